// The book by hand: every change has a name, is taken back and made again, and outlives a reload.
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { dialogButton, dismissNotices, fromMenu, goTo, holds, openTab, redo, reload, saved, textFile, tools, undo } from "./support/steps";
import { delimited, orderLines } from "./support/tables";
import { text } from "./support/texts";
import type { Page } from "@playwright/test";

test.use({ locale: "en-GB" });

const small = textFile("small.csv", delimited(orderLines(6)));

const field = (page: Page, name: string) => page.getByRole("dialog").getByLabel(name, { exact: true });

/** Opens a customer from the table. */
async function open(page: Page, name: string): Promise<void> {
  await goTo(page, "#/customers");
  await page.getByRole("grid", { name: "Customers by value" }).getByRole("row").filter({ hasText: name }).click();
  await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
}

test("a customer is added, changed, archived and merged by hand", async ({ app }) => {
  const { page } = app;
  await app.open();
  await test.step("nothing needs an import", async () => {
    await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
    await page.getByRole("button", { name: "Add customer" }).click();
    await field(page, "Name").fill("Acme Ltd");
    await field(page, "Code").fill("A1");
    await field(page, "Region").fill("North");
    await field(page, "Tags").fill("gold, key");
    await dialogButton(page, "Add").click();
    await expect(undo(page)).toHaveAccessibleName("Undo: adding Acme Ltd");
    await expect(page.getByText("Acme Ltd was added.")).toBeVisible();
    await expect(page.getByText(text("en", "customers.none_valued"))).toBeVisible();
  });
  await test.step("a prospect is listed with its reason", async () => {
    await page.getByRole("button", { name: "Add customer" }).click();
    await field(page, "Name").fill("Borg AG");
    await field(page, "Prospect: has not bought yet").check();
    await dialogButton(page, "Add").click();
    await page.getByRole("button", { name: "Prospects 1" }).click();
    await expect(page.getByRole("row").filter({ hasText: "Borg AG" })).toContainText("Prospect");
    await expect(page.getByText(/Prospects have not ordered yet/)).toBeVisible();
  });
  await test.step("a code that is taken is refused with a sentence and nothing is lost from the form", async () => {
    await page.getByRole("button", { name: "Add customer" }).click();
    await field(page, "Name").fill("Other");
    await field(page, "Code").fill("A1");
    await dialogButton(page, "Add").click();
    await expect(page.getByRole("dialog").getByRole("alert").filter({ hasText: "A1" })).toBeVisible();
    await expect(field(page, "Name")).toHaveValue("Other");
    await dialogButton(page, "Cancel").click();
  });
  await test.step("changed", async () => {
    await page.getByRole("button", { name: "Not scored 1" }).click();
    await page.getByRole("row").filter({ hasText: "Acme Ltd" }).click();
    await fromMenu(page, "customer.edit");
    await expect(field(page, "Tags")).toHaveValue("gold, key");
    await field(page, "Name").fill("Acme Holding");
    await dialogButton(page, "Save").click();
    await expect(page.getByRole("heading", { level: 1, name: "Acme Holding" })).toBeVisible();
    await expect(undo(page)).toHaveAccessibleName(/^Undo: editing Acme/);
  });
  await test.step("archived and brought back", async () => {
    await fromMenu(page, "customer.archive");
    await expect(page.getByText("Archived: out of lists and scores. Its orders are kept.")).toBeVisible();
    await page.getByRole("button", { name: "Restore" }).click();
    await expect(page.getByText("Archived: out of lists and scores.")).toHaveCount(0);
  });
  await test.step("merged, with what will happen said before", async () => {
    await dismissNotices(page);
    await fromMenu(page, "customer.merge");
    const dialog = page.getByRole("dialog");
    await expect(dialogButton(page, "Merge")).toHaveAttribute("aria-disabled", "true");
    await field(page, "Record that stays").fill("Borg AG");
    await expect(dialog.getByText(/of Acme Holding will count for Borg AG/)).toBeVisible();
    await dialogButton(page, "Merge").click();
    await expect(page.getByRole("heading", { level: 1, name: "Borg AG" })).toBeVisible();
    await expect(undo(page)).toHaveAccessibleName("Undo: merging Acme Holding into Borg AG");
  });
  await test.step("all steps are there after a reload, are taken back one by one and made again", async () => {
    await saved(page);
    await reload(app);
    const names: string[] = [];
    while ((await undo(page).getAttribute("aria-disabled")) !== "true") {
      const name = (await undo(page).getAttribute("aria-label")) ?? "";
      names.push(name.replace("Undo: ", ""));
      await undo(page).click();
      await expect(redo(page)).toHaveAccessibleName(name.replace("Undo", "Redo"));
    }
    expect(names).toHaveLength(6);
    expect(await holds(page)).toEqual({});
    await saved(page);
    await reload(app);
    for (const name of names.reverse()) {
      await expect(redo(page)).toHaveAccessibleName(`Redo: ${name}`);
      await redo(page).click();
      await expect(undo(page)).toHaveAccessibleName(`Undo: ${name}`);
    }
    await expect(redo(page)).toHaveAttribute("aria-disabled", "true");
    expect((await holds(page))["Archived or merged"]).toBe("1");
  });
});

