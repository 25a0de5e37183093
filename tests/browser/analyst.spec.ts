// The analyst, which answers what order lines tell, holds the book that the page holds: after a crash, after an import, undo
// and redo, in a tab that reads along, and where another book comes while it works.
import type { Page } from "@playwright/test";
import { expect, opened, test, watch, type App } from "./support/app";
import { dialogButton, goTo, holds, importFile, openDemo, redo, saved, textFile, undo } from "./support/steps";
import { delimited, orderLines } from "./support/tables";
import { text, textPattern } from "./support/texts";

test.use({ locale: "en-GB" });

const own = textFile("own.csv", delimited(orderLines(12)));
const more = textFile("more.csv", delimited(orderLines(16).slice(0, 1).concat(orderLines(16).slice(-24))));
const working = (page: Page) => page.getByText(text("en", "answer.working"));

const plain = (texts: string[]) => texts.map((one) => one.replaceAll(/\s+/g, " ").trim());

/** The first rows of the table of a screen, in their order; how many are built depends on the room there is. */
async function firstRows(page: Page): Promise<string[]> {
  const rows = page.getByRole("grid").locator("tbody [role=row]:not([hidden])");
  await expect(rows.first()).toBeVisible();
  const texts = await rows.evaluateAll((all) => {
    const place = (row: Element) => Number(row.getAttribute("aria-rowindex"));
    return all.sort((a, b) => place(a) - place(b)).map((row) => (row as HTMLElement).innerText);
  });
  return plain(texts.slice(0, 5));
}

/** What the screens show that order lines tell. */
async function figures(page: Page): Promise<Record<string, unknown>> {
  const counted = await holds(page);
  await expect(working(page)).toHaveCount(0);
  const products = await firstRows(page);
  await goTo(page, "#/customers");
  const changed = (key: string) => page.getByRole("columnheader", { name: textPattern("en", `customers.column.${key}`) });
  await expect(changed("change_of").or(changed("change_year"))).toBeVisible();
  const customers = await firstRows(page);
  await goTo(page, "#/customers/1/purchases");
  await expect(page.getByRole("heading", { name: text("en", "customer.orders.title") })).toBeVisible();
  await expect(working(page)).toHaveCount(0);
  const orders = plain(await page.locator(".order__head").allInnerTexts());
  const bought = plain(await page.locator("section:has(#products) tr").allInnerTexts());
  return { counted, products, customers, orders, bought };
}

/** What a page shows that has opened the stored book for itself. */
async function freshFigures(app: App): Promise<Record<string, unknown>> {
  await saved(app.page);
  const page = await app.page.context().newPage();
  const complaints = watch(page, app.address);
  await page.goto(app.address);
  await opened(page);
  const found = await figures(page);
  await page.close();
  expect(complaints).toEqual([]);
  return found;
}

const inStep = async (app: App): Promise<void> => {
  const fresh = await freshFigures(app);
  await expect.poll(() => figures(app.page)).toEqual(fresh);
};

