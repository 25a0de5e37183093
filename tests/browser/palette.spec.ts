// The command palette and the help, with nothing but a keyboard.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, opened, test, watch } from "./support/app";
import { openBook } from "./support/book";
import { dismissNotices, downloaded, goTo, importFile, menuLink, redo, reload, saved, textFile, undo } from "./support/steps";
import { bookTexts } from "./support/store";
import { delimited, orderLines } from "./support/tables";
import { text } from "./support/texts";
import type { Page } from "@playwright/test";

test.use({ locale: "en-GB" });

const field = (page: Page) => page.locator(".palette").getByRole("combobox");
const options = (page: Page) => page.getByRole("dialog").getByRole("option");
const group = (page: Page, name: string) => page.getByRole("dialog").getByRole("group", { name });
const chosen = (page: Page) => page.getByRole("dialog").getByRole("option", { selected: true });

async function open(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
}

/** Types words and chooses the first entry. */
async function choose(page: Page, words: string, entry: string | RegExp): Promise<void> {
  await open(page);
  await page.keyboard.type(words);
  await expect(chosen(page)).toHaveText(entry);
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveCount(0);
}

const book = textFile("a.csv", delimited(orderLines(30, (n) => (n === 7 ? "华东 电子有限公司" : `Customer ${n}`))));

test("anywhere, by words in any order and in either language", async ({ app }) => {
  const { page } = app;
  await app.open();
  const places = [
    ["tiers", "Tiers", "#/tiers"],
    ["movement", "Movement", "#/movement"],
    ["import data", "Data: Import", "#/data/import"],
    ["exp data:", "Data: Export", "#/data/export"],
    ["storage", "Data: Storage", "#/data/storage"],
    ["客户", "Customers", "#/customers"],
  ] as const;
  for (const [words, entry, hash] of places) {
    await choose(page, words, entry);
    await expect.poll(() => new URL(page.url()).hash).toBe(hash);
    await expect(page.getByRole("main")).toBeFocused();
  }
  await test.step("what was chosen last stands first", async () => {
    await open(page);
    await expect(group(page, "Chosen last").getByRole("option").first()).toHaveText("Customers");
    await expect(group(page, "Chosen last").getByRole("option")).toHaveCount(5);
  });
  await test.step("what cannot be done is not offered", async () => {
    await expect(options(page).filter({ hasText: /^(Undo|Redo|Export|Backup)/ })).toHaveCount(0);
  });
  await test.step("words that nothing has", async () => {
    await page.keyboard.type("no such thing");
    await expect(options(page)).toHaveCount(0);
    await expect(field(page)).toHaveAttribute("aria-expanded", "false");
    await expect(page.getByRole("dialog").getByRole("status")).toHaveText("Nothing has all these words.");
    await page.keyboard.press("Enter");
    await expect(field(page)).toBeFocused();
  });
});

