// The lessons: every concept is listed and opens, its question is answered with figures that are reckoned, and a calculator
// gives the same answer to whoever opens its link.
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { PLACES } from "./support/places";
import { dialogButton, goTo, importFile, openTab, reload, saved, textFile, undo } from "./support/steps";
import { delimited, ORDERS_HEAD, workbook } from "./support/tables";
import { text } from "./support/texts";
import type { Locator, Page } from "@playwright/test";

test.use({ locale: "en-GB" });

const folder = resolve(import.meta.dirname, "../../locales/en/learn");
const concepts = readdirSync(folder).map((file) => file.replace(".json", ""));

/** A text about the own book, with its placeholders. */
const book = (concept: string, name: string) => said(concept).book?.[name] ?? "";

interface Concept {
  name: string;
  sentence: string;
  predict: string;
  guesses: Record<string, string>;
  inputs?: Record<string, string>;
  answers?: Record<string, string>;
  advice?: Record<string, string>;
  book?: Record<string, string>;
}

function said(concept: string): Concept {
  return JSON.parse(readFileSync(resolve(folder, `${concept}.json`), "utf8"));
}

const en = (key: string, values?: Record<string, string | number>) => text("en", key, values);

/** The number beside the name of an answer. */
function answer(page: Page, concept: string, name: string): Locator {
  const label = said(concept).answers?.[name] ?? "";
  return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: label, exact: true }) }).getByRole("cell");
}

/** Opens a part of the concept's page. */
async function part(page: Page, name: "idea" | "trial" | "mine"): Promise<void> {
  const parts = page.getByRole("navigation", { name: en("learn.part.label") });
  await parts.getByRole("link", { name: en(`learn.part.${name}`), exact: true }).click();
}

function box(page: Page, concept: string, name: string): Locator {
  return page.getByRole("textbox", { name: said(concept).inputs?.[name] ?? "", exact: true });
}

