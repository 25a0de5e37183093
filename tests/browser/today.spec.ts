// Today: the page that opens once there is a book. Whom to call and why, each customer once; done, snoozed and logged from
// the row and from the keyboard, each taken back in one step.
import type { Page } from "@playwright/test";
import { expect, test, type App } from "./support/app";
import { openBook } from "./support/book";
import { dialogButton, downloaded, goTo, importFile, menuLink, saved, textFile, undo } from "./support/steps";
import { delimited, ORDERS_HEAD, ordersEvery } from "./support/tables";
import { text } from "./support/texts";

// Beta brings less than Alpha, both have been silent since June; Gamma goes on.
const book = textFile(
  "monday.csv",
  delimited([
    ORDERS_HEAD,
    ...ordersEvery("Beta", "2025-01-06", "2025-06-02", 7, 100),
    ...ordersEvery("Alpha", "2025-01-06", "2025-06-02", 7, 900),
    ...ordersEvery("Gamma", "2025-01-06", "2025-09-29", 7, 500),
  ]),
);

const names = (page: Page) => page.locator("#today-rows th a");
const row = (page: Page, name: string) => page.locator("#today-rows tr").filter({ has: page.getByRole("link", { name, exact: true }) });
const link = (page: Page, name: string) => row(page, name).getByRole("link", { name, exact: true });

