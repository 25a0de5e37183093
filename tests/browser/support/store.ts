// Local storage as a test sees and breaks it: full, blocked, damaged, newer, and stopped in the middle of a save.
import type { BrowserContext, Page } from "@playwright/test";
import { crc32 } from "./tables";

/** The keys of the person's own book, as storage lists them. */
export const bookKeys = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => /^keepgold\.c?[msj]\./.test(key)).sort());

/** Everything stored of the person's own book. */
export const bookTexts = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(Object.entries(localStorage as Record<string, string>).filter(([key]) => /^keepgold\.c?[msj]\./.test(key))),
  );

/** The keys of all generations, the newest last. */
export async function generations(page: Page): Promise<string[]> {
  const number = (key: string) => Number(key.split(".").at(-1));
  return (await bookKeys(page)).filter((key) => key.startsWith("keepgold.m.")).sort((a, b) => number(a) - number(b));
}

/** Takes all room but so many UTF-16 units. */
export async function fill(page: Page, leave: number): Promise<void> {
  await page.evaluate((left) => {
    const fits = (length: number) => {
      try {
        localStorage.setItem("test.filler", "x".repeat(length));
        return true;
      } catch {
        return false;
      }
    };
    let [low, high] = [0, 8_000_000];
    while (high - low > 16) {
      const middle = (low + high) >> 1;
      [low, high] = fits(middle) ? [middle, high] : [low, middle];
    }
    localStorage.setItem("test.filler", "x".repeat(Math.max(0, low - left)));
  }, leave);
}

/** Gives the room back. */
export const free = (page: Page): Promise<void> => page.evaluate(() => localStorage.removeItem("test.filler"));

/**
 * Changes one character in the middle of what a key holds, and of its copy if it has one. The page writes nothing any more
 * until it is loaded anew: it would mend what it notices.
 */
export async function damage(page: Page, key: string): Promise<void> {
  await page.evaluate((first) => {
    for (const of of [first, first.replace(/^keepgold\.([mj])\./, "keepgold.c$1.")]) {
      const text = localStorage.getItem(of);
      if (text !== null) {
        const middle = text.length >> 1;
        const other = text[middle] === "a" ? "b" : "a";
        localStorage.setItem(of, text.slice(0, middle) + other + text.slice(middle + 1));
      }
    }
    Storage.prototype.setItem = () => undefined;
    Storage.prototype.removeItem = () => undefined;
  }, key);
}

/** Makes the newest generation one of a version to come, sound in itself. */
export async function makeNewer(page: Page): Promise<string> {
  const newest = (await generations(page)).at(-1) as string;
  const json = await page.evaluate((key) => (localStorage.getItem(key) ?? "").split(" ").slice(3).join(" "), newest);
  const version = 7;
  const sum = crc32(`${version} ${json}`).toString(16).padStart(8, "0");
  await page.evaluate(([key, text]) => localStorage.setItem(key as string, text as string), [newest, `keepgold ${version} ${sum} ${json}`]);
  return newest;
}

/**
 * From now on the page stands still just before its n-th change of the book's keys. There it can be killed by closing it:
 * a page that stands still hears of nothing. `stopped` is kept once it stands.
 */
export async function stopBeforeWrite(page: Page, n: number): Promise<{ stopped: Promise<unknown> }> {
  const stopped = page.waitForEvent("console", { predicate: (message) => message.text() === "stopped", timeout: 0 });
  await page.evaluate((which) => {
    let left = which;
    const stop = (key: string) => {
      if (/^keepgold\.c?[msj]\./.test(key)) {
        left -= 1;
        if (left <= 0) {
          console.log("stopped");
          for (;;) {
            // Until the process ends.
          }
        }
      }
    };
    const { setItem, removeItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      stop(key);
      setItem.call(this, key, text);
    };
    Storage.prototype.removeItem = function (key) {
      stop(key);
      removeItem.call(this, key);
    };
  }, n);
  return { stopped };
}

/** Ends the page's process as the system does when memory runs out: nothing of the page runs any more. */
export async function kill(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  const crashed = new Promise((done) => page.once("crash", done));
  session.send("Page.crash").catch(() => undefined);
  await crashed;
  await page.close();
}