/** Adds an order of the customer whose page is open. */
async function addOrder(page: Page, number: string): Promise<void> {
  await page.getByRole("button", { name: text("en", "customer.add_order") }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Order number", { exact: true }).fill(number);
  await dialog.getByLabel("Date", { exact: true }).fill("2025-12-28");
  const line = dialog.getByRole("group", { name: "Line 1", exact: true });
  await line.getByLabel("Product").fill("P1");
  await line.getByLabel("Quantity").fill("7");
  await line.getByLabel("Unit price").fill("3");
  await dialogButton(page, text("en", "customer.order.save")).click();
  await expect(dialog).toHaveCount(0);
}

/** So many of the next messages to workers kill the worker that is sent them. */
async function crashWorkers(page: Page, crashes: number): Promise<void> {
  await page.evaluate((times) => {
    let left = times;
    Worker.prototype.postMessage = new Proxy(Worker.prototype.postMessage, {
      apply(post, worker: Worker, sent) {
        Reflect.apply(post, worker, sent);
        // The first message brings the wasm: a worker crashes at its work.
        if (left > 0 && Array.isArray(sent[0])) {
          left -= 1;
          worker.terminate();
          setTimeout(() => worker.dispatchEvent(new ErrorEvent("error", { cancelable: true })));
        }
      },
    });
    Reflect.set(globalThis, "crashNoMore", () => {
      left = 0;
    });
  }, crashes);
}

test.beforeEach(async ({ app }) => {
  await app.open();
  await importFile(app.page, own);
});

test("one that crashes in the middle of its work is started again, and the screens show the figures", async ({ app }) => {
  const { page } = app;
  await goTo(page, "#/customers/1/purchases");
  await expect(page.getByRole("button", { name: text("en", "customer.add_order") })).toBeVisible();
  await expect(working(page)).toHaveCount(0);
  await crashWorkers(page, 1);
  await addOrder(page, "H1");
  await expect(page.getByText("No. H1")).toBeVisible();
  await inStep(app);
  await undo(page).click();
  await inStep(app);
});

test("where it crashes again and again, the screen says so and tries again when asked", async ({ app }) => {
  const { page } = app;
  await crashWorkers(page, Number.MAX_SAFE_INTEGER);
  await goTo(page, "#/data");
  const list = page.getByRole("region", { name: text("en", "data.holds") });
  await expect(list.getByText(text("en", "answer.failed"))).toBeVisible();
  await page.evaluate(() => Reflect.get(globalThis, "crashNoMore")());
  await list.getByRole("button", { name: text("en", "answer.again") }).click();
  await expect(list.getByRole("term").first()).toBeVisible();
  await page.getByRole("button", { name: text("en", "answer.again") }).click();
  await expect(page.getByText(text("en", "answer.failed"))).toHaveCount(0);
  await inStep(app);
});

test("an import, undo and redo keep it in step with the book", async ({ app }) => {
  const { page } = app;
  await inStep(app);
  await importFile(page, more);
  await inStep(app);
  await goTo(page, "#/customers/1/purchases");
  await addOrder(page, "H1");
  await inStep(app);
  for (const step of [undo, undo, redo, redo, undo, undo, undo, redo]) {
    await step(page).click();
  }
  await inStep(app);
  await importFile(page, more);
  await inStep(app);
});

test("a tab that reads along shows the figures of the book that the other one saves", async ({ app, context }) => {
  const reader = await context.newPage();
  const complaints = watch(reader, app.address);
  await reader.goto(app.address);
  await opened(reader);
  const follows = async () => {
    await saved(app.page);
    const writer = await figures(app.page);
    await expect.poll(() => figures(reader)).toEqual(writer);
  };
  await follows();
  await importFile(app.page, more);
  await follows();
  await goTo(app.page, "#/customers/1/purchases");
  await addOrder(app.page, "H1");
  await follows();
  await undo(app.page).click();
  await follows();
  await app.page.close();
  await saved(reader);
  await goTo(reader, "#/customers/1/purchases");
  await addOrder(reader, "H2");
  await expect(reader.getByText("No. H2")).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a book replaced while a question is under way: the answers are those of the new one", async ({ app }) => {
  const { page } = app;
  await goTo(page, "#/customers/1/purchases");
  await expect(page.getByRole("button", { name: text("en", "customer.add_order") })).toBeVisible();
  // Answers are held back, as if the work took long.
  await page.evaluate(() => {
    const held: (() => void)[] = [];
    const plain = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage") as PropertyDescriptor;
    Worker.prototype.postMessage = new Proxy(Worker.prototype.postMessage, {
      apply(post, worker: Worker, sent) {
        const heard = plain.get?.call(worker) as ((event: MessageEvent) => void) | null;
        if (heard && !Reflect.has(heard, "slow")) {
          const slow = Object.assign((event: MessageEvent) => {
            if (Reflect.get(globalThis, "released")) {
              heard.call(worker, event);
            } else {
              held.push(() => heard.call(worker, event));
            }
          }, { slow: true });
          plain.set?.call(worker, slow);
        }
        return Reflect.apply(post, worker, sent);
      },
    });
    Reflect.set(globalThis, "release", () => {
      Reflect.set(globalThis, "released", true);
      held.forEach((tell) => tell());
    });
  });
  await addOrder(page, "H1");
  await openDemo(page);
  await page.evaluate(() => Reflect.get(globalThis, "release")());
  await inStep(app);
  await page.getByRole("button", { name: /^Back to my (own )?book$/ }).first().click();
  await expect(page.getByText(/This is the demo book/)).toHaveCount(0);
  await inStep(app);
});
