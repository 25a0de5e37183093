// What a file turns out to hold: asked before it is read, told before it enters the book, and changed by a person.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "./support/app";
import { bring, columnsHeading, commit, goTo, preview, previewHeading, sentences, textFile, undo, type Brought } from "./support/steps";
import { text, textPattern } from "./support/texts";

test.use({ locale: "en-GB" });

const cases = resolve(import.meta.dirname, "../../core/tests/import/cases");
const given = (name: string): Brought => ({ name, buffer: readFileSync(resolve(cases, name)) });
const sales = (amount: string): RegExp => new RegExp(`net sales of ${amount.replaceAll(".", "\\.")}`);

test("the first rows tell in money what the columns come to, and follow them", async ({ app }) => {
  const { page } = app;
  await app.open("#/data/import");
  await bring(page, textFile("shop.csv", "Order no.,Date,Customer,Price,Qty\nA1,2024-01-05,Alpha,10,3\nA2,2024-01-06,Beta,20,1\n"));
  await expect(columnsHeading(page)).toBeVisible();
  await expect(page.getByText(textPattern("en", "import.glimpse.whole"))).toContainText(sales("50.00"));
  await expect(page.getByText(textPattern("en", "import.glimpse.whole"))).toContainText("Alpha 30.00");
  await page.getByRole("combobox", { name: text("en", "import.columns.meaning_of", { column: "Price" }) }).selectOption({ label: "Amount" });
  await expect(page.getByText(textPattern("en", "import.glimpse.whole"))).toContainText(sales("30.00"));
});

test("an amount that two columns could be is asked before the file is read", async ({ app }) => {
  const { page } = app;
  await app.open("#/data/import");
  await bring(page, given("44-dup-headers.csv"));
  const read = page.getByRole("button", { name: "Read the file", exact: true });
  await expect(read).toBeDisabled();
  await expect(page.getByText(text("en", "import.ask.waiting"))).toBeVisible();
  const question = page.getByRole("group", { name: text("en", "import.ask.amount") });
  await question.getByRole("radio", { name: /25500/ }).check();
  await expect(page.getByText(textPattern("en", "import.glimpse.whole"))).toContainText(sales("73,500.00"));
  await question.getByRole("radio", { name: /255\.00/ }).check();
  await read.click();
  await expect(previewHeading(page)).toBeVisible();
  expect(await sentences(page)).toMatch(sales("735.00"));
});

test("what is no sale is told with its money and can be decided otherwise", async ({ app }) => {
  const { page } = app;
  await preview((await app.open("#/data/import"), page), given("51-status-cancelled.csv"));
  expect(await sentences(page)).toMatch(sales("30.00"));
  const becomes = (word: string) => page.getByLabel(text("en", "import.finding.choice", { text: word }));
  await becomes("交易关闭").selectOption({ label: text("en", "import.finding.sale") });
  await expect.poll(() => sentences(page)).toMatch(sales("630.00"));
  await becomes("交易关闭").selectOption({ label: text("en", "import.finding.came_back") });
  await expect.poll(() => sentences(page)).toMatch(sales("−570.00"));
  await becomes("交易关闭").selectOption({ label: text("en", "import.finding.no_sale") });
  await expect.poll(() => sentences(page)).toMatch(sales("30.00"));
  await commit(page);
  await goTo(page, "#/customers");
  await expect(page.getByRole("grid").getByRole("row").filter({ hasText: "小红" })).toHaveCount(1);
  await expect(page.getByRole("grid").getByRole("row").filter({ hasText: "小明" })).toHaveCount(0);
});

test("several columns say what is no sale, one of them by days, and each can be decided otherwise", async ({ app }) => {
  const { page } = app;
  await app.open("#/data/import");
  await preview(page, given("own-108-flags.csv"));
  expect(await sentences(page)).toMatch(sales("130.00"));
  const becomes = (word: string) => page.getByLabel(text("en", "import.finding.choice", { text: word }), { exact: true });
  for (const column of ["is_test", "voided", "deleted_at"]) {
    await expect(page.getByText(text("en", "import.finding.kinds_text", { column }))).toBeVisible();
  }
  await becomes("deleted_at").selectOption({ label: text("en", "import.finding.sale") });
  await expect.poll(() => sentences(page)).toMatch(sales("150.00"));
  await becomes("true").selectOption({ label: text("en", "import.finding.sale") });
  await expect.poll(() => sentences(page)).toMatch(sales("2,148.00"));
});

