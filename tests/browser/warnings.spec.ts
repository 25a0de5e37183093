// Early warnings: found with their reason, ranked by money, filtered in the address, dealt with one by one and several at
// once, each taken back in one step; an alarm ends with its evidence.
import type { Page } from "@playwright/test";
import { expect, test, type App } from "./support/app";
import { openBook } from "./support/book";
import { dialogButton, dismissNotices, goTo, importFile, menuLink, openTab, saved, textFile, undo } from "./support/steps";
import { delimited, ORDERS_HEAD, ordersEvery } from "./support/tables";
import { text, textPattern } from "./support/texts";

// Alpha brings most and has been silent since June, Beta brings less and has been silent as long, Gamma goes on.
const book = textFile(
  "silent.csv",
  delimited([
    ORDERS_HEAD,
    ...ordersEvery("Alpha", "2025-01-06", "2025-06-02", 7, 900),
    ...ordersEvery("Beta", "2025-01-06", "2025-06-02", 7, 100),
    ...ordersEvery("Gamma", "2025-01-06", "2025-09-29", 7, 500),
  ]),
);

const names = (page: Page) => page.locator("#warnings-rows th a");
const row = (page: Page, name: string) => page.locator("#warnings-rows tr").filter({ has: page.getByRole("link", { name, exact: true }) });
const section = (page: Page, heading: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });

