// Files as they come: other encodings, delimiters and programs, and files that are broken or meant to harm.
import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { expect, test } from "./support/app";
import { onlineRetail } from "./support/reference";
import {
  bring, columnsHeading, commit, commitButton, downloaded, goTo, holds, importFile, meaning, openTab, preview, previewHeading,
  sentences, textFile, undo, type Brought,
} from "./support/steps";
import { delimited, gb18030, orderLines, utf16, workbook, zipBomb } from "./support/tables";
import { text } from "./support/texts";

test.use({ locale: "en-GB" });

const HEAD = "Order no.,Date,Customer,Product,Quantity,Unit price";
const lines = (...rows: string[]): string => [HEAD, ...rows, ""].join("\n");

/** A file so many times as long: long enough that a person can stop its reading. */
function manyTimes(path: string, times: number, copy: string): string {
  const text = readFileSync(path);
  writeFileSync(copy, text);
  for (let n = 1; n < times; n += 1) {
    appendFileSync(copy, text);
  }
  return copy;
}

test.describe("files that cannot be imported say why and change nothing", () => {
  const wide = Array.from({ length: 10_000 }, (_, n) => `c${n}`).join(",");
  const junk = Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * n * 7 + n * 31) % 256));
  const bad: [string, Brought, RegExp][] = [
    ["an empty file", textFile("empty.csv", ""), /The file is empty/],
    ["a file of blank lines", textFile("blank.csv", "\n\n,,\n"), /The file is empty/],
    ["binary junk", { name: "junk.csv", buffer: junk }, /neither a spreadsheet nor a text table/],
    ["a picture called a workbook", { name: "a.xlsx", buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") }, /This is a picture/],
    ["an old workbook", { name: "a.xls", buffer: Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2_000)]) }, /Excel 97–2003/],
    ["a workbook that breaks off", { name: "cut.xlsx", buffer: workbook(orderLines(20)).subarray(0, 4_000) }, /workbook is damaged/],
    ["10,000 columns", textFile("wide.csv", `${wide}\n${wide}\n`), /Row 1 has more than 512 columns/],
    ["a zip bomb that says what it is", { name: "bomb.xlsx", buffer: zipBomb(2_000, 2_000 * 1_048_576) }, /unpacks to more than|damaged/],
    ["a zip bomb that says to be small", { name: "bomb.xlsx", buffer: zipBomb(2_000, 5_000) }, /unpacks to more than|damaged/],
    ["JSON that is no backup of ours", textFile("a.json", '{"format":"keepgold-book","version":1,'), /breaks off|ends in the middle|damaged/],
  ];
  for (const [what, file, why] of bad) {
    test(what, async ({ app }) => {
      await app.open("#/data/import");
      await bring(app.page, file);
      const alert = app.page.getByRole("alert").filter({ hasText: "Nothing was changed." });
      await expect(alert).toContainText(why, { timeout: 60_000 });
      await app.page.getByRole("button", { name: "Choose another file" }).click();
      await expect(app.page.getByRole("heading", { name: text("en", "import.pick.heading") })).toBeVisible();
      expect(await holds(app.page)).toEqual({});
    });
  }
});

test("a file of more than 2 GB says how much can be read and changes nothing", async ({ app }, info) => {
  // The lines at its head are sound; the rest is a hole that takes no room on disk.
  const path = info.outputPath("big.csv");
  writeFileSync(path, delimited(orderLines(20_000)));
  truncateSync(path, 2_200_000_000);
  await app.open("#/data/import");
  await bring(app.page, path);
  const alert = app.page.getByRole("alert").filter({ hasText: "Nothing was changed." });
  await expect(alert).toContainText(/The file has 2\.2\sGB; at most 2\sGB can be read/);
  expect(await holds(app.page)).toEqual({});
  rmSync(path);
});

test("a quote that never closes is told with its row; the other rows can come", async ({ app }) => {
  const { page } = app;
  await app.open();
  const text = lines("S1,2025-03-01,Acme,Pump,1,10", 'S2,2025-03-02,"Acme"x,Pump,1,10', "S3,2025-03-03,Acme,Pump,1,10");
  await preview(page, textFile("quotes.csv", text));
  const rejected = page.getByRole("group").filter({ hasText: "1 row will not be taken" });
  await rejected.locator("summary").click();
  await expect(rejected.getByRole("row").filter({ hasText: "a quote opens and does not close" })).toContainText("3");
  await commit(page);
  expect((await holds(page))["Order lines"]).toBe("2");
});

