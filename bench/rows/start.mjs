// From a click on the address to the customers on the screen, with a stored book of 5,000 customers.
import { median } from "../page/harness.mjs";
import { noteUsable, storeMadeUp, withStored } from "./app.mjs";

export default {
  work: "hosted page to usable, 5,000 customers stored",
  bar: { ms: 700 },
  run: ({ launch, url, rounds }) =>
    withStored({ launch, url }, storeMadeUp, [5_000, 10], async (context) => {
      const times = [];
      for (let round = 0; round <= rounds; round += 1) {
        const page = await context.newPage();
        await page.addInitScript(noteUsable);
        await page.goto(`${url}app/#/customers`);
        await page.waitForFunction(() => globalThis.usableAt, undefined, { timeout: 20_000 });
        times.push(await page.evaluate(() => globalThis.usableAt));
        await page.close();
      }
      return { ours: median(times.slice(1)) };
    }),
};
