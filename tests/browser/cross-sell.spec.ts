// Cross-sell: whom to offer what, the other way round, what is due again, white space, the page of a product; filters in
// the address, and the files.
import type { Page } from "@playwright/test";
import { expect, test, type App } from "./support/app";
import { openBook } from "./support/book";
import { downloaded, goTo, menuLink, openTab, textFile } from "./support/steps";
import { delimited, rowsOf, type Rows } from "./support/tables";
import { text } from "./support/texts";

// Names without digits, which would look like codes: shop 31 is called ADB.
const shop = (n: number) => `Shop ${[...String(n).padStart(3, "0")].map((digit) => "ABCDEFGHIJ"[Number(digit)]).join("")}`;

// 120 customers buy a lamp in January; 30 of them the shade in March, when a quarter has passed since nobody knew; 60 more
// have both. Rhythm buys tea every ten days; Late has nothing that others have.
function rows(): Rows {
  const rows: Rows = [["Order", "Date", "Customer", "Product", "Category", "Quantity", "Price"]];
  const order = (day: string, customer: string, product: string, price: number, category = "Light") =>
    rows.push([`${customer} ${day} ${product}`, day, customer, product, category, 1, price]);
  for (let n = 1; n <= 120; n += 1) {
    order("2025-01-06", shop(n), "Lamp", 100);
  }
  for (let n = 121; n <= 180; n += 1) {
    order("2025-01-06", shop(n), "Lamp", 100);
    order("2025-01-06", shop(n), "Shade", 50, "Fabric");
  }
  for (let n = 1; n <= 30; n += 1) {
    order("2025-03-10", shop(n), "Shade", 50, "Fabric");
  }
  for (const day of ["2025-04-20", "2025-04-30", "2025-05-10", "2025-05-20"]) {
    order(day, "Rhythm", "Tea", 40, "Food");
  }
  order("2025-05-30", "Late", "Rope", 10, "Tools");
  return rows;
}

const book = textFile("lamps.csv", delimited(rows()));
const list = (page: Page) => page.locator("#cross-sell-rows tr");
const row = (page: Page, body: string, name: string) =>
  page.locator(`#${body} tr`).filter({ has: page.getByRole("link", { name, exact: true }) });

