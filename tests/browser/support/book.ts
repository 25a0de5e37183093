// Books as they are stored, so that a test of a screen opens one at once. The wizard makes each of them once in a run.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type App } from "./app";
import { importFile, saved, tools, type Brought } from "./steps";
import { bookTexts } from "./store";

/** Where the stored form of the book made from a file is kept: beside the results, which each run begins without. */
function place(file: Brought): string {
  const bytes = typeof file === "string" ? readFileSync(file) : file.buffer;
  const name = typeof file === "string" ? file : file.name;
  const sum = createHash("sha256").update(name).update(bytes).digest("hex");
  return join(test.info().project.outputDir, "books", `${sum}.json`);
}

const EMPTY = '<!doctype html><title>Book</title><link rel="icon" href="data:,">';

/** Opens the page with the book that a file makes. Call it first in a test. */
export async function openBook(app: App, file: Brought): Promise<void> {
  const { page } = app;
  const kept = place(file);
  if (!existsSync(kept)) {
    await app.open();
    await importFile(page, file);
    mkdirSync(join(kept, ".."), { recursive: true });
    // Two tests may make the same book at once: neither may read half of the other's.
    const own = `${kept}.${process.pid}`;
    writeFileSync(own, JSON.stringify(await bookTexts(page)));
    renameSync(own, kept);
    return;
  }
  const texts = JSON.parse(readFileSync(kept, "utf8")) as Record<string, string>;
  // An empty page of the same origin takes them, with an icon, which a browser would ask the host for. A script that touches
  // the storage while a page begins may be given one that belongs to nothing: Chromium 148 does so with files, once in some
  // forty loads of a busy machine.
  const empty = (url: URL) => url.search === "?book";
  await page.route(empty, (route) => route.fulfill({ contentType: "text/html", body: EMPTY }));
  await page.goto(`${app.address}?book`);
  await page.evaluate((stored) => Object.entries(stored).forEach(([key, text]) => localStorage.setItem(key, text)), texts);
  await page.unroute(empty);
  await app.open();
  await expect(tools(page).getByText("Opening…")).toHaveCount(0);
  await saved(page);
}
