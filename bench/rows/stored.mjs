// UTF-16 units of local storage that the real book takes, keys included.
import { realBook } from "./real.mjs";

export default {
  work: "local storage used by the real book",
  bar: { units: 1_000_000 },
  needs: ["online_retail.csv"],
  async prepare(page) {
    page.core.erase_book();
    page.core.save_book(await realBook(page));
  },
  amount: () => Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0),
};
