// The list of customers: what is chosen stands in the address, columns say why to call, Back leads to the same place.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test, type App } from "./support/app";
import { openBook } from "./support/book";
import { dialogButton, goTo, textFile, undo } from "./support/steps";
import { delimited, orderLines, ORDERS_HEAD, ordersEvery } from "./support/tables";
import { text } from "./support/texts";

test.use({ locale: "en-GB" });
const en = (key: string, values = {}) => text("en", key, values);

const grid = (page: Page) => page.getByRole("grid", { name: en("customers.list") });
const rows = (page: Page) => grid(page).locator("tbody [role=row]:not([hidden])");
const heading = (page: Page, name: string) => grid(page).getByRole("columnheader", { name, exact: true });

// Alpha brings most and has been silent since June; Beta fell to a third; Gamma grows; each has a year before it.
const years = textFile(
  "years.csv",
  delimited([
    ORDERS_HEAD,
    ...ordersEvery("Alpha", "2023-01-02", "2025-06-02", 7, 900),
    ...ordersEvery("Beta", "2023-01-02", "2024-12-23", 7, 300),
    ...ordersEvery("Beta", "2025-01-06", "2025-12-29", 21, 300),
    ...ordersEvery("Gamma", "2023-01-02", "2024-12-23", 14, 200),
    ...ordersEvery("Gamma", "2025-01-06", "2025-12-29", 7, 200),
  ]),
);

async function list(app: App, file = years): Promise<void> {
  await openBook(app, file);
  await goTo(app.page, "#/customers");
  await expect(rows(app.page).first()).toBeVisible();
}

test("filters, search and sort stand in the address and outlive a reload", async ({ app }) => {
  const { page } = app;
  await list(app, textFile("many.csv", delimited(orderLines(40))));
  await page.getByLabel(en("customers.tier"), { exact: true }).selectOption({ label: en("value.tier.small") });
  await page.getByLabel(en("customers.search"), { exact: true }).fill("customer 3");
  await heading(page, en("customers.column.name")).getByRole("button").click();
  await expect(page).toHaveURL(/#\/customers\?tier=small&search=customer\+3&sort=name$/);
  const count = await grid(page).getAttribute("aria-rowcount");
  await page.reload();
  await expect(heading(page, en("customers.column.name"))).toHaveAttribute("aria-sort", "ascending");
  await expect(grid(page)).toHaveAttribute("aria-rowcount", count ?? "");
  await expect(page.getByLabel(en("customers.search"), { exact: true })).toHaveValue("customer 3");
  await page.getByRole("button", { name: en("customers.clear") }).click();
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "41");
  await expect(page).toHaveURL(/#\/customers\?sort=name$/);
});

test("Back leads to the row that was left", async ({ app }) => {
  const { page } = app;
  await list(app, textFile("many.csv", delimited(orderLines(300))));
  await heading(page, en("customers.column.name")).getByRole("button").click();
  await grid(page).focus();
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press("ArrowDown");
  }
  const at = (name: string) => grid(page).getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
  const active = await grid(page).getAttribute("aria-activedescendant");
  const name = await page.locator(`[id="${active}"]`).getByRole("link").innerText();
  const top = await grid(page).evaluate((table) => table.scrollTop);
  expect(top).toBeGreaterThan(500);
  for (let n = 0; n < 2; n += 1) {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await page.goBack();
    await expect(grid(page)).toBeFocused();
    await expect(at(name)).toHaveClass(/vtable__row--active/);
    await expect(at(name)).toBeInViewport();
    await expect(heading(page, en("customers.column.name"))).toHaveAttribute("aria-sort", "ascending");
  }
});

test("a row says why to call, how long ago the last order is and how sales have changed, and is a link", async ({ app }) => {
  const { page } = app;
  await list(app);
  const row = (name: string) => rows(page).filter({ has: page.getByRole("link", { name, exact: true }) });
  await expect(row("Alpha")).toContainText(en("brief.silent", { days: "210", usual: "7" }));
  await expect(heading(page, en("customers.column.change_year"))).toBeVisible();
  await expect(row("Beta")).toContainText("−65%");
  await expect(row("Gamma")).toContainText("+100%");
  await heading(page, en("customers.column.change_year")).getByRole("button").click();
  await expect(rows(page).first()).toContainText("Beta");
  await heading(page, en("customers.column.days")).getByRole("button").click();
  await expect(rows(page).first()).toContainText("Alpha");
  await heading(page, en("customers.column.reason")).getByRole("button").click();
  await expect(rows(page).first()).toContainText("Alpha");
  const href = await row("Gamma").getByRole("link").getAttribute("href");
  expect(href).toBe("#/customers/2");
});

