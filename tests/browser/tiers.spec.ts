// Tiers: weights that always sum to 100 %, a preview that is what comes, both rules, charts with words.
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { goTo, openDemo, openTab, reload, saved, textFile, undo } from "./support/steps";
import { delimited, orderLines } from "./support/tables";
import { text } from "./support/texts";
import type { Page } from "@playwright/test";

test.use({ locale: "en-GB" });

const INDICATORS = ["Sales", "Potential", "Life cycle", "Loyalty"];
const TIERS = ["VIP", "Main", "Ordinary", "Small"];

const weight = (page: Page, name: string) => page.getByRole("group", { name: "Weights" }).getByRole("spinbutton", { name, exact: true });

async function weights(page: Page): Promise<number[]> {
  return Promise.all(INDICATORS.map(async (name) => Number(await weight(page, name).inputValue())));
}

const hundredths = (all: number[]): number => Math.round(all.reduce((sum, one) => sum + one, 0) * 100);

/** Customers of each tier as the table shows them. */
async function counts(page: Page): Promise<number[]> {
  const table = page.getByRole("region", { name: "Tiers in figures" }).getByRole("table").first();
  const rows = TIERS.map((tier) => table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: tier, exact: true }) }));
  return Promise.all(rows.map(async (row) => Number((await row.getByRole("cell").first().innerText()).replaceAll(",", ""))));
}

/** Takes the buffer of new books away, so that the cuts alone decide. */
async function followCuts(page: Page): Promise<void> {
  await page.getByLabel("Margin", { exact: true }).fill("0");
  await page.getByLabel("Margin", { exact: true }).blur();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Tiers follow the cuts at once.")).toBeVisible();
}

test.beforeEach(async ({ app }) => {
  await openBook(app, textFile("many.csv", delimited(orderLines(60))));
  await goTo(app.page, "#/tiers");
});

test("the weights always sum to 100 %", async ({ app }) => {
  const { page } = app;
  expect(await weights(page)).toEqual([40, 30, 10, 20]);
  for (const [name, value] of [["Sales", "90"], ["Loyalty", "33.33"], ["Potential", "0"], ["Life cycle", "100"], ["Sales", "1"], ["Sales", "0"]] as const) {
    await weight(page, name).fill(value);
    await weight(page, name).blur();
    expect(Number(await weight(page, name).inputValue())).toBeCloseTo(Number(value), 2);
    expect(hundredths(await weights(page))).toBe(10_000);
  }
  await page.getByRole("slider", { name: "Weight of Loyalty" }).fill("40");
  expect(hundredths(await weights(page))).toBe(10_000);
  await weight(page, "Sales").fill("140");
  await weight(page, "Sales").blur();
  await expect(weight(page, "Sales")).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("button", { name: "Defaults" }).click();
  expect(await weights(page)).toEqual([40, 30, 10, 20]);
});

test("the preview is what applying does, and undo takes it back", async ({ app }) => {
  const { page } = app;
  await followCuts(page);
  const before = await counts(page);
  expect(before).toEqual([1, 2, 9, 48]);
  await weight(page, "Sales").fill("0");
  await weight(page, "Sales").blur();
  await page.getByLabel("VIP: share").fill("10");
  await page.getByLabel("VIP: share").blur();
  const change = page.getByRole("status").filter({ hasText: "Not applied yet." });
  await expect(change).toContainText(/customers? would change tier: \d+ up, \d+ down\./);
  const promised = await counts(page);
  expect(promised).not.toEqual(before);
  expect(promised[0]).toBe(6);
  const moves = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "From" }) });
  const mover = moves.getByRole("row").nth(1);
  const [name, to] = [await mover.getByRole("rowheader").innerText(), await mover.getByRole("cell").nth(1).innerText()];

  await test.step("each move says why", async () => {
    const rows = await moves.getByRole("row").evaluateAll((all) => all.slice(1).map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())));
    expect(rows.length).toBeGreaterThan(4);
    for (const [, from, to, , , why] of rows as [string, string, string, string, string, string][]) {
      const up = TIERS.indexOf(to) < TIERS.indexOf(from);
      expect(why).toMatch(up ? /lifted the value over the cut: \+\d|the cut came down$|the places changed$/ : /pulled the value below the cut: −\d|the cut rose$|the places changed$/);
    }
  });

  await test.step("until it is applied nothing has changed", async () => {
    await goTo(page, "#/customers");
    await goTo(page, "#/tiers");
    expect(await counts(page)).toEqual(before);
    await weight(page, "Sales").fill("0");
    await weight(page, "Sales").blur();
    await page.getByLabel("VIP: share").fill("10");
    await page.getByLabel("VIP: share").blur();
  });
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(change).toHaveCount(0);
  expect(await counts(page)).toEqual(promised);
  await expect(undo(page)).toHaveAccessibleName("Undo: changed the tier rules");

  await test.step("the customer stands where the preview said, also after a reload", async () => {
    await saved(page);
    await reload(app);
    await goTo(page, "#/customers");
    await page.getByLabel("Search", { exact: true }).fill(name);
    const row = page.getByRole("grid").getByRole("row").filter({ hasText: `${name} K` }).first();
    await expect(row).toContainText(to);
  });
  await undo(page).click();
  await goTo(page, "#/tiers");
  expect(await counts(page)).toEqual(before);
  expect(await weights(page)).toEqual([40, 30, 10, 20]);
});

