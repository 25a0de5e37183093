// The customer base says what a sales manager would check by hand: the base, the last month, the profit, who is at risk.
import { expect, test } from "./support/app";
import { goTo, importFile, menuLink, openDemo, textFile } from "./support/steps";
import { delimited, orderLines } from "./support/tables";
import { text, textPattern } from "./support/texts";
import type { Locator, Page } from "@playwright/test";

test.use({ locale: "en-GB" });

test("an empty book says what is needed, and a full one says how it stands", async ({ app }) => {
  const { page } = app;
  // The address of earlier versions still leads here.
  await app.open("#/overview");
  await expect(menuLink(page, "base")).toHaveAttribute("aria-current", "page");
  await expect(page.getByRole("heading", { name: "Nothing to look over yet" })).toBeVisible();
  await importFile(page, textFile("a.csv", delimited(orderLines(40))));
  await goTo(page, "#/base");
  await expect(page.getByRole("heading", { name: text("en", "places.base.name"), level: 1 })).toBeVisible();

  const base = page.getByRole("region", { name: "Breadth × length × depth" });
  // The file ends in December 2025: November is the last month that is over.
  await expect(base).toContainText(/\d+ months to Nov 2025: \d+ customers/);
  await expect(base.getByRole("figure")).toHaveCount(4);
  const breadth = base.getByRole("figure", { name: text("en", "base.measures.breadth") });
  await expect(breadth).toContainText(text("en", "base.measures.no_year_ago"));
  await breadth.getByText("Data table").click();
  await expect(breadth.getByRole("row").last()).toContainText(/\d+ months to Nov 2025\s*\d+ customers/);

  const changes = page.getByRole("region", { name: "What changed last month" });
  await expect(changes.getByRole("listitem").first()).toHaveText(/^Net sales in Nov 2025, orders without a customer left out: [\d,]+\.$/);
  const profit = page.getByRole("region", { name: "Where the sales come from" });
  await expect(profit).toContainText(/\d+ customers \([\d.]+%\) bring 80% of the sales/);
  await expect(page.getByRole("region", { name: "What else to do next" }).getByRole("listitem").first()).toBeVisible();
});

test("in the demo a large account that fell and the falling dealer stand first among those at risk, and open", async ({ app }) => {
  const { page } = app;
  await app.open();
  await openDemo(page);
  await goTo(page, "#/base");
  const risk = page.getByRole("region", { name: "The most valuable at risk" }).getByRole("table");
  // A large account that has gone silent comes first, whatever its tier.
  const [first, second] = [risk.getByRole("row").nth(1), risk.getByRole("row").nth(2)];
  const overdue = textPattern("en", "customer.next.overdue");
  await expect(first).toContainText("Jinsui Group");
  await expect(first).toContainText(overdue);
  const lead = page.getByText(/^\d+ customers are valued as of .* Start with .*Jinsui Group\./);
  await expect(lead).toContainText(overdue);
  await expect(second).toContainText(/Hengfeng Agri Supplies.*Find out why: recent sales run/);
  await second.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Hengfeng Agri Supplies");
});

/** Presses Tab once and expects the focus on the target. */
async function tab(page: Page, target: Locator): Promise<void> {
  await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
}

test("by keyboard: head, next steps, charts with their read-out and tables, in the order they are read", async ({ app }) => {
  const { page } = app;
  await app.open();
  await openDemo(page);
  await menuLink(page, "base").press("Enter");
  const main = page.getByRole("main");
  await expect(main).toBeFocused();

  await test.step("the head: out of the demo, print, and whom to look at first", async () => {
    await tab(page, main.getByRole("button", { name: /^Back to my (own )?book$/ }));
    await tab(page, main.getByRole("button", { name: "Print", exact: true }));
    await tab(page, main.getByText("Start with").getByRole("link").first());
    await tab(page, main.getByText("Start with").getByRole("link").last());
  });
  await test.step("the list of those at risk, row by row", async () => {
    const risk = page.getByRole("region", { name: "The most valuable at risk" });
    // How many are at risk, and of how many.
    await tab(page, risk.getByRole("paragraph").getByRole("link").first());
    await tab(page, risk.getByRole("paragraph").getByRole("link").last());
    await tab(page, risk.getByRole("region").or(risk.locator(".scroll-x")).first());
    const links = risk.getByRole("table").getByRole("link");
    for (let row = 0; row < (await links.count()); row += 1) {
      await tab(page, links.nth(row));
    }
  });
  await test.step("the links of what else to do", async () => {
    const links = page.getByRole("region", { name: "What else to do next" }).getByRole("link");
    expect(await links.count()).toBeGreaterThan(0);
    for (let place = 0; place < (await links.count()); place += 1) {
      await tab(page, links.nth(place));
    }
  });
  await test.step("how many bought last month, and how many of them were new", async () => {
    const links = page.getByRole("region", { name: "What changed last month" }).getByRole("link");
    for (let place = 0; place < (await links.count()); place += 1) {
      await tab(page, links.nth(place));
    }
  });
  await test.step("each chart: the numbers of its sentence, read-out, files, data table", async () => {
    const figures = main.getByRole("figure");
    await expect(figures).toHaveCount(7);
    // After breadth, length and depth stands how many offers are open, and where estimated wallets are let in.
    const offers = page.getByRole("region", { name: text("en", "base.growth.title") }).getByRole("link");
    await expect(offers).toHaveCount(2);
    for (const [figurePlace, figure] of (await figures.all()).entries()) {
      if (figurePlace === 4) {
        await tab(page, offers.first());
        await tab(page, offers.last());
      }
      const counts = figure.locator("figcaption").getByRole("link");
      for (let place = 0; place < (await counts.count()); place += 1) {
        await tab(page, counts.nth(place));
      }
      await tab(page, figure.getByRole("group", { name: "Arrow keys move from point to point." }));
      const read = figure.locator("output");
      await expect(read).toBeEmpty();
      await page.keyboard.press("ArrowRight");
      await expect(read).not.toBeEmpty();
      const first = await read.innerText();
      await page.keyboard.press("End");
      const last = await read.innerText();
      await page.keyboard.press("Home");
      await expect(read).toHaveText(first);
      expect(last).not.toBe(first);
      await tab(page, figure.getByRole("button", { name: "Save the chart as SVG" }));
      await expect(read).toBeEmpty();
      await tab(page, figure.getByRole("button", { name: "Save the chart as PNG" }));
      await tab(page, figure.locator("summary"));
      await page.keyboard.press("Enter");
      const rows = figure.getByRole("table").getByRole("row");
      // The table says what the read-out says.
      const cells = (row: Locator) => row.getByRole("rowheader").or(row.getByRole("cell")).allInnerTexts();
      for (const text of await cells(rows.nth(1))) {
        expect(first).toContain(text);
      }
      for (const text of await cells(rows.last())) {
        expect(last).toContain(text);
      }
    }
  });
  await test.step("Enter goes where the link says", async () => {
    const link = page.getByRole("region", { name: "What else to do next" }).getByRole("link").nth(1);
    const name = await link.innerText();
    await link.focus();
    await page.keyboard.press("Enter");
    await expect(main).toBeFocused();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  });
});
