// Baskets for the rows of what is bought together.

/** Baskets of numbers, held by the core. */
export const held = (core, baskets) => {
  const ends = [];
  let end = 0;
  for (const basket of baskets) {
    end += basket.length;
    ends.push(end);
  }
  return core.baskets(Uint32Array.from(baskets.flat()), Uint32Array.from(ends));
};

/** The groceries baskets (Hahsler, Hornik & Reutterer 2006). */
export const groceries = async ({ core, bytesOf }) => {
  const text = new TextDecoder().decode(await bytesOf("data/groceries.csv"));
  const numbers = new Map();
  const number = (label) => {
    if (!numbers.has(label)) {
      numbers.set(label, numbers.size);
    }
    return numbers.get(label);
  };
  return held(core, text.trimEnd().split(/\r?\n/).map((line) => line.split(",").map(number)));
};

/** So many baskets of ten different items, the item of rank r taken as often as 1 / r. Always the same ones. */
export const zipf = ({ core }, baskets, items) => {
  const sums = [];
  let sum = 0;
  for (let rank = 1; rank <= items; rank += 1) {
    sum += 1 / rank;
    sums.push(sum);
  }
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const item = () => {
    const wanted = random() * sum;
    let [low, high] = [0, items - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = sums[middle] < wanted ? [middle + 1, high] : [low, middle];
    }
    return low;
  };
  const basket = () => {
    const chosen = new Set();
    while (chosen.size < 10) {
      chosen.add(item());
    }
    return [...chosen];
  };
  return held(core, Array.from({ length: baskets }, basket));
};