test("a product and an order are added by hand, and the order is taken out of all figures", async ({ app }) => {
  const { page } = app;
  await openBook(app, small);
  await test.step("a product with its cost", async () => {
    await goTo(page, "#/data");
    await page.getByRole("button", { name: "Add a product" }).click();
    await field(page, "Name").fill("Valve");
    await field(page, "Code").fill("V1");
    await field(page, "Cost is given as").selectOption({ label: "Unit cost" });
    await field(page, "Unit cost").fill("-3");
    await dialogButton(page, "Save").click();
    await expect(page.getByRole("dialog").getByRole("alert").filter({ hasText: "not below zero" }).first()).toBeVisible();
    await field(page, "Unit cost").fill("3.25");
    await dialogButton(page, "Save").click();
    await expect(page.getByRole("row").filter({ hasText: "Valve" })).toContainText("3.25");
    await expect(undo(page)).toHaveAccessibleName("Undo: adding the product Valve");
  });
  await test.step("an order of two lines, one of them a return", async () => {
    await open(page, "Customer 6");
    await openTab(page, "purchases");
    await page.getByRole("button", { name: "Add an order" }).click();
    const dialog = page.getByRole("dialog");
    await field(page, "Date").fill("2025-12-28");
    await field(page, "Order number").fill("H1");
    const line = (n: number) => dialog.getByRole("group", { name: `Line ${n}`, exact: true });
    await line(1).getByLabel("Product").fill("V1");
    await line(1).getByLabel("Quantity").fill("100");
    await line(1).getByLabel("Unit price").fill("7.5");
    await dialog.getByRole("button", { name: "Add a line" }).click();
    await line(2).getByLabel("Product").fill("V1");
    await line(2).getByLabel("Quantity").fill("-10");
    await line(2).getByLabel("Unit price").fill("");
    await dialogButton(page, "Add the order").click();
    await expect(line(2).getByRole("alert").filter({ hasText: "Enter a price." })).toBeVisible();
    await line(2).getByLabel("Unit price").fill("7.5");
    await expect(dialog.getByText(/Total 675\.00/)).toBeVisible();
    await dialogButton(page, "Add the order").click();
    await expect(page.getByRole("main").getByText("No. H1")).toBeVisible();
    await expect(undo(page)).toHaveAccessibleName("Undo: adding an order of 2 lines");
  });
  const sales = async () => (await holds(page))["Net sales"];
  const withOrder = await sales();
  await test.step("it is taken out and put back", async () => {
    await open(page, "Customer 6");
    await openTab(page, "purchases");
    await page.getByText("No. H1").click();
    await dismissNotices(page);
    await page.getByRole("button", { name: "Take out of all figures" }).click();
    await expect(page.getByRole("main").getByText("Taken out")).toBeVisible();
    await expect(undo(page)).toHaveAccessibleName("Undo: taking out order H1");
    expect(await sales()).not.toBe(withOrder);
    await undo(page).click();
    await expect(redo(page)).toHaveAccessibleName("Redo: taking out order H1");
    expect(await sales()).toBe(withOrder);
  });
  await test.step("across a reload", async () => {
    await saved(page);
    await reload(app);
    expect(await sales()).toBe(withOrder);
    await expect(redo(page)).toHaveAccessibleName("Redo: taking out order H1");
  });
});

