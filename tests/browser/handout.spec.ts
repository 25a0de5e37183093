// What is handed out on paper: the questions of a lesson without their answers, and nothing of the book on the screen.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "./support/app";
import { goTo } from "./support/steps";
import { text } from "./support/texts";

test.use({ locale: "en-GB" });

const en = (key: string) => text("en", key);
const concept = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../locales/en/learn/lifetime-value.json"), "utf8"));

test("a lesson is handed out in both languages beside each other, without its answers", async ({ app }) => {
  const { page } = app;
  await app.open("#/learn");
  await page.getByRole("link", { name: en("learn.handout.title"), exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: concept.name })).toBeVisible();
  await page.getByRole("button", { name: en("learn.handout.both"), exact: true }).click();
  await expect(page.getByRole("heading", { name: "终身价值", level: 2 })).toBeVisible();
  await expect(page.getByRole("heading", { name: concept.predict })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("432,000");
  // The claim answers the question, so it comes after all that is asked.
  const all = await page.getByRole("main").innerText();
  expect(all.indexOf(concept.sentence)).toBeGreaterThan(all.indexOf(concept.predict));
});

test("what is handed out tells nothing of the book on the screen", async ({ app }) => {
  const { page } = app;
  await app.open("#/data/storage");
  await page.getByRole("button", { name: /farm/i }).click();
  await expect(page.locator(".demo-note")).toBeVisible();
  for (const handout of ["lesson-1", "booklet"]) {
    await goTo(page, `#/learn?handout=${handout}`);
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await expect(page.locator(".print-line")).toHaveCount(1);
    for (const part of [".demo-note", ".print-line", ".screen-head__said"]) {
      await expect(page.locator(part), part).toBeHidden();
    }
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
  }
});
