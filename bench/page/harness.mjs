// Measures one row in the page. Ours and the peer take turns, so that both meet the same machine.

/** The middle value. */
export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const bytesOf = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return new Uint8Array(await answer.arrayBuffer());
};

/** Runs the row named `name`: a warm-up, then `rounds` rounds. Gives each side's median in ms, or an amount. */
export const measure = async (name, rounds) => {
  const { default: row } = await import(`./rows/${name}.mjs`);
  await wasm_bindgen({ module_or_path: "bench.wasm" });
  const state = await row.prepare({ core: wasm_bindgen, bytesOf });
  if (row.amount) {
    return { amount: await row.amount(state) };
  }
  const times = { ours: [], peer: [] };
  const sides = Object.keys(times).filter((side) => row[side]);
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of sides) {
      row.before?.(state);
      globalThis.gc?.();
      const begun = performance.now();
      const result = await row[side](state);
      const took = performance.now() - begun;
      row.check(result, side);
      if (round > 0) {
        times[side].push(took);
      }
    }
  }
  return { ours: median(times.ours), peer: row.peer ? median(times.peer) : undefined };
};
