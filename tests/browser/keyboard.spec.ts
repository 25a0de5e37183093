// The main job with nothing but a keyboard, and the focus always to be seen.
import { expect, test, type App } from "./support/app";
import { columnsHeading, demoCard, menuLink, previewHeading, redo, saved, textFile, undo } from "./support/steps";
import { delimited, orderLines } from "./support/tables";
import { text } from "./support/texts";
import type { Locator, Page } from "@playwright/test";

test.use({ locale: "en-GB" });

/** How the focused element and its surroundings look now; differs when the focus is somewhere else. */
const focusIsSeen = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    // The parts of a date field, and the focus on each, are the browser's own.
    if (element?.matches("input[type=date]")) {
      return "";
    }
    if (!element || element === document.body || !element.matches(":focus-visible")) {
      return element && element !== document.body ? element.outerHTML.slice(0, 200) : "";
    }
    // A label may show the focus of the field that it hides.
    const shown = element.classList.contains("visually-hidden") ? (element.parentElement ?? element) : element;
    const marked = [element, shown, ...shown.querySelectorAll("label"), ...(element.closest("label") ? [element.closest("label") as HTMLElement] : [])];
    const seen = marked.some((one) => {
      const style = getComputedStyle(one);
      const outline = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 1;
      return outline || style.boxShadow !== "none";
    });
    return seen ? "" : element.outerHTML.slice(0, 200);
  });

/** A new screen takes the focus to its beginning; keys before that would go elsewhere. */
const arrived = (page: Page): Promise<void> => expect(page.getByRole("main")).toBeFocused();

/** Presses Tab until the target has the focus; on the way each focus must be seen. */
async function tabTo(page: Page, target: Locator, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluateAll((all) => all.includes(document.activeElement as Element))) {
      return;
    }
    await page.keyboard.press(key);
    const unseen = await focusIsSeen(page);
    expect(unseen, "an element whose focus cannot be seen").toBe("");
  }
  throw new Error(`Tab does not lead to ${target}.`);
}

async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

async function start(app: App): Promise<Page> {
  await app.open();
  return app.page;
}

test("import, tiers, a customer and undo by keyboard alone", async ({ app }) => {
  const page = await start(app);
  await test.step("the first stop leads past the header", async () => {
    await page.keyboard.press("Tab");
    await expect(link(page, "Skip to content")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
  });
  await test.step("import", async () => {
    await press(page, button(page, text("en", "customers.empty_bring")));
    await arrived(page);
    const choosing = page.waitForEvent("filechooser");
    await press(page, page.getByLabel("Choose a file"), "Space");
    await (await choosing).setFiles(textFile("a.csv", delimited(orderLines(30))) as never);
    await expect(columnsHeading(page)).toBeFocused();
    await press(page, button(page, "Read the file"));
    await expect(previewHeading(page)).toBeFocused();
    await press(page, button(page, /^Import \d+ order lines$/));
    await expect(page.getByRole("heading", { name: "Imported" })).toBeFocused();
    await saved(page);
  });
  await test.step("tiers", async () => {
    await press(page, link(page, "See the tiers"));
    await arrived(page);
    const profit = page.getByRole("spinbutton", { name: text("en", "value.profit.if_sales") });
    await tabTo(page, profit);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Tab");
    await expect(profit).toHaveValue("41");
    await tabTo(page, button(page, "Apply"), "Shift+Tab");
    await page.keyboard.press("Space");
    await expect(undo(page)).toHaveAccessibleName("Undo: changed the tier rules");
  });
  await test.step("a customer's working", async () => {
    // Back to the menu: the way on leads through the boxes of every list.
    await tabTo(page, menuLink(page, "customers"), "Shift+Tab");
    await page.keyboard.press("Enter");
    await arrived(page);
    const grid = page.getByRole("grid", { name: "Customers by value" });
    await tabTo(page, grid);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const active = await grid.getAttribute("aria-activedescendant");
    const name = await page.locator(`[id="${active}"]`).getByRole("link").innerText();
    await page.keyboard.press("Enter");
    await arrived(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await press(page, link(page, text("en", "customer.tab.value")));
    await press(page, page.locator("summary").filter({ hasText: "Loyalty" }));
    await expect(page.getByRole("table", { name: "Working of Loyalty" })).toBeVisible();
  });
  await test.step("a form in a dialog gives the focus back", async () => {
    const more = button(page, text("en", "customer.head.more"));
    await tabTo(page, more, "Shift+Tab");
    await page.keyboard.press("Enter");
    const edit = page.getByRole("menuitem", { name: text("en", "customer.edit"), exact: true });
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(edit).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(more).toBeFocused();
    await expect(edit).toBeHidden();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await tabTo(page, dialog.getByLabel("Region", { exact: true }));
    await page.keyboard.type("North");
    await page.keyboard.press("Escape");
    await expect(dialog.getByText(text("en", "components.discard_question"))).toBeVisible();
    await tabTo(page, dialog.getByRole("button", { name: text("en", "components.discard"), exact: true }));
    await page.keyboard.press("Enter");
    await expect(dialog).toHaveCount(0);
    await expect(more).toBeFocused();
  });
  await test.step("undo and redo", async () => {
    await tabTo(page, undo(page), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(redo(page)).toHaveAccessibleName("Redo: changed the tier rules");
    await expect(undo(page)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(redo(page)).toHaveAccessibleName(/^Redo: import of \d+ lines$/);
    await press(page, redo(page));
    await expect(undo(page)).toHaveAccessibleName(/^Undo: import of \d+ lines$/);
  });
});

test("the demo and the settings by keyboard alone", async ({ app }) => {
  const page = await start(app);
  await press(page, menuLink(page, "today"));
  await arrived(page);
  await press(page, demoCard(page));
  await expect(page.getByRole("complementary", { name: text("en", "demo.told.title") })).toBeVisible();
  await press(page, menuLink(page, "settings"));
  await arrived(page);
  await tabTo(page, page.getByRole("combobox", { name: text("en", "shell.theme") }));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await press(page, button(page, /^Back to my (own )?book$/));
  await expect(page.getByText(/^.*This is the demo book/)).toHaveCount(0);
});
