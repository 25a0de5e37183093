// From a click on the address to the customers on the screen, with the largest book.
import { median } from "../page/harness.mjs";
import { noteUsable, storeLarge, withStored } from "./app.mjs";

export default {
  work: "hosted page to usable, 3 million order lines stored",
  bar: { ms: 3_000 },
  run: ({ launch, url, rounds }) =>
    withStored({ launch, url }, storeLarge, 0, async (context) => {
      const times = [];
      for (let round = 0; round <= rounds; round += 1) {
        const page = await context.newPage();
        await page.addInitScript(noteUsable);
        await page.goto(`${url}app/#/customers`);
        await page.waitForFunction(() => globalThis.usableAt, undefined, { timeout: 60_000 });
        times.push(await page.evaluate(() => globalThis.usableAt));
        await page.close();
      }
      return { ours: median(times.slice(1)) };
    }),
};
