// A link carries the figures of a calculator: whoever opens it, on a host or from the same file, gets the same answer.
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { dialogButton, goTo, holds, openTab, reload, textFile } from "./support/steps";
import { delimited, ORDERS_HEAD } from "./support/tables";
import { text } from "./support/texts";
import type { Page } from "@playwright/test";

test.use({ locale: "en-GB" });

const folder = resolve(import.meta.dirname, "../../locales/en/learn");
const calculators = readdirSync(folder)
  .map((file) => file.replace(".json", ""))
  .filter((name) => JSON.parse(readFileSync(resolve(folder, `${name}.json`), "utf8")).answers !== undefined);

/** All numbers that a calculator gives, and its sentences. */
async function answer(page: Page): Promise<string> {
  const result = page.getByRole("region", { name: text("en", "learn.result") });
  await expect(result).toBeVisible();
  return (await result.locator(".trial__numbers").innerText()) + (await result.getByRole("status").first().innerText());
}

test("every calculator: its case, changed, gives the same answer to whoever opens the link", async ({ app, browser }) => {
  const { page } = app;
  await app.open("#/learn");
  const fresh = await browser.newContext({ locale: "en-GB" });
  const there = await fresh.newPage();
  for (const name of calculators) {
    await page.goto(`${app.address}#/learn/${name}?part=try`);
    const before = await answer(page);
    const theCase = page.getByRole("button", { name: text("en", "learn.case"), exact: true });
    if (await theCase.count()) {
      await theCase.click();
    }
    // Another figure than the start or the case has, so that the link has something to carry.
    const box = page.getByRole("region", { name: text("en", "learn.form") }).getByRole("textbox").last();
    const figure = await box.inputValue();
    await box.fill(/^\d/.test(figure) ? String(Number(figure.replaceAll(",", "")) / 2) : "3");
    await box.press("Tab");
    await expect(page, name).toHaveURL(/[?&]s=1\./);
    const here = await answer(page);
    expect(here.length, name).toBeGreaterThan(10);
    await there.goto("about:blank");
    await there.goto(page.url());
    expect(await answer(there), `${name}: ${before}`).toBe(here);
  }
  await fresh.close();
});

test("a link with a customer's figures lists what is inside before it shows them, without the customer's name", async ({ app, browser }) => {
  const { page } = app;
  const en = (key: string, values?: Record<string, string | number>) => text("en", key, values);
  const order = (customer: string, month: number) => [`${customer}${month}`, `2026-0${month}-01`, customer, "Film", "1", "1200"];
  await openBook(app, textFile("two.csv", delimited([ORDERS_HEAD, order("Quillback", 4), order("Quillback", 5), order("Ben", 5)])));
  await goTo(page, "#/learn/stages?part=try");
  await page.getByRole("button", { name: en("learn.from.button"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox").fill("Quillback");
  await dialog.getByRole("button", { name: en("learn.from.fill"), exact: true }).click();
  await expect(page).toHaveURL(/[?&]s=1\./);
  const here = await answer(page);
  // One's own page asks nothing, after a reload neither.
  await reload(app);
  expect(await answer(page)).toBe(here);

  await page.getByRole("button", { name: en("learn.share.button"), exact: true }).click();
  const link = dialog.getByRole("textbox", { name: en("learn.share.link"), exact: true });
  await expect(link).toHaveValue(page.url());
  const name = dialog.getByRole("textbox", { name: en("learn.share.called") });
  await expect(name).toHaveValue(en("learn.share.alias"));
  await name.fill("Customer Q");
  await expect(link).not.toHaveValue(page.url());
  const shared = await link.inputValue();

  const fresh = await browser.newContext({ locale: "en-GB" });
  const there = await fresh.newPage();
  await there.goto(shared);
  const brought = there.getByRole("region", { name: en("learn.brought.title") });
  await expect(brought).toContainText(en("learn.brought.text", { customer: "Customer Q" }));
  await expect(brought.getByRole("listitem").filter({ hasText: /2,400/ })).toHaveCount(1);
  await expect(there.locator("body")).not.toContainText("Quillback");
  await expect(there.getByRole("region", { name: en("learn.result") })).toHaveCount(0);
  await brought.getByRole("button", { name: en("learn.brought.show"), exact: true }).click();
  expect(await answer(there)).toBe(here);
  // Having looked through it once is enough.
  await there.reload();
  expect(await answer(there)).toBe(here);
  expect(Object.values(await holds(there)).join("")).toMatch(/^0*$/);

  // Whoever does not want them begins with the figures of the start; the presenter waits too.
  await there.goto("about:blank");
  await there.goto(`${shared}&show=1`);
  await expect(brought).toBeVisible();
  await expect(there.getByRole("dialog")).toHaveCount(0);
  await brought.getByRole("button", { name: en("learn.brought.leave"), exact: true }).click();
  await expect(brought).toHaveCount(0);
  await expect(there).not.toHaveURL(/[?&]s=/);
  await fresh.close();
});

test("a link made from kept figures lists what is inside as a fresh one does, and one's own page opens them at once", async ({ app, browser }) => {
  const { page } = app;
  const en = (key: string, values?: Record<string, string | number>) => text("en", key, values);
  const order = (customer: string, month: number) => [`${customer}${month}`, `2026-0${month}-01`, customer, "Film", "1", "1200"];
  await openBook(app, textFile("two.csv", delimited([ORDERS_HEAD, order("Quillback", 4), order("Ben", 5)])));
  await goTo(page, "#/learn/exchange?part=try");
  await page.locator(".trial__table tbody input").nth(1).fill("2345");
  await page.getByRole("button", { name: en("learn.keep"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: en("record.reckoning.new"), exact: true });
  await dialog.getByLabel(en("tiers.moves.customer"), { exact: true }).fill("Quillback");
  await dialogButton(page, en("record.reckoning.save")).click();
  await expect(dialog).toBeHidden();
  const here = await answer(page);

  const fresh = await browser.newContext({ locale: "en-GB" });
  const there = await fresh.newPage();
  const brought = there.getByRole("region", { name: en("learn.brought.title") });
  // A row of what is kept, or of what is told from it: beside the rows a link adds to them, with nothing of a customer.
  const kept = page.getByRole("row").locator("a[href*='/exchange?'][href*='s=']");
  for (const tab of ["value", "relationship"]) {
    await goTo(page, "#/customers");
    await page.getByRole("link", { name: "Quillback", exact: true }).click();
    await openTab(page, tab);
    const link = kept.first();
    const shared = `${app.address}${await link.getAttribute("href")}`;
    await there.goto("about:blank");
    await there.goto(shared);
    await expect(brought, tab).toContainText(en("learn.brought.text", { customer: en("learn.share.alias") }));
    await expect(brought.getByRole("listitem").filter({ hasText: "2,345" }), tab).toHaveCount(1);
    await expect(there.getByRole("button", { name: en("learn.present"), exact: true })).toHaveCount(0);
    await link.click();
    expect(await answer(page)).toBe(here);
    await reload(app);
    expect(await answer(page)).toBe(here);
  }
  // Shared from its page, it is called as the sender likes.
  await page.getByRole("button", { name: en("learn.share.button"), exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("textbox", { name: en("learn.share.called") })).toHaveValue(en("learn.share.alias"));
  await fresh.close();
});
