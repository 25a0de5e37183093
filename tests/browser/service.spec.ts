// Service: a contact log, standards and rates, who is not worth the cost and who gets too little, judgements that expire.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { demoCard, dialogButton, dismissNotices, goTo, holds, openTab, reload, saved, textFile, undo } from "./support/steps";
import { delimited, orderLines } from "./support/tables";
import { text } from "./support/texts";

test.use({ locale: "en-GB" });

// Scores look back from the last order, 2025-12-22.
const book = textFile("many.csv", delimited(orderLines(24)));
const field = (page: Page, name: string) => page.getByRole("dialog").getByLabel(name, { exact: true });
const section = (page: Page, name: string) => page.getByRole("main").locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });
const standard = (page: Page, tier: string, name: string) => page.getByRole("group", { name: tier, exact: true }).getByLabel(name, { exact: true });
const rate = (page: Page, name: string) => page.getByRole("group", { name: "Rates of serving" }).getByLabel(name, { exact: true });

async function type(page: Page, into: ReturnType<typeof rate>, value: string): Promise<void> {
  await into.fill(value);
  await into.blur();
}

async function save(page: Page): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("are not yet in force")).toHaveCount(0);
  await dismissNotices(page);
}

/** Opens the page of the most valuable customer, the only VIP, and gives its name. */
async function openBest(page: Page): Promise<string> {
  await goTo(page, "#/customers");
  await page.getByRole("grid", { name: "Customers by value" }).getByRole("row").nth(1).click();
  await openTab(page, "relationship");
  await expect(page.getByRole("heading", { name: "Contacts", exact: true })).toBeVisible();
  return page.getByRole("heading", { level: 1 }).innerText();
}

test.beforeEach(async ({ app }, info) => {
  if (info.title.startsWith("Chinese")) {
    return;
  }
  await openBook(app, book);
  await dismissNotices(app.page);
});

test("a contact is logged, changed and removed by keyboard, and undone", async ({ app }) => {
  const { page } = app;
  const name = await openBest(page);
  const here = new URL(page.url()).hash;
  const contacts = section(page, "Contacts");
  await expect(contacts).toContainText("No contact logged yet. The VIP standard asks for one every 14 days, 30 days at the longest.");
  await contacts.getByRole("button", { name: text("en", "record.contact.new") }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toContainText(`Contact with ${name}`);
  await field(page, "Minutes").fill("half an hour");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("alert").filter({ hasText: "whole minutes" })).toBeVisible();
  await field(page, "Date").fill("2025-12-01");
  await field(page, "Kind").focus();
  await page.keyboard.type("Call");
  await field(page, "Our contact person").fill("Li Lei");
  await field(page, "What about").fill("prices for spring");
  await field(page, "Minutes").fill("30");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const row = contacts.getByRole("row").nth(1);
  await expect(row).toContainText(/2025-12-01\s*Call\s*Li Lei · 30 min\s*prices for spring/);
  await expect(contacts).toContainText("Last contact: call on 1 Dec 2025, 21 days before the day of scores.");
  await expect(contacts).toContainText("has been due since 15 Dec 2025; it must not be later than 31 Dec 2025.");
  await expect(undo(page)).toHaveAccessibleName(`Undo: logging a contact with ${name}`);

  await contacts.getByRole("button", { name: "Edit the contact of 1 Dec 2025" }).press("Enter");
  await expect(field(page, "Minutes")).toHaveValue("30");
  await field(page, "Date").fill("2025-12-20");
  await field(page, "Date").press("Enter");
  await expect(contacts).toContainText("the next one is due by 3 Jan 2026");
  await saved(page);
  await reload(app);
  await expect(contacts).toContainText("prices for spring");
  expect((await holds(page))["Contacts"]).toBe("1");
  await goTo(page, here);
  await contacts.getByRole("button", { name: "Remove the contact of 20 Dec 2025" }).press("Enter");
  await expect(contacts).toContainText("No contact logged yet.");
  await undo(page).click();
  await expect(contacts).toContainText("prices for spring");
});

