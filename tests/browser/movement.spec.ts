// Movement between two months: sums that hold, cells that narrow the lists, hysteresis that calms, both languages.
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { demoCard, goTo, importFile, openDemo, openTab, reload, saved, textFile, undo } from "./support/steps";
import { delimited } from "./support/tables";
import { text, textPattern } from "./support/texts";
import type { Locator, Page } from "@playwright/test";

const number = (text: string): number => Number(text.replaceAll(/\D/g, ""));

/** The matrix as numbers, with its sums; waits until it is up to date. */
async function matrix(page: Page): Promise<number[][]> {
  await expect(page.locator(".movement__body--old")).toHaveCount(0);
  const rows = page.locator(".matrix tbody tr, .matrix tfoot tr");
  await expect(rows).toHaveCount(6);
  const texts = await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")));
  return texts.map((row) => row.map(number));
}

const sum = (all: number[]): number => all.reduce((total, one) => total + one, 0);

/** Fails unless every row and column comes to its sum. */
function sumsHold(table: number[][]): void {
  for (const row of table) {
    expect(sum(row.slice(0, 5))).toBe(row[5]);
  }
  for (let column = 0; column < 6; column += 1) {
    expect(sum(table.slice(0, 5).map((row) => row[column] as number))).toBe(table[5]?.[column]);
  }
}

/** Customers who changed from one tier to another. */
const moved = (table: number[][]): number =>
  sum(table.slice(0, 4).map((row, from) => sum(row.slice(0, 4).filter((_, to) => to !== from))));

const days = (select: Locator): Promise<string[]> => select.locator("option").evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));

/** Moves from tier to tier, month after month. */
async function monthlyMoves(page: Page, today = false): Promise<number> {
  await matrix(page);
  const to = page.getByLabel("To", { exact: true });
  const ends = await days(to);
  if (today) {
    await page.getByLabel("Use today’s rule for both days").check();
  }
  let all = 0;
  for (const end of ends) {
    await to.selectOption(end);
    const table = await matrix(page);
    sumsHold(table);
    all += moved(table);
  }
  return all;
}

