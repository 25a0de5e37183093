// The same after one new order of five lines, as a person enters it: what was learnt follows the change.
import { realBook } from "./real.mjs";

export default {
  work: "suggestions again after one new order in the real file",
  bar: { ms: 300 },
  needs: ["online_retail.csv"],
  prepare: async (page) => ({ core: page.core, counsel: page.core.counsel(await realBook(page)) }),
  ours: ({ core, counsel }) => core.suggestions_after_order(counsel),
  check: (customers) => {
    if (customers < 4_000) {
      throw new Error(`only ${customers} customers`);
    }
  },
};
