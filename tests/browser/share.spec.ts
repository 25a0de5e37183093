// A link carries the figures of a calculator: whoever opens it, on a host or from the same file, gets the same answer.
import { readFileSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "./support/app";
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
