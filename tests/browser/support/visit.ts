// A round through every screen in either language, for tests that look at all of them.
import type { Locator } from "@playwright/test";
import { expect, type App } from "./app";
import { PLACES } from "./places";
import { goTo, textFile } from "./steps";
import { delimited, orderLines } from "./tables";
import { text } from "./texts";

/** Words of one language, as a person sees them, and books that hold names of that language only. */
export interface Tongue {
  tag: string;
  locale: string;
  pick: string;
  read: string;
  preview: string;
  commit: RegExp;
  imported: string;
  add: string;
  addNow: string;
  name: string;
  nobody: string;
  merge: string;
  unscored: RegExp;
  edit: string;
  order: string;
  saveOrder: string;
  contact: string;
  saveContact: string;
  judged: string;
  product: string;
  products: string;
  erase: string;
  find: string;
  vipShare: string;
  heldMargin: string;
  heldMonths: string;
  apply: string;
  rates: string;
  rateOfOrders: string;
  idealGap: string;
  saveService: string;
  lists: [string, string];
  kept: string;
  file: string;
  /** A file that asks and complains: days to be read two ways, charges, repeats, rows without a customer or a quantity. */
  hardFile: string;
}

const head = ["订单号", "日期", "客户编号", "客户名称", "产品编号", "产品名称", "数量", "单价"];
const lines = orderLines(24).slice(1);
const chinese = delimited([
  head,
  ...orderLines(24, (n) => `第${n}号农资合作社`).slice(1).map((row) => row.map((cell) => String(cell).replace("Product", "产品"))),
]);
const english = delimited(orderLines(24));

const hard = (heads: string[], customer: string, product: string): string =>
  delimited([
    heads,
    ["1", "03/04/2025", "1", customer, "C2", product, 1, 5],
    ["1", "03/04/2025", "1", customer, "7", product, 2, 5],
    ["1", "03/04/2025", "1", customer, "7", product, 2, 5],
    ["2", "05/04/2025", "", "", "7", product, 2, 5],
    ["3", "06/04/2025", "1", customer, "7", product, "?", 5],
    ["4", "07/04/2025", "1", customer, "7", product, -1, 5],
  ]);

export const ENGLISH: Tongue = {
  tag: "en", locale: "en-GB", pick: "Choose a file", read: "Read the file", preview: "What the import will do",
  commit: /^Import \d/, imported: "Imported", add: "Add customer", addNow: "Add", name: "Name", nobody: "Nobody yet",
  merge: text("en", "duplicates.by_hand"), unscored: /^Not scored/, edit: "Edit", order: "Add an order", saveOrder: "Add the order", contact: text("en", "record.contact.new"), saveContact: text("en", "record.contact.save"),
  judged: "Satisfaction", product: "Add a product", products: "Products and charges", erase: text("en", "storage.erase"),
  find: "Find", vipShare: "VIP: share",
  heldMargin: "Margin", heldMonths: "Months", apply: "Apply",
  rates: "Rates of serving", rateOfOrders: "Orders", idealGap: "Ideal gap, days", saveService: "Save",
  lists: [text("en", "service.over_served.title"), text("en", "service.overdue.title")], kept: "Who is kept in a tier", file: english,
  hardFile: hard(orderLines(0)[0] as string[], "Customer", "Product"),
};
export const CHINESE: Tongue = {
  tag: "zh-CN", locale: "zh-CN", pick: "选择文件", read: "读取文件", preview: "导入后会怎样",
  commit: /^导入 \d/, imported: "已导入", add: "添加客户", addNow: "添加", name: "名称", nobody: "新客户",
  merge: text("zh-CN", "duplicates.by_hand"), unscored: /^未评分/, edit: "编辑", order: "添加订单", saveOrder: "添加订单", contact: text("zh-CN", "record.contact.new"), saveContact: text("zh-CN", "record.contact.save"),
  judged: "满意度", product: "新增产品", products: "产品与费用", erase: text("zh-CN", "storage.erase"),
  find: "查找", vipShare: "VIP客户占比",
  heldMargin: "幅度", heldMonths: "持续", apply: "生效",
  rates: "服务费率", rateOfOrders: "订单", idealGap: "理想间隔（天）", saveService: "保存",
  lists: [text("zh-CN", "service.over_served.title"), text("zh-CN", "service.overdue.title")], kept: "谁被保留在原层", file: chinese,
  hardFile: hard(head, "合作社", "产品"),
};