test("dates that can be read two ways are asked about", async ({ app }) => {
  const { page } = app;
  await app.open();
  await preview(page, textFile("ambiguous.csv", lines("S1,03/04/2025,Acme,Pump,1,10", "S2,05/04/2025,Acme,Pump,2,10")));
  const question = page.getByRole("group", { name: /Which comes first in “03\/04\/2025”\?/ });
  await expect(commitButton(page)).toHaveAttribute("aria-disabled", "true");
  await question.getByRole("radio", { name: /^The day: 3 Apr 2025/ }).check();
  await expect(page.getByRole("main")).toContainText("from 3 Apr 2025 to 5 Apr 2025");
  await question.getByRole("radio", { name: /^The month: 4 Mar 2025/ }).check();
  await expect(page.getByRole("main")).toContainText("from 4 Mar 2025 to 4 May 2025");
  await commit(page);
  expect((await holds(page))["Period"]).toBe("2025-03-04 – 2025-05-04");
});

test("mixed dates: one format is decided, the others are rejected and a cell is mended in the grid", async ({ app }) => {
  const { page } = app;
  await app.open();
  const good = Array.from({ length: 20 }, (_, n) => `S${n},2025-03-${String(n + 1).padStart(2, "0")},Acme,Pump,1,10`);
  await preview(page, textFile("mixed.csv", lines(...good, "S98,12345,Acme,Pump,1,10", "S99,soon,Acme,Pump,x,10")));
  const main = page.getByRole("main");
  await expect(main).toContainText("Dates are read as year, month, day");
  await expect(main).toContainText("20 order lines in 20 orders will be added");
  const rejected = page.getByRole("group").filter({ hasText: "2 rows will not be taken" });
  await rejected.locator("summary").click();
  await expect(rejected.getByRole("row").filter({ hasText: "22" })).toContainText(/another format/);
  await page.getByRole("textbox", { name: "Date in row 22" }).fill("2024-12-31");
  await page.getByRole("button", { name: "Check corrected cells" }).click();
  await expect(main).toContainText("21 order lines in 21 orders will be added, from 31 Dec 2024");
  await expect(main).toContainText("1 row will not be taken");

  await commit(page);
  await expect(main).toContainText("1 row was not taken.");
  const file = await downloaded(page, () => page.getByRole("button", { name: "Download the rejected rows" }).click());
  const text = file.bytes.toString("utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  expect(text).toContain("23");
  expect(text).toContain("S99,soon,Acme,Pump,x,10");
  expect((await holds(page))["Order lines"]).toBe("21");
});

test("a letter at the end of a long file decides its encoding", async ({ app }) => {
  const { page } = app;
  await app.open();
  const rows = Array.from({ length: 9_000 }, (_, n) => `S${n},2025-03-01,Plain customer ${n % 9},Pump,1,10`);
  const late = lines(...rows, "S9001,2025-03-02,Müller GmbH,Pump,1,10", "S9002,2025-03-02,Möller GmbH,Pump,1,10");
  await preview(page, { name: "late.csv", buffer: Buffer.from(late, "latin1") });
  await expect(page.getByRole("main")).toContainText("9,002 order lines");
  await commit(page);
  expect((await holds(page))["Customers"]).toBe("11");
  await goTo(page, "#/customers");
  await expect(page.getByRole("row").filter({ hasText: "Müller GmbH" })).toBeVisible();
});

test("a damaged character is told with its line and changes nothing else", async ({ app }) => {
  const { page } = app;
  await app.open();
  const whole = Buffer.from("订单号,日期,客户名称,金额\nX1,2025-03-01,上海留金贸易有限公司,100\nX2,2025-03-02,杭州西湖农资合作社,200\n");
  const at = whole.indexOf("社") + 2;
  const cut = Buffer.concat([whole.subarray(0, at), whole.subarray(at + 1)]);
  await bring(page, { name: "cut.csv", buffer: cut });
  await expect(page.getByRole("combobox", { name: "Encoding" }).locator("option:checked")).toHaveText("UTF-8");
  await expect(page.getByRole("status").filter({ hasText: "is damaged" })).toContainText("line 3, “杭州西湖农资合作\ufffd”");
});

test.describe("tables in other forms are read as they are", () => {
  const sheet = (of: string): string =>
    `<html><body><table>${of.trim().split("\n").map((row) => `<tr><td>${row.replaceAll(",", "</td><td>")}</td></tr>`).join("")}</table></body></html>`;
  const rows = lines("S1,2025-03-01,Acme &amp; Co,Pump,2,10.5", "S2,2025-03-02,Baker,Pump,1,10");
  const records = [
    { "Order no.": "S1", Date: "2025-03-01", Customer: "Acme & Co", Product: "Pump", Quantity: 2, "Unit price": 10.5 },
    { "Order no.": "S2", Date: "2025-03-02", Customer: "Baker", Product: "Pump", Quantity: 1, "Unit price": 10 },
  ];
  const files: [string, Brought, string][] = [
    ["a web page named .xls", textFile("a.xls", sheet(rows)), text("en", "import.columns.form.html")],
    ["JSON", textFile("a.json", JSON.stringify(records)), text("en", "import.columns.form.json")],
  ];
  for (const [what, file, said] of files) {
    test(what, async ({ app }) => {
      const { page } = app;
      await app.open();
      await bring(page, file);
      await expect(page.getByRole("main")).toContainText(said);
      await page.getByRole("button", { name: "Read the file" }).click();
      await expect(page.getByRole("main")).toContainText("2 order lines in 2 orders will be added, from 1 Mar 2025 to 2 Mar 2025, with net sales of 31.00");
      await commit(page);
      expect((await holds(page))["Customers"]).toBe("2");
    });
  }
});

test("a cover page is passed over, and sheets with the same columns are read one after the other", async ({ app }) => {
  const { page } = app;
  await app.open();
  const head = HEAD.split(",");
  const month = (n: number) => [head, [`S${n}`, `2025-0${n}-05`, "Acme", "Pump", n, 100]];
  const book = workbook([["Report 2025"], ["Company", "Acme"]], "Cover", { January: month(1), February: month(2), March: month(3) });
  await bring(page, { name: "months.xlsx", buffer: book });
  await expect(page.getByRole("combobox", { name: "Sheet" }).locator("option:checked")).toHaveText("January");
  await expect(page.getByRole("status").filter({ hasText: "The workbook has 4 sheets" })).toBeVisible();
  await page.getByRole("checkbox", { name: "Read the 3 sheets with these columns one after the other: January, February, March" }).check();
  await expect(page.getByText("The workbook has 4 sheets")).toHaveCount(0);
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("main")).toContainText("3 order lines in 3 orders will be added, from 5 Jan 2025 to 5 Mar 2025, with net sales of 600.00");
  await commit(page);
});

