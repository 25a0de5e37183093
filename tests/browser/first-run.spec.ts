// The first two minutes: from the open page to a sentence that names a customer, and on to why. What a person has to do is
// counted, not timed.
import { expect, test, type App } from "./support/app";
import { textFile } from "./support/steps";
import { CHINESE, ENGLISH, type Tongue } from "./support/visit";
import type { Locator, Page } from "@playwright/test";

const WORDS = {
  en: { demo: /^Gifts/, openDemo: "Open the demo book", bring: "Bring a file", overview: "Overview", sections: "Sections", why: "Scores and why", lead: /Look first at / },
  "zh-CN": { demo: /^礼品/, openDemo: "打开演示账簿", bring: "导入文件", overview: "总览", sections: "栏目", why: "得分与理由", lead: /最先要看的是/ },
};

/** Does things for a person and counts them. */
class Hand {
  acts = 0;

  async click(target: Locator): Promise<void> {
    this.acts += 1;
    await target.click();
  }

  async bring(page: Page, label: string, text: string): Promise<void> {
    this.acts += 1;
    await page.getByLabel(label, { exact: true }).setInputFiles(textFile("orders.csv", text) as never);
  }
}

/** From any screen of a full book to the customer whom the overview names first. */
async function toTheFirstNamed(app: App, hand: Hand, tongue: Tongue): Promise<void> {
  const { page } = app;
  const words = WORDS[tongue.tag as keyof typeof WORDS];
  await hand.click(page.getByRole("navigation", { name: words.sections }).getByRole("link", { name: words.overview, exact: true }));
  const first = page.getByRole("main").getByRole("paragraph").filter({ hasText: words.lead }).first();
  const link = first.getByRole("link");
  const name = await link.innerText();
  expect(name).not.toBe("");
  await hand.click(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByRole("heading", { name: words.why })).toBeVisible();
}

for (const tongue of [ENGLISH, CHINESE]) {
  const words = WORDS[tongue.tag as keyof typeof WORDS];
  test.describe(tongue.tag, () => {
    test.use({ locale: tongue.locale });

    test("a demo: picked, opened, looked over, understood in four steps", async ({ app }) => {
      const { page } = app;
      const hand = new Hand();
      await app.open();
      await hand.click(page.getByRole("radio", { name: words.demo }));
      await hand.click(page.getByRole("button", { name: words.openDemo }));
      await expect(page.getByRole("grid")).toBeVisible();
      await toTheFirstNamed(app, hand, tongue);
      expect(hand.acts).toBeLessThanOrEqual(4);
    });

    test("a file with headings that are known: in six steps", async ({ app }) => {
      const { page } = app;
      const hand = new Hand();
      await app.open();
      await hand.click(page.getByRole("button", { name: words.bring }));
      await hand.bring(page, tongue.pick, tongue.file);
      await hand.click(page.getByRole("button", { name: tongue.read }));
      await hand.click(page.getByRole("button", { name: tongue.commit }));
      await expect(page.getByRole("heading", { name: tongue.imported, exact: true })).toBeVisible();
      await toTheFirstNamed(app, hand, tongue);
      expect(hand.acts).toBeLessThanOrEqual(6);
    });
  });
}