test("an order that takes the place of one that was undone is shown as what it is", async ({ app }) => {
  const { page } = app;
  await openBook(app, small);
  await open(page, "Customer 6");
  await openTab(page, "purchases");
  const main = page.getByRole("main");
  const fill = async (number: string, quantity: string) => {
    await main.getByRole("button", { name: "Add an order" }).click();
    await field(page, "Date").fill("2025-12-28");
    await field(page, "Order number").fill(number);
    await field(page, "Product").fill("Product 1");
    await field(page, "Quantity").fill(quantity);
    await field(page, "Unit price").fill("7.5");
  };
  await fill("H1", "2");
  await dialogButton(page, "Add the order").click();
  await expect(main.getByText("No. H1")).toBeVisible();
  await fill("H2", "4");
  // In one go, so that the list never sees the book between the two steps.
  const last = await undo(page).elementHandle();
  const save = await dialogButton(page, "Add the order").elementHandle();
  await page.evaluate((buttons) => buttons.forEach((button) => (button as HTMLElement).click()), [last, save]);
  const row = main.locator("details.order").filter({ hasText: "2025-12-28" });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText("No. H2");
  await expect(row).toContainText("30.00");
});

test("a judgement with its note takes the place of evidence, and is withdrawn", async ({ app }) => {
  const { page } = app;
  await openBook(app, small);
  await open(page, "Customer 2");
  await openTab(page, "value");
  await dismissNotices(page);
  const main = page.getByRole("main");
  await main.locator("summary").filter({ hasText: "Loyalty" }).click();
  const working = page.getByRole("table", { name: "Working of Loyalty" });
  await expect(main).toContainText("Satisfaction: Order lines cannot tell. Ask the customer or a colleague and enter your judgement.");

  await page.getByRole("button", { name: "Satisfaction", exact: true }).click();
  await field(page, "Value").fill("800");
  await dialogButton(page, "Use my judgement").click();
  await expect(page.getByRole("dialog")).toContainText("Enter a number from 0 to 100.");
  await field(page, "Value").fill("80");
  await field(page, "Why you think so").fill("said so at the fair");
  await field(page, "Judged on").fill("2025-12-01");
  await dialogButton(page, "Use my judgement").click();
  await expect(working).toContainText("Satisfaction, judged");
  await expect(working).toContainText("said so at the fair");
  await expect(undo(page)).toHaveAccessibleName("Undo: judgement of satisfaction for Customer 2");

  await saved(page);
  await reload(app);
  await main.locator("summary").filter({ hasText: "Loyalty" }).click();
  await expect(working).toContainText("said so at the fair");
  await page.getByRole("button", { name: "Satisfaction, judged" }).click();
  await expect(field(page, "Value")).toHaveValue("80");
  await dialogButton(page, "Withdraw").click();
  await expect(working).not.toContainText("said so at the fair");
  await expect(undo(page)).toHaveAccessibleName("Undo: withdrawing the judgement of satisfaction for Customer 2");
});

test("Enter in a field sends the form: a customer, a product, an order, a judgement, a merge", async ({ app }) => {
  const { page } = app;
  await openBook(app, small);
  await dismissNotices(page);
  const dialog = page.getByRole("dialog");
  const button = (name: string) => page.getByRole("main").getByRole("button", { name, exact: true });
  await test.step("a customer; what is refused stays in the form", async () => {
    await goTo(page, "#/customers");
    await button("Add customer").click();
    await field(page, "Code").fill("K6");
    await field(page, "Code").press("Enter");
    await expect(dialog.getByRole("alert").filter({ hasText: "K6" })).toBeVisible();
    await field(page, "Notes").fill("two");
    await field(page, "Notes").press("Enter");
    await expect(field(page, "Notes")).toHaveValue("two\n");
    await field(page, "Code").fill("A1");
    await field(page, "Code").press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(undo(page)).toHaveAccessibleName("Undo: adding A1");
  });
  await test.step("a product", async () => {
    await goTo(page, "#/data");
    await button("Add a product").click();
    await field(page, "Name").fill("Valve");
    await field(page, "Name").press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(undo(page)).toHaveAccessibleName("Undo: adding the product Valve");
  });
  await test.step("an order", async () => {
    await open(page, "Customer 6");
    await fromMenu(page, "customer.add_order");
    await field(page, "Product").fill("Valve");
    await field(page, "Quantity").fill("2");
    await field(page, "Quantity").press("Enter");
    await expect(dialog.getByRole("alert").filter({ hasText: "Enter a price." })).toBeVisible();
    await field(page, "Unit price").fill("7.5");
    await field(page, "Unit price").press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(undo(page)).toHaveAccessibleName("Undo: adding an order of 1 line");
  });
  await test.step("a judgement", async () => {
    await openTab(page, "value");
    await page.getByRole("main").locator("summary").filter({ hasText: "Loyalty" }).click();
    await button("Satisfaction").click();
    await field(page, "Value").fill("80");
    await field(page, "Value").press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(undo(page)).toHaveAccessibleName("Undo: judgement of satisfaction for Customer 6");
  });
  await test.step("a merge, but not before it is clear which", async () => {
    await dismissNotices(page);
    await fromMenu(page, "customer.merge");
    await field(page, "Record that stays").fill("Customer");
    await field(page, "Record that stays").press("Enter");
    await expect(dialog).toBeVisible();
    await field(page, "Record that stays").fill("Customer 5");
    await field(page, "Record that stays").press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(undo(page)).toHaveAccessibleName("Undo: merging Customer 6 into Customer 5");
  });
});

