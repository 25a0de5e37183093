// The main job on the real file (UCI Online Retail, 541,909 lines): wizard, tiers and why, reload, undo.
// The figures are those of the file's publication and of the reference data's README.
import { writeFileSync } from "node:fs";
import { expect, test } from "./support/app";
import { onlineRetail } from "./support/reference";
import { bring, columnsHeading, commit, commitButton, downloaded, goTo, holds, importFile, meaning, openTab, previewHeading, redo, reload, saved, undo } from "./support/steps";

test.use({ locale: "en-GB" });

const CHARGES = ["POST", "D", "C2", "M", "BANK CHARGES", "PADS", "DOT", "CRUK"];

test("the real file becomes tiers with reasons and is still there", async ({ app }, info) => {
  test.setTimeout(240_000);
  const path = onlineRetail(info);
  const { page } = app;
  await app.open();

  await test.step("its columns are recognised", async () => {
    await bring(page, path);
    await expect(columnsHeading(page)).toBeVisible();
    const meanings = {
      InvoiceNo: "Order no.",
      StockCode: "Product code",
      Description: "Product name",
      Quantity: "Quantity",
      InvoiceDate: "Date",
      UnitPrice: "Unit price",
      CustomerID: "Customer code",
      Country: "Region",
    };
    for (const [column, wanted] of Object.entries(meanings)) {
      await expect(meaning(page, column)).toHaveText(wanted);
    }
  });

  await test.step("the preview says what will happen", async () => {
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(previewHeading(page)).toBeVisible({ timeout: 120_000 });
    const main = page.getByRole("main");
    await expect(main).toContainText("541,909 order lines in 25,900 orders will be added, from 1 Dec 2010 to 9 Dec 2011");
    await expect(main).toContainText("135,080 lines do not say who bought");
    await expect(main).toContainText("Known customers have 406,829 lines, with net sales of");
    await expect(main).toContainText("10,624 lines are returns, their quantity below zero; with a known customer: 8,905");
    await expect(main).toContainText(/8,300,065\.81(?!\d)/);
    await expect(main).toContainText("Customers: 4,372 new");
    const charges = page.getByRole("group", { name: "Charges, not products" });
    for (const code of CHARGES) {
      await expect(charges.getByRole("checkbox", { name: new RegExp(`^${code} `) })).toBeChecked();
    }
    await expect(commitButton(page)).toHaveText("Import 541,909 order lines");
  });

  await test.step("the import is one step and is saved", async () => {
    await commit(page);
    await expect(undo(page)).toHaveAccessibleName("Undo: import of 541,909 lines");
    await saved(page);
  });

  const counts = async () => {
    await goTo(page, "#/tiers");
    // The shares of the pyramid hold by the cuts alone: a draft without the buffer shows them.
    await page.getByLabel("Margin", { exact: true }).fill("0");
    await page.getByLabel("Margin", { exact: true }).blur();
    const table = page.getByRole("region", { name: "Tiers in figures" }).getByRole("table").first();
    for (const [tier, count] of [["VIP", "44"], ["Main", "175"], ["Ordinary", "655"], ["Small", "3,498"]] as const) {
      const row = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: tier, exact: true }) });
      await expect(row.getByRole("cell").first()).toHaveText(count);
    }
  };
  await test.step("the default pyramid has 44, 175, 655 and 3,498 customers", counts);

  const customers = page.getByRole("grid", { name: "Customers by value" });
  await test.step("all customers are listed and one opens with its working", async () => {
    await goTo(page, "#/customers");
    await expect(page.getByRole("button", { name: "Valued 4,372" })).toBeVisible();
    await expect(customers).toHaveAttribute("aria-rowcount", "4373");
    const first = customers.getByRole("row").nth(1);
    const name = await first.getByRole("gridcell").nth(1).innerText();
    await first.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name.trim().split(/\s+/)[0] as string);
    await openTab(page, "value");
    for (const indicator of ["Sales", "Potential", "Life cycle", "Loyalty"]) {
      await page.getByRole("main").locator("summary").filter({ hasText: indicator }).click();
      const working = page.getByRole("table", { name: `Working of ${indicator}` });
      await expect(working).toBeVisible();
      await expect(working.locator("tfoot")).toContainText(/Result\s*\d+\.\d/);
    }
  });

  await test.step("the storage screen shows less than a million units", async () => {
    await goTo(page, "#/data/storage");
    const used = page.getByText(/of 5,200,000 characters/);
    await expect(used).toBeVisible();
    const units = Number((await used.innerText()).split(" of ")[0]?.replaceAll(/\D/g, ""));
    expect(units).toBeGreaterThan(300_000);
    expect(units).toBeLessThan(1_000_000);
  });

  await test.step("a reload finds everything", async () => {
    await reload(app);
    const held = await holds(page);
    expect(held["Order lines"]).toBe("541,909");
    expect(held["Lines without a customer"]).toBe("135,080"); // 406,829 remain.
    expect(held["Customers"]).toBe("4,372");
    await counts();
  });

  await test.step("undo after the reload empties the book, across a reload; redo brings it back", async () => {
    await expect(undo(page)).toHaveAccessibleName("Undo: import of 541,909 lines");
    await undo(page).click();
    await expect(redo(page)).toHaveAccessibleName("Redo: import of 541,909 lines");
    expect(await holds(page)).toEqual({});
    await saved(page);
    await reload(app);
    expect(await holds(page)).toEqual({});
    await redo(page).click();
    await expect(undo(page)).toHaveAccessibleName("Undo: import of 541,909 lines");
    await saved(page);
    await reload(app);
    expect((await holds(page))["Order lines"]).toBe("541,909");
  });
});

test("the same rows as a workbook become the same book", async ({ app, browser, address }, info) => {
  test.setTimeout(240_000);
  const path = onlineRetail(info);
  await app.open();
  await importFile(app.page, path);
  const before = await holds(app.page);
  await goTo(app.page, "#/data/export");
  const workbook = await downloaded(app.page, () => app.page.getByRole("button", { name: "Order lines as XLSX", exact: true }).click());
  const copy = info.outputPath("lines.xlsx");
  writeFileSync(copy, workbook.bytes);

  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(address);
  await importFile(page, copy);
  const after = await holds(page);
  await context.close();
  expect(after["Order lines"]).toBe("541,909");
  expect(after["Lines without a customer"]).toBe("135,080");
  expect(after).toEqual(before);
});
