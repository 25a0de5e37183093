// The charts as they are meant to look, kept as SVG in reference/: every shape, label and colour of a fixed book. They hold
// on any machine, because a chart's text widths are estimated, not measured. A change on purpose is taken over with
// `cargo xtask test --only browser -- reference.spec.ts --update-snapshots`, looked at, and committed.
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { downloaded, goTo, textFile } from "./support/steps";
import { delimited, orderLines } from "./support/tables";
import { text } from "./support/texts";

test.use({ locale: "en-GB", colorScheme: "light", viewport: { width: 1280, height: 800 } });

/** The charts of each screen by their titles. */
const CHARTS: [string, string[]][] = [
  ["#/base", [text("en", "base.measures.breadth"), "Tiers by sales", "Sales by customers, the largest first"]],
  ["#/tiers", ["Customers by tier", "Distribution of customer value"]],
  ["#/movement", [text("en", "movement.flow.title"), "Customers by tier, month by month"]],
  ["#/customers/3", ["Net sales by month"]],
];

test("every kind of chart looks as it was agreed", async ({ app }) => {
  const { page } = app;
  await openBook(app, textFile("a.csv", delimited(orderLines(40))));
  for (const [route, titles] of CHARTS) {
    await goTo(page, route);
    for (const title of titles) {
      const figure = page.getByRole("figure", { name: title, exact: true });
      await expect(figure.locator("svg")).toBeVisible();
      const svg = await downloaded(page, () => figure.getByRole("button", { name: "Save the chart as SVG" }).click());
      const name = title.toLowerCase().replaceAll(/[^a-z]+/g, "-");
      expect.soft(svg.bytes.toString("utf8"), title).toMatchSnapshot(`${name}.svg`);
    }
  }
});

test("in Chinese and in the dark as well", async ({ app }) => {
  const { page } = app;
  await page.emulateMedia({ colorScheme: "dark" });
  await openBook(app, textFile("a.csv", delimited(orderLines(40, (n) => `第${n}号农资店`))));
  await page.getByRole("button", { name: "切换到中文" }).click();
  await goTo(page, "#/tiers");
  const figure = page.getByRole("figure", { name: "各层客户" });
  await expect(figure.locator("svg")).toBeVisible();
  const svg = await downloaded(page, () => figure.getByRole("button", { name: "将图表存为 SVG" }).click());
  expect(svg.bytes.toString("utf8")).toMatchSnapshot("tiers-dark-zh.svg");
});
