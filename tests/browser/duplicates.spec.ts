// Customers that likely stand in the book twice: proposed, merged field by field in one step, or kept apart for good.
import type { Page } from "@playwright/test";
import { expect, test, type App } from "./support/app";
import { openBook } from "./support/book";
import { goTo, textFile, undo } from "./support/steps";
import { delimited } from "./support/tables";
import { text } from "./support/texts";

test.use({ locale: "en-GB" });
const en = (key: string, values = {}) => text("en", key, values);

const book = textFile(
  "twice.csv",
  delimited([
    ["Order", "Date", "Customer code", "Customer name", "Region", "Product", "Quantity", "Price"],
    ["1", "2025-01-06", "K1", "Acme Ltd", "North", "P", 1, 900],
    ["2", "2025-02-06", "K9", "ACME Limited", "South", "P", 1, 100],
    ["3", "2025-03-06", "K3", "恒丰农资有限公司", "East", "P", 1, 300],
    ["4", "2025-04-06", "K4", "上海恒丰农资", "East", "P", 1, 200],
    ["5", "2025-05-06", "K5", "Other", "East", "P", 1, 100],
  ]),
);

const pair = (page: Page, first: string, second: string) =>
  page.locator(".duplicates__pair").filter({ has: page.getByRole("button", { name: en("duplicates.merge_of", { first, second }), exact: true }) });

async function open(app: App): Promise<void> {
  await openBook(app, book);
  await goTo(app.page, "#/data");
  await app.page.getByRole("link", { name: en("duplicates.data.other", { n: 2 }) }).click();
  await expect(app.page.locator(".duplicates__pair")).toHaveCount(2);
}

test("two records become one, picked field by field, and come apart again", async ({ app }) => {
  const { page } = app;
  await open(app);
  const acme = pair(page, "Acme Ltd", "ACME Limited");
  await expect(acme).toContainText(en("duplicates.why.form"));
  await acme.getByLabel(en("duplicates.pick", { field: en("customers.form.region"), name: "ACME Limited" }), { exact: true }).check();
  await acme.getByLabel(en("duplicates.pick", { field: en("customers.form.code"), name: "ACME Limited" }), { exact: true }).check();
  await acme.getByRole("button", { name: en("duplicates.merge_of", { first: "Acme Ltd", second: "ACME Limited" }), exact: true }).click();
  await expect(page.locator(".duplicates__pair")).toHaveCount(1);
  await goTo(page, "#/customers");
  const grid = page.getByRole("grid", { name: en("customers.list") });
  await expect(grid).toHaveAttribute("aria-rowcount", "5");
  const row = grid.getByRole("row").filter({ hasText: "Acme Ltd" });
  await expect(row).toContainText("K9");
  await expect(row).toContainText("1,000");
  await undo(page).click();
  await expect(grid).toHaveAttribute("aria-rowcount", "6");
  await goTo(page, "#/customers/duplicates");
  await expect(page.locator(".duplicates__pair")).toHaveCount(2);
});

test("a pair that is not the same is not proposed again, until it is asked for", async ({ app }) => {
  const { page } = app;
  await open(app);
  const name = en("duplicates.not_same_of", { first: "恒丰农资有限公司", second: "上海恒丰农资" });
  await page.getByRole("button", { name, exact: true }).click();
  await expect(page.locator(".duplicates__pair")).toHaveCount(1);
  await page.reload();
  await expect(page.locator(".duplicates__pair")).toHaveCount(1);
  await expect(page.getByText(en("duplicates.apart.one", { n: 1 }))).toBeVisible();
  await page.getByRole("button", { name: en("duplicates.again") }).click();
  await expect(page.locator(".duplicates__pair")).toHaveCount(2);
});
