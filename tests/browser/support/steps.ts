// What a person does in most tests: bring a file, go somewhere, read what the book holds.
import type { Download, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, type App } from "./app";
import { text } from "./texts";

/** A file made in a test, or the path of one on disk. */
export type Brought = string | { name: string; mimeType?: string; buffer: Buffer };

/** A file from text, in UTF-8. */
export const textFile = (name: string, text: string): Brought => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text),
});

/** Goes to a place of the open page without loading it anew. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, route);
}

/** Opens a tab of the customer's page that is open, by its key in locales/LANGUAGE/customer.json. */
export async function openTab(page: Page, tab: "summary" | "value" | "purchases" | "relationship" | "record", language = "en"): Promise<void> {
  const tabs = page.getByRole("navigation", { name: text(language, "customer.tab.label") });
  await tabs.getByRole("link", { name: text(language, `customer.tab.${tab}`), exact: true }).click();
}

/** Does something from the menu of the customer's page that is open, by its key. */
export async function fromMenu(page: Page, key: string, language = "en"): Promise<void> {
  await page.getByRole("button", { name: text(language, "customer.head.more"), exact: true }).click();
  await page.getByRole("menuitem", { name: text(language, key), exact: true }).click();
}

/** The entry of a place in the menu at the side, by its key in locales/LANGUAGE/places.json. */
export const menuLink = (page: Page, place: string, language = "en") =>
  page
    .getByRole("navigation", { name: text(language, "shell.sections") })
    .getByRole("link", { name: text(language, `places.${place}.menu`), exact: true });

/** Hands a file to the wizard. What comes of it is the test's business. */
export async function bring(page: Page, file: Brought): Promise<void> {
  await goTo(page, "#/data");
  await goTo(page, "#/data/import");
  await page.getByLabel("Choose a file", { exact: true }).setInputFiles(file);
}

export const columnsHeading = (page: Page) => page.getByRole("heading", { name: "What the columns mean" });
export const previewHeading = (page: Page) => page.getByRole("heading", { name: "What the import will do" });
export const commitButton = (page: Page) => page.getByRole("button", { name: /^Import\b/ });

/** Brings a file and reads it, up to the preview. */
export async function preview(page: Page, file: Brought): Promise<void> {
  await bring(page, file);
  await expect(columnsHeading(page)).toBeVisible();
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(previewHeading(page)).toBeVisible({ timeout: 60_000 });
}

/** Commits what the preview shows. */
export async function commit(page: Page): Promise<void> {
  await commitButton(page).click();
  await expect(page.getByRole("heading", { name: "Imported" })).toBeVisible({ timeout: 60_000 });
}

/** Brings a file the whole way into the book and waits until it is saved. */
export async function importFile(page: Page, file: Brought): Promise<void> {
  await preview(page, file);
  await commit(page);
  await saved(page);
}

/** The tools of the book in the header. */
export const tools = (page: Page) => page.getByRole("group", { name: "Tools" });
export const undo = (page: Page) => tools(page).getByRole("button", { name: /^(Undo: |Nothing to undo)/ });
export const redo = (page: Page) => tools(page).getByRole("button", { name: /^(Redo: |Nothing to redo)/ });

/** What the header says of saving. */
export async function saved(page: Page, words = "Saved"): Promise<void> {
  await expect(tools(page).getByText(words, { exact: true })).toBeVisible({ timeout: 30_000 });
}

/** The chosen meaning of a column in the wizard. */
export const meaning = (page: Page, column: string) =>
  page.getByRole("combobox", { name: `Meaning of ${column}`, exact: true }).locator("option:checked");

/** What the book holds, as the data screen lists it: term → value. */
export async function holds(page: Page): Promise<Record<string, string>> {
  await goTo(page, "#/data");
  const list = page.getByRole("region", { name: "What the book holds" });
  const empty = page.getByRole("heading", { name: "The book is empty" });
  await expect(list.getByRole("term").first().or(empty)).toBeVisible();
  if (await empty.isVisible()) {
    return {};
  }
  return list.evaluate((section) => {
    const terms = [...section.querySelectorAll("dt")];
    return Object.fromEntries(terms.map((term) => [term.textContent ?? "", term.nextElementSibling?.textContent ?? ""]));
  });
}

/** The text of the listed sentences of the current step, blanks of all kinds made plain. */
export async function sentences(page: Page): Promise<string> {
  const text = await page.getByRole("main").innerText();
  return text.replaceAll(/\s+/g, " ");
}

/** Does something that downloads a file and gives the file. */
export async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent("download");
  await act();
  const download: Download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The card that opens a demo, by its key in locales/LANGUAGE/demo.json. */
export const demoCard = (page: Page, demo = "farm_supplies", language = "en") =>
  page.getByRole("main").getByRole("button", { name: new RegExp(`^${text(language, `demo.${demo}.name`)}`) });

/** Opens the demo book of the maker of farm supplies. */
export async function openDemo(page: Page): Promise<void> {
  await goTo(page, "#/data/storage");
  await demoCard(page).click();
  await expect(page.getByText(/This is the demo book/).first()).toBeVisible();
}

/** Presses a button in the page's open dialog. */
export const dialogButton = (page: Page, name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true });

/** Closes what is noticed at the foot of the page, so that nothing lies over anything. */
export async function dismissNotices(page: Page): Promise<void> {
  const dismiss = page.getByRole("button", { name: "Dismiss" });
  while ((await dismiss.count()) > 0) {
    await dismiss.first().click();
  }
}

/** Loads the page anew and waits until the book is open. */
export async function reload(app: App): Promise<void> {
  await app.page.reload();
  await expect(app.page.locator(".boot")).toHaveCount(0);
  await expect(tools(app.page).getByText("Opening…")).toHaveCount(0);
}
