// From a click on the address to the customers on the screen over a slow line on a slow machine, nothing cached,
// with a stored book of 5,000 customers. The page comes packed with brotli, as hosts that compress send it.
import { median } from "../page/harness.mjs";
import { noteUsable, storeMadeUp, withStored } from "./app.mjs";

const CPU_TIMES_SLOWER = 4;
/** The line that counts, and one that is only told. */
const LINES = [
  { megabits: 10, latency: 40 },
  { megabits: 1.6, latency: 150 },
];

const usable = async (context, url, { megabits, latency }) => {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const throughput = (megabits * 1_000_000) / 8;
  await session.send("Network.emulateNetworkConditions", {
    offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_TIMES_SLOWER });
  let received = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    received += encodedDataLength;
  });
  const unpacked = [];
  page.on("response", (response) => {
    // The text of a worker comes from memory, not over the line.
    if (!response.url().startsWith("blob:") && response.headers()["content-encoding"] !== "br") {
      unpacked.push(response.url());
    }
  });
  await page.addInitScript(noteUsable);
  await page.goto(`${url}app/#/customers`);
  await page.waitForFunction(() => globalThis.usableAt, undefined, { timeout: 60_000 });
  if (unpacked.length > 0) {
    throw new Error(`came without brotli: ${unpacked.join(", ")}`);
  }
  const at = await page.evaluate(() => globalThis.usableAt);
  await page.close();
  return { at, received };
};

export default {
  work: "page to usable, 10 Mbit/s line, CPU 4 × slower",
  bar: { ms: 2_000 },
  run: ({ launch, url, rounds }) =>
    withStored({ launch, url }, storeMadeUp, [5_000, 10], async (context) => {
      const medians = [];
      for (const line of LINES) {
        const found = [];
        for (let round = 0; round <= rounds; round += 1) {
          found.push(await usable(context, url, line));
        }
        medians.push(median(found.slice(1).map(({ at }) => at)));
        const kilobytes = Math.round((found.at(-1).received) / 1000);
        console.log(`  ${line.megabits} Mbit/s, ${line.latency} ms latency: usable after ${(medians.at(-1) / 1000).toFixed(2)} s, ${kilobytes} kB over the line`);
      }
      return { ours: medians[0] };
    }),
};
