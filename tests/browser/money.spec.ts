// In which currency amounts are and whether they may be called profit: asked of the first file, told everywhere.
import { test, expect } from "./support/app";
import { PLACES } from "./support/places";
import { commit, goTo, importFile, preview, textFile } from "./support/steps";
import { delimited, orderLines } from "./support/tables";
import { text } from "./support/texts";

test.use({ locale: "en-GB" });

const en = (key: string, values: Record<string, string | number> = {}): string => text("en", key, values);

/** Order lines whose prices begin with a sign. */
const signed = (sign: string, name: (n: number) => string = (n) => `Shop ${n}`): string =>
  delimited(orderLines(40, name).map((row, n) => (n === 0 ? row : row.map((cell, at) => (at === row.length - 1 ? `${sign}${cell}` : cell)))));

test("the first file says the currency, with why, and it goes with the import when that is undone", async ({ app }) => {
  const { page } = app;
  await app.open();
  await preview(page, textFile("pounds.csv", signed("£")));
  const question = page.getByRole("group", { name: en("import.money.title") });
  await expect(question.getByLabel(en("settings.currency"))).toHaveValue("GBP");
  await expect(question).toContainText(/GBP: £ stands in \d+ cells/);
  await expect(question.getByLabel(en("settings.margin"))).toHaveValue("");
  await commit(page);
  await goTo(page, "#/customers");
  await expect(page.getByRole("columnheader", { name: en("customers.column.sales", { currency: "GBP" }) })).toBeVisible();
  await goTo(page, "#/settings");
  await expect(page.getByLabel(en("settings.currency"))).toHaveValue("GBP");

  await test.step("a second file asks nothing more, and one in another currency is told", async () => {
    await preview(page, textFile("more.csv", signed("£", (n) => `Other ${n}`)));
    await expect(question).toHaveCount(0);
    await preview(page, textFile("euros.csv", signed("€", (n) => `Third ${n}`)));
    await expect(page.getByText(en("import.money.differs", { code: "EUR", book: "GBP" }))).toBeVisible();
  });
});

test("a file that names no currency asks for none, and several are told", async ({ app }) => {
  const { page } = app;
  await app.open();
  await preview(page, textFile("plain.csv", signed("")));
  await expect(page.getByText(en("import.money.nothing"))).toBeVisible();
  await page.getByLabel(en("settings.currency")).fill("euro");
  await expect(page.getByText(en("settings.currency_wrong"))).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import\b/ })).toHaveAttribute("aria-disabled", "true");
  await page.getByLabel(en("settings.currency")).fill("");
  await commit(page);
  await goTo(page, "#/customers");
  await expect(page.getByRole("columnheader", { name: "Sales", exact: true }).first()).toBeVisible();
  const both = signed("£").split("\n").map((line, n) => (n % 3 === 0 ? line.replace("£", "€") : line)).join("\n");
  await preview(page, textFile("both.csv", both));
  await expect(page.getByText(/several currencies: GBP in \d+ cells; EUR in \d+ cells/)).toBeVisible();
});

test("with a usual margin amounts are profit at that margin", async ({ app }) => {
  const { page } = app;
  await app.open();
  await preview(page, textFile("pounds.csv", signed("£")));
  await page.getByLabel(en("settings.margin")).fill("30");
  await page.getByLabel(en("settings.margin")).blur();
  await commit(page);
  await goTo(page, "#/tiers");
  const heading = en("tiers.table.profit.if_margin", { usual_margin: "30%", currency: "GBP" });
  await expect(page.getByRole("columnheader", { name: heading })).toBeVisible();
  await goTo(page, "#/settings");
  await expect(page.getByLabel(en("settings.margin"))).toHaveValue("30");
});

for (const [language, said] of [["en", /profit/i], ["zh-CN", /利润|毛利(?!率)/]] as const) {
  test(`no place says profit while nothing is known of costs, ${language}`, async ({ app }) => {
    const { page } = app;
    await app.open();
    await importFile(page, textFile("pounds.csv", signed("£")));
    if (language === "zh-CN") {
      await goTo(page, "#/settings");
      await page.getByLabel(en("settings.language"), { exact: true }).selectOption("zh-CN");
    }
    // The lessons speak of profit as an idea, not of this book.
    const places = PLACES.filter((place) => place !== "#/learn");
    for (const route of [...places, "#/customers/0", "#/customers/0/value"]) {
      await goTo(page, route);
      await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("main").getByRole("progressbar")).toHaveCount(0);
      const main = page.getByRole("main");
      await main.evaluate((all) => all.querySelectorAll("details").forEach((part) => { part.open = true; }));
      const lines = (await main.innerText()).split("\n").filter((line) => said.test(line));
      // What an import or a settings field says of how profit comes to be known explains it.
      const explains = ["settings.margin_hint", "data.product_list_text", "import.pick.needs_products"].map((key) => text(language, key));
      expect(lines.filter((line) => !explains.includes(line)), route).toEqual([]);
    }
  });
}
