// Itemsets of the real file, one basket an order, from its order lines.
import { realBook } from "./real.mjs";

export default {
  work: "real file by order at count 50: baskets and itemsets",
  bar: { ms: 400 },
  needs: ["online_retail.csv"],
  prepare: async (page) => ({ core: page.core, book: await realBook(page) }),
  ours({ core, book }) {
    const baskets = core.baskets_of_orders(book);
    const found = core.itemsets(baskets, 50);
    baskets.free();
    return found;
  },
  check: (found) => {
    if (found < 100_000) {
      throw new Error(`only ${found} itemsets`);
    }
  },
};