test("a payment among the lines is no sale", async ({ app }) => {
  const { page } = app;
  await app.open("#/data/import");
  await preview(page, given("own-111-paid-in-text.csv"));
  expect(await sentences(page)).toMatch(sales("836.20"));
  const word = "Payment received - thank you";
  await page.getByLabel(text("en", "import.finding.choice", { text: word })).selectOption({ label: text("en", "import.finding.sale") });
  await expect.poll(() => sentences(page)).toMatch(sales("336.20"));
});

test("rows that do not stand below their headings, and a second table, are refused with what to do", async ({ app }) => {
  const { page } = app;
  const head = "Date,Customer,Amount,Note";
  const longer = textFile("longer.csv", `${head}\n2024-03-05,Alder,1,200,urgent\n2024-03-06,Birch,2,400,\n2024-03-08,Alder,1,250,late\n`);
  for (const [file, fault] of [
    [longer, text("en", "import.fault.longer_rows", { header: 4, cells: 5 })],
    [given("own-114-columns-swapped-below.csv"), text("en", "import.fault.another_table", { row: 5 })],
  ] as const) {
    await app.open("#/data");
    await goTo(page, "#/data/import");
    await bring(page, file);
    await page.getByRole("button", { name: "Read the file", exact: true }).click();
    await expect(page.getByText(fault)).toBeVisible();
  }
});

test("names written in several ways are one customer, unless a person parts them", async ({ app }) => {
  const { page } = app;
  await app.open("#/data/import");
  await preview(page, given("46-name-variants.csv"));
  const together = page.getByRole("checkbox", { name: textPattern("en", "import.finding.same_name") });
  await expect(together).toBeChecked();
  await expect.poll(() => sentences(page)).toContain("Customers: 1 new");
  await together.uncheck();
  await expect.poll(() => sentences(page)).not.toContain("Customers: 1 new");
  await together.check();
  await expect.poll(() => sentences(page)).toContain("Customers: 1 new");
});

test("a second export with other lines amends the orders it knows, and is undone whole", async ({ app }) => {
  const { page } = app;
  await app.open("#/data/import");
  const head = "Order no.,Date,Customer,Product,Quantity,Unit price";
  await preview(page, textFile("a.csv", `${head}\nA1,2024-03-05,Alpha,Mug,1,10\nA2,2024-03-06,Beta,Tee,1,40\n`));
  await commit(page);
  await goTo(page, "#/data/import");
  await preview(page, textFile("b.csv", `${head}\nA2,2024-03-06,Beta,Tee,1,40\nA2,2024-03-06,Beta,Cap,1,15\nA3,2024-03-07,Alpha,Mug,2,10\n`));
  await expect(page.getByText(textPattern("en", "import.finding.amended"))).toContainText("55.00");
  await commit(page);
  const beta = page.getByRole("grid").getByRole("row").filter({ hasText: "Beta" });
  await goTo(page, "#/customers");
  await expect(beta).toContainText("55");
  await undo(page).click();
  await expect(beta).toContainText("40");
});

test("amounts in 万元 are told so, before and after the file is read, and can be taken as written", async ({ app }) => {
  const { page } = app;
  await app.open("#/data/import");
  await bring(page, given("own-57-wan-title.csv"));
  await expect(page.getByText(textPattern("en", "import.glimpse.whole"))).toContainText(sales("244,500.00"));
  await page.getByRole("button", { name: "Read the file", exact: true }).click();
  await expect(previewHeading(page)).toBeVisible();
  expect(await sentences(page)).toMatch(sales("(CNY )?244,500.00"));
  const scaled = page.getByRole("checkbox", { name: /单位：万元/ });
  await expect(scaled).toBeChecked();
  await scaled.uncheck();
  await expect.poll(() => sentences(page)).toMatch(sales("(CNY )?24.45"));
  await scaled.check();
  await expect.poll(() => sentences(page)).toMatch(sales("(CNY )?244,500.00"));
});

test("months without a year take it from the name of their sheet, and of the file", async ({ app }) => {
  const { page } = app;
  await app.open("#/data/import");
  await bring(page, given("own-86-year-of-sheet.xlsx"));
  const year = page.getByLabel(text("en", "import.columns.year_of", { first: "1月" }));
  await expect(year).toHaveValue("2024");
  await bring(page, textFile("sales 2023.csv", "Customer,Jan,Feb\nAlpha,10,20\nBeta,5,6\n"));
  await expect(page.getByLabel(text("en", "import.columns.year_of", { first: "Jan" }))).toHaveValue("2023");
});
