// The whole real book out of local storage, verified.
import { LINES, counted, realBook, same } from "./real.mjs";

export default {
  work: "open and verify it",
  bar: { ms: 400 },
  needs: ["online_retail.csv"],
  async prepare(page) {
    page.core.erase_book();
    page.core.save_book(await realBook(page));
    return page;
  },
  ours: ({ core }) => counted(core.open_book()),
  check: (lines) => same(lines, LINES),
};