test.describe("in English", () => {
  test.use({ locale: "en-GB" });
  const en = (key: string, values = {}) => text("en", key, values);
  const press = (page: Page, name: string, act: string) =>
    row(page, name).getByRole("button", { name: en(`today.act.${act}_of`, { name }), exact: true }).click();

  /** Opens the page without a place: the queue, without those who only stand close to another tier. */
  async function today(app: App): Promise<void> {
    await openBook(app, book);
    await app.open("");
    await expect(names(app.page).first()).toHaveText("Alpha");
    await expect(names(app.page).nth(1)).toHaveText("Beta");
  }

  /** Writes down on the customer's page what is to be done by a day. */
  async function promise(page: Page, customer: number, what: string, due: string): Promise<void> {
    await goTo(page, `#/customers/${customer}/relationship`);
    await page.getByRole("button", { name: en("record.follow_up.new"), exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(en("record.follow_up.what"), { exact: true }).fill(what);
    await dialog.getByLabel(en("record.follow_up.due"), { exact: true }).fill(due);
    await dialogButton(page, en("record.follow_up.save")).click();
    await expect(dialog).toHaveCount(0);
    await goTo(page, "#/today");
  }

  test("without a book the page offers to bring one, with a book it says whom to call first", async ({ app }) => {
    const { page } = app;
    await app.open("");
    await expect(page.getByRole("heading", { name: en("first_run.promise") })).toBeVisible();
    await today(app);
    await expect(menuLink(page, "today")).toHaveAttribute("aria-current", "page");
    await expect(page.locator(".screen-head").getByRole("status")).toContainText("Begin with Alpha");
    await expect(row(page, "Alpha")).toContainText(en("warnings.found.silent", { days: "119", usual: "7" }));
    await expect(row(page, "Alpha")).toContainText("2025-06-02");
  });

  test("done is struck off and counted, and comes back with one press", async ({ app }) => {
    const { page } = app;
    await today(app);
    await press(page, "Alpha", "done");
    await expect(names(page).first()).toHaveText("Beta");
    await expect(link(page, "Beta")).toBeFocused();
    const done = page.locator(".today__done");
    await expect(done.getByRole("heading")).toHaveText(en("today.done.one", { n: 1 }));
    await expect(done.getByRole("listitem")).toHaveText(["Alpha"]);
    await saved(page);
    await page.reload();
    await expect(names(page).first()).toHaveText("Beta");
    await undo(page).click();
    await expect(names(page).first()).toHaveText("Alpha");
    await expect(done).toHaveCount(0);
  });

  test("what is snoozed waits under the warnings, and is nobody's work of today", async ({ app }) => {
    const { page } = app;
    await today(app);
    await press(page, "Alpha", "snooze");
    await expect(names(page).first()).toHaveText("Beta");
    await expect(page.locator(".today__done")).toHaveCount(0);
    await goTo(page, "#/warnings?state=put-off");
    await expect(page.locator("#warnings-rows th a")).toHaveText(["Alpha"]);
  });

  test("a promise stands first with the warning behind it, and is kept, then snoozed", async ({ app }) => {
    const { page } = app;
    await today(app);
    await promise(page, 0, "Send the price list", "2025-09-01");
    await expect(names(page).first()).toHaveText("Beta");
    await expect(row(page, "Beta")).toHaveCount(1);
    await expect(row(page, "Beta")).toContainText("Send the price list");
    await expect(row(page, "Beta")).toContainText(en("warnings.rule.silent").toLowerCase());
    await press(page, "Beta", "snooze");
    // The warning about it is put off with it, and comes back with it.
    await expect(names(page).first()).toHaveText("Alpha");
    await expect(row(page, "Beta")).toHaveCount(0);
    await undo(page).click();
    await expect(row(page, "Beta")).toContainText("Send the price list");
    await press(page, "Beta", "done");
    await expect(page.locator(".today__done").getByRole("listitem")).toHaveText(["Beta"]);
    await expect(row(page, "Beta")).toHaveCount(0);
    await undo(page).click();
    await expect(row(page, "Beta")).toContainText("Send the price list");
  });

  test("as many rows are shown as a person likes, also after a reload", async ({ app }) => {
    const { page } = app;
    const many = Array.from({ length: 24 }, (_, n) => ordersEvery(`Shop ${n}`, "2024-01-01", "2025-03-01", 7, 100 + n));
    const going = ordersEvery("Going", "2024-01-01", "2025-09-29", 7, 100);
    await openBook(app, textFile("many.csv", delimited([ORDERS_HEAD, ...many.flat(), ...going])));
    await app.open("");
    await expect(names(page)).toHaveCount(10);
    await page.getByLabel(en("today.rows"), { exact: true }).selectOption("20");
    await expect(names(page)).toHaveCount(20);
    await page.reload();
    await expect(names(page)).toHaveCount(20);
  });

  test("from the keyboard: through the rows, log, done, snooze, open", async ({ app }) => {
    const { page } = app;
    await today(app);
    // A letter does nothing while no row has the focus.
    await page.keyboard.press("d");
    await expect(names(page).first()).toHaveText("Alpha");
    await page.keyboard.press("j");
    await expect(link(page, "Alpha")).toBeFocused();
    await page.keyboard.press("j");
    await expect(link(page, "Beta")).toBeFocused();
    await page.keyboard.press("k");
    await expect(link(page, "Alpha")).toBeFocused();
    await page.keyboard.press("l");
    const dialog = page.getByRole("dialog");
    const note = dialog.getByLabel(en("service.contact.note"), { exact: true });
    await note.focus();
    await page.keyboard.type("skids and jeans");
    await expect(note).toHaveValue("skids and jeans");
    await dialogButton(page, en("record.contact.save")).click();
    await expect(dialog).toHaveCount(0);
    // What was logged settles the row as Done does.
    await expect(row(page, "Alpha")).toHaveCount(0);
    await expect(link(page, "Beta")).toBeFocused();
    await page.keyboard.press("s");
    await expect(row(page, "Beta")).toHaveCount(0);
    await undo(page).click();
    await link(page, "Beta").focus();
    await page.keyboard.press("d");
    await expect(row(page, "Beta")).toHaveCount(0);
    await undo(page).click();
    await expect(names(page).first()).toHaveText("Beta");
    await link(page, "Beta").focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Beta" })).toBeVisible();
  });

  test("what is logged from the row settles it in one step, and what was promised stands in the week", async ({ app }) => {
    const { page } = app;
    await today(app);
    await press(page, "Alpha", "log");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(en("service.contact.next"), { exact: true }).fill("Send the new prices");
    await dialogButton(page, en("record.contact.save")).click();
    await expect(dialog).toHaveCount(0);
    await expect(names(page).first()).toHaveText("Beta");
    await expect(page.locator(".toast")).toContainText(en("today.said.taken_up", { name: "Alpha" }));
    await expect(page.locator(".today__done").getByRole("listitem")).toHaveText(["Alpha"]);
    await page.getByRole("link", { name: en("today.week.name"), exact: true }).click();
    const week = page.locator(".today__week").getByRole("listitem");
    await expect(week).toHaveText([/Alpha.*Send the new prices/]);
    await undo(page).click();
    await expect(week).toHaveCount(0);
    await page.getByRole("navigation", { name: en("today.views") }).getByRole("link").first().click();
    await expect(names(page).first()).toHaveText("Alpha");
    await expect(row(page, "Alpha")).not.toContainText(en("today.contact_today"));
  });

  test("done twice leaves one notice, that of the last", async ({ app }) => {
    const { page } = app;
    await today(app);
    await press(page, "Alpha", "done");
    await press(page, "Beta", "done");
    await expect(page.locator(".toast")).toHaveCount(1);
    await expect(page.locator(".toast")).toContainText("Beta");
  });

  test("where orders end long before today, the page says up to which day they are known", async ({ app }) => {
    const { page } = app;
    await today(app);
    const known = en("value.known_until", { day: "29 Sep 2025" });
    await expect(page.locator(".screen-head")).toContainText(known);
    await menuLink(page, "warnings").click();
    await expect(page.locator(".screen-head")).toContainText(known);
  });

  test("the week has what is promised by day, late ones first, and saves it as a calendar", async ({ app }) => {
    const { page } = app;
    await today(app);
    await expect(page.locator(".today__aside")).toContainText(en("today.numbers.open", { n: 0 }));
    // A day from now on, where the browser is.
    const [tomorrow, late] = await page.evaluate(() =>
      [1, -2].map((from) => {
        const then = new Date();
        then.setDate(then.getDate() + from);
        const two = (n: number) => String(n).padStart(2, "0");
        return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
      }),
    );
    await promise(page, 2, "Send the offer, in full", tomorrow);
    await promise(page, 0, "Call back", late);
    const numbers = page.locator(".today__numbers");
    await numbers.getByRole("link", { name: new RegExp(en("today.numbers.late", { n: 1 })) }).click();
    await expect(page).toHaveURL(/#\/today\?view=week$/);
    const week = page.locator(".today__week");
    await expect(week.getByRole("heading").first()).toHaveText(en("today.week.late"));
    await expect(week.getByRole("listitem")).toHaveText([/Beta.*Call back/, /Gamma.*Send the offer, in full/]);
    const { name, bytes } = await downloaded(page, () => page.getByRole("button", { name: en("today.week.calendar"), exact: true }).click());
    expect(name).toMatch(/\.ics$/);
    const file = bytes.toString("utf8");
    expect(file).toContain(`DTSTART;VALUE=DATE:${tomorrow.replaceAll("-", "")}\r\n`);
    expect(file).toContain("SUMMARY:Gamma: Send the offer\\, in full\r\n");
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    await week.getByRole("listitem").filter({ hasText: "Beta" }).getByRole("button").click();
    await expect(week.getByRole("listitem")).toHaveText([/Gamma/]);
    await page.goBack();
    await expect(names(page).first()).toBeVisible();
  });

  test("since the last import it says who came back and who went silent", async ({ app }) => {
    const { page } = app;
    await today(app);
    const aside = page.locator(".today__aside");
    await expect(aside).not.toContainText(en("today.since.title"));
    // Alpha comes back in November, Gamma orders no more.
    const newer = [ORDERS_HEAD, ...ordersEvery("Alpha", "2025-11-03", "2025-12-29", 7, 900)];
    await importFile(page, textFile("december.csv", delimited(newer)));
    await goTo(page, "#/today");
    const since = aside.locator("section").filter({ has: page.getByRole("heading", { name: en("today.since.title") }) });
    await expect(since).toContainText("december.csv");
    await expect(since.getByRole("listitem").filter({ hasText: en("today.since.came_back") })).toContainText("Alpha");
    await expect(since.getByRole("listitem").filter({ hasText: en("today.since.went_silent") })).toContainText("Gamma");
  });

  test("of many who went silent since the last import the first are named, and the others when asked", async ({ app }) => {
    const { page } = app;
    const names = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"];
    const weekly = names.flatMap((name) => ordersEvery(name, "2024-09-02", "2025-09-29", 7, 900));
    await openBook(app, textFile("six.csv", delimited([ORDERS_HEAD, ...weekly])));
    const newer = [ORDERS_HEAD, ...ordersEvery("Alpha", "2025-10-06", "2025-12-29", 7, 900)];
    await importFile(page, textFile("december.csv", delimited(newer)));
    await goTo(page, "#/today");
    const silent = page.locator(".today__aside").getByRole("listitem").filter({ hasText: en("today.since.went_silent") });
    const rest = silent.getByRole("button", { name: en("today.since.more", { n: 2 }) });
    await expect(silent.getByRole("link")).toHaveCount(3);
    await rest.press("Enter");
    await expect(silent.getByRole("link")).toHaveCount(5);
    // The keys go on from the first name that came.
    await page.keyboard.press("Tab");
    await expect(silent.getByRole("link").nth(3)).toBeFocused();
    await expect(rest).toHaveCount(0);
  });

  test("the help lists the keys there", async ({ app }) => {
    const { page } = app;
    await today(app);
    await page.keyboard.press("?");
    const help = page.getByRole("dialog");
    for (const key of ["moving", "open", "log", "done", "snooze"]) {
      await expect(help).toContainText(en(`today.keys.${key}`));
    }
  });
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("the queue and what is done are said in Chinese", async ({ app }) => {
    const { page } = app;
    await app.open("");
    await expect(page.getByRole("heading", { name: text("zh-CN", "first_run.promise") })).toBeVisible();
    await expect(menuLink(page, "today", "zh-CN")).toHaveAttribute("aria-current", "page");
  });
});