test("standards are saved, checked and undone over a reload", async ({ app }) => {
  const { page } = app;
  await goTo(page, "#/service");
  await expect(standard(page, "VIP", "Ideal gap, days")).toHaveValue("14");
  await standard(page, "Main", "Service policy").fill("A visit every month");
  await type(page, standard(page, "VIP", "Ideal gap, days"), "40");
  const notice = page.getByRole("status").filter({ hasText: "the longest gap must not be shorter" });
  await expect(notice).toContainText("VIP");
  await expect(page.getByRole("button", { name: "Save", exact: true })).toHaveAttribute("aria-disabled", "true");
  await type(page, standard(page, "VIP", "Ideal gap, days"), "7");
  await save(page);
  await expect(undo(page)).toHaveAccessibleName("Undo: changed service standards");
  await saved(page);
  await reload(app);
  await expect(standard(page, "VIP", "Ideal gap, days")).toHaveValue("7");
  await expect(standard(page, "Main", "Service policy")).toHaveValue("A visit every month");
  await undo(page).click();
  await expect(standard(page, "VIP", "Ideal gap, days")).toHaveValue("14");
  await expect(standard(page, "Main", "Service policy")).toHaveValue("");
});

test("an example fills the standards of every tier in one step, can be edited, and is undone as one", async ({ app }) => {
  const { page } = app;
  const en = (key: string) => text("en", `service.examples.${key}`);
  await goTo(page, "#/service");
  const examples = section(page, en("title"));
  await examples.getByRole("button", { name: new RegExp(`^${en("support.name")}`) }).press("Enter");
  await expect(examples).toHaveCount(0);
  await expect(standard(page, "VIP", "Service policy")).toHaveValue(en("support.vip"));
  await expect(standard(page, "Small", "Service policy")).toHaveValue(en("support.small"));
  await expect(standard(page, "VIP", "Ideal gap, days")).toHaveValue("7");
  const budget = page.getByRole("group", { name: "VIP", exact: true }).getByLabel(/^Care budget/);
  expect(Number((await budget.inputValue()).replaceAll(",", ""))).toBeGreaterThan(0);
  await dismissNotices(page);
  await type(page, standard(page, "VIP", "Ideal gap, days"), "10");
  await save(page);
  await undo(page).click();
  await expect(standard(page, "VIP", "Ideal gap, days")).toHaveValue("7");
  await undo(page).click();
  await expect(standard(page, "VIP", "Service policy")).toHaveValue("");
  await expect(standard(page, "VIP", "Ideal gap, days")).toHaveValue("14");
  await expect(examples).toBeVisible();
});

test("the lists follow rates and contacts", async ({ app }) => {
  const { page } = app;
  await goTo(page, "#/service");
  const lost = section(page, "Serving costs too much");
  const below = section(page, text("en", "service.overdue.title"));
  await expect(lost).toContainText("No rates are set yet");
  await expect(below).toContainText("No contacts logged yet");
  await type(page, rate(page, "Orders"), "100");
  await save(page);
  const rows = lost.locator("tbody tr");
  await expect(rows.first()).toContainText("Costs more than it buys");
  const amounts = await rows.locator("td:nth-of-type(5)").allInnerTexts();
  const losses = amounts.map((text) => Number(text.replaceAll(",", "")));
  expect(losses.length).toBeGreaterThan(2);
  expect(losses).toEqual([...losses].sort((a, b) => b - a));
  await expect(page.getByRole("main")).toContainText(/In the window service cost [\d,]+/);

  await test.step("the customer's page shows how the cost comes about", async () => {
    await goTo(page, "#/customers/0/value");
    await page.getByRole("main").locator("summary").filter({ hasText: "Sales" }).click();
    await expect(page.getByRole("table", { name: "Working of Sales" })).toContainText(/Orders: 6 × 100\.00/);
  });
  await goTo(page, "#/service");
  await type(page, rate(page, "Orders"), "0");
  await save(page);
  await expect(lost).toContainText("No rates are set yet");

  const best = await openBest(page);
  await goTo(page, best === "Customer 24" ? "#/customers/22" : "#/customers/23");
  await page.getByRole("button", { name: text("en", "shell.log"), exact: true }).click();
  await field(page, "Date").fill("2025-12-20");
  await dialogButton(page, "Save the contact").click();
  await dismissNotices(page);
  await goTo(page, "#/service");
  const vip = below.getByRole("row").filter({ has: page.getByRole("link", { name: best, exact: true }) });
  await expect(vip).toContainText("No contact was ever logged.");
  await vip.getByRole("button", { name: text("en", "record.contact.new_with", { name: best }) }).click();
  await field(page, "Date").fill("2025-12-02");
  await dialogButton(page, "Save the contact").click();
  await expect(vip).toContainText("The ideal gap of 14 days has passed.");
  await vip.getByRole("button", { name: text("en", "record.contact.new_with", { name: best }) }).click();
  await field(page, "Date").fill("2025-12-21");
  await dialogButton(page, "Save the contact").click();
  await expect(vip).toHaveCount(0);
});

