// The customer's page: a head that stays, five tabs with addresses, what is bought no more, what happened, and a contact with its
// next step in three clicks.
import type { Page } from "@playwright/test";
import { expect, test, type App } from "./support/app";
import { openBook } from "./support/book";
import { demoCard, dialogButton, fromMenu, goTo, openTab, saved, textFile, undo } from "./support/steps";
import { delimited, ORDERS_HEAD, ordersEvery } from "./support/tables";
import { text } from "./support/texts";

// Two years of Alpha, who has fallen silent in June; Beta goes on and is the last to order.
const book = textFile(
  "two-years.csv",
  delimited([
    ORDERS_HEAD,
    ...ordersEvery("Alpha", "2023-09-04", "2025-06-02", 7, 900),
    ...ordersEvery("Beta", "2023-09-04", "2025-09-29", 7, 500),
  ]),
);
const TABS = ["summary", "value", "purchases", "relationship", "record"] as const;
const section = (page: Page, heading: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
const head = (page: Page) => page.locator(".customer-head");

test.describe("in English", () => {
  test.use({ locale: "en-GB" });
  const en = (key: string, values = {}) => text("en", key, values);
  const current = (page: Page) => page.getByRole("navigation", { name: en("customer.tab.label") }).locator("[aria-current=page]");

  async function alpha(app: App): Promise<void> {
    await openBook(app, book);
    await goTo(app.page, "#/customers/0");
    await expect(app.page.getByRole("heading", { level: 1, name: "Alpha" })).toBeVisible();
  }

  test("each tab has an address, which can be opened, reloaded and gone back to; the head stays", async ({ app }) => {
    const { page } = app;
    await alpha(app);
    await expect(current(page)).toHaveText(en("customer.tab.summary"));
    // The head is the same element throughout: nothing in it is built anew.
    await head(page).evaluate((element) => element.setAttribute("data-same", ""));
    for (const tab of TABS) {
      await openTab(page, tab);
      await expect(current(page)).toHaveText(en(`customer.tab.${tab}`));
      // The summary was open at the address without a tab.
      await expect(page).toHaveURL(tab === "summary" ? /#\/customers\/0$/ : new RegExp(`#/customers/0/${tab}$`));
      await expect(head(page)).toHaveAttribute("data-same", "");
    }
    await page.goBack();
    await expect(current(page)).toHaveText(en("customer.tab.relationship"));
    await expect(section(page, en("record.contact.all"))).toBeVisible();
    await saved(page);
    await page.reload();
    await expect(current(page)).toHaveText(en("customer.tab.relationship"));
    await goTo(page, "#/customers/1/purchases");
    await expect(page.getByRole("heading", { level: 1, name: "Beta" })).toBeVisible();
    await expect(current(page)).toHaveText(en("customer.tab.purchases"));
    await goTo(page, "#/customers/1/nowhere");
    await expect(page.getByText(en("shell.not_found_title"))).toBeVisible();
  });

  test("the head says what it brings, when it ordered, whom to ask for", async ({ app }) => {
    const { page } = app;
    await alpha(app);
    // 36 Mondays from October on; in the last quarter nothing, which is what the warning speaks of.
    const bought = 36 * 900;
    await expect(head(page)).toContainText(`${bought.toLocaleString("en-GB")}`);
    await expect(head(page)).toContainText(en("customer.head.change_quarter", { change: "−100%" }));
    await expect(head(page)).toContainText(en("units.days_ago.other", { n: 119 }));
    await expect(head(page)).toContainText(en("customer.head.usual", { usual: en("units.days.other", { n: 7 }) }));
    await expect(head(page)).toContainText(en("warnings.found.silent", { days: "119", usual: "7" }));
    await expect(head(page).getByRole("img", { name: /^Tiers from Oct 2024 to Sep(t)? 2025: / })).toBeVisible();
    await head(page).getByRole("button", { name: en("customer.head.add_person") }).click();
    await page.getByRole("dialog").getByLabel(en("record.person.name"), { exact: true }).fill("Wang Fang");
    await page.getByRole("dialog").getByLabel(en("record.person.phone"), { exact: true }).fill("010 5555");
    await page.keyboard.press("Enter");
    await expect(head(page)).toContainText("Wang Fang");
    await expect(head(page).getByRole("link", { name: "010 5555" })).toHaveAttribute("href", "tel:0105555");
  });

  test("what is bought no more stands on the summary and on the purchases", async ({ app }) => {
    const { page } = app;
    await alpha(app);
    for (const tab of ["summary", "purchases"] as const) {
      await openTab(page, tab);
      const changes = section(page, en("customer.changes.title"));
      await expect(changes).toContainText(en("customer.changes.against_quarter"));
      await expect(changes.getByRole("row").last()).toContainText(en("customer.changes.since", { day: "2 Jun" }));
      await expect(changes.getByRole("row").last()).toContainText("−8,078");
    }
    await goTo(page, "#/customers/1");
    const changes = section(page, en("customer.changes.title"));
    await expect(changes).toContainText(en("customer.changes.same"));
    await expect(changes.getByRole("row")).toHaveCount(0);
  });

  test("a visit with its next step is logged in three clicks, and both stand in the timeline", async ({ app }) => {
    const { page } = app;
    await alpha(app);
    const timeline = page.locator("#timeline-rows li");
    await expect(timeline.first()).toContainText(en("customer.timeline.warned", { rules: "" }));
    let clicks = 0;
    const click = async (target: ReturnType<Page["getByRole"]>) => {
      clicks += 1;
      await target.click();
    };
    await click(head(page).getByRole("button", { name: en("shell.log"), exact: true }));
    const dialog = page.getByRole("dialog");
    const field = (key: string) => dialog.getByLabel(en(key), { exact: true });
    await field("service.contact.with").fill("Wang Fang");
    await field("service.contact.note").fill("New buyer, finds us dear");
    await field("service.contact.next").fill("Send the trial's result");
    // A week from today, unless another day is entered.
    await expect(field("service.contact.next_due")).not.toHaveValue("");
    await field("service.contact.next_due").fill("");
    await click(dialogButton(page, en("record.contact.save")));
    await expect(dialog.getByRole("alert").filter({ hasText: en("record.follow_up.no_day") })).toBeVisible();
    await field("service.contact.next_due").fill("2030-03-09");
    await click(dialogButton(page, en("record.contact.save")));
    await expect(dialog).toHaveCount(0);
    expect(clicks).toBeLessThanOrEqual(3);

    await expect(section(page, en("customer.next.label"))).toContainText("Send the trial's result");
    const due = en("customer.timeline.due", { by: "", what: "Send the trial's result" });
    await expect(timeline.nth(0)).toContainText(due);
    await expect(timeline.nth(1)).toContainText("Visit with Wang Fang: New buyer, finds us dear");
    await openTab(page, "relationship");
    await expect(section(page, en("record.follow_up.all")).getByRole("row").last()).toContainText("From the contact on");
    // One step took both in, one takes both away; where only contacts were shown, the rest is shown then.
    await openTab(page, "summary");
    await page.getByLabel(en("customer.timeline.kind"), { exact: true }).selectOption({ label: en("data.contacts") });
    await expect(timeline).toHaveCount(1);
    await undo(page).click();
    await expect(timeline.first()).toContainText(en("customer.timeline.warned", { rules: "" }));
    await openTab(page, "relationship");
    await expect(section(page, en("record.follow_up.all"))).toContainText(en("record.follow_up.none"));
    await expect(section(page, en("record.contact.all"))).toContainText(en("record.contact.none"));
  });

  test("one kind of what happened is shown, and the way back is the list as it was left", async ({ app }) => {
    const { page } = app;
    await openBook(app, book);
    await goTo(page, "#/customers?search=Alpha&sort=name");
    await page.getByRole("grid").getByRole("link", { name: "Alpha", exact: true }).click();
    const timeline = page.locator("#timeline-rows li");
    await expect(timeline.first()).toContainText(en("customer.timeline.warned", { rules: "" }));
    await page.getByLabel(en("customer.timeline.kind"), { exact: true }).selectOption({ label: en("service.serving.order") });
    await expect(timeline.first()).toContainText("2 Jun");
    await expect(timeline.filter({ hasText: en("customer.timeline.warned", { rules: "" }) })).toHaveCount(0);
    await openTab(page, "value");
    await page.locator(".customer-head__back").click();
    await expect(page).toHaveURL(/#\/customers\?search=Alpha&sort=name$/);
    await goTo(page, "#/warnings?state=all");
    await page.locator("#warnings-rows").getByRole("link", { name: "Alpha", exact: true }).click();
    await expect(page.locator(".customer-head__back")).toContainText(en("places.warnings.name"));
    await page.locator(".customer-head__back").click();
    await expect(page).toHaveURL(/#\/warnings\?state=all$/);
  });

  test("the timeline tells weekly orders by the month, and more of them when asked", async ({ app }) => {
    const { page } = app;
    await openBook(app, book);
    await goTo(page, "#/customers/1");
    const timeline = page.locator("#timeline-rows li");
    const orders = (n: number, amount: string) => en("customer.timeline.orders", { orders: en("units.orders.other", { n }), amount });
    await expect(timeline.filter({ hasText: "29 Sep" }).first()).toContainText(orders(5, "2,500"));
    await expect(timeline.filter({ hasText: "25 Aug" }).first()).toContainText(orders(4, "2,000"));
    await expect(timeline).toHaveCount(12);
    await page.locator("section:has(#timeline-rows)").getByRole("button").click();
    expect(await timeline.count()).toBeGreaterThan(12);
  });

  test("what is seldom done is behind one button, by pointer and by keys", async ({ app }) => {
    const { page } = app;
    await alpha(app);
    const more = page.getByRole("button", { name: en("customer.head.more"), exact: true });
    await more.focus();
    await page.keyboard.press("Enter");
    const items = page.getByRole("menuitem");
    await expect(items.first()).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(items.filter({ visible: true }).last()).toBeFocused();
    await expect(items.filter({ visible: true }).last()).toHaveText(en("customer.archive"));
    await page.keyboard.press("Escape");
    await expect(more).toBeFocused();
    await expect(items.first()).toBeHidden();
    await more.click();
    await page.getByRole("heading", { level: 1 }).click();
    await expect(items.first()).toBeHidden();
    await fromMenu(page, "customer.archive");
    await expect(page.getByText(en("customer.archived_note"))).toBeVisible();
    await openTab(page, "value");
    await expect(page.getByText(en("customer.archived_value"))).toBeVisible();
    // What was archived can neither be archived nor merged.
    await more.click();
    await expect(page.getByRole("menuitem", { name: en("customer.archive") })).toBeHidden();
  });

  test("the summary fits a window of 1280 by 800, and no part of a tab is wider than a phone", async ({ app }) => {
    const { page } = app;
    await alpha(app);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(page.locator(".customer-summary svg.chart")).toBeVisible();
    await expect(page.locator("#timeline-rows li")).not.toHaveCount(0);
    const bottom = await page.locator(".customer-summary").evaluate((element) => element.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThanOrEqual(800);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const tab of TABS) {
      await openTab(page, tab);
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll("main *")]
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === "auto")
          .map((element) => element.className),
      );
      expect(wide, tab).toEqual([]);
    }
  });

  test("a customer of whom nothing is known has a page that says what to do", async ({ app }) => {
    const { page } = app;
    await app.open();
    await page.getByRole("button", { name: "Add customer" }).click();
    await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Nobody yet");
    await dialogButton(page, "Add").click();
    await goTo(page, "#/customers/0");
    await expect(head(page)).toContainText(en("customer.head.no_order"));
    await expect(head(page)).toContainText(en("customer.head.nobody"));
    await expect(section(page, en("customer.next.label"))).toContainText(en("customer.next.first_order"));
    await expect(page.getByText(en("customer.timeline.none"))).toBeVisible();
    for (const tab of TABS) {
      await openTab(page, tab);
      await expect(page.locator(".customer__part")).not.toBeEmpty();
    }
  });
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("客户页：五个标签，大事记用中文写", async ({ app }) => {
    const { page } = app;
    const zh = (key: string, values = {}) => text("zh-CN", key, values);
    await app.open("#/today");
    await demoCard(page, "farm_supplies", "zh-CN").click();
    await expect(page.locator("#timeline-rows li").first()).toBeVisible();
    await goTo(page, "#/customers/0");
    await expect(page.locator("#timeline-rows li").first()).toContainText(/[一-鿿]/);
    for (const tab of TABS) {
      await openTab(page, tab, "zh-CN");
      await expect(page).toHaveURL(new RegExp(tab === "summary" ? "#/customers/0$" : `/${tab}$`));
    }
  });
});
