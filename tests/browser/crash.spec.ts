// A fault in the program is not a blank page: it says what happened and hands out the data.
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { dialogButton, downloaded, goTo, holds, textFile } from "./support/steps";
import { bookTexts } from "./support/store";
import { delimited, orderLines } from "./support/tables";

test.use({ locale: "en-GB" });

test("when the program fails, the page says so, gives the data and opens again", async ({ app }) => {
  const { page } = app;
  app.expectComplaint(/already (mutably )?borrowed|BorrowError|BorrowMutError|panicked|unreachable/);
  await openBook(app, textFile("a.csv", delimited(orderLines(5))));
  const before = await holds(page);
  const stored = await bookTexts(page);
  // No browser says that a page goes away in the middle of a write; the program does not count on it.
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      setItem.call(this, key, text);
      if (key.startsWith("keepgold.j.")) {
        Storage.prototype.setItem = setItem;
        dispatchEvent(new Event("pagehide"));
      }
    };
  });
  await goTo(page, "#/customers");
  await page.getByRole("button", { name: "Add customer" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Acme");
  await dialogButton(page, "Add").click();

  const crash = page.getByRole("alertdialog");
  await expect(crash.getByRole("heading", { name: "Keepgold has stopped" })).toBeVisible();
  const file = await downloaded(page, () => crash.getByRole("link", { name: "Download what is saved" }).first().click());
  const rescued = JSON.parse(file.bytes.toString("utf8")) as Record<string, string>;
  for (const [key, text] of Object.entries(stored)) {
    expect(rescued[key]).toBe(text);
  }
  await crash.getByRole("link", { name: "Open the page again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const after = await holds(page);
  expect(after["Order lines"]).toBe(before["Order lines"]);
});
