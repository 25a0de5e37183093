// The first two minutes: from the open page to a sentence that names a customer, and on to why. What a person does is written
// out act by act: where more is asked, the next one finds nothing.
import { expect, test, type App } from "./support/app";
import { demoCard, menuLink, openTab, textFile } from "./support/steps";
import { text, textPattern } from "./support/texts";
import { CHINESE, ENGLISH, type Tongue } from "./support/visit";

/** From any screen of a full book to the customer whom the base names first. */
async function toTheFirstNamed(app: App, tongue: Tongue): Promise<void> {
  const { page } = app;
  await menuLink(page, "base", tongue.tag).click();
  const first = page.getByRole("main").getByRole("paragraph").filter({ hasText: text(tongue.tag, "base.lead").trim() }).first();
  const link = first.locator('a[href^="#/customers/"]');
  const name = await link.innerText();
  expect(name).not.toBe("");
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await openTab(page, "value", tongue.tag);
  await expect(page.getByRole("heading", { name: text(tongue.tag, "customer.scores.title") })).toBeVisible();
}

/** The demos, each with the rule that finds its story. */
const STORIES = { farm_supplies: "falling", electronics: "silent", gifts: "contact_gap" };

for (const tongue of [ENGLISH, CHINESE]) {
  test.describe(tongue.tag, () => {
    test.use({ locale: tongue.locale });
    const words = (key: string) => text(tongue.tag, key);

    for (const [demo, rule] of Object.entries(STORIES)) {
      test(`a demo, ${demo}: one click to the customer of its story, where the alarm says what it tells`, async ({ app }) => {
        const { page } = app;
        await app.open("");
        await demoCard(page, demo, tongue.tag).click();
        const story = page.getByRole("complementary", { name: words("demo.told.title") });
        const found = textPattern(tongue.tag, `warnings.found.${rule}`);
        await expect(story).toContainText(textPattern(tongue.tag, `demo.${demo}.told`));
        await expect(story).toContainText(found);
        await expect(page.locator(".customer-head")).toContainText(found);
        await story.getByRole("link", { name: words("places.today.name") }).click();
        await expect(page.locator("#today-rows tr").first()).toBeVisible();
        await toTheFirstNamed(app, tongue);
      });
    }

    test("a file with headings that are known: brought, read, imported, understood", async ({ app }) => {
      const { page } = app;
      await app.open("");
      await page.getByLabel(tongue.pick, { exact: true }).setInputFiles(textFile("orders.csv", tongue.file) as never);
      await page.getByRole("button", { name: tongue.read }).click();
      await page.getByRole("button", { name: tongue.commit }).click();
      await expect(page.getByRole("heading", { name: tongue.imported, exact: true })).toBeVisible();
      await toTheFirstNamed(app, tongue);
    });

    test("a file dropped on the first page is read, and Back leads to that page", async ({ app }) => {
      const { page } = app;
      await app.open("");
      const dropped = await page.evaluateHandle((content) => {
        const data = new DataTransfer();
        data.items.add(new File([content], "orders.csv", { type: "text/csv" }));
        return data;
      }, tongue.file);
      await page.locator(".drop").dispatchEvent("drop", { dataTransfer: dropped });
      await expect(page.getByRole("button", { name: tongue.read })).toBeVisible();
      await page.goBack();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("first_run.promise"));
    });

    test("an empty page offers one thing to do", async ({ app }) => {
      const { page } = app;
      for (const place of ["customers", "base", "tiers", "movement", "warnings", "service", "data"]) {
        await app.open(`#/${place}`);
        const main = page.getByRole("main");
        await expect(main.locator(".empty .button--primary")).toHaveCount(1);
      }
    });
  });
}
