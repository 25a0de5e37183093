// Every screen for everybody: nothing that axe objects to, light and dark, wide and on a phone, in both languages.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/app";
import { CHINESE, ENGLISH, visit } from "./support/visit";

const WIDTHS = [1280, 390];

/** Every rule of axe, best practices too, and the one that is off by default; the dark differs in colours only. */
const RULES = {
  light: { rules: { "target-size": { enabled: true } } },
  dark: { runOnly: ["color-contrast"] },
};

async function objections(page: Page, scheme: keyof typeof RULES): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme });
  // One document without frames needs no second page to sum up in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(RULES[scheme]).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} (${node.any[0]?.message ?? ""})`).join(" | ")}`);
}

/** A page wider than its window, lists whose words are cut, and targets under 24 px. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : [];
    const lists = [...document.querySelectorAll(".rows--items")];
    const cut = [...lists.map((list) => list.parentElement as Element), ...lists.flatMap((list) => [...list.querySelectorAll("th, td")])]
      // Headings that are there for the ears alone are not cut.
      .filter((element) => getComputedStyle(element.closest("thead") ?? element).clipPath === "none")
      .filter((element) => element.scrollWidth > element.clientWidth && element.clientWidth > 0)
      .map((element) => `cut: ${element.textContent?.slice(0, 120)}`);
    const small = [...document.querySelectorAll("button, select, input:not([type=file]), summary, a.button")]
      .filter((element) => element.checkVisibility())
      .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 2 && box.height > 2 && (box.width < 23.5 || box.height < 23.5))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 120)}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
    return [...wide, ...cut, ...small];
  });

/** Looks at what is shown in every width and both appearances. */
async function look(page: Page, where: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    // In full height the bars that stay in place lie over nothing: where a page is scrolled to is no fault of it.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(800, height) });
    const found = [...(await objections(page, "light")), ...(await objections(page, "dark")), ...(await misfits(page))];
    expect.soft(found, `${where}, ${width} px`).toEqual([]);
  }
}

for (const tongue of [ENGLISH, CHINESE]) {
  test.describe(tongue.tag, () => {
    test.use({ locale: tongue.locale, contextOptions: { reducedMotion: "reduce" } });
    test("axe objects to nothing, and everything fits a phone and a finger", async ({ app }) => {
      test.setTimeout(600_000);
      const { page } = app;
      await visit(app, tongue, (where) => look(page, where));
    });

    test("axe objects to nothing in the lessons, and they fit a phone and a finger", async ({ app }) => {
      test.slow();
      const { page } = app;
      await app.open("#/learn");
      for (const route of ["lifetime-value", "lifetime-value?part=try", "delivered-value?part=try", "association?part=try", "needs?part=try", "rfm?part=mine"]) {
        await page.goto(`${app.address}#/learn/${route}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await look(page, route);
      }
    });
  });
}
