// A chart leaves the page as a file that is complete without it.
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { downloaded, goTo, textFile } from "./support/steps";
import { delimited, orderLines } from "./support/tables";

test.use({ locale: "en-GB", colorScheme: "dark" });

test("a chart is saved as SVG and PNG with its title, its sentence and the colours of the moment", async ({ app }) => {
  const { page } = app;
  await openBook(app, textFile("a.csv", delimited(orderLines(30))));
  await goTo(page, "#/tiers");
  const figure = page.getByRole("figure", { name: "Customers by tier" });
  const save = (form: string) => downloaded(page, () => figure.getByRole("button", { name: `Save the chart as ${form}` }).click());

  const svg = await save("SVG");
  expect(svg.name).toBe("Customers by tier.svg");
  const seen = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    return {
      broken: parsed.querySelector("parsererror") !== null,
      title: parsed.querySelector("title")?.textContent,
      texts: [...parsed.querySelectorAll("text")].map((one) => one.textContent),
      paints: [...parsed.querySelectorAll("rect, polygon, circle[fill]")].map((one) => one.getAttribute("fill")),
    };
  }, svg.bytes.toString("utf8"));
  expect(seen.broken).toBe(false);
  expect(seen.title).toBe("Customers by tier");
  expect(seen.texts.join(" ")).toContain("VIP: ");
  expect(seen.texts).toContain("Ordinary");
  const main = await page.evaluate(() => getComputedStyle(document.querySelector("rect.ink-main") as Element).fill);
  expect(seen.paints).toContain(main);
  // Light text needs its dark ground with it: three numbers are a colour that nothing shines through.
  const ground = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(seen.paints[0] ?? "");
  expect(ground?.slice(1).every((part) => Number(part) < 64)).toBe(true);
  expect(svg.bytes.toString("utf8")).not.toMatch(/var\(|class=|href/);

  const png = await save("PNG");
  expect(png.name).toBe("Customers by tier.png");
  expect(png.bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  const shown = await figure.locator("svg").boundingBox();
  expect(png.bytes.readUInt32BE(16)).toBe(2 * (Math.round(shown?.width ?? 0) + 32));
});