test.describe("in English", () => {
  test.use({ locale: "en-GB" });
  const en = (key: string, values = {}) => text("en", key, values);

  async function list(app: App): Promise<void> {
    await openBook(app, book);
    await menuLink(app.page, "warnings").click();
    await expect(names(app.page)).toHaveText(["Alpha", "Beta"]);
  }

  test("one click from opening there are the customers to call, with reasons, the most money first", async ({ app }) => {
    const { page } = app;
    await list(app);
    const reason = en("warnings.found.silent", { days: "119", usual: "7" });
    await expect(row(page, "Alpha")).toContainText(reason);
    await expect(row(page, "Alpha")).toContainText("2025-06-02");
    await expect(row(page, "Alpha")).toContainText(en("warnings.days_usual", { ago: en("units.days_ago.other", { n: 119 }), usual: en("units.days.other", { n: 7 }) }));
    await expect(row(page, "Alpha")).toContainText(en("warnings.rule.drop").toLowerCase());
    const summary = page.getByRole("status").filter({ hasText: "Alpha" });
    await expect(summary).toContainText("2 customers may stop buying");
    await row(page, "Alpha").getByRole("link").click();
    const banner = section(page, en("warnings.banner.title"));
    await expect(page.locator(".customer-head")).toContainText(reason);
    await expect(banner).toContainText(textPattern("en", "warnings.banner.stake"));
    // It speaks in place of the stage and of how to rise.
    await expect(section(page, en("customer.next.label"))).toContainText(en("warnings.banner.next"));
    await openTab(page, "value");
    await expect(page.locator(".customer__value")).toContainText(en("warnings.banner.title"));
    await expect(page.getByRole("heading", { name: en("customer.lift.title"), exact: true })).toHaveCount(0);
    await goTo(page, "#/customers/2");
    await expect(page.getByRole("heading", { name: "Gamma", level: 1 })).toBeVisible();
    await expect(banner).toHaveCount(0);
  });

  test("another order is chosen in the address, and hides nobody", async ({ app }) => {
    const { page } = app;
    await list(app);
    const order = page.getByLabel(en("warnings.filter.order"), { exact: true });
    for (const way of ["silence", "drop", "stake"]) {
      await order.selectOption(way);
      await expect(page).toHaveURL(new RegExp(`order=${way}$`));
      await expect(names(page)).toHaveCount(2);
      await expect(names(page).first()).toHaveText("Alpha");
    }
    // A person chose it, so nothing is said of the past.
    await expect(page.getByText(en("warnings.stake_hint"), { exact: true })).toBeVisible();
  });

  test("what is chosen stands in the address and outlives a reload", async ({ app }) => {
    const { page } = app;
    await list(app);
    await page.getByLabel(en("warnings.filter.rule"), { exact: true }).selectOption({ label: en("warnings.rule.complaint") });
    await expect(page.getByText(en("warnings.none_shown"))).toBeVisible();
    await expect(page).toHaveURL(/#\/warnings\?rule=complaint$/);
    await page.reload();
    await expect(page.getByText(en("warnings.none_shown"))).toBeVisible();
    await page.getByRole("button", { name: en("customers.clear") }).click();
    await expect(names(page)).toHaveText(["Alpha", "Beta"]);
    await expect(page).toHaveURL(/#\/warnings$/);
  });

  test("a warning is put off with one press and back with one", async ({ app }) => {
    const { page } = app;
    await list(app);
    await row(page, "Alpha").getByRole("button", { name: en("warnings.act.put_off_of", { name: "Alpha" }) }).click();
    await expect(names(page)).toHaveText(["Beta"]);
    await page.getByLabel(en("warnings.filter.state"), { exact: true }).selectOption({ label: en("warnings.state.put_off") });
    await expect(names(page)).toHaveText(["Alpha"]);
    await undo(page).click();
    await expect(page.getByText(en("warnings.none_shown"))).toBeVisible();
    await page.getByRole("button", { name: en("customers.clear") }).click();
    await expect(names(page)).toHaveText(["Alpha", "Beta"]);
  });

  test("a warning is closed with what came of it and its causes, and never comes back in one spell", async ({ app }) => {
    const { page } = app;
    await list(app);
    await row(page, "Alpha").getByRole("button", { name: en("warnings.act.close_of", { name: "Alpha" }) }).click();
    const dialog = page.getByRole("dialog");
    await dialogButton(page, en("record.alarm_state.save")).click();
    await expect(dialog).toContainText(en("record.alarm_state.no_outcome"));
    await dialog.getByLabel(en("record.alarm_state.outcome"), { exact: true }).selectOption({ label: en("service.outcome.bad") });
    await dialog.getByLabel(en("warnings.cause.competition"), { exact: true }).check();
    await dialog.getByLabel(en("record.alarm_state.note"), { exact: true }).fill("Buys from Omega now");
    await dialogButton(page, en("record.alarm_state.save")).click();
    await expect(dialog).toHaveCount(0);
    await expect(names(page)).toHaveText(["Beta"]);
    await saved(page);
    await page.reload();
    await expect(names(page)).toHaveText(["Beta"]);
    await goTo(page, "#/customers/0/relationship");
    const history = section(page, en("record.alarm_state.all"));
    await expect(history.getByRole("row").last()).toContainText("Buys from Omega now");
    await expect(history.getByRole("row").last()).toContainText(en("warnings.cause.competition"));
    await openTab(page, "summary");
    await expect(section(page, en("warnings.banner.title"))).toContainText("Closed on");
    await openTab(page, "value");
    await expect(page.locator(".customer__value")).not.toContainText(en("warnings.banner.title"));
  });

  test("a plan is made of follow-ups, and a contact is logged from the row", async ({ app }) => {
    const { page } = app;
    await list(app);
    await row(page, "Alpha").getByRole("button", { name: en("warnings.act.plan_of", { name: "Alpha" }) }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: new RegExp(`^${en("warnings.plan.retain.name")}`) }).check();
    await dialog.getByLabel(en("record.follow_up.by"), { exact: true }).fill("Ann");
    await dialogButton(page, en("warnings.plan.save")).click();
    await expect(dialog).toHaveCount(0);
    await expect(names(page)).toHaveText(["Beta"]);
    await goTo(page, "#/customers/0/relationship");
    const planned = section(page, en("record.follow_up.all"));
    for (const step of ["first", "second", "third"]) {
      await expect(planned.getByRole("row").filter({ hasText: en(`warnings.plan.retain.${step}`) })).toContainText("Ann");
    }
    await undo(page).click();
    await expect(planned).toContainText(en("record.follow_up.none"));
    await goTo(page, "#/warnings");
    await row(page, "Alpha").getByRole("button", { name: en("warnings.act.log_of", { name: "Alpha" }) }).click();
    await page.getByRole("dialog").getByLabel(en("service.contact.note"), { exact: true }).fill("Called");
    await dialogButton(page, en("record.contact.save")).click();
    await goTo(page, "#/customers/0/relationship");
    await expect(section(page, en("record.contact.all"))).toContainText("Called");
  });

  test("several are dealt with at once and taken back in one step", async ({ app }) => {
    const { page } = app;
    await list(app);
    await page.getByRole("button", { name: en("warnings.choose_first", { n: 2 }) }).click();
    const several = page.getByRole("group", { name: en("chosen.bar") });
    await several.getByRole("button", { name: en("chosen.alarm"), exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(en("record.alarm_state.state"), { exact: true }).selectOption({ label: en("record.alarm_state.put_off") });
    await dialog.getByLabel(en("record.alarm_state.until"), { exact: true }).fill("2099-01-31");
    await dialogButton(page, en("record.alarm_state.save")).click();
    await expect(page.getByText(en("warnings.none_shown"))).toBeVisible();
    await page.getByLabel(en("warnings.filter.state"), { exact: true }).selectOption({ label: en("warnings.state.put_off") });
    await expect(row(page, "Beta")).toContainText("31 Jan 2099");
    await undo(page).click();
    await page.getByRole("button", { name: en("customers.clear") }).click();
    await expect(names(page)).toHaveText(["Alpha", "Beta"]);
    await page.getByRole("button", { name: en("warnings.choose_first", { n: 2 }) }).click();
    await several.getByRole("button", { name: en("chosen.alarm"), exact: true }).click();
    await dialog.getByLabel(en("record.alarm_state.outcome"), { exact: true }).selectOption({ label: en("service.outcome.bad") });
    await dialog.getByLabel(en("record.alarm_state.note"), { exact: true }).fill("Both have moved");
    await dialogButton(page, en("record.alarm_state.save")).click();
    await expect(page.getByText(en("warnings.none_shown"))).toBeVisible();
    await goTo(page, "#/customers/1/relationship");
    await expect(section(page, en("record.alarm_state.all"))).toContainText("Both have moved");
    await undo(page).click();
    await goTo(page, "#/warnings");
    await expect(names(page)).toHaveText(["Alpha", "Beta"]);
    await page.getByLabel(en("chosen.choose", { name: "Beta" }), { exact: true }).check();
    await several.getByRole("button", { name: en("warnings.act.plan"), exact: true }).click();
    await dialogButton(page, en("warnings.plan.save")).click();
    await expect(names(page)).toHaveText(["Alpha"]);
  });

  test("an alarm ends with its evidence, and the rules can be changed", async ({ app }) => {
    const { page } = app;
    await list(app);
    await page.getByText(en("warnings.rules.title")).click();
    const on = page.getByRole("group", { name: en("warnings.rules.on") });
    for (const rule of ["silent", "drop"]) {
      await on.getByLabel(en(`warnings.rule.${rule}`), { exact: true }).uncheck();
    }
    await expect(page.getByText(en("warnings.summary_nobody"))).toBeVisible();
    await undo(page).click();
    await expect(names(page)).toHaveText(["Alpha", "Beta"]);
    await undo(page).click();
    await dismissNotices(page);
    const again = [ORDERS_HEAD, ...ordersEvery("Alpha", "2025-07-07", "2025-09-29", 7, 900)];
    await importFile(page, textFile("again.csv", delimited(again)));
    await goTo(page, "#/warnings");
    await expect(names(page)).toHaveText(["Beta"]);
  });

  test("how often the warnings were right stands beside the plain way, where the first are few of all", async ({ app }) => {
    const { page } = app;
    const ends = (n: number) => (n < 10 ? "2025-06-02" : "2025-09-29");
    const customers = Array.from({ length: 160 }, (_, n) => ordersEvery(`Customer ${n}`, "2025-01-06", ends(n), 7, 300 - n));
    await openBook(app, textFile("many.csv", delimited([ORDERS_HEAD, ...customers.flat()])));
    await goTo(page, "#/warnings");
    const proof = section(page, en("warnings.proof.title"));
    await expect(proof.getByRole("row")).toHaveCount(5);
    await expect(proof.getByRole("row").first()).toContainText(en("warnings.proof.of_first", { n: 50 }));
    // All ten that then left are among them.
    await expect(proof.getByRole("row").nth(1)).toContainText("100.0%");
  });

  test("where the first would be most of the customers, nothing is said of how right they were", async ({ app }) => {
    const { page } = app;
    await list(app);
    await expect(page.getByText(en("warnings.rules.title"))).toBeVisible();
    await expect(section(page, en("warnings.proof.title"))).toHaveCount(0);
  });
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("a book without orders says what this page is for", async ({ app }) => {
    await app.open("#/warnings");
    await expect(app.page.getByRole("heading", { name: text("zh-CN", "warnings.empty_title") })).toBeVisible();
  });
});