test("Ctrl+Z takes back and Ctrl+Shift+Z makes again, but not while a field has the focus", async ({ app }) => {
  const { page } = app;
  await openBook(app, small);
  await goTo(page, "#/customers");
  await page.getByLabel("Search", { exact: true }).fill("Customer");
  await page.keyboard.press("Control+z");
  await expect(undo(page)).toHaveAccessibleName(/^Undo: import of \d+ lines$/);
  await page.getByRole("grid").focus();
  await page.keyboard.press("Control+z");
  await expect(redo(page)).toHaveAccessibleName(/^Redo: import of \d+ lines$/);
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await expect(page.getByText(/^.*Undone: import of \d+ lines/)).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await expect(undo(page)).toHaveAccessibleName(/^Undo: import of \d+ lines$/);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  await expect(undo(page)).toHaveAccessibleName(/^Undo: import of \d+ lines$/);
  await expect(tools(page)).toBeVisible();
});

test("search, filter and sort find a customer", async ({ app }) => {
  const { page } = app;
  await openBook(app, textFile("many.csv", delimited(orderLines(40))));
  await goTo(page, "#/customers");
  const grid = page.getByRole("grid", { name: "Customers by value" });
  await expect(grid).toHaveAttribute("aria-rowcount", "41");
  await page.getByLabel("Search", { exact: true }).fill("k39");
  await expect(grid).toHaveAttribute("aria-rowcount", "2");
  await expect(grid.getByRole("row").nth(1)).toContainText("Customer 39");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.getByLabel("Tier", { exact: true }).selectOption({ label: "Small" });
  const small = Number(await grid.getAttribute("aria-rowcount")) - 1;
  expect(small).toBe(32);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await grid.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await expect(grid.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
  await expect(grid.getByRole("row").nth(1)).toContainText("Customer 1");
  await grid.getByRole("row").nth(1).click();
  await page.goBack();
  await expect(grid.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
  await test.step("on a phone nobody takes no room, and the rows stay for the next key", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    await expect.poll(height).toBeGreaterThan(900);
    const slots = await grid.locator("tbody tr").count();
    await page.getByLabel("Search", { exact: true }).fill("nobody at all");
    await expect(page.getByText("No customer on this shelf has all of what you ask for.")).toBeVisible();
    await expect(grid).toHaveCount(0);
    await expect.poll(height).toBe(800);
    await expect(page.locator(".vtable tbody tr")).toHaveCount(slots);
  });
});

test("another search is read from its top, also where it finds as many", async ({ app }) => {
  const { page } = app;
  await openBook(app, textFile("many.csv", delimited(orderLines(300))));
  await goTo(page, "#/customers");
  const grid = page.getByRole("grid", { name: "Customers by value" });
  const search = page.getByLabel("Search", { exact: true });
  await search.fill("Customer 1");
  await expect(grid).toHaveAttribute("aria-rowcount", "139");
  await grid.evaluate((table) => table.scrollTo(0, 1_500));
  await expect(grid.getByRole("row", { name: /^Customer \d/ }).first()).not.toHaveAttribute("aria-rowindex", "2");
  await search.fill("Customer 2");
  await expect(grid.getByRole("row", { name: /^Customer \d/ }).first()).toHaveAttribute("aria-rowindex", "2");
  await expect(grid).toHaveAttribute("aria-rowcount", "139");
  await expect.poll(() => grid.evaluate((table) => table.scrollTop)).toBe(0);
});
