// A contact log as a file: seen for what it is, previewed, imported, counted in the service, undone by name.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { bring, columnsHeading, dismissNotices, downloaded, goTo, holds, meaning, previewHeading, saved, textFile, undo } from "./support/steps";

import { delimited, orderLines, workbook, type Rows } from "./support/tables";
import { text } from "./support/texts";

const book = textFile("many.csv", delimited(orderLines(12)));
const visits: Rows = [
  ["Visit date", "Customer code", "Customer name", "Type", "Minutes", "Our person", "Result", "Their person", "Topic"],
  ["2025-11-03", "K1", "", "Visit", 60, "Li Lei", "good", "Mr Wang", "prices for spring"],
  ["2025-11-04", "K2", "", "Phone call", 10, "Li Lei", "pending", "", ""],
  ["2025-11-05", "", "Customer 3", "E-mail", "", "Han", "", "", "offer"],
  ["2025-11-05", "", "Customer 3", "E-mail", "", "Han", "", "", "offer"],
  ["2025-11-06", "K99", "Nobody Ltd", "Visit", 30, "Han", "", "", ""],
  ["2025-11-07", "K4", "", "Dinner", 90, "Han", "bad", "", ""],
];
const file = { name: "visits.xlsx", buffer: workbook(visits) };
/** The words of the current step, blanks of all kinds made plain. */
const body = async (page: Page) => (await page.locator(".import__body").innerText()).replaceAll(/\s+/g, " ");
const kind = (page: Page, name: string) => page.getByRole("combobox", { name, exact: true });

