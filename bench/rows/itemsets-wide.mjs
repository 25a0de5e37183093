// Itemsets among very many items.
import { zipf } from "./baskets.mjs";

export default {
  work: "88,000 baskets of 10 over 16,000 items (Zipf) at .001: itemsets",
  bar: { ms: 250 },
  prepare: async (page) => ({ core: page.core, baskets: zipf(page, 88_000, 16_000) }),
  ours: ({ core, baskets }) => core.itemsets(baskets, 88),
  check: (found) => {
    if (found < 5_000) {
      throw new Error(`only ${found} itemsets`);
    }
  },
};
