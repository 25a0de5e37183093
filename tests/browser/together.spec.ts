// What is bought together: the counts of a small file, the sliders, the file out, and charts that lead to their rules.
// The figures were counted by another program (Python).
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { downloaded, goTo, textFile } from "./support/steps";
import { delimited, ORDERS_HEAD, type Rows } from "./support/tables";
import { text } from "./support/texts";

test.use({ locale: "en-GB" });

const TAB = "#/cross-sell?part=together";

/** An order for each basket, each of another customer. */
function orders(...baskets: [number, string[]][]): Rows {
  const rows: Rows = [ORDERS_HEAD];
  for (const [times, items] of baskets) {
    for (let time = 0; time < times; time += 1) {
      const order = rows.length;
      for (const item of items) {
        rows.push([`O${order}`, "2026-03-02", `Customer ${order}`, item, 1, 10]);
      }
    }
  }
  return rows;
}

const FILE = delimited(
  orders([12, ["Tea", "Cup"]], [3, ["Tea"]], [5, ["Cup"]], [20, ["Candle"]], [10, ["Candle", "Soap", "Box"]], [1, ["Box"]]),
);

const said = (key: string, values: Record<string, string | number> = {}) => text("en", `together.${key}`, values);
const rule = (n: number, of: number, items: string, then: string, times: string) =>
  said("rule.other", { n, of, with: items, then, times });

test("rules are counted, narrowed by sliders and switches, and the address keeps what was chosen", async ({ app }) => {
  const { page } = app;
  await openBook(app, textFile("orders.csv", FILE));
  await goTo(page, TAB);
  const main = page.getByRole("main");
  const rows = page.locator("#together-rules-body > tr");
  await expect(main).toContainText(rule(10, 10, "Candle and Box", "Soap", "5.1"));
  await expect(main).toContainText(said("counts.baskets.other", { n: 51, filled: 22 }));
  await expect(main).toContainText(said("counts.combinations.other", { n: 10, least: 5, closed: 6, maximal: 2 }));
  await expect(main).toContainText(
    said("counts.rules.other", { n: 11, confidence: "10%", significant: 9, kept: 7, once: 4 }),
  );
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText("10 of 10");

  // Rules of two products alone, and a stricter guard against chance; the address keeps both.
  await main.getByLabel(said("longest.label")).selectOption("2");
  await expect(main).not.toContainText("Candle and Box");
  await main.getByLabel(said("longest.label")).selectOption("5");
  await main.getByLabel(said("correction.label")).selectOption("none");
  await expect(page).toHaveURL(/correction=none/);
  await main.getByLabel(said("correction.label")).selectOption("share");
  await expect(page).not.toHaveURL(/correction|longest/);

  await main.getByLabel(said("once")).uncheck();
  await expect(rows).toHaveCount(7);
  await main.getByLabel(said("not_redundant")).uncheck();
  await expect(rows).toHaveCount(9);
  await main.getByLabel(said("significant")).uncheck();
  await expect(rows).toHaveCount(11);
  await page.reload();
  await expect(rows).toHaveCount(11);
  await main.getByLabel(said("once")).check();
  await main.getByLabel(said("not_redundant")).check();
  await main.getByLabel(said("significant")).check();
  await expect(rows).toHaveCount(4);

  const least = main.getByRole("slider", { name: said("least") });
  await expect(least).toHaveAttribute("aria-valuetext", said("baskets.other", { n: 5 }));
  for (let press = 0; press < 6; press += 1) {
    await least.press("ArrowRight");
  }
  await expect(least).toHaveAttribute("aria-valuetext", said("baskets.other", { n: 12 }));
  await expect(rows).toHaveCount(1);
  await expect(main).toContainText(rule(12, 15, "Tea", "Cup", "2.4"));
  expect(page.url()).toContain("least=12");
  for (let press = 0; press < 6; press += 1) {
    await least.press("ArrowLeft");
  }
  await expect(rows).toHaveCount(4);
  const confidence = main.getByRole("slider", { name: said("confidence") });
  await confidence.press("End");
  await confidence.press("ArrowLeft");
  await expect(confidence).toHaveAttribute("aria-valuetext", "95%");
  await expect(rows).toHaveCount(3);
  await confidence.press("Home");
  await expect(rows).toHaveCount(4);

  await rows.filter({ hasText: "12 of 15" }).getByRole("link", { name: "Cup" }).click();
  await expect(rows).toHaveCount(1);
  await expect(main.getByLabel(said("about"))).toHaveValue("Cup");
  expect(page.url()).toContain("item=Cup");
});

