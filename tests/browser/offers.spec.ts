// Offers: made in one press beside a suggestion, answered in one step, one by one or several at once; what came of them is
// told from later orders, counted, filtered in the address, and each step is taken back.
import type { Page } from "@playwright/test";
import { expect, test, type App } from "./support/app";
import { openBook } from "./support/book";
import { dismissNotices, downloaded, goTo, importFile, openTab, saved, textFile, undo } from "./support/steps";
import { delimited, ORDERS_HEAD, type Rows } from "./support/tables";
import { text } from "./support/texts";

// Eight buy film and seed, two only film, two only seed.
const both = ["Ada", "Ben", "Cid", "Dot", "Eva", "Fay", "Gus", "Hal"];
const line = (customer: string, day: string, product: string, quantity = "1"): Rows[number] => [`${customer} ${product} ${day}`, day, customer, product, quantity, "100"];
const book = textFile(
  "growers.csv",
  delimited([
    ORDERS_HEAD,
    ...both.flatMap((who) => [line(who, "2025-05-01", "Film"), line(who, "2025-05-08", "Seed")]),
    ...["Ira", "Jon"].map((who) => line(who, "2025-05-02", "Film")),
    ...["Kim", "Lea"].map((who) => line(who, "2025-05-03", "Seed")),
  ]),
);
const isoToday = () => {
  const now = new Date();
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
};

const suggestion = (page: Page, name: string) =>
  page.locator("#cross-sell-rows tr").filter({ has: page.getByRole("link", { name, exact: true }) });
