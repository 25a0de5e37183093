// A smoke test in Firefox on both artefacts: open, demo, import, tiers, save, reload, undo. Whatever works in one
// engine only is found here; the rest is Playwright's. Prints as Playwright does, so that both are counted alike.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import puppeteer from "puppeteer-core";

const PATIENCE = 30_000;
const { KEEPGOLD_FIREFOX: executablePath, KEEPGOLD_HOSTED_URL: hosted, KEEPGOLD_FILE_URL: file } = process.env;
assert(executablePath && hosted && file, "run this by `cargo xtask test --only browser`");

/** The English texts, by file and key: `toolbar.saved`. */
const locales = resolve(import.meta.dirname, "../../locales/en");
const texts = Object.fromEntries(
  // Beside the texts of screens lies a folder with those of the lessons.
  readdirSync(locales).filter((name) => name.endsWith(".json")).map((name) => [name.replace(".json", ""), JSON.parse(readFileSync(join(locales, name), "utf8"))]),
);
/** A text, or what stands before its first placeholder. */
const text = (key) => {
  const found = key.split(".").reduce((all, part) => all?.[part], texts);
  assert.equal(typeof found, "string", `no text ${key}`);
  return found.split("{")[0];
};

/** Twelve orders of six customers, none alike. */
const orders = [
  "Order No,Date,Customer ID,Customer,SKU,Product,Qty,Price",
  ...Array.from({ length: 12 }, (_, n) =>
    [n + 1, `2025-${String(1 + (n % 6)).padStart(2, "0")}-15`, `C${n % 6}`, `Customer ${n % 6}`, "P1", "Nut", n + 1, "2.50"].join(","),
  ),
].join("\n");
const CUSTOMERS = 6;

/** One page and what a person does in it; things are found by their words. */
const person = (page) => {
  /**
   * Waits until `look` gives something in the page, and gives it. Each look is a call of its own: a page with our content
   * security policy refuses what would wait inside it.
   */
  const wait = async (what, look, ...given) => {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const found = await page.evaluateHandle(look, ...given);
      if (await found.evaluate((value) => Boolean(value))) {
        return found;
      }
      await found.dispose();
      assert(Date.now() < end, what);
      await new Promise((done) => setTimeout(done, 100));
    }
  };
  const named = (selector, words, whole) =>
    wait(`no ${selector} “${words}”`, (css, wanted, all) => {
      const name = (element) => (element.getAttribute("aria-label") ?? element.textContent).replaceAll(/\s+/g, " ").trim();
      const fits = (element) => (all ? name(element) === wanted : name(element).startsWith(wanted));
      return [...document.querySelectorAll(css)].find((element) => element.checkVisibility() && fits(element));
    }, selector, words.trim(), whole);
  return {
    wait,
    goTo: (route) => page.evaluate((to) => void (location.hash = to), route),
    sees: (key) => wait(`“${text(key)}” is not shown`, (words) => document.body.innerText.includes(words), text(key).trim()),
    press: async (key, whole = false) => {
      const button = await named("button", text(key), whole);
      await button.evaluate((element) => element.click());
    },
    opened: () => wait("the app does not open", () => document.querySelector("#app > *") && !document.querySelector(".boot")),
    saved: () => named("body *", text("toolbar.saved"), true),
    /** Goes to the table of customers and waits until it shows so many. */
    customers: async (least, most) => {
      await page.evaluate(() => void (location.hash = "#/customers"));
      await wait(`not ${least} to ${most} customers`, (from, to) => {
        // The table tells its head as a row too.
        const rows = Number(document.querySelector("main [role=grid]")?.getAttribute("aria-rowcount")) - 1;
        return rows >= from && rows <= to;
      }, least, most);
    },
    /** The share of VIPs in the rule. */
    vipShare: async () => {
      await page.evaluate(() => void (location.hash = "#/tiers"));
      const words = text("tiers.rule.share") || text("tiers.vip");
      return wait("no share of VIPs", (vip) => {
        const inputs = [...document.querySelectorAll("main input")];
        return inputs.find((input) => [...(input.labels ?? [])].some((label) => label.textContent.includes(vip)));
      }, words);
    },
  };
};

const smoke = async (page, address) => {
  const { wait, goTo, sees, press, opened, saved, customers, vipShare } = person(page);
  const value = async () => (await vipShare()).evaluate((input) => input.value);

  await page.goto(address);
  await opened();
  await sees("first_run.promise");
  await press("demo.farm_supplies.name");
  await sees("toolbar.demo");
  await customers(CUSTOMERS + 1, 1_000);
  await press("toolbar.close_demo", true);
  await goTo("#/today");
  await sees("first_run.promise");

  await goTo("#/data/import");
  const picker = await wait("no field for a file", () => document.querySelector("main input[type=file]"));
  const folder = mkdtempSync(join(tmpdir(), "keepgold-firefox-"));
  const path = join(folder, "orders.csv");
  writeFileSync(path, orders);
  await picker.uploadFile(path);
  await press("import.columns.proceed", true);
  await press("import.preview.commit_lines");
  await sees("import.report.heading");
  rmSync(folder, { recursive: true });
  await saved();
  await customers(CUSTOMERS, CUSTOMERS);

  const before = await value();
  const changed = "40";
  assert.notEqual(before, changed);
  await (await vipShare()).evaluate((input, to) => {
    input.focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, to);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.blur();
  }, changed);
  await press("tiers.draft.apply", true);
  await saved();

  await page.reload();
  await opened();
  assert.equal(await value(), changed, "the rule is there after a reload");
  await customers(CUSTOMERS, CUSTOMERS);

  await press("book.undo_step");
  await vipShare();
  await wait("the rule does not come back", (vip, wanted) => {
    const inputs = [...document.querySelectorAll("main input")];
    const share = inputs.find((input) => [...(input.labels ?? [])].some((label) => label.textContent.includes(vip)));
    return share?.value === wanted;
  }, text("tiers.vip"), before);
  await press("book.undo_step");
  await goTo("#/customers");
  await sees("customers.empty_title");
  await saved();
};

let failed = 0;
for (const [name, address] of [["hosted", hosted], ["file", file]]) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox: { "intl.accept_languages": "en-GB, en", "intl.locale.requested": "en-GB" },
  });
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && complaints.push(`console: ${message.text()}`));
  try {
    await smoke(page, address);
    assert.deepEqual(complaints, []);
    console.log(`✓ [firefox ${name}] open, demo, import, tiers, save, reload, undo`);
  } catch (error) {
    failed += 1;
    const shown = await page.evaluate(() => document.body.innerText).catch(() => "");
    console.log(`✗ [firefox ${name}] ${error.stack}\n${complaints.join("\n")}\nThe page shows:\n${shown.slice(0, 2_000)}`);
  } finally {
    await browser.close();
  }
}
console.log(`  ${2 - failed} passed\n  ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
