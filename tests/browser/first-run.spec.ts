// The first two minutes: from the open page to a sentence that names a customer, and on to why. What a person does is written
// out act by act: where more is asked, the next one finds nothing.
import { expect, test, type App } from "./support/app";
import { menuLink, openTab, textFile } from "./support/steps";
import { text } from "./support/texts";
import { CHINESE, ENGLISH, type Tongue } from "./support/visit";

const WORDS = {
  en: { demo: /^Gifts/, lead: /Start with / },
  "zh-CN": { demo: /^礼品/, lead: /请先看/ },
};

/** From any screen of a full book to the customer whom the base names first. */
async function toTheFirstNamed(app: App, tongue: Tongue): Promise<void> {
  const { page } = app;
  const words = WORDS[tongue.tag as keyof typeof WORDS];
  await menuLink(page, "base", tongue.tag).click();
  const first = page.getByRole("main").getByRole("paragraph").filter({ hasText: words.lead }).first();
  const link = first.getByRole("link");
  const name = await link.innerText();
  expect(name).not.toBe("");
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await openTab(page, "value", tongue.tag);
  await expect(page.getByRole("heading", { name: text(tongue.tag, "customer.scores.title") })).toBeVisible();
}

for (const tongue of [ENGLISH, CHINESE]) {
  const words = WORDS[tongue.tag as keyof typeof WORDS];
  test.describe(tongue.tag, () => {
    test.use({ locale: tongue.locale });

    test("a demo: picked, opened, looked over, understood", async ({ app }) => {
      const { page } = app;
      await app.open("");
      await page.getByRole("radio", { name: words.demo }).click();
      await page.getByRole("button", { name: text(tongue.tag, "data.open_demo") }).click();
      await expect(page.locator("#today-rows tr").first()).toBeVisible();
      await toTheFirstNamed(app, tongue);
    });

    test("a file with headings that are known: brought, read, imported, understood", async ({ app }) => {
      const { page } = app;
      await app.open("");
      await page.getByRole("button", { name: text(tongue.tag, "customers.empty_bring") }).click();
      await page.getByLabel(tongue.pick, { exact: true }).setInputFiles(textFile("orders.csv", tongue.file) as never);
      await page.getByRole("button", { name: tongue.read }).click();
      await page.getByRole("button", { name: tongue.commit }).click();
      await expect(page.getByRole("heading", { name: tongue.imported, exact: true })).toBeVisible();
      await toTheFirstNamed(app, tongue);
    });
  });
}