const offer = (page: Page, name: string) => page.locator("#offers-rows tr").filter({ has: page.getByRole("link", { name, exact: true }) });
const names = (page: Page) => page.locator("#offers-rows th a");
const section = (page: Page, heading: string) =>
  page.locator("section section, .customer__section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });

test.describe("in English", () => {
  test.use({ locale: "en-GB" });
  const en = (key: string, values = {}) => text("en", key, values);
  const make = (page: Page, what: string, name: string) =>
    suggestion(page, name).getByRole("button", { name: en("offer.make_of", { what, name }), exact: true });
  const results = (page: Page) => goTo(page, "#/cross-sell?part=results");
  const decline = async (page: Page, what: string, name: string, cause: string) =>
    offer(page, name)
      .getByLabel(en("offer.decline_of", { name: en("offer.of", { what, name }) }), { exact: true })
      .selectOption({ label: en(`record.offer.${cause}`) });

  async function offered(app: App): Promise<void> {
    await openBook(app, book);
    await goTo(app.page, "#/cross-sell");
    await make(app.page, "Seed", "Ira").click();
    await expect(suggestion(app.page, "Ira").getByRole("button")).toHaveCount(0);
    await make(app.page, "Seed", "Jon").click();
    await make(app.page, "Film", "Kim").click();
    await expect(suggestion(app.page, "Kim").getByRole("button")).toHaveCount(0);
    await dismissNotices(app.page);
  }

  test("an offer is one press, says when it was made and is taken back with one", async ({ app }) => {
    const { page } = app;
    await openBook(app, book);
    await results(page);
    await expect(page.getByText(en("offer.results.nothing"))).toBeVisible();
    await page.getByRole("link", { name: en("offer.results.to_suggestions"), exact: true }).click();
    await make(page, "Seed", "Ira").click();
    await expect(page.getByText(en("offer.made", { what: "Seed", name: "Ira" }))).toBeVisible();
    await expect(suggestion(page, "Ira")).toContainText(en("offer.offered", { day: "" }).trim());
    await undo(page).click();
    await expect(make(page, "Seed", "Ira")).toBeVisible();
    await make(page, "Seed", "Ira").click();
    await saved(page);
    await page.reload();
    await expect(suggestion(page, "Ira").getByRole("button")).toHaveCount(0);
    // The reason of that day is kept with it.
    await results(page);
    await expect(offer(page, "Ira")).toContainText(en("cross_sell.because.other", { n: 8, buyers: 10, has: "Film" }));
    await expect(offer(page, "Ira")).toContainText(en("record.offer.made"));
  });

  test("an offer is declined with its cause in one step, and the causes are counted and lead to their list", async ({ app }) => {
    const { page } = app;
    await offered(app);
    await results(page);
    await expect(page.getByText(en("offer.results.pending.other", { n: 3 }))).toBeVisible();
    await decline(page, "Seed", "Ira", "price");
    await expect(page.getByText(en("offer.noted", { name: "Ira", answer: en("record.offer.declined_said", { why: en("record.offer.price") }) }))).toBeVisible();
    await dismissNotices(page);
    await expect(page.getByText(en("offer.results.pending.other", { n: 2 }))).toBeVisible();
    // Several at once are one step.
    for (const [what, name] of [["Seed", "Jon"], ["Film", "Kim"]] as const) {
      await page.getByLabel(en("chosen.choose", { name: en("offer.of", { what, name }) }), { exact: true }).check();
    }
    const bar = page.getByRole("group", { name: en("offer.bar") });
    await expect(bar).toContainText(en("offer.chosen.other", { n: 2 }));
    await bar.getByRole("combobox").selectOption({ label: en("record.offer.price") });
    await expect(bar).toHaveCount(0);
    const causes = section(page, en("offer.declined"));
    await expect(causes.getByRole("row").last()).toContainText(en("record.offer.price"));
    const count = causes.getByRole("link");
    await expect(count).toHaveText("3");
    await undo(page).click();
    await expect(count).toHaveText("1");
    await count.click();
    await expect(page).toHaveURL(/part=results&cause=price$/);
    await expect(names(page)).toHaveText(["Ira"]);
    await page.reload();
    await expect(names(page)).toHaveText(["Ira"]);
    await page.getByRole("button", { name: en("customers.clear") }).click();
    await expect(names(page)).toHaveCount(3);
  });

  test("an import with what was offered marks the offer as bought, with the money it brought", async ({ app }) => {
    const { page } = app;
    await offered(app);
    await saved(page);
    await importFile(page, textFile("later.csv", delimited([ORDERS_HEAD, line("Ira", isoToday(), "Seed", "3"), line("Kim", isoToday(), "Seed", "9")])));
    await results(page);
    await expect(page.getByText("3 offers made, 1 bought, which brought 300.")).toBeVisible();
    await expect(offer(page, "Ira")).toContainText("300");
    await expect(offer(page, "Kim")).toContainText(en("record.offer.made"));
    await page.getByLabel(en("offer.stands.label"), { exact: true }).selectOption({ label: en("offer.stands.bought") });
    await expect(names(page)).toHaveText(["Ira"]);
    const shares = section(page, en("offer.shares.title"));
    await expect(shares.getByRole("row").last()).toContainText(en("record.offer.goes_with"));
    await expect(shares.getByRole("row").last()).toContainText(en("cross_sell.too_few"));
    await expect(shares.getByRole("row").last().getByRole("cell").last()).toHaveText("300");
    // Without the import it is an offer that waits.
    await undo(page).click();
    await page.getByRole("button", { name: en("customers.clear") }).click();
    await expect(page.getByText("3 offers made, 0 bought, which brought 0.")).toBeVisible();
    const file = await downloaded(page, () => page.getByRole("button", { name: en("offer.results.file", { form: en("export.csv") }), exact: true }).click());
    expect(file.bytes.toString("utf8").split("\r\n").filter((row) => row.includes("Seed"))).toHaveLength(2);
  });

  test("the customer's page tells of an offer that waits, takes the answer, and keeps it in the timeline", async ({ app }) => {
    const { page } = app;
    await offered(app);
    await results(page);
    await offer(page, "Ira").getByRole("link", { name: "Ira", exact: true }).click();
    const next = page.locator(".customer-next");
    await expect(next).toContainText("Seed");
    await openTab(page, "purchases");
    const offers = section(page, en("record.offer.all"));
    await expect(offers.getByRole("row").last()).toContainText(en("record.offer.made"));
    await offers.getByRole("button", { name: en("offer.accept_of", { name: "Seed" }), exact: true }).click();
    await expect(offers.getByRole("row").last()).toContainText(en("record.offer.accepted"));
    await openTab(page, "summary");
    await expect(next).not.toContainText("Seed");
    await expect(page.locator("#timeline-rows")).toContainText(`${en("customer.timeline.offered", { by: "", what: "Seed" })} (${en("record.offer.accepted")})`);
  });

  test("an offer of one's own idea is noted by its product's name", async ({ app }) => {
    const { page } = app;
    await openBook(app, book);
    await goTo(page, "#/customers/0/purchases");
    await page.getByRole("button", { name: en("record.offer.new"), exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: en("record.offer.save"), exact: true }).click();
    await expect(dialog).toContainText(en("record.offer.no_product"));
    await dialog.getByLabel(en("record.offer.kind"), { exact: true }).selectOption({ label: en("record.offer.up_sell") });
    await dialog.getByLabel(en("record.offer.product"), { exact: true }).fill("Film");
    await dialog.getByLabel(en("record.offer.quantity"), { exact: true }).fill("40");
    await dialog.getByRole("button", { name: en("record.offer.save"), exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await goTo(page, "#/cross-sell?part=results&kind=up-sell");
    await expect(offer(page, "Ada")).toContainText(en("record.offer.so_many", { product: "Film", n: "40" }));
    await expect(offer(page, "Ada")).toContainText(en("record.offer.own_idea"));
  });
});
