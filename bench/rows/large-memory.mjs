// What all processes of the browser take at most while the largest book is opened and worked with: their proportional
// share of memory (PSS), so that what they share counts once.
import { readFileSync } from "node:fs";
import { median } from "../page/harness.mjs";
import { storeLarge, withStored } from "./app.mjs";

const ROUNDS = 3;
const EVERY_MS = 100;

/** Megabytes of one process; none once it has ended. */
const megabytes = ({ id }) => {
  try {
    const [, kilobytes] = readFileSync(`/proc/${id}/smaps_rollup`, "utf8").match(/^Pss: +(\d+) kB$/m);
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
};

/** Runs `work` and gives the most that the browser took meanwhile. */
const most = async (browser, work) => {
  const session = await browser.newBrowserCDPSession();
  let [peak, over] = [0, false];
  const watch = async () => {
    while (!over) {
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      peak = Math.max(peak, processInfo.map(megabytes).reduce((sum, one) => sum + one, 0));
      await new Promise((done) => setTimeout(done, EVERY_MS));
    }
  };
  const watching = watch();
  await work();
  over = true;
  await watching;
  return peak;
};

export default {
  work: "browser memory at most, 3 million order lines",
  bar: { MB: 1_100 },
  system: "linux",
  run: async (bench) => {
    const peaks = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const peak = await withStored(bench, storeLarge, 199, (context) =>
        most(context.browser(), async () => {
          const page = await context.newPage();
          await page.goto(`${bench.url}app/#/customers`);
          await page.waitForSelector("tbody [role=row]", { timeout: 60_000 });
          for (const place of ["#/", "#/tiers", "#/movement", "#/service", "#/data", "#/customers/1"]) {
            await page.evaluate((to) => {
              location.hash = to;
            }, place);
            await page.waitForTimeout(4_000);
          }
          // The edit after which a save is due.
          await page.locator("section:has(#contacts) > .actions button").first().click();
          await page.locator("dialog[open] [type=submit]").click();
          await page.waitForTimeout(6_000);
        }),
      );
      peaks.push(peak);
    }
    return { amount: Math.round(median(peaks)) };
  },
};
