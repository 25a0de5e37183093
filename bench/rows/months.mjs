// Tiers at the end of every month over the whole real file: what the worker does from the bytes it is handed.
import { realBook, same } from "./real.mjs";

/** Months of the real file that have half a window behind them. */
const MONTHS = 7;

export default {
  work: "monthly tiers over the whole real file (worker job)",
  bar: { ms: 600 },
  needs: ["online_retail.csv"],
  async prepare(page) {
    return { core: page.core, bytes: page.core.handed_over(await realBook(page)) };
  },
  ours: ({ core, bytes }) => core.monthly_tiers(bytes),
  check: (months) => same(months, MONTHS),
};
