// The demos: there by one click, beside one's own book and each other, and never in them.
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { demoCard, dialogButton, goTo, holds, openTab, reload, saved, textFile, undo } from "./support/steps";
import { bookTexts } from "./support/store";
import { delimited, orderLines } from "./support/tables";
import { text } from "./support/texts";
import type { Page } from "@playwright/test";

test.use({ locale: "en-GB" });

/** What is said of the customer whose story a demo tells. */
const story = (page: Page) => page.getByRole("complementary", { name: text("en", "demo.told.title") });

test("the demo opens by one click, works, and goes again", async ({ app }) => {
  const { page } = app;
  await app.open("#/today");
  await demoCard(page).click();
  await expect(page.getByText(/This is the demo book/).first()).toBeVisible();
  await expect(story(page)).toBeVisible();
  await goTo(page, "#/customers");
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
  await demoCard(page).click();
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
    await demoCard(page).click();
    await expect(undo(page)).toHaveAccessibleName("Undo: adding Only in the demo");
  });
});

test("each of the three demo books is opened by its card and keeps what is tried in it", async ({ app }) => {
  const { page } = app;
  const grid = page.getByRole("grid", { name: "Customers by value" });
  const customers = async () => Number(await grid.getAttribute("aria-rowcount")) - 1;
  await app.open("#/today");
  await demoCard(page, "gifts").click();
  await expect(page.getByText(/This is the demo book of a wholesaler of gifts/)).toBeVisible();
  await goTo(page, "#/customers");
  await expect(grid).toBeVisible();
  expect(await customers()).toBeGreaterThan(300);
  await page.getByLabel("Search", { exact: true }).fill("Xiangkou");
  await expect(grid.getByRole("row").nth(1)).toContainText("VIP");
  await page.getByRole("button", { name: "Add customer" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Only among the gifts");
  await dialogButton(page, "Add").click();
  await saved(page);

  await test.step("from one demo to another, and over a reload", async () => {
    await goTo(page, "#/data/storage");
    await demoCard(page, "electronics").click();
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
    await demoCard(page, "gifts").click();
    await expect(undo(page)).toHaveAccessibleName("Undo: adding Only among the gifts");
  });
  await page.getByRole("button", { name: /^Back to my (own )?book$/ }).first().click();
  await expect(page.getByText(/This is the demo book/)).toHaveCount(0);
  expect(await holds(page)).toEqual({});
});

test("the story is said until it is dismissed, and is gone with the demo", async ({ app }) => {
  const { page } = app;
  await app.open("#/today");
  await demoCard(page).click();
  await expect(story(page)).toContainText(/Keepgold has warned of it since/);
  await reload(app);
  await expect(story(page)).toBeVisible();
  await story(page).getByRole("button", { name: text("en", "demo.told.dismiss") }).click();
  await expect(story(page)).toHaveCount(0);
  await goTo(page, "#/data/storage");
  await demoCard(page).click();
  await expect(story(page)).toBeVisible();
  const told = new URL(page.url()).hash;
  await story(page).getByRole("link", { name: text("en", "places.today.name") }).click();
  await expect(page.locator("#today-rows tr").first()).toBeVisible();
  await page.getByRole("button", { name: /^Back to my (own )?book$/ }).first().click();
  await goTo(page, told);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("en", "customer.unknown_title"));
  await expect(story(page)).toHaveCount(0);
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
