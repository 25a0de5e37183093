// The edit that makes a save due, in the largest book: how long the page answers nobody while all of it is saved.
import { median } from "../page/harness.mjs";
import { pulse, storeLarge, withStored } from "./app.mjs";

/** Small edits after which a save is due. */
const EDITS = 200;

export default {
  work: "a save after 200 edits, 3 million order lines, page blocked",
  bar: { ms: 50 },
  run: async (bench) => {
    const times = [];
    for (let round = 0; round <= bench.rounds; round += 1) {
      const time = await withStored(bench, storeLarge, EDITS - 1, async (context) => {
        const page = await context.newPage();
        await page.addInitScript(pulse);
        await page.goto(`${bench.url}app/#/customers/1`);
        await page.waitForSelector("#contacts", { timeout: 60_000 });
        await page.waitForTimeout(10_000);
        return page.evaluate(async () => {
          const saves = () => Object.keys(localStorage).filter((key) => key.startsWith("keepgold.m.")).sort().join();
          const before = saves();
          document.querySelector("#contacts").closest("section").querySelector(":scope > .actions button").click();
          await new Promise((done) => setTimeout(done, 500));
          return unanswered(() => document.querySelector("dialog[open] [type=submit]").click(), () => saves() !== before);
        });
      });
      times.push(time);
    }
    return { ours: median(times.slice(1)) };
  },
};