test("names that hold HTML are shown as text", async ({ app }) => {
  const { page } = app;
  await app.open();
  const name = '<img src=x onerror="alert(1)"><b>Bold</b> & Co';
  const table = [HEAD.split(","), ["S1", "2025-03-01", name, "<script>alert(2)</script>", 1, 10]];
  await preview(page, textFile("html.csv", delimited(table)));
  await commit(page);
  await goTo(page, "#/customers");
  await page.getByRole("row").filter({ hasText: name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.locator("main b, main img, main script")).toHaveCount(0);
  await openTab(page, "purchases");
  await expect(page.getByRole("main")).toContainText("<script>alert(2)</script>");
  await expect(page.locator("main b, main img, main script")).toHaveCount(0);
});

test.describe("other encodings, delimiters and programs give the same book", () => {
  const chinese = [
    ["订单号", "日期", "客户名称", "产品名称", "数量", "单价"],
    ["X1", "2025-03-01", "上海留金贸易有限公司", "水泵", 2, 150],
    ["X2", "2025-04-01", "杭州西湖农资合作社", "滴灌带", 10, 3.5],
  ];
  const euro = [
    ["Order no.", "Date", "Customer", "Product", "Quantity", "Unit price"],
    ["X1", "01.03.2025", "上海留金贸易有限公司", "水泵", "2,0", "150,00"],
    ["X2", "13.04.2025", "杭州西湖农资合作社", "滴灌带", "10,0", "3,50"],
  ];
  const files: [string, Brought, string][] = [
    ["GB18030", { name: "gb.csv", buffer: gb18030(delimited(chinese)) }, "Chinese (GB18030, GBK)"],
    ["UTF-16 with tabs", { name: "u16.txt", buffer: utf16(delimited(chinese, "\t")) }, "UTF-16 LE"],
    ["UTF-8 with its mark", textFile("u8.csv", `\ufeff${delimited(chinese)}`), "UTF-8"],
    ["semicolons and decimal commas", textFile("euro.csv", delimited(euro, ";")), "UTF-8"],
    ["a workbook of another program", { name: "book.xlsx", buffer: workbook(chinese, "销售") }, "销售"],
  ];
  for (const [what, file, recognised] of files) {
    test(what, async ({ app }) => {
      const { page } = app;
      await app.open();
      await bring(page, file);
      await expect(columnsHeading(page)).toBeVisible();
      const how = page.getByLabel(recognised === "销售" ? "Sheet" : "Encoding", { exact: true });
      await expect(how.locator("option:checked")).toHaveText(recognised);
      await page.getByRole("button", { name: "Read the file" }).click();
      await expect(previewHeading(page)).toBeVisible();
      await commit(page);
      const held = await holds(page);
      expect([held["Customers"], held["Order lines"], held["Net sales"]?.replace("\u00a0", " ")]).toEqual(["2", "2", "335.00"]);
      await goTo(page, "#/customers");
      await expect(page.getByRole("row").filter({ hasText: "上海留金贸易有限公司" })).toBeVisible();
    });
  }

  test("cells pasted from a spreadsheet", async ({ app }) => {
    const { page } = app;
    await app.open("#/data/import");
    await page.getByRole("group", { name: /paste cells/ }).focus();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, delimited(chinese, "\t"));
    await expect(columnsHeading(page)).toBeVisible();
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(previewHeading(page)).toBeVisible();
    await commit(page);
    expect((await holds(page))["Net sales"]?.replace("\u00a0", " ")).toBe("335.00");
  });

  test("a file dropped on the page", async ({ app }) => {
    const { page } = app;
    await app.open("#/data/import");
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "dropped.csv"));
      return transfer;
    }, delimited(chinese));
    const place = page.getByRole("group", { name: /Drop a CSV/ });
    await place.dispatchEvent("dragover", { dataTransfer: data });
    await place.dispatchEvent("drop", { dataTransfer: data });
    await expect(columnsHeading(page)).toBeVisible();
  });
});