/** Every screen in turn: with nothing in it, in each step of the wizard, with a book, with its dialogs. */
export async function visit(app: App, tongue: Tongue, look: (where: string) => Promise<void>): Promise<void> {
  const { page } = app;
  const main = page.getByRole("main");
  const dialog = page.getByRole("dialog");
  const button = (name: string | RegExp, within: Locator = main) => within.getByRole("button", { name, exact: typeof name === "string" });
  const to = async (route: string) => {
    await goTo(page, route);
    await expect(main.getByRole("heading").first()).toBeVisible();
  };
  const bring = async (lines: string) => {
    await goTo(page, "#/data");
    await goTo(page, "#/data/import");
    await page.getByLabel(tongue.pick, { exact: true }).setInputFiles(textFile("a.csv", lines) as never);
  };
  /** Looks at a dialog and, where its form was sent empty, at what it then says. */
  const lookAt = async (opener: Locator | "?", where: string, send?: string) => {
    await (opener === "?" ? page.keyboard.press(opener) : opener.click());
    await expect(dialog).toBeVisible();
    await look(where);
    if (send) {
      await button(send, dialog).click();
      await expect(dialog).toBeVisible();
      await look(`${where}, sent too early`);
    }
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  };

  await app.open();
  for (const route of [...PLACES, "#/nowhere", "#/customers/99"]) {
    await to(route);
    await look(`empty ${route}`);
  }
  const banner = page.getByRole("banner");
  await lookAt(button(tongue.find, banner), "palette: an empty book");
  await lookAt("?", "help");
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 800 });
  await lookAt(button(text(tongue.tag, "shell.all_places"), page.locator("body")), "the sheet of places on a phone");
  await page.setViewportSize(size ?? { width: 1280, height: 720 });

  await goTo(page, "#/data/import");
  await look("wizard: file");
  await page.getByLabel(tongue.pick, { exact: true }).setInputFiles(textFile("a.csv", "") as never);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await look("wizard: a bad file");
  await bring(tongue.hardFile);
  await button(tongue.read).click();
  await expect(page.getByRole("heading", { name: tongue.preview })).toBeVisible();
  await main.locator("details").evaluateAll((all) => all.forEach((details) => details.setAttribute("open", "")));
  await look("wizard: preview of a hard file");
  await bring(tongue.file);
  await expect(button(tongue.read)).toBeVisible();
  await look("wizard: columns");
  await button(tongue.read).click();
  await expect(page.getByRole("heading", { name: tongue.preview })).toBeVisible();
  await look("wizard: preview");
  await button(tongue.commit).click();
  await expect(page.getByRole("heading", { name: tongue.imported, exact: true })).toBeVisible();
  await look("wizard: report");

  const tabs = ["summary", "value", "purchases", "relationship", "record"].map((tab) => `#/customers/1/${tab}`);
  const parts = ["white-space", "growth", "together", "results", "proof"].map((part) => `#/cross-sell?part=${part}`);
  for (const route of [...PLACES, ...tabs, ...parts, "#/products/1"]) {
    await to(route);
    if (route === "#/movement") {
      await expect(main.locator(".matrix__cell").first()).toBeVisible();
    }
    // Everything that can be opened at once: the workings, the tables of the charts, the orders.
    await main.locator("details").evaluateAll((all) => all.forEach((details) => details.setAttribute("open", "")));
    await look(route);
  }

  for (const route of [...PLACES, "#/customers/1"]) {
    await to(route);
    await lookAt("?", `help of ${route}`);
  }
  await button(tongue.find, banner).click();
  await dialog.getByRole("combobox").fill("k");
  await expect(dialog.getByRole("option").first()).toBeVisible();
  await look("palette: customers");
  await dialog.getByRole("combobox").fill("k zzz");
  await expect(dialog.getByRole("option")).toHaveCount(0);
  await look("palette: nothing found");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);

  await to("#/customers/2/purchases");
  await main.locator(".order summary").first().click();
  // Where the click has scrolled to, the header may lie half over something.
  await page.evaluate(() => scrollTo(0, 0));
  await look("a customer with an order open");
  await lookAt(button(tongue.order), "dialog: an order", tongue.saveOrder);
  await button(text(tongue.tag, "customer.head.more")).click();
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await look("the menu of a customer");
  await page.keyboard.press("Escape");
  await to("#/customers/2/record");
  await lookAt(button(tongue.edit), "dialog: a customer's record");
  await to("#/customers/2/relationship");
  await button(tongue.contact).click();
  await expect(dialog).toBeVisible();
  await look("dialog: a contact");
  await button(tongue.saveContact, dialog).click();
  await expect(dialog).toHaveCount(0);
  await look("a customer with a contact");

  // With rates and a contact both lists of the service screen have rows.
  await to("#/service");
  const type = async (field: Locator, value: string) => {
    await field.fill(value);
    await field.blur();
  };
  await type(main.getByLabel(tongue.idealGap).first(), "999");
  await look("#/service, a standard that contradicts itself");
  await type(main.getByLabel(tongue.idealGap).first(), "7");
  await type(main.getByRole("group", { name: tongue.rates }).getByLabel(tongue.rateOfOrders, { exact: true }), "100");
  await look("#/service, changed");
  await button(tongue.saveService).click();
  for (const list of tongue.lists) {
    await expect(main.locator("section").filter({ has: page.getByRole("heading", { name: list }) }).locator("tbody tr").first()).toBeVisible();
  }
  await look("#/service, with both lists");
  await to("#/customers/2/value");
  await main.locator(".indicator summary").last().click();
  await lookAt(button(tongue.judged), "dialog: a judgement");

  await to("#/tiers");
  await page.getByLabel(tongue.vipShare).fill("20");
  await page.getByLabel(tongue.vipShare).blur();
  await look("#/tiers, changed");
  for (const [field, value] of [[tongue.heldMargin, "10"], [tongue.heldMonths, "6"]] as const) {
    await main.getByLabel(field, { exact: true }).fill(value);
    await main.getByLabel(field, { exact: true }).blur();
  }
  await button(tongue.apply).click();
  await expect(page.getByRole("heading", { name: tongue.kept })).toBeVisible();
  await look("#/tiers, with tiers that are kept");

  await to("#/data");
  await lookAt(button(tongue.product), "dialog: a new product");
  await lookAt(page.getByRole("grid", { name: tongue.products }).getByRole("row").nth(1), "dialog: a product");
  await to("#/data/storage");
  await lookAt(button(tongue.erase), "dialog: erase");

  await to("#/customers/duplicates");
  await lookAt(button(tongue.merge), "dialog: merge");
  await to("#/customers");
  await lookAt(button(tongue.add), "dialog: a new customer", tongue.addNow);
  await button(tongue.add).click();
  await dialog.getByLabel(tongue.name, { exact: true }).fill(tongue.nobody);
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await button(tongue.unscored).click();
  await look("the shelf of the unscored");
  await to(`#/customers/${new Set(lines.map((row) => row[2])).size}`);
  await look("a customer without orders");
}
