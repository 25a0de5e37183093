// A list of people as a file: seen for what it is, previewed, mended, imported, on the customer's page, undone by name.
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { bring, columnsHeading, dismissNotices, goTo, holds, meaning, previewHeading, saved, textFile, undo } from "./support/steps";
import { delimited, orderLines, workbook, type Rows } from "./support/tables";
import { text } from "./support/texts";

const book = textFile("many.csv", delimited(orderLines(3)));
const people: Rows = [
  ["Company", "Contact name", "Title", "Mobile", "E-mail", "Birthday", "Notes", "Left"],
  ["Customer 1", "Ann Lee", "Buyer", "020 7946 0000", "ann@example.com", "1980-03-15", "likes tea", "no"],
  ["Customer 1", "Wang Fang", "", "", "", "08-15 (lunar)", "", "yes"],
  ["Customer 2", "Bo", "", "", "no address", "", "", ""],
  ["Nobody Ltd", "Cy", "", "", "", "", "", ""],
];

test.describe("in English", () => {
  test.use({ locale: "en-GB" });
  const en = (key: string, values = {}) => text("en", key, values);

  test("a list of people is previewed, mended, imported and undone by name", async ({ app }) => {
    const { page } = app;
    await openBook(app, book);
    const before = await holds(page);
    await bring(page, { name: "people.xlsx", buffer: workbook(people) });
    await expect(columnsHeading(page)).toBeVisible();
    const rows = page.getByRole("combobox", { name: en("import.columns.kind"), exact: true });
    await expect(rows.locator("option:checked")).toHaveText(en("record.person.row"));
    for (const [column, key] of [
      ["Company", "import.role.customer_name"],
      ["Contact name", "record.person.name"],
      ["Title", "record.person.role"],
      ["Mobile", "import.role.mobile"],
      ["E-mail", "record.person.email"],
      ["Birthday", "record.person.birthday"],
      ["Left", "record.person.left"],
    ]) {
      await expect(meaning(page, column)).toHaveText(en(key));
    }
    await page.getByRole("button", { name: en("import.columns.proceed") }).click();
    await expect(previewHeading(page)).toBeVisible();
    await expect(page.locator(".import__body")).toContainText("2 people will be added for 1 customer.");
    await page.getByText("2 rows will not be taken").click();
    const row = (reason: string) => page.getByRole("row").filter({ hasText: en(reason) });
    await expect(row("import.why.unknown_customer")).toContainText("Company");
    await expect(row("import.why.not_an_address")).toContainText("E-mail");
    await page.getByLabel("E-mail in row 4", { exact: true }).fill("bo@example.com");
    await page.getByRole("button", { name: en("import.preview.apply") }).click();
    await page.getByRole("button", { name: "Import 3 people", exact: true }).click();
    await expect(page.getByRole("heading", { name: en("import.report.heading") })).toBeVisible();
    await saved(page);
    await expect(undo(page)).toHaveAccessibleName("Undo: import of 3 people from people.xlsx");
    await goTo(page, "#/customers/0/relationship");
    const section = page.locator("section").filter({ has: page.getByRole("heading", { name: en("record.person.all"), exact: true }) });
    await expect(section.getByRole("row").filter({ hasText: "Ann Lee" })).toContainText("ann@example.com");
    const wang = section.getByRole("row").filter({ hasText: "Wang Fang" });
    await expect(wang).toContainText("08-15 (lunar)");
    await expect(wang).toContainText(en("record.person.left_note"));

    // The same file once more: nothing in it is new.
    await dismissNotices(page);
    await bring(page, { name: "people.xlsx", buffer: workbook(people.slice(0, 3)) });
    await page.getByRole("button", { name: en("import.columns.proceed") }).click();
    await expect(page.getByLabel("Also add what is known already: 2 people")).not.toBeChecked();
    await expect(page.getByRole("status").filter({ hasText: en("import.preview.nothing") })).toBeVisible();
    await undo(page).click();
    expect(await holds(page)).toEqual(before);
  });

  test("people of customers that are not in the book are told apart from a wrong file", async ({ app }) => {
    const { page } = app;
    await openBook(app, book);
    await bring(page, textFile("new.csv", "Customer,Contact name,Title,Mobile\nNew Ltd,Ann Lee,Buyer,1\nOther Ltd,Bo,,2\n"));
    await page.getByRole("button", { name: en("import.columns.proceed") }).click();
    await expect(page.getByRole("status").filter({ hasText: en("import.preview.all_unknown") })).toBeVisible();
  });
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("Chinese: 联系人名单导入、撤销", async ({ app }) => {
    const { page } = app;
    await app.open();
    await goTo(page, "#/data/import");
    const choose = (of: ReturnType<typeof textFile>) => page.getByLabel("选择文件", { exact: true }).setInputFiles(of);
    await choose(textFile("订单.csv", "订单号,日期,客户名称,产品,数量,单价\nX1,2025-03-01,甲公司,螺栓,2,50\nX2,2025-03-02,乙公司,螺栓,1,50\n"));
    await page.getByRole("button", { name: "读取文件" }).click();
    await page.getByRole("button", { name: "导入 2 条订单明细", exact: true }).click();
    await page.getByRole("button", { name: "再导入一个文件" }).click();
    const file = textFile("联系人.csv", "客户,姓名,职务,手机,邮箱,生日,农历生日,备注,已离职\n甲公司,王芳,采购经理,13800138000,,1980-03-15,,,否\n甲公司,李雷,,,,,八月十五,,是\n");
    await choose(file);
    await expect(page.getByRole("combobox", { name: "每行是", exact: true }).locator("option:checked")).toHaveText("一位联系人");
    await page.getByRole("button", { name: "读取文件" }).click();
    await expect(page.locator(".import__body")).toContainText(/将新增 2 位联系人，涉及 1 位客户。/);
    await page.getByRole("button", { name: "导入 2 位联系人", exact: true }).click();
    await expect(page.getByRole("heading", { name: "已导入" })).toBeVisible();
    await page.getByRole("button", { name: "撤销：从 联系人.csv 导入 2 位联系人" }).click();
    await expect(page.getByRole("button", { name: "撤销：导入 2 行" })).toBeVisible();
  });
});
