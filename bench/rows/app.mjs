// What rows need that measure the app itself: a stored book, the app open on it, and the time until something is painted.
// Such rows drive a browser, because the app is another page than the harness: same origin, same storage.
import { median } from "../page/harness.mjs";

/** Runs in the harness page: stores a book of made-up order lines. */
export const storeMadeUp = async ([customers, orders]) => {
  await wasm_bindgen({ module_or_path: "bench.wasm" });
  const day = (number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
  const lines = ["InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,CustomerName"];
  for (let customer = 0; customer < customers; customer += 1) {
    for (let order = 0; order < orders; order += 1) {
      const number = customer * orders + order;
      const name = customer % 2 ? `第${customer}号合作社` : `Customer ${customer} Trading`;
      lines.push(`${number},P${number % 200},${1 + (number % 7)},${day((number * 31) % 300)},${2 + (number % 90)}.50,${10_000 + customer},${name}`);
    }
  }
  wasm_bindgen.erase_book();
  wasm_bindgen.save_book(wasm_bindgen.import_csv(new TextEncoder().encode(lines.join("\n"))));
};

/** Runs in the harness page: stores the real file's book. */
export const storeReal = async () => {
  await wasm_bindgen({ module_or_path: "bench.wasm" });
  const bytes = new Uint8Array(await (await fetch("data/online_retail.csv")).arrayBuffer());
  wasm_bindgen.erase_book();
  wasm_bindgen.save_book(wasm_bindgen.import_csv(bytes));
};

/**
 * Runs in the harness page: stores the largest book, three million order lines, about all that local storage takes. So
 * many small edits come after its last save.
 */
export const storeLarge = async (edits) => {
  await wasm_bindgen({ module_or_path: "bench.wasm" });
  wasm_bindgen.erase_book();
  wasm_bindgen.save_with_edits(wasm_bindgen.made_up(3_000_000, 24_000, 4_000), edits);
};

/** Stores a book in a fresh browser and gives a context of it to `use`. */
export const withStored = async ({ launch, url }, store, given, use) => {
  const browser = await launch();
  try {
    const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 } });
    const seed = await context.newPage();
    await seed.goto(url);
    await seed.evaluate(store, given);
    await seed.close();
    return await use(context);
  } finally {
    await browser.close();
  }
};

/** Runs in the app's page before anything else: notes when the first customer is on the screen. */
export const noteUsable = () => {
  const look = () => {
    if (document.querySelector("tbody [role=row]")) {
      globalThis.usableAt = performance.now();
    } else {
      requestAnimationFrame(look);
    }
  };
  look();
};

/**
 * Runs in the app's page before anything else: `unanswered(act, until)` gives the longest time in ms in which the page
 * answered nobody, from `act` until `until` holds and two more seconds have passed.
 */
export const pulse = () => {
  globalThis.unanswered = async (act, until = () => true) => {
    let [longest, last, calm] = [0, performance.now(), Infinity];
    act();
    while (performance.now() < calm) {
      await new Promise((done) => setTimeout(done));
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      calm = until() ? Math.min(calm, now + 2_000) : Infinity;
    }
    return longest;
  };
};

/** Runs in the app's page before anything else: `painted(act)` gives the ms from `act` to the end of the next painted frame. */
const clock = () => {
  globalThis.painted = (act) =>
    new Promise((done) => {
      const begun = performance.now();
      act();
      requestAnimationFrame(() => {
        // A message comes after the frame: style, layout and paint of it are over.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - begun);
        port2.postMessage(0);
      });
    });
};

/**
 * Opens the app at a route on a stored book and runs `measure` in its page: a warm-up, then the rounds. Each gives the
 * times of its steps in ms; the slowest step counts. Gives the median over the rounds.
 */
export const slowest = async ({ launch, url, rounds }, { store, given, route, ready, measure }) =>
  withStored({ launch, url }, store, given, async (context) => {
    const page = await context.newPage();
    await page.addInitScript(clock);
    await page.goto(`${url}app/${route}`);
    await page.waitForSelector(ready, { timeout: 60_000 });
    const times = [];
    for (let round = 0; round <= rounds; round += 1) {
      await page.evaluate(() => globalThis.gc?.());
      times.push(Math.max(...(await page.evaluate(measure))));
    }
    return { ours: median(times.slice(1)) };
  });

/**
 * Opens the app at a route on the largest book and does something there: a warm-up, then the rounds. `act` runs in the
 * page and gives the longest time in ms that it answered nobody; it is told the number of the round. Gives the median.
 */
export const answering = async ({ launch, url, rounds }, { route, ready, act }) =>
  withStored({ launch, url }, storeLarge, 0, async (context) => {
    const page = await context.newPage();
    await page.addInitScript(pulse);
    await page.goto(`${url}app/${route}`);
    await page.waitForSelector(ready, { timeout: 60_000 });
    const times = [];
    for (let round = 0; round <= rounds; round += 1) {
      // What was begun at the opening is over.
      await page.waitForTimeout(round === 0 ? 10_000 : 1_000);
      times.push(await page.evaluate(act, round));
    }
    return { ours: median(times.slice(1)) };
  });
