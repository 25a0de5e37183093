// Three new products with chance and reasons for every customer of the real file.
import { realBook } from "./real.mjs";

export default {
  work: "suggestions with reasons for all customers of the real file",
  bar: { ms: 2_500 },
  needs: ["online_retail.csv"],
  prepare: async (page) => ({ core: page.core, book: await realBook(page) }),
  ours: ({ core, book }) => core.suggestions(book),
  check: (customers) => {
    if (customers < 4_000) {
      throw new Error(`only ${customers} customers`);
    }
  },
};
