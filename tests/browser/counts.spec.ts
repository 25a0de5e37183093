// Every number of customers leads to the list of just these: as many are listed as the number says.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/app";
import { goTo, openDemo } from "./support/steps";
import { text, textPattern } from "./support/texts";

test.use({ locale: "en-GB" });
const en = (key: string, values = {}) => text("en", key, values);

/** The number that a link is, or that stands in it. */
const counted = async (link: Locator): Promise<number> => Number(/\d[\d,]*/.exec((await link.textContent()) ?? "")?.[0].replaceAll(",", ""));

/** Links that are a number. */
const numbers = (within: Locator): Locator => within.getByRole("link").filter({ hasText: /^\d[\d,]*$/ });

/** How many a list on the page shows under a heading, with those that it would show when asked for more. */
async function listed(page: Page, heading: string): Promise<number> {
  const section = page.locator("section", { has: page.locator(`#${heading}`) }).last();
  const rows = await section.locator("tbody tr").count();
  const more = section.getByRole("button", { name: /^Show \d+ more of [\d,]+/ });
  if ((await more.count()) === 0) {
    return rows;
  }
  return Number(/of ([\d,]+)/.exec(await more.innerText())?.[1]?.replaceAll(",", ""));
}

/** Opens what is said of a place behind its first sentence. */
async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator("details.screen-head__said:not([open]) > summary").all()) {
    await summary.click();
  }
}

/** Presses each number and compares it with the list that it leads to; `last` is what comes last on the page. */
async function walk(page: Page, place: string, links: () => Locator, last: string): Promise<number> {
  await goTo(page, place);
  await expect(page.locator(last)).toBeVisible();
  await unfold(page);
  const all = await links().count();
  for (let at = 0; at < all; at += 1) {
    const link = links().nth(at);
    await expect(link).toBeVisible();
    const [count, name] = [await counted(link), await link.evaluate((one) => one.parentElement?.textContent)];
    await link.click();
    const table = page.getByRole("grid", { name: en("customers.list") });
    await expect.poll(() => page.url(), `${place}: ${name}`).toMatch(/#\/customers(\?|$)/);
    await expect(table, `${place}: ${name}`).toHaveAttribute("aria-rowcount", String(count + 1));
    await goTo(page, place);
    await expect(page.locator(last)).toBeVisible();
    await unfold(page);
    await expect(links()).toHaveCount(all);
  }
  return all;
}

test("numbers on Base, Tiers, Service, Data and in the lessons are as many as their lists hold", async ({ app }) => {
  test.slow();
  const { page } = app;
  await app.open();
  await openDemo(page);
  const main = page.getByRole("main");
  const leading = () => numbers(main).and(page.locator('a[href^="#/customers"]'));
  expect(await walk(page, "#/base", leading, "#base-profit")).toBeGreaterThan(6);
  expect(await walk(page, "#/tiers", leading, "#tier-robust")).toBeGreaterThan(5);
  expect(await walk(page, "#/data", leading, "main dl")).toBeGreaterThan(0);
  expect(await walk(page, "#/service", leading, "#overdue")).toBeGreaterThan(0);
  expect(await walk(page, "#/learn/six-mistakes?part=mine", leading, "[data-mistake=alone]")).toBeGreaterThan(3);
  expect(await walk(page, "#/learn/loyal-not-valuable?part=mine", leading, "[data-move=save]")).toBe(4);
  expect(await walk(page, "#/learn/market-share?part=mine", leading, "[data-move=win_more]")).toBeGreaterThan(1);
});

test("numbers whose list stands on the same page lead there, and list as many", async ({ app }) => {
  const { page } = app;
  await app.open();
  await openDemo(page);
  await goTo(page, "#/service");
  await expect(page.locator("#overdue")).toBeVisible();
  await unfold(page);
  const late = numbers(page.locator(".screen-head__said")).and(page.locator('a[href="#/service"]')).first();
  const waits = await counted(late);
  await late.click();
  await expect(page.locator("#overdue")).toBeFocused();
  await expect(page.locator("#overdue")).toBeInViewport();
  expect(await listed(page, "overdue")).toBe(waits);

  await goTo(page, "#/movement");
  const head = page.locator(".screen-head__said");
  await expect(head.getByRole("link").first()).toBeVisible();
  const [both, rose, fell, stayed] = await Promise.all([0, 1, 2, 3].map(async (at) => counted(head.getByRole("link").nth(at))));
  expect(both).toBe((rose as number) + (fell as number) + (stayed as number));
  await head.getByRole("link").nth(1).click();
  await expect(page.locator("#movement-rose")).toBeInViewport();
  expect(await listed(page, "movement-rose")).toBe(rose);
  await head.getByRole("link").nth(3).click();
  await expect(page.locator("#movement-stayed")).toBeInViewport();
  expect(await listed(page, "movement-stayed")).toBe(stayed);
  // Sums of rows and columns list their customers too.
  const cells = page.locator(".matrix .matrix__cell");
  for (let at = 0; at < (await cells.count()); at += 1) {
    const count = await counted(cells.nth(at));
    await cells.nth(at).click();
    await expect(cells.nth(at)).toHaveAttribute("aria-pressed", "true");
    const lists = await Promise.all(
      ["movement-rose", "movement-fell", "movement-came", "movement-went", "movement-stayed"].map(async (id) =>
        (await page.locator(`#${id}`).count()) > 0 ? listed(page, id) : 0,
      ),
    );
    expect(lists.reduce((a, b) => a + b), `cell ${at}`).toBe(count);
  }
});

test("customers of a tier list are chosen together, and what is said of Today counts what it leads to", async ({ app }) => {
  const { page } = app;
  await app.open();
  await openDemo(page);
  await goTo(page, "#/tiers");
  const robust = page.locator("section section, .tiers__section", { has: page.locator("#tier-robust") }).last();
  const boxes = robust.getByRole("checkbox");
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const bar = page.getByRole("group", { name: en("chosen.bar") });
  await expect(bar.getByText(en("chosen.count.other", { n: 2 }))).toBeVisible();
  await bar.getByRole("button", { name: en("chosen.owner"), exact: true }).click();
  await page.getByRole("dialog").getByLabel(en("chosen.owner_field"), { exact: true }).fill("Wu");
  await page.getByRole("dialog").getByRole("button", { name: en("chosen.owner_save"), exact: true }).click();
  await goTo(page, "#/customers?owner=Wu");
  await expect(page.getByRole("grid", { name: en("customers.list") })).toHaveAttribute("aria-rowcount", "3");

  await goTo(page, "#/today");
  const stake = page.locator(".today__numbers > div", { hasText: textPattern("en", "today.numbers.stake.other") });
  const count = Number(/(\d+) warning/.exec(await stake.innerText())?.[1]);
  await stake.getByRole("link").click();
  await expect(page.locator("#warnings-list")).toBeAttached();
  expect(await listed(page, "warnings-list")).toBe(count);
});
