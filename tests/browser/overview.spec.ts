// The overview says what a sales manager would check by hand: the base, the last month, the profit, who is at risk.
import { expect, test } from "./support/app";
import { goTo, importFile, openDemo, textFile } from "./support/steps";
import { delimited, orderLines } from "./support/tables";

test.use({ locale: "en-GB" });

test("an empty book says what is needed, and a full one says how it stands", async ({ app }) => {
  const { page } = app;
  await app.open("#/overview");
  await expect(page.getByRole("heading", { name: "Nothing to look over yet" })).toBeVisible();
  await importFile(page, textFile("a.csv", delimited(orderLines(40))));
  await goTo(page, "#/overview");
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();

  const base = page.getByRole("region", { name: "Breadth × length × depth" });
  // The file ends in December 2025: November is the last month that is over.
  await expect(base).toContainText("In the three months to Nov 2025:");
  await expect(base.getByRole("figure")).toHaveCount(4);
  const breadth = base.getByRole("figure", { name: "Breadth: customers who buy" });
  await breadth.getByText("Data table").click();
  await expect(breadth.getByRole("row").last()).toContainText(/Three months to Nov 2025\s*\d+ customers/);

  const changes = page.getByRole("region", { name: "What changed last month" });
  await expect(changes.getByRole("listitem").first()).toHaveText(/^Net sales to named customers in Nov 2025: CNY\s[\d,]+\.\d\d\.$/);
  const profit = page.getByRole("region", { name: "Where the profit comes from" });
  await expect(profit).toContainText(/\d+ customers \([\d.]+\s%\) bring 80\s% of the profit/);
  await expect(page.getByRole("region", { name: "What else to do next" }).getByRole("listitem").first()).toBeVisible();
});

test("in the demo the falling dealer stands first among those at risk, and opens", async ({ app }) => {
  const { page } = app;
  await app.open();
  await openDemo(page);
  await goTo(page, "#/overview");
  const risk = page.getByRole("region", { name: "The most valuable at risk" }).getByRole("table");
  const first = risk.getByRole("row").nth(1);
  await expect(first).toContainText("Hengfeng Agri Supplies");
  await expect(first).toContainText("Find out why: recent sales run");
  await first.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Hengfeng Agri Supplies");
});