test("a customer list and a product list with costs", async ({ app }) => {
  const { page } = app;
  await app.open();
  await test.step("customers, one of them a prospect", async () => {
    await preview(page, textFile("customers.csv", "Customer code,Customer name,Region,Owner,Prospect\nK1,Acme Ltd,North,Li,no\nK2,Borg AG,South,Wu,yes\n"));
    await expect(page.getByRole("main")).toContainText("Customers: 2 new");
    await commit(page);
  });
  await test.step("products with unit cost", async () => {
    await preview(page, textFile("products.csv", "Product code,Product name,Category,Unit cost\nP1,Pump,Water,80.25\nP2,Hose,Water,1.125\n"));
    await expect(page.getByRole("main")).toContainText("Products: 2 new");
    await commit(page);
  });
  const held = await holds(page);
  expect([held["Customers"], held["Prospects"], held["Products"]]).toEqual(["1", "1", "2"]);
  const pump = page.getByRole("grid", { name: "Products and charges" }).getByRole("row").filter({ hasText: "Pump" });
  await expect(pump).toContainText("80.25");
  await expect(page.getByRole("row").filter({ hasText: "Hose" })).toContainText("1.125");
  await test.step("the same list again changes nothing", async () => {
    await preview(page, textFile("products.csv", "Product code,Product name,Category,Unit cost\nP1,Pump,Water,80.25\nP2,Hose,Water,1.125\n"));
    await expect(page.getByRole("main")).toContainText("Nothing in this file is new.");
    await expect(commitButton(page)).toHaveAttribute("aria-disabled", "true");
  });
});

test("orders that the book has already are not added twice unless asked", async ({ app }) => {
  const { page } = app;
  await app.open();
  const table = orderLines(4);
  await importFile(page, textFile("a.csv", delimited(table)));
  const before = await holds(page);
  await preview(page, textFile("a.csv", delimited([...table, ["N1", "2025-12-30", "K1", "Customer 1", "P1", "Product 1", 1, 10]])));
  await expect(page.getByRole("main")).toContainText("1 order line in 1 order will be added");
  await commit(page);
  const after = await holds(page);
  expect(Number(after["Order lines"])).toBe(Number(before["Order lines"]) + 1);
  expect(after["Customers"]).toBe(before["Customers"]);
});

