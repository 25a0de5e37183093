// Every screen in both languages, and the appearance that the person or the system wants.
import { expect, test } from "./support/app";
import { menuLink } from "./support/steps";
import { text } from "./support/texts";
import { CHINESE, ENGLISH, visit } from "./support/visit";
import type { Page } from "@playwright/test";

/** All words that can be seen or are read out. */
async function words(page: Page): Promise<string> {
  return page.evaluate(() => {
    // What lies below the window is laid out, too: it has no text to read before.
    document.querySelectorAll<HTMLElement>("main section").forEach((section) => (section.style.contentVisibility = "visible"));
    const labels = [...document.querySelectorAll("body *")].flatMap((element) => {
      const shown = element.checkVisibility();
      return shown ? ["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? "") : [];
    });
    return [document.title, document.body.innerText, ...labels].join("\n");
  });
}

/** Names of things that are the same in Chinese. */
const INTERNATIONAL = /\b(Keepgold|English|VIP|RFM|CSV|TSV|XLSX|JSON|SVG|PNG|UTF|LE|BE|GB18030|GBK|Big5|Shift-JIS|EUC-KR|Bonferroni|Holm|Benjamini|Hochberg|CNY|EUR|Windows|OpenDocument|Excel|Switch to English|Ctrl|Shift|Tab|Esc)\b/gi;

test.describe("中文", () => {
  test.use({ locale: "zh-CN" });
  test("每个页面都是中文", async ({ app }) => {
    const { page } = app;
    await visit(app, CHINESE, async (where) => {
      await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
      const latin = (await words(page)).replaceAll(INTERNATIONAL, "").match(/[A-Za-z]{3,}(?:[ ,.'’]+[A-Za-z]+)*/g) ?? [];
      expect(latin.filter((word) => word !== "csv"), where).toEqual([]);
    });
  });
});

test.describe("English", () => {
  test.use({ locale: "en-GB" });
  test("every screen is English", async ({ app }) => {
    const { page } = app;
    await visit(app, ENGLISH, async (where) => {
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      const han = (await words(page)).replaceAll("切换到中文", "").match(/\p{Script=Han}+|[，。；：？！]/gu) ?? [];
      // The switch names the other language in its own words, the settings the Chinese units of numbers.
      const known = /settings|palette/.test(where) ? ["中文", "中", "万", "亿"] : ["中文", "中"];
      expect(han.filter((word) => !known.includes(word)), where).toEqual([]);
    });
  });
});

test("the language follows the browser at first, then the choice, over a reload", async ({ app }) => {
  const { page } = app;
  await app.open();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.getByRole("button", { name: "Switch to English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveTitle("Customers · Keepgold");
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await page.getByRole("button", { name: "切换到中文" }).click();
  await expect(page).toHaveTitle(/留金/);
});

test("the appearance follows the system and can be chosen, over a reload", async ({ app }) => {
  const { page } = app;
  const lightness = () =>
    page.evaluate(() => {
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      if (!canvas) {
        return 0;
      }
      const grounds = [document.documentElement, document.body].map((element) => getComputedStyle(element).backgroundColor);
      canvas.fillStyle = grounds.find((ground) => ground !== "rgba(0, 0, 0, 0)") ?? "white";
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return red + green + blue;
    });
  await page.emulateMedia({ colorScheme: "light" });
  await app.open();
  await expect.poll(lightness).toBeGreaterThan(600);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(lightness).toBeLessThan(200);
  await menuLink(page, "settings", "zh-CN").click();
  await page.getByRole("combobox", { name: text("zh-CN", "shell.theme") }).selectOption(text("zh-CN", "shell.theme_light"));
  await expect.poll(lightness).toBeGreaterThan(600);
  await page.reload();
  await expect(page.getByRole("banner")).toBeVisible();
  await expect.poll(lightness).toBeGreaterThan(600);
});
