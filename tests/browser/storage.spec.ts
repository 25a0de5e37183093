// Saved means saved: killed pages, full and blocked storage, several tabs, damaged and newer saves.
import { existsSync } from "node:fs";
import { expect, opened, test, watch } from "./support/app";
import {
  bring, commit, dialogButton, downloaded, goTo, holds, importFile, preview, reload, saved, textFile, tools, undo,
} from "./support/steps";
import { bookTexts, damage, fill, free, generations, kill, makeNewer, stopBeforeWrite } from "./support/store";
import { delimited, orderLines } from "./support/tables";
import { text } from "./support/texts";
import type { Page } from "@playwright/test";

test.use({ locale: "en-GB" });

const small = textFile("small.csv", delimited(orderLines(3)));
const large = textFile("large.csv", delimited(orderLines(40)));

/** Names, so that old and new books differ in what a person sees. */
async function addCustomer(page: Page, name: string): Promise<void> {
  await goTo(page, "#/customers");
  await page.getByRole("button", { name: "Add customer" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill(name);
  await dialogButton(page, "Add").click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** The page also tries again by itself: the button is gone where that came first. */
const saveNow = (page: Page): Promise<void> =>
  page.getByRole("button", { name: "Save now" }).click({ timeout: 5_000 }).catch(() => undefined);

test("a small change is there after the page was killed at once", async ({ app, context }) => {
  await app.open();
  await importFile(app.page, small);
  await addCustomer(app.page, "Acme");
  await kill(context, app.page);
  const page = await context.newPage();
  const complaints = watch(page, app.address);
  await page.goto(app.address);
  await opened(page);
  expect((await holds(page))["Customers"]).toBe("4");
  await expect(undo(page)).toHaveAccessibleName("Undo: adding Acme");
  expect(complaints).toEqual([]);
});

test("killed at any moment of a save, the old or the new book is there, whole", async ({ app, context }) => {
  const complaints: string[] = [];
  await app.open();
  await importFile(app.page, small);
  await importFile(app.page, textFile("more.csv", delimited([["Customer code", "Customer name"], ["Z1", "Zeta"], ["Z2", "Ypsilon"]])));
  let page = app.page;
  const old = await holds(page);
  const seen = new Set<string>();
  for (let n = 1; n <= 40; n += 1) {
    await preview(page, large);
    const { stopped } = await stopBeforeWrite(page, n);
    // Past the last write nothing stops and the header says that all is saved.
    const outcome = await Promise.race([
      stopped.then(() => "killed", () => "closed"),
      commit(page).then(() => saved(page)).then(() => "saved", () => "closed"),
    ]);
    await page.close();
    page = await context.newPage();
    complaints.push(...watch(page, app.address));
    await page.goto(app.address);
    await opened(page);
    await saved(page);
    await expect(page.getByText(/could not be read/)).toHaveCount(0);
    const now = await holds(page);
    const which = now["Customers"] === old["Customers"] ? "old" : "new";
    seen.add(which);
    if (which === "old") {
      expect(now).toEqual(old);
    } else {
      expect(Number(now["Customers"])).toBe(Number(old["Customers"]) + 37);
      await undo(page).click();
      expect(await holds(page)).toEqual(old);
      await saved(page);
    }
    if (outcome === "saved") {
      break;
    }
  }
  expect([...seen].sort()).toEqual(["new", "old"]);
  expect(complaints).toEqual([]);
});

test("a browser that is killed as a whole finds a book again", async ({ address, launchOptions, playwright }, info) => {
  const folder = info.outputPath("profile");
  const start = async () => {
    const context = await playwright.chromium.launchPersistentContext(folder, { ...launchOptions, locale: "en-GB" });
    const page = context.pages()[0] ?? (await context.newPage());
    const complaints = watch(page, address);
    await page.goto(address);
    await opened(page);
    return { context, page, complaints };
  };
  const first = await start();
  await importFile(first.page, small);
  const old = await holds(first.page);
  // Closing by hand lets the browser write what it still holds back.
  await first.context.close();
  expect(existsSync(folder)).toBe(true);

  const second = await start();
  expect(await holds(second.page)).toEqual(old);
  await importFile(second.page, large);
  const fresh = await holds(second.page);
  const browser = await second.context.newCDPSession(second.page);
  await browser.send("Browser.crash" as never).catch(() => undefined);
  await second.context.close().catch(() => undefined);

  const third = await start();
  await expect(third.page.getByText(/could not be read/)).toHaveCount(0);
  expect([old, fresh]).toContainEqual(await holds(third.page));
  expect([...first.complaints, ...third.complaints]).toEqual([]);
  await third.context.close();
});

test("full storage is said, export works, and freed room lets it save", async ({ app }) => {
  const { page } = app;
  await app.open();
  await importFile(page, small);
  const old = await holds(page);
  await fill(page, 500);
  await preview(page, large);
  await commit(page);
  await saved(page, "Not saved: storage is full");
  await expect(page.getByRole("alert").filter({ hasText: "The browser gives no more room" })).toBeVisible();
  const full = await holds(page);
  expect(full["Customers"]).toBe("40");

  await test.step("export still works", async () => {
    await goTo(page, "#/data/export");
    const file = await downloaded(page, () => page.getByRole("button", { name: "The whole book as JSON" }).click());
    expect(JSON.parse(file.bytes.toString("utf8"))).toMatchObject({ format: "keepgold-book" });
  });
  await test.step("what was saved before still stands", async () => {
    const other = await page.context().newPage();
    await other.goto(app.address);
    await opened(other);
    expect(await holds(other)).toEqual(old);
    await other.close();
  });
  await test.step("with room again it is saved", async () => {
    await free(page);
    await saveNow(page);
    await saved(page);
    await expect(page.getByText("The browser gives no more room")).toHaveCount(0);
    await reload(app);
    expect(await holds(page)).toEqual(full);
  });
});

test("a full store takes no small change silently either", async ({ app }) => {
  const { page } = app;
  await app.open();
  await importFile(page, small);
  await fill(page, 40);
  await addCustomer(page, "Acme");
  await saved(page, "Not saved: storage is full");
  await free(page);
  await saveNow(page);
  await saved(page);
  await reload(app);
  expect((await holds(page))["Customers"]).toBe("4");
});

test("a second tab reads along and takes over when the first one closes", async ({ app, context }) => {
  const first = app.page;
  await app.open();
  await importFile(first, small);
  const second = await context.newPage();
  const complaints = watch(second, app.address);
  await second.goto(app.address);
  await opened(second);
  await saved(second, "Read only");
  await expect(second.getByText("This book is open in another tab")).toBeVisible();

  await test.step("it follows what the first one does", async () => {
    await addCustomer(first, "Acme");
    await goTo(second, "#/customers");
    await expect(second.getByText(/Apart from them: 0 prospects and 1 without a score/)).toBeVisible();
    await undo(first).click();
    await expect(second.getByText(/Apart from them/)).toHaveCount(0);
    await importFile(first, textFile("more.csv", delimited(orderLines(5))));
    await expect(second.getByRole("button", { name: "Valued 5" })).toBeVisible();
  });
  await test.step("it changes nothing and says why", async () => {
    await second.getByRole("button", { name: "Add customer" }).click();
    const dialog = second.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill("Borg");
    await dialogButton(second, "Add").click();
    await expect(dialog.getByRole("alert")).toContainText("This tab can only read the book");
    await expect(dialog.getByLabel("Name", { exact: true })).toHaveValue("Borg");
    await dialogButton(second, "Cancel").click();
  });
  await test.step("it takes over", async () => {
    await first.close();
    await saved(second);
    await expect(second.getByText("This book is open in another tab")).toHaveCount(0);
    await addCustomer(second, "Borg");
    await saved(second);
    await second.reload();
    await opened(second);
    await expect(undo(second)).toHaveAccessibleName("Undo: adding Borg");
  });
  expect(complaints).toEqual([]);
});

test("where storage is blocked the app works and says that nothing is kept", async ({ app }) => {
  const { page } = app;
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
  await app.open();
  await saved(page, "Not kept");
  await expect(page.getByText(/does not let the page store anything/).first()).toBeVisible();
  await preview(page, small);
  await commit(page);
  await saved(page, "Not kept");
  await addCustomer(page, "Acme");
  await goTo(page, "#/data/storage");
  await expect(page.getByRole("main").getByText(/does not let the page store anything/).first()).toBeVisible();
  await goTo(page, "#/data/export");
  const file = await downloaded(page, () => page.getByRole("button", { name: "The whole book as JSON" }).click());
  expect(file.bytes.toString("utf8")).toContain("Acme");
});

test("a damaged newest save opens the one before it, and the person decides", async ({ app }) => {
  const { page } = app;
  await app.open();
  await importFile(page, small);
  const old = await holds(page);
  await importFile(page, large);
  const before = await bookTexts(page);
  const newest = (await generations(page)).at(-1) as string;
  await damage(page, newest);
  await reload(app);

  await expect(page.getByText("A newer save of this book could not be read")).toBeVisible();
  await expect(page.getByRole("button", { name: "Go on from the older save" })).toHaveCount(0);
  await saved(page, "Read only");
  expect(await holds(page)).toEqual(old);
  const kept = await bookTexts(page);
  expect(Object.keys(kept).sort()).toEqual(Object.keys(before).sort());

  await test.step("what is stored can be downloaded, damaged or not", async () => {
    const file = await downloaded(page, () => page.getByRole("button", { name: "Download what is stored" }).click());
    expect(JSON.parse(file.bytes.toString("utf8"))).toEqual(kept);
  });
  await test.step("going on writes again", async () => {
    await page.getByRole("button", { name: "Go on from the older save" }).click();
    await saved(page);
    await addCustomer(page, "Acme");
    await saved(page);
    await reload(app);
    await saved(page);
    await expect(page.getByText(/could not be read/)).toHaveCount(0);
    expect((await holds(page))["Customers"]).toBe(String(Number(old["Customers"]) + 1));
  });
});

test("a save of a newer version is only read, and never written over", async ({ app }) => {
  const { page } = app;
  await app.open();
  await importFile(page, small);
  const old = await holds(page);
  await importFile(page, large);
  await makeNewer(page);
  const before = await bookTexts(page);
  await reload(app);
  await saved(page, "Read only");
  await expect(page.getByText("A newer version of Keepgold saved this book")).toBeVisible();
  await expect(page.getByRole("button", { name: "Go on from the older save" })).toHaveCount(0);
  expect(await holds(page)).toEqual(old);
  await goTo(page, "#/customers");
  await page.getByRole("button", { name: "Add customer" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Borg");
  await dialogButton(page, "Add").click();
  await expect(page.getByRole("dialog").getByRole("alert")).toBeVisible();
  await dialogButton(page, "Cancel").click();
  await reload(app);
  expect(await bookTexts(page)).toEqual(before);
});

test("a backup by one click has its age in the menu, in the settings and on the storage screen", async ({ app }) => {
  const { page } = app;
  await app.open();
  await importFile(page, small);
  await expect(tools(page).getByText("No backup yet")).toBeVisible();
  await goTo(page, "#/settings");
  const file = await downloaded(page, () => page.getByRole("main").getByRole("button", { name: text("en", "storage.back_up") }).click());
  expect(file.name).toMatch(/\.json$/);
  await expect(tools(page).getByText("Backup: today")).toBeVisible();
  await goTo(page, "#/data/storage");
  await expect(page.getByRole("main").getByText(/Last backup.*today/)).toBeVisible();
  await reload(app);
  await expect(tools(page).getByText("Backup: today")).toBeVisible();
});

test("site data cleared under an open page: the whole book is saved again, and it is said", async ({ app }) => {
  const { page } = app;
  await app.open();
  await importFile(page, small);
  for (const clear of [
    () => page.evaluate(() => localStorage.clear()),
    async () => {
      const newest = (await generations(page)).at(-1) as string;
      await page.evaluate((key) => localStorage.removeItem(key), newest);
    },
  ]) {
    await clear();
    await addCustomer(page, "Acme");
    await expect(page.getByText("was gone from this browser’s storage")).toBeVisible();
    await saved(page);
    const before = await holds(page);
    await reload(app);
    expect(await holds(page)).toEqual(before);
    await expect(page.getByText("was gone from this browser’s storage")).toHaveCount(0);
    await undo(page).click();
    await saved(page);
  }
});

test("one damaged segment of a book: the rest opens, what is missing is counted, nothing goes before the rescue", async ({ app }) => {
  const { page } = app;
  await app.open();
  await importFile(page, large);
  const whole = await holds(page);
  const stored = await bookTexts(page);
  // The largest segment holds the order lines.
  const [largest] = Object.entries(stored).filter(([key]) => key.startsWith("keepgold.s.")).sort((a, b) => b[1].length - a[1].length)[0] as [string, string];
  await damage(page, largest);
  const damaged = await bookTexts(page);
  await reload(app);
  await expect(page.getByText(`${whole["Orders"]} orders with ${whole["Order lines"]} order lines`)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Go on/ })).toHaveCount(0);
  expect((await holds(page))["Customers"]).toBe(whole["Customers"]);
  expect(await bookTexts(page)).toEqual(damaged);
  const rescue = await downloaded(page, () => page.getByRole("button", { name: "Download what is stored" }).click());
  await page.getByRole("button", { name: "Go on with what is intact" }).click();
  await saved(page);
  await reload(app);
  await saved(page);
  expect((await holds(page))["Customers"]).toBe(whole["Customers"]);

  await test.step("the rescue file, mended by hand, brings everything back", async () => {
    const texts = JSON.parse(rescue.bytes.toString("utf8")) as Record<string, string>;
    texts[largest] = stored[largest] as string;
    await bring(page, { name: "rescue.json", buffer: Buffer.from(JSON.stringify(texts)) });
    await expect(page.getByText("This is a rescue file")).toBeVisible();
    await page.getByRole("button", { name: "Replace the open book" }).click();
    await saved(page);
    expect(await holds(page)).toEqual(whole);
  });
});

test("an import that the end of the page cut off is said at the next opening", async ({ app, context }) => {
  await app.open();
  await preview(app.page, small);
  await app.page.evaluate(() => {
    // The worker never answers again.
    Worker.prototype.postMessage = () => undefined;
  });
  await app.page.getByRole("button", { name: /^Import\b/ }).click();
  const asked = app.page.waitForEvent("dialog");
  const leaving = app.page.close({ runBeforeUnload: true });
  await (await asked).accept();
  await leaving;
  const page = await context.newPage();
  await page.goto(app.address);
  await opened(page);
  await expect(page.getByText("An import of “small.csv” was under way")).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.reload();
  await opened(page);
  await expect(page.getByText("was under way")).toHaveCount(0);
});
