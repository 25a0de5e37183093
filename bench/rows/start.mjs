// From a click on the address to the customers on the screen, with a stored book of 5,000 customers.
// Drives a browser, because the app is another page than the harness: same origin, same storage.
import { median } from "../page/harness.mjs";

const CUSTOMERS = 5_000;
const ORDERS = 10;

/** Runs in the harness page: stores a book of made-up order lines. */
const store = async ([customers, orders]) => {
  await wasm_bindgen({ module_or_path: "bench.wasm" });
  const day = (number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
  const lines = ["InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID"];
  for (let customer = 0; customer < customers; customer += 1) {
    for (let order = 0; order < orders; order += 1) {
      const number = customer * orders + order;
      lines.push(`${number},P${number % 200},${1 + (number % 7)},${day((number * 31) % 300)},${2 + (number % 90)}.50,${10_000 + customer}`);
    }
  }
  wasm_bindgen.erase_book();
  wasm_bindgen.save_book(wasm_bindgen.import_csv(new TextEncoder().encode(lines.join("\n"))));
};

/** Runs in the app's page before anything else: notes when the first customer is on the screen. */
const note = () => {
  const look = () => {
    if (document.querySelector("tbody [role=row]")) {
      globalThis.usableAt = performance.now();
    } else {
      requestAnimationFrame(look);
    }
  };
  look();
};

export default {
  work: "hosted page to usable, 5,000 customers stored",
  bar: { ms: 700 },
  async run({ launch, url, rounds }) {
    const browser = await launch();
    try {
      const context = await browser.newContext();
      const seed = await context.newPage();
      await seed.goto(url);
      await seed.evaluate(store, [CUSTOMERS, ORDERS]);
      await seed.close();
      const times = [];
      for (let round = 0; round <= rounds; round += 1) {
        const page = await context.newPage();
        await page.addInitScript(note);
        await page.goto(`${url}app/#/customers`);
        await page.waitForFunction(() => globalThis.usableAt, undefined, { timeout: 20_000 });
        times.push(await page.evaluate(() => globalThis.usableAt));
        await page.close();
      }
      return { ours: median(times.slice(1)) };
    } finally {
      await browser.close();
    }
  },
};