test("the file out has the rules of the table with all their measures and what they rest on", async ({ app }) => {
  const { page } = app;
  await openBook(app, textFile("orders.csv", FILE));
  await goTo(page, TAB);
  const rows = page.locator("#together-rules-body > tr");
  await expect(rows).toHaveCount(4);
  const file = await downloaded(page, () => page.getByRole("button", { name: said("csv") }).click());
  const lines = file.bytes.toString("utf8").replace("\ufeff", "").trimEnd().split("\r\n");
  expect(lines).toHaveLength(6);
  const cells = /"[^"]*"|[^,]+/g;
  // Seven columns of names and counts, eighteen measures, corrected chance and improvement.
  expect(lines[0]?.match(cells)).toHaveLength(27);
  const table = await rows.evaluateAll((all) => all.map((row) => row.querySelectorAll("td")[0]?.textContent));
  for (const [place, both] of table.entries()) {
    const [sentence, ...rest] = lines[place + 1]?.match(cells) ?? [];
    expect(sentence).toContain(`: ${both} baskets`);
    expect(rest.slice(2, 4).join(" of ")).toBe(both);
  }
  // Tea and Cup: 12 of 51, 12 of 15, lift 2.4.
  expect(lines[3]).toContain("12,15,17,51,0.235294118,0.8,0.294117647,2.4,");
  expect(lines[5]).toContain(said("counts.baskets.other", { n: 51, filled: 22 }));
});

test("a point leads to its rule, a product to the rules about it, a set to who lacks one", async ({ app }) => {
  const { page } = app;
  const lacking = orders([1, ["Candle", "Soap"]]).slice(1);
  await openBook(app, textFile("orders.csv", `${FILE}\n${delimited(lacking.map((row) => ["O999", ...row.slice(1)]))}`));
  await goTo(page, TAB);
  const rows = page.locator("#together-rules-body > tr");
  await expect(rows).toHaveCount(4);
  const spread = page.getByRole("figure", { name: said("scatter.title") });
  const plot = spread.locator(".figure__plot");
  await plot.focus();
  for (let press = 0; press < 3; press += 1) {
    await plot.press("ArrowRight");
  }
  const named = await spread.locator("output").textContent();
  await plot.press("Enter");
  await expect(rows.nth(2)).toHaveAttribute("aria-current", "true");
  await expect(rows.nth(2).getByRole("link").first()).toBeFocused();
  expect(named).toContain((await rows.nth(2).getByRole("link").first().textContent()) ?? "nothing");

  await expect(page.getByRole("figure", { name: said("groups.title") }).locator("svg circle").first()).toBeVisible();

  const sets = page.getByRole("region", { name: said("sets.title") }).locator("tbody > tr");
  await expect(sets).toHaveCount(1);
  await expect(sets).toContainText("Candle, Soap and Box");
  await sets.locator("summary").click();
  await expect(sets).toContainText(said("sets.lacks", { product: "Box" }));

  const net = page.getByRole("figure", { name: said("network.title") });
  await net.locator("summary").click();
  await net.getByRole("link", { name: "Tea" }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText("12 of 15");
});

test("baskets of one product say so, with the way to look at customers", async ({ app }) => {
  const { page } = app;
  const rows: Rows = [ORDERS_HEAD];
  for (let customer = 0; customer < 12; customer += 1) {
    rows.push([`A${customer}`, "2026-03-02", `Customer ${customer}`, "Tea", 1, 10]);
    rows.push([`B${customer}`, "2026-03-09", `Customer ${customer}`, "Cup", 1, 10]);
  }
  for (let customer = 12; customer < 15; customer += 1) {
    rows.push([`C${customer}`, "2026-03-02", `Customer ${customer}`, "Cup", 1, 10]);
  }
  for (let customer = 15; customer < 43; customer += 1) {
    rows.push([`C${customer}`, "2026-03-02", `Customer ${customer}`, "Candle", 1, 10]);
  }
  await openBook(app, textFile("orders.csv", delimited(rows)));
  await goTo(page, TAB);
  const main = page.getByRole("main");
  await expect(main).toContainText(said("none.company"));
  await main.getByRole("link", { name: said("none.by_customer") }).click();
  await expect(main).toContainText(rule(12, 12, "Tea", "Cup", "2.9"));
  expect(page.url()).toContain("basket=customer");
});