test.describe("in English", () => {
  test.use({ locale: "en-GB" });
  const en = (key: string, values = {}) => text("en", key, values);

  async function open(app: App): Promise<void> {
    await openBook(app, book);
    await menuLink(app.page, "cross_sell").click();
    await expect(list(app.page).first()).toBeVisible({ timeout: 30_000 });
  }

  test("ninety customers without the shade are to be called, with reason, chance and worth; then those of whom nothing can be said", async ({ app }) => {
    const { page } = app;
    await open(app);
    const said = page.locator(".screen-head__said").first();
    await expect(said).toContainText("90 offers");
    await expect(said).toContainText("1,350");
    await expect(said).toContainText("the first 45");
    const first = list(page).first();
    await expect(first.getByRole("link")).toHaveText(["Shop ADB", "Shade"]);
    await expect(first).toContainText(en("cross_sell.because.other", { n: 90, buyers: 180, has: "Lamp" }));
    // 30 of a hundred suggestions a quarter ago were bought: between 22 and 40 (Wilson); the shade costs 50.
    await expect(first).toContainText("30%");
    await expect(first).toContainText("22–40%");
    await expect(first.getByRole("cell").nth(3)).toHaveText("15");
    const more = page.getByRole("button", { name: /^Show / });
    await more.click();
    await expect(list(page)).toHaveCount(182);
    const late = row(page, "cross-sell-rows", "Late");
    await expect(late).toContainText(en("cross_sell.few.one", { n: 1 }));
    await expect(list(page).nth(89)).toContainText("Shade");
    await expect(list(page).nth(90)).not.toContainText("Shade");
  });

  test("what customers spend with others is an estimate, and counts only once it is let in", async ({ app }) => {
    const { page } = app;
    await open(app);
    await list(page).first().getByRole("link", { name: shop(31), exact: true }).click();
    await openTab(page, "value");
    await expect(page.getByRole("main")).toContainText(/By what customers alike buy, this one spends about .* with others/);
    await goTo(page, "#/settings");
    const enter = page.getByRole("button", { name: /^Let 90 estimates count$/ });
    await enter.click();
    await expect(page.getByRole("button", { name: en("settings.wallets.take_out.other", { n: 90 }), exact: true })).toBeVisible();
    await expect(enter).toHaveCount(0);
    await page.goBack();
    await expect(page.getByRole("main")).toContainText(en("customer.judge.estimated", { evidence: en("value.evidence.wallet") }));
    await expect(page.getByRole("main")).not.toContainText("this one spends about");
  });

  test("by product the shade has ninety customers, a count that leads to their list, with the choice in the address", async ({ app }) => {
    const { page } = app;
    await open(app);
    await page.getByLabel(en("cross_sell.by.label"), { exact: true }).selectOption("product");
    await expect(page).toHaveURL(/by=product$/);
    const shade = row(page, "cross-sell-products", "Shade");
    await expect(shade.getByRole("cell").last()).toHaveText("1,350");
    await shade.getByRole("link", { name: "90", exact: true }).click();
    await expect(page).toHaveURL(/product=\d+$/);
    await expect(list(page).first().getByRole("link")).toHaveText(["Shop ADB", "Shade"]);
    await page.reload();
    await expect(list(page)).toHaveCount(20, { timeout: 30_000 });
    await page.getByLabel(en("data.category"), { exact: true }).selectOption("Fabric");
    await expect(page).toHaveURL(/category=Fabric/);
    await page.getByRole("button", { name: en("customers.clear") }).click();
    await expect(page).toHaveURL(/#\/cross-sell$/);
  });

  test("what is due again is a list of its own", async ({ app }) => {
    const { page } = app;
    await open(app);
    await page.getByLabel(en("cross_sell.kind.label"), { exact: true }).selectOption("due");
    await expect(page).toHaveURL(/kind=due$/);
    await expect(list(page)).toHaveCount(1);
    await expect(list(page).first().getByRole("link")).toHaveText(["Rhythm", "Tea"]);
    const days = (n: number) => en("units.days.other", { n });
    await expect(list(page).first()).toContainText(en("cross_sell.due_because", { every: days(10), times: 4, ago: days(10) }));
    // One suggestion of that kind teaches no chance.
    await expect(list(page).first()).toContainText(en("cross_sell.too_few"));
  });

  test("the call sheet has whom to call, why and how likely, and says what it rests on", async ({ app }) => {
    const { page } = app;
    await open(app);
    const sheet = page.getByRole("button", { name: en("cross_sell.sheet.called"), exact: true });
    const file = await downloaded(page, () => sheet.click());
    expect(file.name).toMatch(/\.xlsx$/);
    const [head, first, ...others] = rowsOf(file.bytes);
    expect(others).toHaveLength(181);
    const at = (title: string) => (head as string[]).indexOf(title);
    const cells = first as unknown[];
    expect(cells[at(en("tiers.moves.customer"))]).toBe("Shop ADB");
    expect(cells[at(en("cross_sell.offer"))]).toBe("Shade");
    expect(cells[at(en("cross_sell.why"))]).toBe(en("cross_sell.because.other", { n: 90, buyers: 180, has: "Lamp" }));
    expect(cells[at(en("cross_sell.chance"))]).toBeCloseTo(0.3);
    expect(cells).toContain(15);
    expect(head).toContain(en("cross_sell.sheet.note"));
  });

  test("white space has the fabric that ninety customers do not buy, with its sum, and leads to both sides", async ({ app }) => {
    const { page } = app;
    await open(app);
    await page.getByRole("link", { name: en("cross_sell.part.white_space"), exact: true }).click();
    await expect(page).toHaveURL(/part=white-space$/);
    // Thirty of the fifty most alike buy it, for a third of their purchases: .6 × 33.
    const grid = page.locator("#white-space-rows tr");
    await expect(grid).toHaveCount(20, { timeout: 30_000 });
    await expect(row(page, "white-space-rows", "Shop ADB").getByRole("cell")).toHaveText(["20", "20"]);
    const foot = page.locator("tfoot tr").first();
    await expect(foot.getByRole("cell")).toHaveText(["1,800", "1,800"]);
    await expect(page.getByText(en("cross_sell.gaps.unlike.other", { n: 2 }))).toBeVisible();
    await page.getByRole("columnheader").getByRole("link", { name: "Fabric", exact: true }).click();
    await expect(page).toHaveURL(/category=Fabric$/);
    const call = row(page, "white-space-calls", "Shop ADB");
    await expect(call).toContainText(en("cross_sell.gaps.because", { buyers: 30, alike: 50 }));
    await call.getByRole("link").click();
    await expect(page.getByRole("heading", { name: "Shop ADB", level: 1 })).toBeVisible();
  });

  test("a product’s page tells who buys it and whom to offer it, and a customer’s page what goes with what it has", async ({ app }) => {
    const { page } = app;
    await open(app);
    await list(page).first().getByRole("link", { name: "Shade", exact: true }).click();
    await expect(page).toHaveURL(/#\/products\/\d+$/);
    await expect(page.getByRole("heading", { name: "Shade", level: 1 })).toBeVisible();
    const said = page.locator(".screen-head__said").first();
    await expect(said.getByRole("link")).toHaveText(["90", "90"], { timeout: 30_000 });
    await expect(said).toContainText("4,500");
    await expect(page.locator("#product-buyer-rows tr")).toHaveCount(10);
    await expect(page.locator("#product-call-rows tr").first()).toContainText("30%");
    await expect(page.locator("section").filter({ has: page.locator("#product-with") })).toContainText("Lamp");
    await goTo(page, "#/customers/30");
    await openTab(page, "purchases");
    const offer = page.locator("section").filter({ has: page.locator("#goes-with") });
    await expect(offer).toContainText(en("cross_sell.because.other", { n: 90, buyers: 180, has: "Lamp" }), { timeout: 30_000 });
    await expect(offer).toContainText("Fabric (30 of 50");
    await offer.getByRole("link", { name: "Shade", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Shade", level: 1 })).toBeVisible();
  });

  test("the base tells what the open offers are worth", async ({ app }) => {
    const { page } = app;
    await open(app);
    await goTo(page, "#/base");
    const section = page.locator("section").filter({ has: page.locator("#base-growth") });
    await expect(section).toContainText("1,350", { timeout: 30_000 });
    await section.getByRole("link", { name: "90", exact: true }).click();
    await expect(list(page).first()).toBeVisible();
  });
});