test.describe("English", () => {
  test.use({ locale: "en-GB" });

  test("everybody stands in the matrix once, and a cell lists its customers", async ({ app }) => {
    const { page } = app;
    await app.open();
    await openDemo(page);
    await goTo(page, "#/movement");
    await expect(page).toHaveTitle("Movement · Keepgold");
    await expect(page.getByText(/Between .* rose, .* fell and .* stayed\./)).toBeVisible();
    const from = page.getByLabel("From the end of");
    const ends = await days(from);
    await from.selectOption(ends.at(-1) as string);
    const table = await matrix(page);
    sumsHold(table);
    expect(moved(table)).toBeGreaterThan(0);

    const rose = page.getByRole("region", { name: /^Rose: \d+ customer/ });
    const fell = page.getByRole("region", { name: /^Fell: \d+ customer/ });
    const up = sum([0, 1, 2, 3].flatMap((row) => (table[row] as number[]).slice(0, row)));
    await expect(rose.getByRole("table").getByRole("row")).toHaveCount(Math.min(up, 20) + 1);
    await expect(rose).toHaveAccessibleName(new RegExp(` ${up} customer`));
    await expect(rose.getByRole("table").getByRole("row").nth(1)).toContainText(/lifted the value over the cut: \+\d|cut came down/);

    const cell = page.locator(".matrix__cell--fell").first();
    const count = number(await cell.innerText());
    const [, held, holds] = ((await cell.getAttribute("aria-label")) as string).match(/^from (.*) to (.*): /) as string[];
    await cell.focus();
    await page.keyboard.press("Enter");
    await expect(cell).toHaveAttribute("aria-pressed", "true");
    await expect(page.getByText(`Listed: from ${held} to ${holds}.`)).toBeVisible();
    await expect(rose).toHaveCount(0);
    await expect(fell.getByRole("table").getByRole("row")).toHaveCount(Math.min(count, 20) + 1);
    const first = fell.getByRole("table").getByRole("row").nth(1);
    await expect(first.getByRole("cell").nth(0)).toHaveText(held as string);
    await expect(first.getByRole("cell").nth(1)).toHaveText(holds as string);
    await page.getByRole("button", { name: "List all moves" }).click();
    await expect(rose).toBeVisible();
    await fell.getByRole("link").first().click();
    await openTab(page, "value");
    await expect(page.getByRole("heading", { name: "Scores and why" })).toBeVisible();
  });

  test("quarters are compared as well as months, and the address keeps what is compared", async ({ app }) => {
    const { page } = app;
    await app.open();
    await openDemo(page);
    await saved(page);
    await goTo(page, "#/movement");
    const from = page.getByLabel("From the end of");
    const to = page.getByLabel("To", { exact: true });
    sumsHold(await matrix(page));
    const months = await days(to);
    await page.getByLabel("Compare", { exact: true }).selectOption({ label: "Quarters" });
    sumsHold(await matrix(page));
    const quarters = (await days(to)).slice(1);
    expect(quarters.length).toBeGreaterThan(1);
    expect(months).toEqual(expect.arrayContaining(quarters));
    for (const end of quarters) {
      expect(end).toMatch(/-(03-31|06-30|09-30|12-31)$/);
    }
    await expect(page).toHaveURL(/#\/movement\?by=quarter$/);
    const first = (await days(from)).at(-1) as string;
    await from.selectOption(first);
    await to.selectOption(quarters[0] as string);
    const table = await matrix(page);
    await reload(app);
    await expect(from).toHaveValue(first);
    await expect(to).toHaveValue(quarters[0] as string);
    expect(await matrix(page)).toEqual(table);
    await page.getByLabel("Compare", { exact: true }).selectOption({ label: "Months" });
    await expect(page).toHaveURL(/#\/movement$/);
    expect(await days(to)).toEqual(months);
  });

  test("a long list grows step by step, and the keyboard goes on where it was", async ({ app }) => {
    const { page } = app;
    const head = ["Order no.", "Date", "Customer code", "Customer name", "Product code", "Product name", "Quantity", "Unit price"];
    // Ten customers of old and 260 of the last months.
    const rows = Array.from({ length: 270 }, (_, n) => (n < 10 ? ["2024-02", "2024-08", "2025-03", "2025-09"] : ["2025-07", "2025-09"]).map((month) => [`${n}-${month}`, `${month}-1${n % 10}`, `K${n}`, `Customer ${n}`, "P1", "Product 1", 300 - n, 10])).flat();
    await openBook(app, textFile("many.csv", delimited([head, ...rows])));
    await goTo(page, "#/movement");
    await matrix(page);
    await page.getByLabel("From the end of").selectOption("2025-05-31");
    await matrix(page);
    const list = (name: string | RegExp) =>
      page.getByRole("main").locator("section").filter({ has: page.getByRole("heading", { name }) });
    const came = list("First tier: 260 customers");
    const links = came.getByRole("rowheader").getByRole("link");
    await expect(links).toHaveCount(20);
    await came.getByRole("button", { name: "Show 200 more of 260" }).press("Enter");
    await expect(links.nth(20)).toBeFocused();
    await expect(links).toHaveCount(220);
    await came.getByRole("button", { name: "Show 40 more of 260" }).press("Enter");
    await expect(links.nth(220)).toBeFocused();
    await expect(links).toHaveCount(260);
    await expect(came.getByRole("button")).toHaveCount(0);

    await test.step("another cell and other months begin anew", async () => {
      await page.locator(".matrix__cell--other").last().click();
      const narrowed = list(/^First tier: /);
      await expect(narrowed.getByRole("rowheader")).toHaveCount(20);
      await narrowed.getByRole("button", { name: /^Show \d+ more of \d+$/ }).click();
      await page.getByRole("button", { name: "List all moves" }).click();
      await expect(links).toHaveCount(20);
      await came.getByRole("button").click();
      await expect(links).toHaveCount(220);
      await page.getByLabel("From the end of").selectOption("2025-06-30");
      await matrix(page);
      await expect(links).toHaveCount(20);
    });
  });

  test("charts say what they show, and the table of streams sums to the matrix", async ({ app }) => {
    const { page } = app;
    await app.open();
    await openDemo(page);
    await goTo(page, "#/movement");
    const table = await matrix(page);
    const streams = page.getByRole("figure", { name: text("en", "movement.flow.title") });
    await expect(streams.getByRole("img", { name: new RegExp(`^${text("en", "movement.flow.title")}\\. .{10,}`) })).toBeVisible();
    await streams.getByRole("group", { name: "Arrow keys move from point to point." }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(streams.locator("output")).toHaveText(/ → .*: \d+ customer/);
    await streams.getByText("Data table").click();
    const counts = (await streams.locator("tbody td").allInnerTexts()).map(number);
    const nowhere = (table[4] as number[])[4] as number;
    expect(sum(counts) + nowhere).toBe((table[5] as number[])[5]);
    const months = page.getByRole("figure", { name: "Customers by tier, month by month" });
    await months.getByText("Data table").click();
    const lines = await months.locator("tbody td").allInnerTexts();
    expect(lines.length).toBeGreaterThan(12);
    // The month under way is drawn, but whole months are compared: the matrix ends with one of the months drawn.
    const drawn = lines.map((line) => line.split(", ").map(number));
    expect(drawn).toContainEqual((table[5] as number[]).slice(0, 4));
  });

  test("hysteresis calms the tiers, says whom it keeps, and undo takes it back", async ({ app }) => {
    test.setTimeout(240_000);
    const { page } = app;
    await app.open();
    await openDemo(page);
    const set = async (margin: string, months: string): Promise<void> => {
      for (const [field, value] of [["Margin", margin], ["Months", months]] as const) {
        await page.getByLabel(field, { exact: true }).fill(value);
        await page.getByLabel(field, { exact: true }).blur();
      }
    };
    await goTo(page, "#/tiers");
    await set("0", "1");
    await expect(page.getByText("Tiers follow the cuts at once.")).toBeVisible();
    await page.getByRole("button", { name: "Apply" }).click();
    await goTo(page, "#/movement");
    await matrix(page);
    const plain = await monthlyMoves(page, true);
    await goTo(page, "#/tiers");
    await set("6", "4");
    await expect(page.getByText(/more than 6 points past the cut, otherwise .* 4 months running/)).toBeVisible();
    await page.getByRole("button", { name: "Apply" }).click();
    const kept = page.getByRole("region", { name: "Who is kept in a tier" });
    await expect(kept.getByRole("row").nth(1)).toContainText(/since \w{3} \d{4}, month \d of 4/);
    await goTo(page, "#/movement");
    expect(await monthlyMoves(page, true)).toBeLessThan(plain);

    await test.step("every screen shows the tier that is kept", async () => {
      await goTo(page, "#/tiers");
      const row = kept.getByRole("row").nth(1);
      const said = async (cell: Locator) => ((await cell.textContent()) ?? "").trim();
      const [name, holds] = [await said(row.getByRole("rowheader")), await said(row.getByRole("cell").nth(0))];
      await goTo(page, "#/customers");
      await page.getByLabel("Search", { exact: true }).fill(name);
      const listed = page.getByRole("grid").getByRole("row").filter({ hasText: name }).first();
      await expect(listed).toContainText(holds);
      await listed.click();
      await openTab(page, "value");
      await expect(page.getByText(new RegExp(`^Kept in ${holds}: by the cuts it would be`))).toBeVisible();
    });
    await saved(page);
    await page.reload();
    await expect(page.getByText(/^Kept in /)).toBeVisible();
    await undo(page).click();
    await expect(page.getByText(/^Kept in /)).toHaveCount(0);
  });

  test("what the rule moved is told from what the data moved", async ({ app }) => {
    const { page } = app;
    await app.open();
    await openDemo(page);
    await goTo(page, "#/movement");
    await matrix(page);
    await expect(page.getByText("The rule is the same for both days, so only the data moved.")).toBeVisible();
    const ruled = page.getByRole("columnheader", { name: "The rule moved" });
    await expect(ruled).toHaveCount(0);
    await goTo(page, "#/tiers");
    await page.getByLabel("VIP: share").fill("20");
    await page.getByLabel("VIP: share").blur();
    await page.getByRole("button", { name: "Apply" }).click();
    await goTo(page, "#/movement");
    // Whole months are compared unless asked otherwise, and the rule changed only today.
    const to = page.getByLabel("To", { exact: true });
    await matrix(page);
    await to.selectOption((await days(to)).toSorted().at(-1) as string);
    const said = page.getByText(/The rule has changed since then; that moved \d+ customers\./);
    await expect(said).toBeVisible();
    const due = number((await said.innerText()).match(/moved (\d+) customers/)?.[1] ?? "");
    sumsHold(await matrix(page));
    const rule = page.locator("#rose-rows td:last-child, #fell-rows td:last-child");
    const reasons = rule.filter({ hasText: /; the cut (came down|rose)$/ });
    await expect(ruled.first()).toBeVisible();
    expect(due).toBeGreaterThan(5);
    expect(await reasons.count()).toBeGreaterThan(5);
    await page.getByLabel("Use today’s rule for both days").check();
    await expect(page.getByText("Today’s rule is used for both days, so only the data moved.")).toBeVisible();
    await expect(ruled).toHaveCount(0);
    sumsHold(await matrix(page));
  });

  test("a month alone says why there is nothing to compare yet", async ({ app }) => {
    const { page } = app;
    await app.open();
    await goTo(page, "#/movement");
    await expect(page.getByRole("heading", { name: "No movement yet" })).toBeVisible();
    const head = ["Order no.", "Date", "Customer code", "Customer name", "Product code", "Product name", "Quantity", "Unit price"];
    const rows = [1, 2, 3].map((n) => [`S${n}`, `2025-0${n}-14`, `K${n}`, `Customer ${n}`, "P1", "Product 1", n, 10]);
    await importFile(page, textFile("few.csv", delimited([head, ...rows])));
    await goTo(page, "#/movement");
    const short = page.getByText(textPattern("en", "movement.short"));
    await expect(short).toContainText("14 Mar 2025");
    await expect(short).toContainText("14 Jan 2025");
    await page.getByRole("link", { name: "Shorten the window" }).click();
    await page.getByRole("spinbutton", { name: "Window" }).fill("2");
    await page.getByRole("spinbutton", { name: "Window" }).blur();
    await page.getByRole("button", { name: "Apply" }).click();
    await goTo(page, "#/movement");
    sumsHold(await matrix(page));
  });
});

test("变动页面是中文，行列之和与客户数相符", async ({ app }) => {
  const { page } = app;
  await app.open();
  await goTo(page, "#/data/storage");
  await demoCard(page, "farm_supplies", "zh-CN").click();
  await expect(page.locator("#timeline-rows li").first()).toBeVisible();
  await goTo(page, "#/movement");
  await expect(page).toHaveTitle(new RegExp(`^${text("zh-CN", "places.movement.name")}`));
  await expect(page.getByText(/位上升，\d+ 位下降，\d+ 位未变。/)).toBeVisible();
  await page.getByLabel("自（月末）").selectOption({ index: 11 });
  sumsHold(await matrix(page));
  await expect(page.getByRole("figure", { name: "各层之间的流向" })).toBeVisible();
  await expect(page.getByRole("heading", { name: /上升：\d+ 位/ })).toBeVisible();
});
