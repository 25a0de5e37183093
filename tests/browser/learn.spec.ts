// The lessons: every concept is listed and opens, its question is answered with figures that are reckoned, and a calculator
// gives the same answer to whoever opens its link.
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "./support/app";
import { text } from "./support/texts";
import type { Locator, Page } from "@playwright/test";

test.use({ locale: "en-GB" });

const folder = resolve(import.meta.dirname, "../../locales/en/learn");
const concepts = readdirSync(folder).map((file) => file.replace(".json", ""));

interface Concept {
  name: string;
  predict: string;
  guesses: Record<string, string>;
  inputs?: Record<string, string>;
  answers?: Record<string, string>;
  advice?: Record<string, string>;
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
  // m·r/(1+d−r) of 96,000: 256,000 at 80 %, 432,000 at 90 %.
  await expect(page.getByRole("status")).toContainText("256,000");
  await expect(page.getByRole("status")).toContainText("432,000");
  await expect(page.getByRole("status")).toContainText("69%");
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
  await expect(answer(page, own, "value")).toHaveText(["300,000", "180,000"]);
  await expect(page).toHaveURL(/[?&]s=1\./);
  const fresh = await browser.newContext({ locale: "en-GB" });
  const there = await fresh.newPage();
  await there.goto(page.url());
  await expect(answer(there, own, "value")).toHaveText(["300,000", "180,000"]);
  await fresh.close();
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
