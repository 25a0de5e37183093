// The demos: there by one click, beside one's own book and each other, and never in them.
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { dialogButton, goTo, holds, openTab, reload, saved, textFile, undo } from "./support/steps";
import { bookTexts } from "./support/store";
import { delimited, orderLines } from "./support/tables";

test.use({ locale: "en-GB" });

test("the demo opens by one click, works, and goes again", async ({ app }) => {
  const { page } = app;
  await app.open();
  await page.getByRole("button", { name: "Open the demo" }).click();
  await expect(page.getByText(/This is the demo book/).first()).toBeVisible();
  const grid = page.getByRole("grid", { name: "Customers by value" });
  await expect(grid).toBeVisible();
  expect(Number(await grid.getAttribute("aria-rowcount"))).toBeGreaterThan(50);
  await grid.getByRole("row").nth(1).click();
  await openTab(page, "value");
  await expect(page.getByRole("heading", { name: "Scores and why" })).toBeVisible();
  await goTo(page, "#/tiers");
  await expect(page.getByRole("figure", { name: "Customers by tier" })).toBeVisible();

  await test.step("it stays open over a reload", async () => {
    await reload(app);
    await expect(page.getByText(/This is the demo book/).first()).toBeVisible();
  });
  await page.getByRole("button", { name: /^Back to my (own )?book$/ }).first().click();
  await expect(page.getByText(/This is the demo book/)).toHaveCount(0);
  expect(await holds(page)).toEqual({});
  await reload(app);
  expect(await holds(page)).toEqual({});
});

test("one's own book stays as it is while the demo is tried", async ({ app }) => {
  const { page } = app;
  await openBook(app, textFile("a.csv", delimited(orderLines(5))));
  const own = await holds(page);
  const stored = await bookTexts(page);
  await goTo(page, "#/data/storage");
  await page.getByRole("button", { name: /^Open the demo/ }).click();
  await expect(page.getByText(/This is the demo book/).first()).toBeVisible();
  await goTo(page, "#/customers");
  await page.getByRole("button", { name: "Add customer" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Only in the demo");
  await dialogButton(page, "Add").click();
  await expect(undo(page)).toHaveAccessibleName("Undo: adding Only in the demo");
  await saved(page);
  expect(await bookTexts(page)).toEqual(stored);

  await page.getByRole("button", { name: /^Back to my (own )?book$/ }).first().click();
  await expect(page.getByText(/This is the demo book/)).toHaveCount(0);
  await expect(undo(page)).toHaveAccessibleName(/^Undo: import of \d+ lines$/);
  expect(await holds(page)).toEqual(own);

  await test.step("what was tried in the demo is still in the demo", async () => {
    await goTo(page, "#/data/storage");
    await page.getByRole("button", { name: /^Open the demo/ }).click();
    await expect(undo(page)).toHaveAccessibleName("Undo: adding Only in the demo");
  });
});

test("each of the three demo books is chosen by its story and keeps what is tried in it", async ({ app }) => {
  const { page } = app;
  const story = (name: RegExp) => page.getByRole("radio", { name });
  const open = page.getByRole("button", { name: /^Open the demo/ });
  const grid = page.getByRole("grid", { name: "Customers by value" });
  const customers = async () => Number(await grid.getAttribute("aria-rowcount")) - 1;
  await app.open();
  await expect(story(/^Farm supplies/)).toBeChecked();
  await expect(story(/^Gifts.*hundreds of shops/)).toBeVisible();
  await story(/^Gifts/).check();
  await open.click();
  await expect(page.getByText(/This is the demo book of a wholesaler of gifts/)).toBeVisible();
  await expect(grid).toBeVisible();
  expect(await customers()).toBeGreaterThan(300);
  await page.getByLabel("Search", { exact: true }).fill("巷口小铺");
  await expect(grid.getByRole("row").nth(1)).toContainText("VIP");
  await page.getByRole("button", { name: "Add customer" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Only among the gifts");
  await dialogButton(page, "Add").click();
  await saved(page);

  await test.step("from one demo to another by arrow keys, and over a reload", async () => {
    await goTo(page, "#/data/storage");
    await expect(open).toBeEnabled();
    await story(/^Gifts/).check();
    await expect(open).toBeDisabled();
    await page.keyboard.press("ArrowUp");
    await expect(story(/^Electronics/)).toBeChecked();
    await open.click();
    await expect(page.getByText(/This is the demo book of a maker of electronic components/)).toBeVisible();
    await expect(undo(page)).toHaveAccessibleName("Nothing to undo");
    await reload(app);
    await expect(page.getByText(/This is the demo book of a maker of electronic components/)).toBeVisible();
    await goTo(page, "#/customers");
    await expect(grid).toBeVisible();
    expect(await customers()).toBeLessThan(40);
  });
  await test.step("what was tried in the first is still there", async () => {
    await goTo(page, "#/data/storage");
    await story(/^Gifts/).check();
    await open.click();
    await expect(undo(page)).toHaveAccessibleName("Undo: adding Only among the gifts");
  });
  await page.getByRole("button", { name: /^Back to my (own )?book$/ }).first().click();
  await expect(page.getByText(/This is the demo book/)).toHaveCount(0);
  expect(await holds(page)).toEqual({});
});

test("a demo left open when there was only one is the one of farm supplies", async ({ app }) => {
  const { page } = app;
  await app.open();
  await page.evaluate(() => localStorage.setItem("keepgold.demo_open", "true"));
  await reload(app);
  await expect(page.getByText(/This is the demo book of a maker of farm supplies/)).toBeVisible();
  await page.evaluate(() => localStorage.setItem("keepgold.demo_open", '"no such firm"'));
  await reload(app);
  await expect(page.getByText(/This is the demo book/)).toHaveCount(0);
});
