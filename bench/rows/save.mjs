// The whole real book into empty local storage, with its proof.
import { realBook } from "./real.mjs";

export default {
  work: "pack and save the book",
  bar: { ms: 400 },
  needs: ["online_retail.csv"],
  async prepare(page) {
    return { core: page.core, book: await realBook(page) };
  },
  before: ({ core }) => core.erase_book(),
  ours: ({ core, book }) => core.save_book(book),
  check() {},
};
