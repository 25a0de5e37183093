// Puts a module together that xtask sorted into streams (xtask/src/build/streams.rs tells the form).
const keepgoldModule = function (file) {
  let at = 8 + 1; // The magic number, and the number of a custom section.
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = file[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) {
        return value;
      }
    }
  };
  number(); // The section's size.
  at += file[at] + 1; // Its name.
  const module = new Uint8Array(number());
  const functions = number();
  const kinds = file.subarray(at, at + 256 * 4);
  at += kinds.length;
  const lengths = Array.from({ length: number() }, number);
  const before = number();
  // Where each stream is read next.
  const places = new Uint32Array(lengths.length);
  lengths.forEach((length, stream) => {
    places[stream] = at;
    at += length;
  });
  module.set(file.subarray(at, at + before));
  at += before;
  let end = before;

  const copy = (stream, count) => {
    let from = places[stream];
    let to = end;
    let byte;
    while (count-- > 0) {
      do {
        byte = file[from++];
        module[to++] = byte;
      } while (byte > 0x7f);
    }
    places[stream] = from;
    end = to;
  };
  // A number that says how many follow is small, but may be more than a byte.
  const counted = (stream) => {
    const start = end;
    copy(stream, 1);
    let value = 0;
    for (let place = end; place-- > start; ) {
      value = (value << 7) | (module[place] & 0x7f);
    }
    return value;
  };

  const [SYMBOLS, LOCALS, FLOAT] = [0, 1, 15]; // Of the streams.
  const [NO_BYTE, COUNTED, COUNTED_AND_ONE] = [0xff, 0xfe, 0xfd];
  for (let left = functions; left > 0; left--) {
    const start = end;
    end += 5; // Room for the size of the function, which is known at its end.
    for (let groups = counted(LOCALS); groups > 0; groups--) {
      copy(LOCALS, 1);
      module[end++] = file[places[LOCALS]++];
    }
    let symbol = places[SYMBOLS];
    for (let depth = 1; depth > 0; ) {
      const kind = file[symbol++] * 4;
      const code = kinds[kind];
      module[end++] = code;
      if (kinds[kind + 1] !== NO_BYTE) {
        module[end++] = kinds[kind + 1];
      }
      const operands = kinds[kind + 2];
      const stream = kinds[kind + 3];
      if (stream === FLOAT) {
        module.set(file.subarray(places[FLOAT], places[FLOAT] + operands), end);
        places[FLOAT] += operands;
        end += operands;
      } else if (operands === COUNTED) {
        copy(stream, counted(stream));
      } else if (operands === COUNTED_AND_ONE) {
        copy(stream, counted(stream) + 1);
      } else if (operands > 0) {
        copy(stream, operands);
      }
      if (code === 0x0b) {
        depth--;
      } else if (code >= 0x02 && code <= 0x04) {
        depth++;
      }
    }
    places[SYMBOLS] = symbol;
    let size = end - start - 5;
    let to = start;
    for (; size > 0x7f; size >>= 7) {
      module[to++] = (size & 0x7f) | 0x80;
    }
    module[to++] = size;
    module.copyWithin(to, start + 5, end);
    end -= start + 5 - to;
  }
  module.set(file.subarray(at), end);
  if (end + file.length - at !== module.length) {
    throw new Error("The program is damaged.");
  }
  return module;
};
