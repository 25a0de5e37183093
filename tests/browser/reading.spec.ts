// Files are read in the page: workers of some browsers read none. And why a file could not be read is said truly.
import { expect, test } from "./support/app";
import { bring, columnsHeading, commit, downloaded, goTo, holds, importFile, preview, reload, saved, textFile } from "./support/steps";
import { delimited, orderLines } from "./support/tables";
import type { Page } from "@playwright/test";

test.use({ locale: "en-GB" });

const small = textFile("small.csv", delimited(orderLines(3)));

/** Workers refuse to read files, as those of WebKit do in a page from disk. */
const blindWorkers = (page: Page): Promise<void> =>
  page.addInitScript(() => {
    const refuse = `
      const refused = () => new DOMException("The I/O read operation failed.", "NotReadableError");
      FileReaderSync.prototype.readAsArrayBuffer = () => { throw refused(); };
      for (const name of ["arrayBuffer", "bytes", "text"]) { Blob.prototype[name] = () => Promise.reject(refused()); }
      Blob.prototype.stream = () => { throw refused(); };
    `;
    const plain = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) =>
      plain(blob.type === "text/javascript" ? new Blob([refuse, blob], { type: blob.type }) : blob);
  });

/** The browser refuses to read files by this error, in the page. */
const refuseReading = (page: Page, error: string): Promise<void> =>
  page.evaluate((name) => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("refused", name));
  }, error);

test("a browser whose workers read no file imports, pastes and restores", async ({ app }) => {
  const { page } = app;
  await blindWorkers(page);
  await app.open();
  await test.step("a file", async () => {
    await importFile(page, small);
    expect((await holds(page))["Customers"]).toBe("3");
  });
  await test.step("a pasted table", async () => {
    await goTo(page, "#/data/import");
    const table = delimited([["Customer code", "Customer name"], ["Z1", "Zeta"]]);
    await page.getByRole("group").filter({ has: page.getByLabel("Choose a file", { exact: true }) }).evaluate((drop, text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      drop.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, table);
    await expect(columnsHeading(page)).toBeVisible();
    await page.getByRole("button", { name: "Read the file" }).click();
    await commit(page);
    await saved(page);
    expect((await holds(page))["Customers"]).toBe("4");
  });
  await test.step("a backup", async () => {
    await goTo(page, "#/data/export");
    const backup = await downloaded(page, () => page.getByRole("button", { name: "The whole book as JSON" }).click());
    await bring(page, { name: "backup.json", buffer: backup.bytes });
    await expect(page.getByRole("heading", { name: "Restore a backup" })).toBeVisible();
    await page.getByRole("button", { name: "Replace the open book" }).click();
    await saved(page);
    await reload(app);
    expect((await holds(page))["Customers"]).toBe("4");
  });
});

test("a file of many slices is read whole, and cancelled in the middle it leaves nothing", async ({ app }) => {
  const { page } = app;
  await app.open();
  // Some 6 MB: two slices, the first of which ends in the middle of a row.
  const rows = orderLines(12_000);
  const large = textFile("large.csv", delimited(rows));
  await preview(page, large);
  await commit(page);
  await saved(page);
  expect((await holds(page))["Order lines"]).toBe("75,000");
  await test.step("cancelled", async () => {
    await bring(page, large);
    await expect(columnsHeading(page)).toBeVisible();
    // The second slice never comes.
    await page.evaluate(() => {
      let calls = 0;
      const plain = Blob.prototype.arrayBuffer;
      Blob.prototype.arrayBuffer = function () {
        calls += 1;
        return calls > 1 ? new Promise(() => undefined) : plain.call(this);
      };
    });
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(page.getByText(/rows, .* of /)).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("Choose a file", { exact: true })).toBeVisible();
  });
});

for (const [error, words] of [
  ["NotFoundError", /no longer where you chose it/],
  ["NotReadableError", /was not allowed to read the file/],
  ["RangeError", /does not fit into memory/],
] as const) {
  test(`${error} is said as what it is`, async ({ app }) => {
    const { page } = app;
    await app.open();
    await refuseReading(page, error);
    await bring(page, small);
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
  });
}

test("a file that shrinks while it is read is not taken for whole", async ({ app }) => {
  const { page } = app;
  await app.open();
  await bring(page, small);
  await expect(columnsHeading(page)).toBeVisible();
  await page.evaluate(() => {
    const plain = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = function () {
      return plain.call(this).then((bytes) => bytes.slice(0, bytes.byteLength - 10));
    };
  });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /changed while it was being read/ })).toBeVisible();
});