test("an import prepared for a book that has changed since is worked out anew", async ({ app }) => {
  const { page } = app;
  await app.open();
  await importFile(page, textFile("a.csv", delimited(orderLines(3))));
  await preview(page, textFile("b.csv", delimited(orderLines(6))));
  await expect(page.getByRole("main")).toContainText("Customers: 3 new");
  await page.keyboard.press("Control+z");
  await expect(undo(page)).toHaveAccessibleName("Nothing to undo");
  await commitButton(page).click();
  await expect(page.getByText(/Nothing was imported yet: the book has changed since this preview\./)).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Customers: 6 new");
  await commit(page);
  expect((await holds(page))["Customers"]).toBe("6");
});

test("what the columns mean is remembered for the next file", async ({ app }) => {
  const { page } = app;
  await app.open();
  const table = (day: string) => `Belegdatum,Wer,Was,Wieviel\n${day},Acme,Pump,100\n${day},Borg,Hose,50\n`;
  const choose = (column: string, role: string) =>
    page.getByRole("combobox", { name: `Meaning of ${column}`, exact: true }).selectOption({ label: role });
  await bring(page, textFile("one.csv", table("2025-03-01")));
  await expect(columnsHeading(page)).toBeVisible();
  await choose("Belegdatum", "Date");
  await choose("Wer", "Customer name");
  await choose("Was", "Product name");
  await choose("Wieviel", "Amount");
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(previewHeading(page)).toBeVisible();
  await commit(page);
  await bring(page, textFile("two.csv", table("2025-04-01")));
  await expect(page.getByText("Read as you did the last time for a file with these columns.")).toBeVisible();
  for (const [column, role] of [["Belegdatum", "Date"], ["Wer", "Customer name"], ["Was", "Product name"], ["Wieviel", "Amount"]] as const) {
    await expect(meaning(page, column)).toHaveText(role);
  }
});

test("a column chosen twice and a column that is lacking are told", async ({ app }) => {
  const { page } = app;
  await app.open();
  await bring(page, textFile("a.csv", lines("S1,2025-03-01,Acme,Pump,1,10", "S2,2025-03-02,Acme,Pump,1,10")));
  await expect(columnsHeading(page)).toBeVisible();
  const price = page.getByRole("combobox", { name: "Meaning of Unit price" });
  await price.selectOption({ label: "Leave out" });
  await expect(page.getByRole("main")).toContainText("Still needed: the amount, or quantity and unit price.");
  await expect(page.getByRole("button", { name: "Read the file" })).toHaveAttribute("aria-disabled", "true");
  await price.selectOption({ label: "Date" });
  await expect(page.getByRole("main")).toContainText("“Date” is chosen for two columns");
});

test("stopping while a big file is read changes nothing", async ({ app }, info) => {
  const { page } = app;
  await app.open();
  await importFile(page, textFile("a.csv", delimited(orderLines(3))));
  const before = await holds(page);
  const big = manyTimes(onlineRetail(info), 6, info.outputPath("big.csv"));
  await bring(page, big);
  await expect(columnsHeading(page)).toBeVisible();
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Nothing was changed.")).toBeVisible();
  await expect(page.getByRole("heading", { name: text("en", "import.pick.heading") })).toBeVisible();
  expect(await holds(page)).toEqual(before);
  await expect(undo(page)).toHaveAccessibleName(/^Undo: import of \d+ lines$/);
  rmSync(big);
});

test("in Chinese the sentences are Chinese, with row and column", async ({ app }) => {
  const { page } = app;
  await app.open();
  await page.getByRole("button", { name: "切换到中文" }).click();
  await goTo(page, "#/data/import");
  await page.getByLabel("选择文件", { exact: true }).setInputFiles(textFile("坏.csv", "订单号,日期,客户名称,金额\nX1,2025-03-01,甲公司,100\nX2,2025-03-02,乙公司,一百\n") as never);
  await page.getByRole("button", { name: "读取文件" }).click();
  await expect(page.getByRole("heading", { name: "导入后会怎样" })).toBeVisible();
  await page.getByText("1 行不会导入").click();
  await expect(page.getByRole("row").filter({ hasText: "不是数字" })).toContainText(/3.*金额/s);
  expect(await sentences(page)).not.toMatch(/[A-Za-z]{4,}/);
});