test("any customer, by name in either script and by code, with the tier", async ({ app }) => {
  const { page } = app;
  await openBook(app, book);
  await test.step("the code wins over what merely begins with it", async () => {
    await choose(page, "k2", /^Customer 2 K2 (VIP|Main|Ordinary|Small)$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customer 2");
  });
  await test.step("a Chinese name", async () => {
    await choose(page, "电子 华东", /^华东 电子有限公司 K7 /);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("华东 电子有限公司");
  });
  await test.step("no more than eight, the most valuable first", async () => {
    await open(page);
    await page.keyboard.type("customer");
    await expect(group(page, "Customers").getByRole("option")).toHaveCount(8);
    await expect(group(page, "Customers").getByRole("option").first()).toContainText("VIP");
  });
});

test("arrows move, Escape gives the focus back", async ({ app }) => {
  const { page } = app;
  await app.open();
  const settings = menuLink(page, "settings");
  await settings.focus();
  await open(page);
  const active = () => field(page).getAttribute("aria-activedescendant");
  const texts = await options(page).allInnerTexts();
  await expect(chosen(page)).toHaveText(texts[0] as string);
  await page.keyboard.press("ArrowDown");
  await expect(chosen(page)).toHaveText(texts[1] as string);
  await expect(page.locator(`[id="${await active()}"]`)).toHaveText(texts[1] as string);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(chosen(page)).toHaveText(texts.at(-1) as string);
  await expect(chosen(page)).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveCount(0);
  await expect(settings).toBeFocused();
  await test.step("the shortcut closes what it opened", async () => {
    await open(page);
    await page.keyboard.press("Control+k");
    await expect(field(page)).toHaveCount(0);
    await expect(settings).toBeFocused();
  });
  await test.step("the button in the header", async () => {
    const find = page.getByRole("button", { name: "Find", exact: true });
    await expect(find).toHaveAttribute("title", "Ctrl+K");
    await find.focus();
    await page.keyboard.press("Enter");
    await expect(field(page)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(find).toBeFocused();
  });
});

test("anything that can be done", async ({ app }) => {
  const { page } = app;
  await app.open();
  await test.step("add a customer from any screen", async () => {
    await goTo(page, "#/tiers");
    await choose(page, "add customer", "Add customer");
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("Add a customer");
    await test.step("no palette over a form", async () => {
      await page.keyboard.press("Control+k");
      await expect(field(page)).toHaveCount(0);
    });
    await dialog.getByLabel("Name", { exact: true }).fill("Acme Ltd");
    await page.keyboard.press("Enter");
    await expect(undo(page)).toHaveAccessibleName("Undo: adding Acme Ltd");
  });
  await test.step("undo and redo by name", async () => {
    await choose(page, "undo", "Undo: adding Acme Ltd");
    await expect(redo(page)).toHaveAccessibleName("Redo: adding Acme Ltd");
    await choose(page, "redo", "Redo: adding Acme Ltd");
    await expect(undo(page)).toHaveAccessibleName("Undo: adding Acme Ltd");
  });
  await test.step("add a product", async () => {
    await choose(page, "add product", "Add a product");
    await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Valve");
    await page.keyboard.press("Enter");
    await expect(undo(page)).toHaveAccessibleName("Undo: adding the product Valve");
    await saved(page);
    await dismissNotices(page);
  });
  await test.step("back up and export", async () => {
    const backup = await downloaded(page, () => choose(page, "export everything", text("en", "palette.back_up")));
    expect(backup.name).toMatch(/\.json$/);
    const table = await downloaded(page, () => choose(page, "customers csv", "Export: Customers as CSV"));
    expect(table.name).toMatch(/\.csv$/);
    expect(table.bytes.toString()).toContain("Acme Ltd");
  });
  await test.step("paste", async () => {
    await choose(page, "paste", "Paste a table");
    await expect(page.locator(".drop")).toBeFocused();
  });
  await test.step("the demo and back", async () => {
    await choose(page, "demo", "Open the demo book: Farm supplies");
    await expect(page.getByText("This is the demo book of a maker of farm supplies")).toBeVisible();
    await choose(page, "礼品", "Open the demo book: Gifts");
    await expect(page.getByText("This is the demo book of a wholesaler of gifts")).toBeVisible();
    await choose(page, "own book", "Back to my own book");
    await expect(page.getByText("This is the demo book")).toHaveCount(0);
  });
  await test.step("appearance, numbers, language", async () => {
    await choose(page, "dark", "Appearance: Dark");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await choose(page, "system", "Appearance: As the system");
    await expect(page.locator("html")).not.toHaveAttribute("data-theme");
    await choose(page, "万 亿", /万/);
    await choose(page, "切换", "切换到中文");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await choose(page, "english", "Switch to English");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test("? explains the screen and the keys, but not while typing and not when it is off", async ({ app }) => {
  const { page } = app;
  await app.open();
  const dialog = page.getByRole("dialog");
  await goTo(page, "#/data/storage");
  await expect(page.getByRole("heading", { level: 1, name: "Storage" })).toBeVisible();
  await page.keyboard.press("?");
  await expect(dialog).toContainText("Everything is in this browser. If site data are cleared, only a backup brings the book back.");
  await expect(dialog.getByText("Ctrl+K")).toBeVisible();
  await expect(dialog.getByText("Ctrl+Shift+Z")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await test.step("from the palette", async () => {
    await choose(page, "help", "Help");
    await expect(dialog.getByRole("heading", { name: "Data: Storage" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });
  await test.step("a field gets the character", async () => {
    await open(page);
    await page.keyboard.type("?");
    await expect(field(page)).toHaveValue("?");
    await expect(dialog).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(field(page)).toHaveCount(0);
  });
  await test.step("switched off, over a reload, and on again", async () => {
    // What is chosen is done in the frame after the palette has closed.
    const isOff = () => page.evaluate(() => localStorage.getItem("keepgold.prefs")?.includes('"question_key_off":true'));
    await choose(page, "single keys", `${text("en", "help.key")}: Off`);
    await expect.poll(isOff).toBe(true);
    await page.keyboard.press("?");
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Storage" })).toBeVisible();
    await page.keyboard.press("?");
    await choose(page, "single keys", `${text("en", "help.key")}: On`);
    await expect.poll(isOff).toBe(false);
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press("?");
    await expect(dialog).toContainText("What next");
  });
});

test("a contact is logged from anywhere, by other words too", async ({ app }) => {
  const { page } = app;
  const dialog = page.getByRole("dialog");
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  await app.open();
  await test.step("not before there is a customer", async () => {
    await open(page);
    await page.keyboard.type("log a contact");
    await expect(options(page)).toHaveCount(0);
    await page.keyboard.press("Escape");
  });
  await importFile(page, book);
  await dismissNotices(page);
  await test.step("on another screen the customer is chosen", async () => {
    await goTo(page, "#/tiers");
    await choose(page, "phone", text("en", "record.contact.new"));
    await expect(dialog.getByRole("heading", { name: text("en", "record.contact.new") })).toBeVisible();
    await dialog.getByRole("button", { name: "Save the contact" }).press("Enter");
    await expect(field("Customer")).toBeFocused();
    await expect(field("Customer")).toHaveAttribute("aria-invalid", "true");
    await expect(field("Customer")).toHaveAccessibleDescription(/^Choose a customer from the list\./);
    await expect(dialog.getByRole("alert").filter({ hasText: /./ })).toHaveCount(1);
    await field("Customer").fill("K7");
    await field("What about").fill("spring prices");
    await dialog.getByRole("button", { name: "Save the contact" }).press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(undo(page)).toHaveAccessibleName("Undo: logging a contact with 华东 电子有限公司");
  });
  await test.step("on a customer's page it is that one", async () => {
    await goTo(page, "#/customers/6");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("华东 电子有限公司");
    await expect(page.getByRole("main").getByText("spring prices")).toBeVisible();
    await choose(page, text("zh-CN", "record.contact.new"), text("en", "record.contact.new"));
    await expect(dialog.getByRole("heading", { name: "Contact with 华东 电子有限公司" })).toBeVisible();
    await expect(field("Customer")).toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });
});

/** The rows of a table in `src/palette/spots.rs`, so that a new one is tried without being told. */
const table = (row: RegExp) => [...readFileSync(resolve(import.meta.dirname, "../../src/palette/spots.rs"), "utf8").matchAll(row)].map((found) => found.slice(1));
const spots = table(/^ {4}\w+ (\w+) ([\w.]+), (palette[\w.]+);$/gm) as [string, string, string][];
const lists = table(/^ {4}(\w+) "(\w+)" "([\w-]+)" ([\w.]+), (palette[\w.]+);$/gm) as [string, string, string, string, string][];
const part = (language: string, place: string, name: string) =>
  text(language, "places.part", { whole: text(language, `places.${place.toLowerCase()}.name`), part: text(language, name) });
const firstWord = (language: string, key: string) => text(language, key).split(/[,、]/)[0] as string;

test("a setting or a part of a place is found by name or meaning, in both languages, and has the focus", async ({ app }) => {
  const { page } = app;
  await openBook(app, book);
  expect(spots.length).toBeGreaterThan(12);
  for (const [place, name, words] of spots) {
    const entry = part("en", place, name);
    const called = text("en", name);
    for (const typed of [firstWord("zh-CN", words), firstWord("en", words)]) {
      await open(page);
      await page.keyboard.type(typed);
      await expect(options(page).filter({ hasText: entry }), `${entry} by ${typed}`).toHaveCount(1);
      await page.keyboard.press("Escape");
      await expect(field(page)).toHaveCount(0);
    }
    await choose(page, called, new RegExp(`^(${entry}|${called})\\s*$`));
    // The field itself, or something in the part that is called so.
    await expect(async () => {
      const named = await page.evaluate(() => {
        const has = document.activeElement as HTMLInputElement | null;
        const part = has?.closest("fieldset, section, details, .settings");
        return [has?.textContent, has?.labels?.[0]?.textContent, part?.querySelector("legend, h2, h3, summary")?.textContent].map((one) => one?.trim());
      });
      expect(named, entry).toContain(called);
    }).toPass();
  }
});

test("what one means stands first: currency, weights, churn, a tier", async ({ app }) => {
  const { page } = app;
  await openBook(app, book);
  const first = [
    ["币种", part("en", "Settings", "settings.currency")],
    ["currency", part("en", "Settings", "settings.currency")],
    ["毛利率", part("en", "Settings", "settings.margin")],
    ["权重", part("en", "Tiers", "tiers.weights.title")],
    ["weights", part("en", "Tiers", "tiers.weights.title")],
    ["流失", text("en", "places.warnings.name")],
    ["churn", text("en", "places.warnings.name")],
    ["VIP", part("en", "Customers", "tiers.vip")],
    ["休眠", part("en", "Customers", "warnings.rule.silent")],
    ["dormant", part("en", "Customers", "warnings.rule.silent")],
    ["backup", text("en", "palette.back_up")],
    ["语言", part("en", "Settings", "settings.language")],
    ["dark", text("en", "palette.choice", { of: text("en", "shell.theme"), name: text("en", "shell.theme_dark") })],
  ] as const;
  for (const [typed, entry] of first) {
    await open(page);
    await page.keyboard.type(typed);
    await expect(chosen(page), typed).toHaveText(new RegExp(`^${entry}\\s*$`));
    await page.keyboard.press("Escape");
    await expect(field(page)).toHaveCount(0);
  }
});

test("lists are found by what their customers have in common", async ({ app }) => {
  const { page } = app;
  await openBook(app, book);
  expect(lists.length).toBeGreaterThan(10);
  for (const [place, by, value, name, words] of lists) {
    await open(page);
    await page.keyboard.type(firstWord("zh-CN", words));
    const entry = options(page).filter({ hasText: new RegExp(`^${part("en", place, name)}\\s*$`) });
    await entry.click();
    await expect.poll(() => new URL(page.url()).hash).toBe(`#/${place.toLowerCase()}?${by}=${value}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(text("en", `places.${place.toLowerCase()}.name`));
    // The place knows the word: it shows the choice, and the address keeps it.
    await expect(page.getByRole("main").locator(`select option:checked[value="${value}"], [aria-pressed="true"], input:checked`).first()).toBeAttached();
  }
});

test("a customer and what to do for it are named together, in either order", async ({ app }) => {
  const { page } = app;
  const dialog = page.getByRole("dialog");
  await openBook(app, book);
  const plan = text("en", "record.follow_up.new_title").replace("{name}", "华东 电子有限公司");
  for (const words of ["电子有限公司 follow-up", "to-do k7"]) {
    await choose(page, words, plan);
    await expect(dialog.getByRole("heading", { name: plan })).toBeVisible();
    await expect.poll(() => new URL(page.url()).hash).toBe("#/customers/6");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  await choose(page, "k7 person", text("en", "record.person.new_title").replace("{name}", "华东 电子有限公司"));
  await dialog.getByLabel(text("en", "record.person.name"), { exact: true }).fill("Wang Fang");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(undo(page)).toHaveAccessibleName("Undo: adding a person at 华东 电子有限公司");
  await test.step("without a blank, as Chinese is typed", async () => {
    await goTo(page, "#/tiers");
    await choose(page, "电子有限公司跟进", text("en", "record.contact.new_with", { name: "华东 电子有限公司" }));
    await expect(dialog.getByRole("heading", { name: text("en", "record.contact.new_title", { name: "华东 电子有限公司" }) })).toBeVisible();
    await expect.poll(() => new URL(page.url()).hash).toBe("#/customers/6");
    await page.keyboard.press("Escape");
  });
  await test.step("merging too", async () => {
    await goTo(page, "#/tiers");
    await choose(page, "k7 merge", text("en", "palette.merge_of", { name: "华东 电子有限公司" }));
    await expect(dialog.getByRole("heading", { name: text("en", "customers.merging.title") })).toBeVisible();
    await expect.poll(() => new URL(page.url()).hash).toBe("#/customers/6");
    await page.keyboard.press("Escape");
  });
});

test("what was chosen last stands first after a reload too, as long as it is there", async ({ app, context }) => {
  const { page } = app;
  const last = () => group(page, "Chosen last").getByRole("option");
  const look = async (entries: (string | RegExp)[]) => {
    await open(page);
    await expect(last()).toHaveText(entries);
    await page.keyboard.press("Escape");
    await expect(field(page)).toHaveCount(0);
  };
  await openBook(app, book);
  await choose(page, "k2", /^Customer 2 K2 /);
  await choose(page, "storage", "Data: Storage");
  const kept = [/^Data: Storage/, /^Customer 2 K2 /];
  await reload(app);
  await look(kept);
  await test.step("ids only", async () => {
    expect(await page.evaluate(() => localStorage.getItem("keepgold.recent"))).toBe('"#/data/storage\\nown#/customers/1"');
  });
  await test.step("another book has other customers", async () => {
    await choose(page, "gifts", "Open the demo book: Gifts");
    await expect(page.getByText("This is the demo book of a wholesaler of gifts")).toBeVisible();
    await look(["Data: Storage"]);
    await choose(page, "own book", "Back to my own book");
    await expect(page.getByText("This is the demo book")).toHaveCount(0);
    await look([/^Open the demo book: Gifts/, ...kept]);
  });
  await test.step("another tab forgets nobody it has yet to see, and what is chosen there counts here", async () => {
    // As long as the first tab has not saved, the second one finds nothing.
    const texts = await bookTexts(page);
    await page.evaluate((keys) => keys.forEach((key) => localStorage.removeItem(key)), Object.keys(texts));
    const second = await context.newPage();
    const complaints = watch(second, app.address);
    await second.goto(`${app.address}#/customers`);
    await opened(second);
    await saved(second, "Read only");
    await expect(second.getByRole("button", { name: "Valued 30" })).toHaveCount(0);
    await page.evaluate((saves) => Object.entries(saves).forEach(([key, text]) => localStorage.setItem(key, text)), texts);
    await expect(second.getByRole("button", { name: "Valued 30" })).toBeVisible();
    await choose(second, "k5", /^Customer 5 K5 /);
    await expect(second.getByRole("heading", { level: 1 })).toHaveText("Customer 5");
    await second.close();
    expect(complaints).toEqual([]);
    await look([/^Customer 5 K5 /, /^Open the demo book: Gifts/, ...kept]);
  });
  await test.step("whoever is gone is forgotten, and does not come back as somebody else", async () => {
    await undo(page).click();
    await expect(undo(page)).toHaveAccessibleName("Nothing to undo");
    await importFile(page, textFile("b.csv", delimited(orderLines(30, (n) => `Other ${n}`))));
    await look(["Open the demo book: Gifts", "Data: Storage"]);
    await reload(app);
    await look(["Open the demo book: Gifts", "Data: Storage"]);
  });
  await test.step("whatever stands in storage", async () => {
    const hostile = [
      "{", "null", '["#/tiers"]', '"tiers"', '"\\n\\n"',
      JSON.stringify(["own#/customers/4294967295", "own#/customers/-1", "own#/tiers", "#/nowhere", "__proto__", "<b>", "x".repeat(100_000), "#/tiers", "#/tiers", ...Array.from({ length: 5_000 }, (_, n) => `own#/customers/${n}`)].join("\n")),
    ];
    for (const text of hostile) {
      await page.evaluate((stored) => localStorage.setItem("keepgold.recent", stored), text);
      await reload(app);
      if (text.includes("4294967295")) {
        await look([/^Tiers/, /^Other 1 K1 /, /^Other 2 K2 /, /^Other 3 K3 /, /^Other 4 K4 /]);
      } else {
        await open(page);
        await expect(options(page).first()).toBeVisible();
        await expect(last()).toHaveCount(0);
        await page.keyboard.press("Escape");
        await expect(field(page)).toHaveCount(0);
      }
    }
  });
});

test("places by what they are about, in either language, behind what is called so", async ({ app }) => {
  const { page } = app;
  await app.open();
  const meant = [
    ["churn", "warnings"],
    ["流失", "warnings"],
    ["升层", "movement"],
    ["cost to serve", "service"],
  ] as const;
  for (const [words, place] of meant) {
    await choose(page, words, text("en", `places.${place}.name`));
  }
  await test.step("an action called so comes first", async () => {
    await open(page);
    await page.keyboard.type("demo");
    await expect(options(page).first()).toHaveText(/^Open the demo book/);
    await expect(options(page).filter({ hasText: "Data: Storage" })).toHaveCount(1);
  });
});