test("columns are chosen and remembered", async ({ app }) => {
  const { page } = app;
  await list(app);
  await page.getByRole("button", { name: en("customers.columns.choose"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(en("customers.column.days"), { exact: true }).uncheck();
  await dialog.getByLabel(en("customers.column.since"), { exact: true }).check();
  await page.keyboard.press("Escape");
  await expect(heading(page, en("customers.column.days"))).toHaveCount(0);
  await expect(heading(page, en("customers.column.since"))).toBeVisible();
  await page.reload();
  await expect(heading(page, en("customers.column.since"))).toBeVisible();
  await page.getByRole("button", { name: en("customers.columns.choose"), exact: true }).click();
  await dialog.getByRole("button", { name: en("customers.columns.usual") }).click();
  await expect(heading(page, en("customers.column.days"))).toBeVisible();
  await expect(heading(page, en("customers.column.since"))).toHaveCount(0);
});

test.describe("several customers at once", () => {
  const box = (page: Page, name: string) => grid(page).getByRole("checkbox", { name: new RegExp(`^${name}`) });
  const bar = (page: Page) => page.getByRole("group", { name: en("chosen.bar") });
  const owner = (page: Page, name: string) => rows(page).filter({ has: page.getByRole("link", { name, exact: true }) });

  test("are given to an owner and tagged in one step each, which can be taken back", async ({ app }) => {
    const { page } = app;
    await list(app);
    await box(page, "Alpha").check();
    await box(page, "Beta").check();
    await expect(bar(page)).toContainText(en("chosen.count.other", { n: 2 }));
    await bar(page).getByRole("button", { name: en("chosen.owner"), exact: true }).click();
    await page.getByRole("dialog").getByLabel(en("chosen.owner_field"), { exact: true }).fill("Ann");
    await dialogButton(page, en("chosen.owner_save")).click();
    await expect(owner(page, "Alpha")).toContainText("Ann");
    await expect(owner(page, "Beta")).toContainText("Ann");
    await expect(owner(page, "Gamma")).not.toContainText("Ann");
    await bar(page).getByRole("button", { name: en("chosen.tag"), exact: true }).click();
    await dialogButton(page, en("chosen.tag_save")).click();
    await expect(page.getByRole("dialog")).toContainText(en("chosen.tag_empty"));
    await page.getByRole("dialog").getByLabel(en("chosen.tag_field"), { exact: true }).fill("spring");
    await dialogButton(page, en("chosen.tag_save")).click();
    await page.getByLabel(en("customers.tag"), { exact: true }).selectOption("spring");
    await expect(grid(page)).toHaveAttribute("aria-rowcount", "3");
    await undo(page).click();
    await undo(page).click();
    await page.getByRole("button", { name: en("customers.clear") }).click();
    await expect(owner(page, "Alpha")).not.toContainText("Ann");
  });

  test("are chosen with Shift, by key and all at once, and nobody stays chosen unseen", async ({ app }) => {
    const { page } = app;
    await list(app, textFile("many.csv", delimited(orderLines(40))));
    const boxes = rows(page).getByRole("checkbox");
    await boxes.nth(1).click();
    await boxes.nth(4).click({ modifiers: ["Shift"] });
    await expect(bar(page)).toContainText(en("chosen.count.other", { n: 4 }));
    await boxes.nth(2).click();
    await expect(bar(page)).toContainText(en("chosen.count.other", { n: 3 }));
    await grid(page).focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Space");
    await expect(bar(page)).toContainText(en("chosen.count.other", { n: 4 }));
    await bar(page).getByRole("button", { name: en("chosen.all", { n: 40 }) }).click();
    await expect(bar(page)).toContainText(en("chosen.count.other", { n: 40 }));
    await page.getByLabel(en("customers.search"), { exact: true }).fill("k39");
    await expect(bar(page)).toContainText(en("chosen.count.one", { n: 1 }));
    await grid(page).getByRole("checkbox", { name: en("components.choose_all.one", { n: 1 }) }).uncheck();
    await expect(bar(page)).toHaveCount(0);
  });

  test("get a follow-up each, and go out as a file with the reason", async ({ app }) => {
    const { page } = app;
    await list(app);
    await box(page, "Alpha").check();
    await box(page, "Gamma").check();
    await bar(page).getByRole("button", { name: en("chosen.follow_up"), exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(en("record.follow_up.what"), { exact: true }).fill("Send the catalogue");
    await dialog.getByLabel(en("record.follow_up.due"), { exact: true }).fill("2026-01-15");
    await dialogButton(page, en("record.follow_up.save")).click();
    await expect(dialog).toHaveCount(0);
    const waiting = page.waitForEvent("download");
    await bar(page).getByRole("button", { name: en("chosen.export", { form: en("export.csv") }) }).click();
    const file = readFileSync(await (await waiting).path(), "utf8").trim().split("\n");
    expect(file).toHaveLength(3);
    expect(file[0]).toContain(en("customers.column.reason"));
    expect(file.find((line) => line.includes("Alpha"))).toContain("210");
    for (const id of [0, 2]) {
      await goTo(page, `#/customers/${id}`);
      await expect(page.getByText("Send the catalogue").first()).toBeVisible();
    }
    await undo(page).click();
    await expect(page.getByText("Send the catalogue")).toHaveCount(0);
  });
});

test("a view is kept under a name, found by the search, renamed and forgotten", async ({ app }) => {
  const { page } = app;
  await list(app);
  await page.getByLabel(en("customers.tier"), { exact: true }).selectOption({ label: en("value.tier.vip") });
  const address = page.url();
  const call = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await call(en("saved_views.keep"));
  await page.getByRole("dialog").getByLabel(en("saved_views.name"), { exact: true }).fill("Our best");
  await dialogButton(page, en("saved_views.save")).click();
  await goTo(page, "#/customers");
  await page.reload();
  const views = page.getByRole("navigation", { name: en("saved_views.label") });
  await views.getByRole("link", { name: "Our best" }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByLabel(en("customers.tier"), { exact: true })).toHaveValue("vip");
  await call(en("saved_views.rename"));
  await page.getByRole("dialog").getByLabel(en("saved_views.name"), { exact: true }).fill("VIP accounts");
  await dialogButton(page, en("saved_views.save")).click();
  await goTo(page, "#/data");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("vip acc");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(address);
  await call(en("saved_views.forget"));
  await expect(views.getByRole("link")).toHaveCount(0);
});
