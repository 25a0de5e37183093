// A round through every screen in either language, for tests that look at all of them.
import { expect, type App } from "./app";
import { goTo, textFile } from "./steps";
import { delimited, orderLines } from "./tables";

/** Words of one language, as a person sees them, and a book that holds names of that language only. */
export interface Tongue {
  tag: string;
  locale: string;
  pick: string;
  read: string;
  preview: string;
  commit: RegExp;
  imported: string;
  add: string;
  merge: string;
  file: string;
}

const head = ["订单号", "日期", "客户编号", "客户名称", "产品编号", "产品名称", "数量", "单价"];
const chinese = delimited([head, ...orderLines(24, (n) => `第${n}号农资合作社`).slice(1).map((row) => row.map((cell) => String(cell).replace("Product", "产品")))]);
const english = delimited(orderLines(24));

export const ENGLISH: Tongue = {
  tag: "en", locale: "en-GB", pick: "Choose a file", read: "Read the file", preview: "What the import will do",
  commit: /^Import \d/, imported: "Imported", add: "Add customer", merge: "Merge two", file: english,
};
export const CHINESE: Tongue = {
  tag: "zh-CN", locale: "zh-CN", pick: "选择文件", read: "读取文件", preview: "导入后会怎样",
  commit: /^导入 \d/, imported: "已导入", add: "添加客户", merge: "合并两条记录", file: chinese,
};

/** Every screen in turn: with nothing in it, in each step of the wizard, with a book, with its dialogs. */
export async function visit(app: App, tongue: Tongue, look: (where: string) => Promise<void>): Promise<void> {
  const { page } = app;
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  await app.open();
  for (const route of ["#/customers", "#/tiers", "#/data", "#/data/export", "#/data/storage", "#/nowhere", "#/customers/99"]) {
    await goTo(page, route);
    await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
    await look(`empty ${route}`);
  }
  await goTo(page, "#/data/import");
  await look("wizard: file");
  await page.getByLabel(tongue.pick, { exact: true }).setInputFiles(textFile("a.csv", "") as never);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await look("wizard: a bad file");
  await goTo(page, "#/data");
  await goTo(page, "#/data/import");
  await page.getByLabel(tongue.pick, { exact: true }).setInputFiles(textFile("a.csv", tongue.file) as never);
  await expect(button(tongue.read)).toBeVisible();
  await look("wizard: columns");
  await button(tongue.read).click();
  await expect(page.getByRole("heading", { name: tongue.preview })).toBeVisible();
  await look("wizard: preview");
  await button(tongue.commit).click();
  await expect(page.getByRole("heading", { name: tongue.imported, exact: true })).toBeVisible();
  await look("wizard: report");
  for (const route of ["#/customers", "#/customers/1", "#/tiers", "#/data", "#/data/export", "#/data/storage"]) {
    await goTo(page, route);
    await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
    await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => details.setAttribute("open", "")));
    await look(route);
  }
  await goTo(page, "#/customers");
  for (const name of [tongue.add, tongue.merge]) {
    await button(name).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await look(`dialog: ${name}`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
}