test("a judgement holds up to its last day and says that it expired", async ({ app }) => {
  const { page } = app;
  await goTo(page, "#/customers/1/value");
  const main = page.getByRole("main");
  await main.locator("summary").filter({ hasText: "Loyalty" }).click();
  await page.getByRole("button", { name: "Satisfaction", exact: true }).click();
  await field(page, "Value").fill("90");
  await field(page, "Judged on").fill("2025-12-01");
  await field(page, "Valid until").fill("2025-11-30");
  await dialogButton(page, "Use my judgement").click();
  await expect(page.getByRole("dialog")).toContainText("Enter a day not before the day of the judgement");
  await field(page, "Valid until").fill("2025-12-22");
  await dialogButton(page, "Use my judgement").click();
  await expect(page.getByRole("table", { name: "Working of Loyalty" })).toContainText("valid until 22 Dec 2025");

  await page.getByRole("button", { name: "Satisfaction, judged" }).click();
  await expect(field(page, "Valid until")).toHaveValue("2025-12-22");
  await field(page, "Valid until").fill("2025-12-21");
  await dialogButton(page, "Use my judgement").click();
  const expired = "your judgement 90 of 1 Dec 2025 expired; since 22 Dec 2025 the data count again";
  await expect(main).toContainText(expired);
  await saved(page);
  await reload(app);
  await main.locator("summary").filter({ hasText: "Loyalty" }).click();
  await expect(main).toContainText(expired);
  await page.getByRole("button", { name: "Satisfaction, expired" }).click();
  await expect(page.getByRole("dialog")).toContainText(expired);
  await expect(field(page, "Value")).toHaveValue("90");
  await expect(field(page, "Valid until")).toHaveValue("");
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("Chinese: the demo's service, a contact and what it says", async ({ app }) => {
    const { page } = app;
    await app.open("#/today");
    await demoCard(page, "farm_supplies", "zh-CN").click();
    await expect(page.locator("#timeline-rows li").first()).toBeVisible();
    await goTo(page, "#/service");
    await expect(page.getByRole("heading", { name: text("zh-CN", "places.service.name"), exact: true })).toBeVisible();
    await type(page, page.getByRole("group", { name: "服务费率" }).getByLabel("拜访", { exact: true }), "500");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await goTo(page, "#/customers/0/relationship");
    const contacts = section(page, text("zh-CN", "record.contact.all"));
    await contacts.getByRole("button", { name: text("zh-CN", "record.contact.new") }).click();
    await field(page, "内容").fill("谈春季价格");
    await dialogButton(page, text("zh-CN", "record.contact.save")).click();
    await expect(contacts).toContainText("谈春季价格");
    await expect(contacts).toContainText(/上次跟进：.*拜访，距评分日 0 天。按.*的标准，下次应在.*之前，最迟/);
    await openTab(page, "value", "zh-CN");
    await page.getByRole("main").locator("summary").filter({ hasText: "利润" }).first().click();
    await expect(page.getByRole("main")).toContainText(/拜访 \d+ 次 × CNY\s500\.00/);
  });
});