test("the index lists every concept, in both languages, and each page opens", async ({ app }) => {
  const { page } = app;
  await app.open("#/learn");
  await expect(page.getByRole("listitem").filter({ has: page.getByRole("link") }).filter({ hasText: said("rfm").name })).toBeVisible();
  for (const concept of concepts) {
    await page.goto(`${app.address}#/learn/${concept}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(said(concept).name);
    await expect(page.getByRole("heading", { name: said(concept).predict })).toBeVisible();
  }
});

test("a guess is answered with what the calculator reckons", async ({ app }) => {
  const { page } = app;
  await app.open("#/learn/lifetime-value");
  const guess = page.getByRole("button", { name: said("lifetime-value").guesses["a"] });
  await guess.press("Enter");
  await expect(guess).toHaveAttribute("aria-pressed", "true");
  const right = said("lifetime-value").guesses["c"] ?? "";
  await expect(page.getByRole("main").getByRole("status")).toContainText(en("learn.guess.wrong", { guess: right }));
  await expect(page.locator("[data-right]")).toHaveText(right);
  await page.getByRole("button", { name: right }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText(en("learn.guess.right"));
  // m·r/(1+d−r) of 96,000: 256,000 at 80 %, 432,000 at 90 %.
  await expect(page.getByRole("main").getByRole("status")).toContainText("256,000");
  await expect(page.getByRole("main").getByRole("status")).toContainText("432,000");
  await expect(page.getByRole("main").getByRole("status")).toContainText("69%");
});

test("a sum is typed, two scenarios are compared, and a link brings the same answers to a fresh profile", async ({ app, browser }) => {
  const { page } = app;
  const own = "lifetime-value";
  await app.open(`#/learn/${own}?part=try`);
  await page.getByRole("button", { name: en("learn.case"), exact: true }).click();
  await expect(answer(page, own, "value")).toHaveText("300,000");
  await page.getByRole("button", { name: en("learn.compare"), exact: true }).click();
  await box(page, own, "margin").fill("12*500");
  await expect(page.getByText("= 6,000")).toBeVisible();
  // Whoever leaves the field need not wait for the address.
  await page.keyboard.press("Tab");
  await expect(answer(page, own, "value")).toHaveText(["300,000", "180,000"]);
  await expect(page).toHaveURL(/[?&]s=1\./);
  const fresh = await browser.newContext({ locale: "en-GB" });
  const there = await fresh.newPage();
  await there.goto(page.url());
  await expect(answer(there, own, "value")).toHaveText(["300,000", "180,000"]);
  await fresh.close();
});

test("figures that were typed are there again after a look at the idea, whose answer says that it is not about them", async ({ app }) => {
  const { page } = app;
  const own = "satisfaction";
  await app.open(`#/learn/${own}?part=try`);
  // As it opens it is the case that the idea tells.
  await expect(answer(page, own, "after_surprise")).toHaveText("−1.6");
  await box(page, own, "surprise").fill("4");
  // At once, before the address has followed by itself.
  await part(page, "idea");
  await page.getByRole("button", { name: en("learn.reveal"), exact: true }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("−1.6");
  await expect(page.getByText(en("learn.case_figures"))).toBeVisible();
  await part(page, "trial");
  await expect(box(page, own, "surprise")).toHaveValue("4");
});

test("what is no sum or out of range is said, and the last number stays", async ({ app }) => {
  const { page } = app;
  const own = "lifetime-value";
  await app.open(`#/learn/${own}?part=try`);
  const retention = box(page, own, "retention");
  await retention.fill("80 apples");
  await expect(page.getByRole("alert").filter({ hasText: en("learn.sum.at", { n: 4 }) })).toBeVisible();
  await retention.fill("130");
  await expect(page.getByRole("alert").filter({ hasText: en("learn.sum.outside", { least: "0%", most: "100%" }) })).toBeVisible();
  await retention.fill("90");
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
});

for (const [what, link, words] of [
  ["a newer version", "2.AAAA", "newer"],
  ["damage", "1.AAAA", "damaged"],
  ["no codec", "xyz", "damaged"],
] as const) {
  test(`a link with ${what} gives a clear sentence, and the figures of the start`, async ({ app }) => {
    const { page } = app;
    await app.open(`#/learn/one-deal?part=try&s=${link}`);
    await expect(page.getByText(en(`learn.link.${words}`))).toBeVisible();
    await expect(answer(page, "one-deal", "sunk")).toHaveText("240,000");
  });
}

test("every calculator answers at once, with advice, and without a book", async ({ app }) => {
  const { page } = app;
  await app.open("#/learn");
  for (const concept of concepts.filter((concept) => said(concept).answers !== undefined)) {
    await page.goto(`${app.address}#/learn/${concept}?part=try`);
    const result = page.getByRole("region", { name: en("learn.result") });
    const advice = Object.values(said(concept).advice ?? {});
    await expect(result, concept).toBeVisible();
    const shown = await result.innerText();
    expect(advice.some((one) => shown.includes(one)), `${concept}: ${shown}`).toBe(true);
    expect(shown, concept).not.toContain("{");
  }
});

test("rows of a table are named, added and taken away, and their verdicts follow", async ({ app }) => {
  const { page } = app;
  const own = "loyal-not-valuable";
  await app.open(`#/learn/${own}?part=try`);
  const rows = page.getByRole("table").filter({ hasText: en("learn.verdict") }).locator("tbody tr");
  await expect(rows).toHaveCount(6);
  await page.getByRole("button", { name: en("learn.add_row") }).click();
  await expect(rows).toHaveCount(7);
  const name = rows.nth(6).getByRole("textbox", { name: en("learn.row_name") });
  await name.fill("Hengfeng");
  await name.press("Tab");
  await rows.nth(0).getByRole("button").click();
  await expect(rows).toHaveCount(6);
  await expect(rows.nth(5).getByRole("textbox", { name: en("learn.row_name") })).toHaveValue("Hengfeng");
});

test("the presenter is led by keyboard: forward and back, blank, notes, the next concept, and out again", async ({ app }) => {
  const { page } = app;
  await app.open("#/learn/lifetime-value");
  await page.getByRole("button", { name: en("learn.present"), exact: true }).press("Enter");
  const show = page.getByRole("dialog", { name: en("learn.show.label") });
  await expect(show.getByRole("heading", { name: said("lifetime-value").name })).toBeVisible();
  // A clicker sends the page keys, wherever the focus is.
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await expect(show.getByRole("heading", { name: said("lifetime-value").predict })).toBeVisible();
  await expect(show.getByRole("listitem")).toHaveCount(3);
  await expect(show).not.toContainText("432,000");
  await page.keyboard.press("PageDown");
  await expect(show).toContainText("432,000");
  await page.keyboard.press("PageUp");
  await expect(show).not.toContainText("432,000");
  await show.getByRole("button", { name: en("learn.show.blank"), exact: true }).press("Enter");
  await expect(show.getByRole("heading")).toBeHidden();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("b");
  await expect(show.getByRole("heading", { name: said("lifetime-value").predict })).toBeVisible();
  // What the trainer says shows when it is asked for; the room sees it too, so it does not answer.
  await expect(show.getByRole("complementary")).toHaveCount(0);
  await page.keyboard.press("n");
  await expect(show.getByRole("complementary")).toContainText(en("learn.say.question"));
  await expect(show).not.toContainText("432,000");
  for (let turn = 0; turn < 4; turn += 1) {
    await page.keyboard.press("PageDown");
  }
  await expect(page).toHaveURL(/#\/learn\/one-deal\?show=1$/);
  await page.keyboard.press("Escape");
  await expect(show).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(said("one-deal").name);
});

test("the presenter turns by arrow keys at once and out of a field, keys give light again, and it begins at the top", async ({ app }) => {
  const { page } = app;
  await page.setViewportSize({ width: 1280, height: 720 });
  await app.open("#/learn/keep-or-win");
  await page.getByRole("button", { name: en("learn.present"), exact: true }).click();
  const show = page.getByRole("dialog", { name: en("learn.show.label") });
  const predict = show.getByRole("heading", { name: said("keep-or-win").predict });
  // The claim, which answers the question, does not stand before it.
  await expect(show.getByRole("heading", { name: said("keep-or-win").name })).toBeVisible();
  await expect(show).not.toContainText(said("keep-or-win").sentence);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press(" ");
  await expect(predict).toBeVisible();
  await page.keyboard.press(".");
  await expect(predict).toBeHidden();
  // The first key in the dark turns nothing.
  await page.keyboard.press("PageDown");
  await expect(predict).toBeVisible();
  await show.getByRole("button", { name: en("learn.show.forward"), exact: true }).click();
  await expect(show).toContainText(said("keep-or-win").sentence);
  await page.keyboard.press("ArrowRight");
  const field = show.getByRole("textbox").first();
  await expect(field).toBeInViewport();
  await field.fill("200000");
  await page.keyboard.press("PageDown");
  await expect(show.getByRole("heading", { name: en("learn.discuss") })).toBeVisible();
});

test("a link that is pasted while its calculator is open brings its figures", async ({ app }) => {
  const { page } = app;
  const own = "lifetime-value";
  await app.open(`#/learn/${own}?part=try`);
  await box(page, own, "margin").fill("7777");
  await expect(page).toHaveURL(/[?&]s=1\./);
  const link = new URL(page.url()).hash;
  await box(page, own, "margin").fill("2222");
  await expect.poll(() => new URL(page.url()).hash).not.toBe(link);
  await goTo(page, link);
  await expect(box(page, own, "margin")).toHaveValue("7,777");
});

test("a link is shared with its code, and says what opening it does", async ({ app }) => {
  const { page } = app;
  await app.open("#/learn/one-deal?part=try");
  await page.getByRole("button", { name: en("learn.share.button"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("textbox", { name: en("learn.share.link") })).toHaveValue(page.url());
  await expect(dialog.getByRole("img", { name: en("learn.share.code") })).toBeVisible();
  await expect(dialog).toContainText(en("learn.share.text"));
});

const rows = [
  "date,order,customer,product,quantity,price",
  ...Array.from({ length: 60 }, (_, n) => `2026-${String((n % 9) + 1).padStart(2, "0")}-1${n % 9},A${n},Quillback ${n % 6},Zephyrine ${n % 4},${(n % 5) + 1},${50 + n}`),
];
const secrets = /Quillback|Zephyrine|\bA\d+\b/;

test("the switch for a projector leaves no name on any place, outlives a reload, changes nothing, and ends", async ({ app }) => {
  test.slow(); // Every place, twice.
  const { page } = app;
  await app.open();
  await importFile(page, textFile("sales.csv", rows.join("\n")));
  await goTo(page, "#/customers");
  await expect(page.getByRole("main")).toContainText("Quillback");
  const hide = page.getByRole("button", { name: en("projector.switch"), exact: true });
  await hide.press("Enter");
  await expect(hide).toHaveAttribute("aria-pressed", "true");
  await reload(app);
  const tabs = ["summary", "value", "purchases", "relationship", "record"].map((tab) => `#/customers/0/${tab}`);
  const parts = ["white-space", "growth", "together", "results", "proof"].map((part) => `#/cross-sell?part=${part}`);
  for (const route of [...PLACES, ...tabs, ...parts, "#/products/0"]) {
    await page.goto(`${app.address}${route}`);
    await expect(page.getByText(en("projector.banner"))).toBeVisible();
    await expect(page.locator("main [data-awaited]"), route).toHaveCount(0);
    const page_text = await page.evaluate(() => `${document.title}\n${document.body.innerText}\n${[...document.querySelectorAll("[title],[aria-label]")].map((one) => `${one.getAttribute("title")} ${one.getAttribute("aria-label")}`).join("\n")}`);
    expect(page_text, route).not.toMatch(secrets);
  }
  await goTo(page, "#/customers");
  await expect(page.getByRole("main")).toContainText(`${en("projector.customer")} 1`);
  await page.getByRole("button", { name: en("projector.end"), exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Quillback");
  await expect(page.getByRole("button", { name: /^Undo: / })).toBeVisible();
});

test("a calculator is filled from one's own customer and says from where", async ({ app }) => {
  const { page } = app;
  await app.open();
  await importFile(page, textFile("sales.csv", rows.join("\n")));
  await goTo(page, "#/learn/stages?part=try");
  await page.getByRole("button", { name: en("learn.from.button"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").fill("Quillback 1");
  await dialog.getByRole("button", { name: en("learn.from.fill"), exact: true }).click();
  // Ten orders of Quillback 1: quantity (n mod 5) + 1 at 50 + n for n = 1, 7, … 55.
  const sold = Array.from({ length: 10 }, (_, k) => 1 + 6 * k).reduce((sum, n) => sum + ((n % 5) + 1) * (50 + n), 0);
  await expect(box(page, "stages", "ours")).toHaveValue(sold.toLocaleString("en"));
  await expect(page.getByText(en("learn.from.sales_year"), { exact: false })).toBeVisible();
  await expect(page.getByText(en("learn.from.lacking", { figures: said("stages").inputs?.["wallet"] ?? "" }))).toBeVisible();
});

test("figures are kept for a customer, stand on its page, outlive a reload and open again with the same answer", async ({ app }) => {
  const { page } = app;
  const own = "lifetime-value";
  const order = (customer: string, day: string) => [`${customer} ${day}`, day, customer, "Film", "1", "100"];
  await openBook(app, textFile("two.csv", delimited([ORDERS_HEAD, order("Ada", "2025-05-01"), order("Ben", "2025-05-08")])));
  await goTo(page, `#/learn/${own}?part=try`);
  await page.getByRole("button", { name: en("learn.case"), exact: true }).click();
  await page.getByRole("button", { name: en("learn.compare"), exact: true }).click();
  await box(page, own, "margin").fill("12*500");
  await expect(answer(page, own, "value")).toHaveText(["300,000", "180,000"]);

  const keep = page.getByRole("button", { name: en("learn.keep"), exact: true });
  await keep.click();
  const dialog = page.getByRole("dialog", { name: en("record.reckoning.new"), exact: true });
  await expect(dialog).toContainText(said(own).name);
  // Nothing is kept for nobody.
  await dialogButton(page, en("record.reckoning.save")).click();
  await expect(dialog.getByText(en("customers.merging.unclear"))).toBeVisible();
  await dialog.getByLabel(en("tiers.moves.customer"), { exact: true }).fill("Ada");
  await dialog.getByLabel(en("record.reckoning.note"), { exact: true }).fill("before the renewal");
  await dialogButton(page, en("record.reckoning.save")).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(en("record.reckoning.saved", { name: "Ada" }))).toBeVisible();
  // What was on the desk stays there.
  await expect(answer(page, own, "value")).toHaveText(["300,000", "180,000"]);
  await saved(page);
  await reload(app);

  await goTo(page, "#/customers");
  await page.getByRole("link", { name: "Ada", exact: true }).click();
  const event = page.getByRole("listitem").filter({ hasText: "before the renewal" });
  await expect(event.getByRole("link", { name: said(own).name, exact: true })).toBeVisible();
  await openTab(page, "value");
  const kept = page.getByRole("row").filter({ hasText: "before the renewal" });
  await kept.getByRole("link", { name: said(own).name, exact: true }).click();
  await expect(answer(page, own, "value")).toHaveText(["300,000", "180,000"]);

  await undo(page).click();
  await goTo(page, "#/customers");
  await page.getByRole("link", { name: "Ada", exact: true }).click();
  await openTab(page, "value");
  await expect(page.getByText(en("record.reckoning.none"))).toBeVisible();
  await expect(page.getByText("before the renewal")).toHaveCount(0);
});

test("kept exchanges are a customer's ledger of concessions, kept needs show how they drift", async ({ app }) => {
  const { page } = app;
  const order = (customer: string, day: string) => [`${customer} ${day}`, day, customer, "Film", "1", "9000"];
  await openBook(app, textFile("two.csv", delimited([ORDERS_HEAD, order("Ada", "2026-05-01"), order("Ben", "2026-05-08")])));
  const relationship = async () => {
    await goTo(page, "#/customers");
    await page.getByRole("link", { name: "Ada", exact: true }).click();
    await openTab(page, "relationship");
  };
  const section = (key: string) =>
    page.locator("section").filter({ has: page.getByRole("heading", { name: en(`customer.registers.${key}`), exact: true }) });
  const keep = async (day: string) => {
    await page.getByRole("button", { name: en("learn.keep"), exact: true }).click();
    const dialog = page.getByRole("dialog", { name: en("record.reckoning.new"), exact: true });
    await dialog.getByLabel(en("tiers.moves.customer"), { exact: true }).fill("Ada");
    await dialog.getByLabel(en("record.reckoning.on"), { exact: true }).fill(day);
    await dialogButton(page, en("record.reckoning.save")).click();
    await expect(dialog).toBeHidden();
  };
  await relationship();
  await expect(section("concessions")).toContainText(en("customer.registers.no_concessions"));
  await section("concessions").getByRole("link", { name: en("customer.registers.add") }).click();
  // It opens without the rows of the example.
  await expect(page.locator(".trial__table tbody tr")).toHaveCount(0);
  await page.getByRole("button", { name: en("learn.add_row"), exact: true }).click();
  await page.locator(".trial__table tbody input").nth(0).fill("Training");
  await page.locator(".trial__table tbody input").nth(1).fill("2000");
  await page.locator(".trial__table tbody input").nth(2).fill("8000");
  await page.keyboard.press("Tab");
  await keep("2026-05-02");
  await goTo(page, "#/learn/needs?part=try");
  await keep("2026-01-02");
  await page.locator(".trial__table tbody select").first().selectOption({ index: 0 });
  await keep("2026-05-02");
  await relationship();
  await expect(section("concessions")).toContainText(/Given .*2,000 \(worth .*8,000 to them\).* balance .*2,000\. 1 exchange is one-sided/);
  await expect(section("concessions").getByRole("row").filter({ hasText: "Training" })).toContainText(en("customer.registers.one_sided"));
  await expect(section("needs")).toContainText(en("customer.registers.drifted", { n: 1, all: 5 }));
  // What was given is evidence of its profit.
  await openTab(page, "value");
  await page.locator("details.indicator > summary").nth(1).click();
  await expect(page.getByRole("row").filter({ hasText: en("value.evidence.concessions") })).toContainText("2,000");
});

/** Two pieces a month, thirty at once, one a month, one once; each at 10. */
const mixed = () => {
  const order = (customer: string, month: number, quantity: number) => [`${customer}${month}`, `2025-${String(month).padStart(2, "0")}-05`, customer, "Tea", String(quantity), "10"];
  const months = Array.from({ length: 12 }, (_, month) => month + 1);
  const monthly = months.flatMap((month) => [order("Ada", month, 2), order("Cara", month, 1)]);
  return textFile("mixed.csv", delimited([ORDERS_HEAD, ...monthly, order("Bulk", 2, 30), order("Dot", 2, 1)]));
};

test("the fields of an inequality hold one's own customers, and each number leads to the list of them", async ({ app }) => {
  const { page } = app;
  const own = "loyal-not-valuable";
  await openBook(app, mixed());
  await goTo(page, `#/learn/${own}?part=mine`);
  const field = (move: string) => page.locator(`[data-move=${move}]`);
  for (const [move, customer, amount] of [["care", "Ada", "240"], ["win_over", "Bulk", "300"], ["save", "Cara", "120"], ["let_go", "Dot", "10"]]) {
    await expect(field(move ?? "").getByRole("link")).toHaveText(["1", customer ?? ""]);
    await expect(field(move ?? "")).toContainText(new RegExp(`\\D${amount}\\D`));
  }
  await field("win_over").getByRole("link", { name: "1", exact: true }).click();
  await expect(page.locator("tbody").getByRole("link", { name: "Bulk", exact: true })).toBeVisible();
  await expect(page.locator("tbody").getByRole("link", { name: "Ada", exact: true })).toHaveCount(0);
  // No wallet is known: it says so, and where to say it, in place of fields.
  await goTo(page, "#/learn/market-share?part=mine");
  await expect(page.getByRole("main")).toContainText(book("market-share", "nobody"));
  await expect(page.locator("[data-move]")).toHaveCount(0);
});

test("the six mistakes are answered from one's own book, and what it cannot say is asked", async ({ app }) => {
  const { page } = app;
  await openBook(app, mixed());
  const mistake = (name: string) => page.locator(`[data-mistake=${name}]`);
  const mine = () => goTo(page, "#/learn/six-mistakes?part=mine");
  await mine();
  await expect(page.getByRole("main")).toContainText(en("learn.mine.six", { made: 1, unknown: 5 }));
  await expect(mistake("old_only")).toContainText(en("learn.mine.made"));
  await expect(mistake("alone")).toContainText(en("learn.mine.unknown"));
  // A question without a number is no link; the place that mends it is.
  await expect(mistake("alone").getByRole("link")).toHaveText([en("learn.go", { place: en("places.cross_sell.name") })]);
  const visit = (day: string) => [day, "Ada", "Visit", "Li Lei"];
  const han = ["2025-01-10", "Bulk", "Visit", "Han Mei"];
  const visits = [["Visit date", "Customer name", "Type", "Our person"], visit("2025-01-03"), han, visit("2025-01-20")];
  await importFile(page, { name: "visits.xlsx", buffer: workbook(visits) });
  await mine();
  // Both visits to Ada were the same colleague's.
  await expect(mistake("alone")).toContainText(en("learn.mine.made"));
  await mistake("alone").getByRole("link", { name: "1", exact: true }).click();
  await expect(page.locator("tbody").getByRole("link", { name: "Ada", exact: true })).toBeVisible();
  await mine();
  await mistake("when_it_burns").getByRole("link", { name: en("learn.go", { place: en("places.service.name") }) }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(en("places.service.name"));
  // One who is not met any more cools: Ada has gone on buying.
  await goTo(page, "#/learn/heat-curves?part=mine");
  await page.getByRole("combobox", { name: en("tiers.moves.customer") }).fill("Ada");
  const told = page.locator("main p[role=status]");
  await expect(told).toContainText(book("heat-curves", "open").split("{since}")[0]?.replace("{customer}", "Ada") ?? "");
  await expect(page.getByRole("main")).toContainText(/Contacts you made: 2. Days with purchases: 12. Calls for help: 0/);
  // The customer stands in the address.
  await reload(app);
  await expect(told).toContainText("Ada");
  await page.getByRole("combobox", { name: en("tiers.moves.customer") }).fill("Dot");
  await expect(told).toHaveText(book("heat-curves", "one_sided").replace("{customer}", "Dot"));
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the switch for a projector is reached, and a link tells what it carries", async ({ app }) => {
    const { page } = app;
    await openBook(app, textFile("one.csv", delimited([ORDERS_HEAD, ["1", "2026-05-01", "Ada", "Film", "1", "100"]])));
    await page.getByRole("button", { name: en("shell.all_places"), exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: en("projector.switch"), exact: true }).click();
    await expect(page.getByText(en("projector.banner"))).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: en("projector.switch"), exact: true }).click();
    await expect(page.getByText(en("projector.banner"))).toBeHidden();
    await goTo(page, "#/learn/lifetime-value?part=try");
    await page.getByRole("button", { name: en("learn.case"), exact: true }).click();
    await expect(page).toHaveURL(/s=1\./);
    await page.getByRole("button", { name: en("learn.share.button"), exact: true }).click();
    await expect(page.getByRole("dialog")).toContainText(/The link carries: .*\d/);
  });
});
