// The same down to five baskets.
import { groceries } from "./baskets.mjs";
import { same } from "./real.mjs";

export default {
  work: "groceries at .0005: itemsets, 42,278 rules, all measures",
  bar: { ms: 60 },
  needs: ["groceries.csv"],
  async prepare(page) {
    return { core: page.core, baskets: await groceries(page) };
  },
  ours: ({ core, baskets }) => core.rules(baskets, 0.0005),
  check: (rules) => same(rules, 42_278),
};
