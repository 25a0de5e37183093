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

  const write = (value) => {
    for (; value > 0x7f; value >>= 7) {
      module[end++] = (value & 0x7f) | 0x80;
    }
    module[end++] = value;
  };
  const read = (from) => {
    let value = module[from] & 0x7f;
    for (let shift = 7; module[from++] > 0x7f; shift += 7) {
      value |= (module[from] & 0x7f) << shift;
    }
    return value;
  };
  const copy = (stream, count) => {
    let from = places[stream];
    let to = end;
    for (; count > 0; count--) {
      do {
        module[to++] = file[from];
      } while (file[from++] > 0x7f);
    }
    places[stream] = from;
    end = to;
  };
  // A number that says how many follow.
  const counted = (stream) => {
    const from = end;
    copy(stream, 1);
    return read(from);
  };
  // Eight bytes as a number in signed LEB128.
  const long = (stream) => {
    const bytes = new DataView(file.buffer, file.byteOffset + places[stream], 8);
    places[stream] += 8;
    let low = bytes.getInt32(0, true);
    let high = bytes.getInt32(4, true);
    for (let left = true; left; ) {
      const byte = low & 0x7f;
      low = (low >>> 7) | (high << 25);
      high >>= 7;
      const rest = byte & 0x40 ? -1 : 0;
      left = low !== rest || high !== rest;
      module[end++] = left ? byte | 0x80 : byte;
    }
  };

  // Of the streams. What is read or written within the function's frame, or added to its address, stands in the next.
  const [SYMBOLS, LOCALS, LOAD, STORE, ADD, INT32, FLOAT] = [0, 1, 9, 11, 13, 15, 18];
  const [NO_BYTE, COUNTED, COUNTED_AND_ONE, KNOWN, LONG] = [0xff, 0xfe, 0xfd, 0xfc, 0xfb];
  const [LOCAL_GET, LOCAL_SET, LOCAL_TEE, GLOBAL_GET, I32_ADD] = [0x20, 0x21, 0x22, 0x23, 0x6a];
  // What is known of what comes next: the locals set last, and the one with the address of the function's frame.
  const known = [0, 0, 0, 0, 0];
  const FRAME = 4;
  const learn = (local) => {
    if (local !== known[FRAME]) {
      let place = 0;
      while (place < FRAME - 1 && known[place] !== local) {
        place++;
      }
      for (; place > 0; place--) {
        known[place] = known[place - 1];
      }
      known[0] = local;
    }
  };

  // Is called for each function, so that browsers soon compile it.
  const body = () => {
    const start = end;
    end += 5; // Room for the size of the function, which is known at its end.
    for (let groups = counted(LOCALS); groups > 0; groups--) {
      copy(LOCALS, 1);
      module[end++] = file[places[LOCALS]++];
    }
    let symbol = places[SYMBOLS];
    known.fill(-1);
    const hasFrame = kinds[file[symbol] * 4] === GLOBAL_GET;
    let onFrame = false;
    let begunOnFrame = false; // What this statement began with.
    let begins = true;
    for (let depth = 1; depth > 0; ) {
      const kind = file[symbol++] * 4;
      const code = kinds[kind];
      const follows = kinds[kind + 1];
      const operands = kinds[kind + 2];
      let stream = kinds[kind + 3];
      module[end++] = code;
      const operand = end;
      if (operands === KNOWN) {
        write(known[follows]);
      } else {
        if (follows !== NO_BYTE) {
          module[end++] = follows;
        }
        if (stream === FLOAT) {
          for (let count = operands; count > 0; count--) {
            module[end++] = file[places[FLOAT]++];
          }
        } else if (operands === LONG) {
          long(stream);
        } else if (operands === COUNTED) {
          copy(stream, counted(stream));
        } else if (operands === COUNTED_AND_ONE) {
          copy(stream, counted(stream) + 1);
        } else if (operands > 0) {
          if (stream === INT32 && kinds[file[symbol] * 4] === I32_ADD) {
            stream = ADD;
          }
          if (stream === STORE ? begunOnFrame : onFrame && (stream === LOAD || stream === ADD)) {
            stream++;
          }
          copy(stream, operands);
        }
      }
      onFrame = false;
      if (code >= LOCAL_GET && code <= LOCAL_TEE) {
        const local = read(operand);
        if (code !== LOCAL_GET) {
          if (hasFrame && known[FRAME] < 0) {
            known[FRAME] = local;
          }
          learn(local);
        }
        onFrame = code !== LOCAL_SET && local === known[FRAME];
      }
      if (begins) {
        begunOnFrame = onFrame;
      }
      begins = code <= 0x0d || code === 0x1a || code === LOCAL_SET || code === 0x24 || (code >= 0x36 && code <= 0x3e);
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
  };
  for (let left = functions; left > 0; left--) {
    body();
  }
  module.set(file.subarray(at), end);
  if (end + file.length - at !== module.length) {
    throw new Error("The program is damaged.");
  }
  return module;
};