test.describe("in English", () => {
  test.use({ locale: "en-GB" });

  test("a file of visits is previewed, imported, counted and undone by name", async ({ app }) => {
    const { page } = app;
    await openBook(app, book);
    const before = await holds(page);
    await bring(page, file);
    await expect(columnsHeading(page)).toBeVisible();
    await expect(kind(page, "Each row is").locator("option:checked")).toHaveText("a contact (visit, call, message, support)");
    await expect(meaning(page, "Type")).toHaveText("Kind");
    await expect(meaning(page, "Their person")).toHaveText(text("en", "service.contact.with"));
    await expect(meaning(page, "Result")).toHaveText("Outcome");
    // Somebody may say that it is something else, and take it back.
    await kind(page, "Each row is").selectOption({ label: "a line of an order" });
    await expect(meaning(page, "Type")).toHaveText("Leave out");
    await kind(page, "Each row is").selectOption({ label: "a contact (visit, call, message, support)" });
    await expect(meaning(page, "Our person")).toHaveText("Our contact person");
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(previewHeading(page)).toBeVisible();
    const said = await body(page);
    expect(said).toContain("3 contacts will be added for 3 customers, from 3 Nov 2025 to 5 Nov 2025.");
    expect(said).not.toMatch(/charge|return|product|sales/i);
    await expect(page.getByLabel("Also add what is known already: 1 contact")).not.toBeChecked();
    await page.getByText("2 rows will not be taken").click();
    await expect(page.getByRole("row").filter({ hasText: "is no customer of this book" })).toContainText("Customer code");
    await expect(page.getByRole("row").filter({ hasText: "is a word that is not understood" })).toContainText("Type");
    await page.getByLabel("Kind in row 7", { exact: true }).fill("visit");
    await page.getByRole("button", { name: "Check corrected cells" }).click();
    await expect(page.getByText("1 row will not be taken")).toBeVisible();
    await page.getByRole("button", { name: "Import 4 contacts", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible();
    const rest = await downloaded(page, () => page.getByRole("button", { name: "Download the rejected rows" }).click());
    expect(rest.bytes.toString()).toContain("is no customer of this book");
    await saved(page);
    await expect(undo(page)).toHaveAccessibleName("Undo: import of 4 contacts from visits.xlsx");
    expect((await holds(page))["Contacts"]).toBe("4");
    await goTo(page, "#/service");
    await expect(page.locator(".screen-head__said")).toHaveText(text("en", "service.summary.overdue.other", { n: 2, day: "15 Dec 2025" }));
    await expect(page.getByRole("main")).not.toContainText("No contacts logged yet");

    // The same file once more: nothing in it is new.
    await dismissNotices(page);
    await bring(page, file);
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(page.getByLabel("Also add what is known already: 4 contacts")).not.toBeChecked();
    await expect(page.getByRole("status").filter({ hasText: "Nothing in this file is new." })).toBeVisible();
    await undo(page).click();
    expect(await holds(page)).toEqual(before);
    await goTo(page, "#/service");
    await expect(page.getByRole("main")).toContainText("No contacts logged yet");
  });

  test("a log without a kind asks for it, and a book that changed meanwhile is asked again", async ({ app }) => {
    const { page } = app;
    await openBook(app, book);
    await dismissNotices(page);
    await bring(page, textFile("calls.csv", "Date,Customer,Minutes\n2025-11-03,Customer 1,5\n2025-11-04,Customer 2,7\n"));
    await page.getByRole("button", { name: "Read the file" }).click();
    await kind(page, "No column says how you met. All count as").selectOption({ label: "Call" });
    await undo(page).click();
    await page.getByRole("button", { name: /^Import/ }).click();
    await expect(page.getByText("the book has changed since this preview")).toBeVisible();
    await expect(page.getByText("2 rows will not be taken")).toBeVisible();
    await page.getByRole("button", { name: /^Redo: / }).click();
    await expect(kind(page, "No column says how you met. All count as").locator("option:checked")).toHaveText("Call");
  });
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("Chinese: 拜访记录导入、预览、撤销", async ({ app }) => {
    const { page } = app;
    await app.open();
    await goTo(page, "#/data/import");
    const choose = (of: ReturnType<typeof textFile>) => page.getByLabel("选择文件", { exact: true }).setInputFiles(of);
    const read = async (count: RegExp) => {
      await page.getByRole("button", { name: "读取文件" }).click();
      await expect(page.getByRole("heading", { name: "导入后会怎样" })).toBeVisible();
      await page.getByRole("button", { name: count }).click();
      await expect(page.getByRole("heading", { name: "已导入" })).toBeVisible();
    };
    const two = text("zh-CN", "record.contact.count", { n: 2 });
    const none = text("zh-CN", "service.overdue.no_contacts");
    await choose(textFile("订单.csv", "订单号,日期,客户名称,产品,数量,单价\nX1,2025-03-01,甲公司,螺栓,2,50\nX2,2025-03-02,乙公司,螺栓,1,50\n"));
    await read(/^导入 2 条订单明细$/);
    await page.getByRole("button", { name: "再导入一个文件" }).click();
    await choose(textFile("拜访记录.csv", "拜访日期,客户,方式,时长（分钟）,我方,对方,话题\n2025-02-01,甲公司,拜访,60,李雷,王经理,报价\n2025-02-03,乙公司,电话,5,李雷,,\n2025-02-04,丙公司,微信,,韩梅梅,,催款\n"));
    await expect(kind(page, "每行是").locator("option:checked")).toHaveText(text("zh-CN", "record.contact.row"));
    await page.getByRole("button", { name: "读取文件" }).click();
    await expect(page.getByRole("heading", { name: "导入后会怎样" })).toBeVisible();
    const said = await body(page);
    expect(said).toMatch(new RegExp(`将新增 ${two}，涉及 2 位客户，时间从 ?2025年2月1日 ?到 ?2025年2月3日。`));
    expect(said).not.toMatch(/[A-Za-z]{4,}/);
    await page.getByText("1 行不会导入").click();
    await expect(page.getByRole("row").filter({ hasText: text("zh-CN", "import.why.unknown_customer") })).toBeVisible();
    await page.getByRole("button", { name: `导入 ${two}`, exact: true }).click();
    await page.getByRole("link", { name: text("zh-CN", "import.report.service") }).click();
    await expect(page.getByRole("heading", { name: text("zh-CN", "places.service.name"), exact: true })).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(none);
    await page.getByRole("button", { name: `撤销：从 拜访记录.csv 导入 ${two}` }).click();
    await expect(page.getByRole("main")).toContainText(none);
  });
});
