// Itemsets, rules and all measures of the groceries baskets.
import { groceries } from "./baskets.mjs";
import { same } from "./real.mjs";

export default {
  work: "groceries at .001: itemsets, 5,668 rules, all measures",
  bar: { ms: 20 },
  needs: ["groceries.csv"],
  async prepare(page) {
    return { core: page.core, baskets: await groceries(page) };
  },
  ours: ({ core, baskets }) => core.rules(baskets, 0.001),
  check: (rules) => same(rules, 5_668),
};