test("tiers are cut by score as well, and cuts that cannot be are told", async ({ app }) => {
  const { page } = app;
  await followCuts(page);
  await page.getByLabel("Rule", { exact: true }).selectOption({ label: "By score" });
  await page.getByLabel("VIP: from").fill("70");
  await page.getByLabel("VIP: from").blur();
  await page.getByLabel("Main: from").fill("75");
  await page.getByLabel("Main: from").blur();
  await expect(page.getByRole("alert").filter({ hasText: "The cuts must fall from VIP to ordinary" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Apply" })).toHaveAttribute("aria-disabled", "true");
  await page.getByLabel("Main: from").fill("55");
  await page.getByLabel("Main: from").blur();
  await page.getByLabel("Ordinary: from").fill("35");
  await page.getByLabel("Ordinary: from").blur();
  const promised = await counts(page);
  expect(promised.reduce((sum, one) => sum + one, 0)).toBe(60);
  await page.getByRole("button", { name: "Apply" }).click();
  await goTo(page, "#/customers");
  const grid = page.getByRole("grid", { name: "Customers by value" });
  for (const [place, tier] of TIERS.entries()) {
    await page.getByLabel("Tier", { exact: true }).selectOption({ label: tier });
    const shown = promised[place] === 0 ? page.getByText("No customer on this shelf has all of what you ask for.") : grid;
    await expect(shown).toBeVisible();
    if (promised[place] !== 0) {
      await expect(grid).toHaveAttribute("aria-rowcount", String((promised[place] as number) + 1));
      // A reason may name the tier next to it: the cell of the tier tells.
      const tiers = () => grid.getByRole("row").evaluateAll((rows) => rows.slice(1).map((row) => row.querySelectorAll("[role=gridcell]")[2]?.textContent?.trim()));
      await expect.poll(async () => [...new Set(await tiers())]).toEqual([tier]);
      const values = await grid.getByRole("row").evaluateAll((rows) =>
        rows.slice(1).map((row) => Number(row.querySelectorAll("[role=gridcell]")[4]?.textContent)),
      );
      const [least, most] = [[70, 100.1], [55, 70], [35, 55], [-1, 35]][place] as [number, number];
      for (const value of values) {
        // What is shown is rounded to a tenth.
        expect(value).toBeGreaterThanOrEqual(least - 0.05);
        expect(value).toBeLessThan(most + 0.05);
      }
    }
  }
});

test("charts have a title, a sentence, a read-out by keys and a table", async ({ app }) => {
  const { page } = app;
  for (const title of ["Customers by tier", "Distribution of customer value"]) {
    const figure = page.getByRole("figure", { name: title });
    await expect(figure.getByRole("img", { name: new RegExp(`^${title}\\. .{20,}`) })).toBeVisible();
    await figure.getByRole("group", { name: "Arrow keys move from point to point." }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(figure.locator("output")).not.toBeEmpty();
    await figure.getByText("Data table").click();
    expect(await figure.getByRole("table").getByRole("row").count()).toBeGreaterThan(4);
  }
  const pyramid = page.getByRole("figure", { name: "Customers by tier" }).getByRole("table");
  const after = await counts(page);
  for (const [place, tier] of TIERS.entries()) {
    await expect(pyramid.getByRole("row").filter({ hasText: tier })).toContainText(new RegExp(`^\\s*${tier}\\s*${after[place]} customer`));
  }
});

test("what is changed goes into force in one step; day and currency are those of the settings", async ({ app }) => {
  const { page } = app;
  await page.getByRole("spinbutton", { name: "Window" }).fill("6");
  await page.getByRole("spinbutton", { name: "Window" }).blur();
  await weight(page, "Sales").fill("75");
  await weight(page, "Sales").blur();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText(/, over 6 months/)).toBeVisible();
  await undo(page).click();
  await expect(page.getByText(/, over 12 months/)).toBeVisible();
  await expect(weight(page, "Sales")).not.toHaveValue("75");
  await page.getByRole("link", { name: text("en", "tiers.basis.change") }).click();
  await page.getByLabel("Day scores look back from").fill("2025-06-30");
  await page.getByLabel("Currency").fill("eu");
  await expect(page.getByText("Three capital letters, such as CNY, or nothing.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save", exact: true })).toHaveAttribute("aria-disabled", "true");
  await page.getByLabel("Currency").fill("EUR");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await goTo(page, "#/tiers");
  await expect(page.getByText(/as of 30 Jun 2025, over 12 months/)).toBeVisible();
  await expect(page.getByText(/Scores look back from 30 Jun 2025\..* Amounts are in EUR\./)).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Net sales EUR" })).toBeVisible();
});

const demo = async (page: Page): Promise<void> => {
  await openDemo(page);
  await goTo(page, "#/tiers");
};

test("a weight that carries a value past a cut is named", async ({ app }) => {
  const { page } = app;
  await demo(page);
  await followCuts(page);
  await weight(page, "Profit").fill("75");
  await weight(page, "Profit").blur();
  const why = page.getByRole("region", { name: "Who would move" }).getByRole("row").filter({ hasText: /weight of profit/ });
  await expect(why).not.toHaveCount(0);
  const told = await why.evaluateAll((all) => all.map((row) => [...row.children].slice(3).map((cell) => (cell as HTMLElement).innerText)));
  expect(told.length).toBeGreaterThan(1);
  for (const [before, after, said] of told as [string, string, string][]) {
    expect(said).toMatch(Number(after) > Number(before)
      ? /^the heavier weight of profit lifted the value over the cut: \+\d+\.\d points$/
      : /^the heavier weight of profit pulled the value below the cut: −\d+\.\d points$/);
  }
});

test("who stands on the border is listed with the weights that turn it", async ({ app }) => {
  const { page } = app;
  const section = page.getByRole("region", { name: "How firm the tiers are" });
  await expect(section).toContainText("Of 60 customers, 60 (100.0%) keep their tier");
  const onBorder = section.getByRole("region", { name: /^On the border/ });
  const firm = section.getByRole("region", { name: /^Robust/ });
  await expect(onBorder).toHaveCount(0);
  await expect(firm.getByRole("row")).toHaveCount(21);
  await section.getByRole("button", { name: "Show 40 more of 60" }).press("Enter");
  await expect(firm.getByRole("link").nth(20)).toBeFocused();
  await expect(firm.getByRole("row")).toHaveCount(61);
  await demo(page);
  const said = ((await section.getByText(/keep their tier/).textContent()) ?? "").replaceAll(",", "");
  const [, all, robust, border] = (said.match(/Of (\d+) customers (\d+) .* (\d+) stand on the border/) ?? []).map(Number);
  expect(border).toBeGreaterThan(0);
  expect(robust! + border!).toBe(all);
  const rows = onBorder.getByRole("row");
  await expect(rows).toHaveCount(Math.min(border!, 20) + 1);
  await expect(firm.getByRole("row")).toHaveCount(Math.min(robust!, 20) + 1);
  await expect(rows.nth(1)).toContainText(/to (VIP|Main|Ordinary|Small) by (Profit|Potential|Life cycle|Loyalty) [+−]10/);
});

test("a customer's page says what would lift it", async ({ app }) => {
  const { page } = app;
  await demo(page);
  const border = page.getByRole("region", { name: /^On the border/ }).getByRole("row");
  await border.last().getByRole("link").click();
  await openTab(page, "value");
  const tier = page.getByRole("region", { name: "What would lift it" }).getByText(/^(VIP|Main|Ordinary) needs \d+\.\d points\./);
  await expect(tier).toBeVisible();
});
