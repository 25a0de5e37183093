// The fixture `app`: the page in either artefact. A test that uses it fails on anything the page
// complains about and on every request that leaves the artefact.
import { expect, test as plain, type Page } from "@playwright/test";

/** Set per project in playwright.config.ts: where the artefact is. */
export interface Where {
  address: string;
}

export interface App {
  page: Page;
  /** The artefact's address without a route. */
  address: string;
  /** Opens the page and waits for the first paint of the app: at the list of customers, or at another route; at `""` where a
   * person arrives who names none. */
  open(route?: string): Promise<void>;
  /** What the page complained about so far. */
  complaints: string[];
  /** Lets complaints that match pass: for tests that break something on purpose. */
  expectComplaint(pattern: RegExp): void;
}

/** Collects errors, refusals by the content security policy, and requests to elsewhere. */
export function watch(page: Page, address: string): string[] {
  const complaints: string[] = [];
  const folder = new URL(".", address).href;
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || /content security policy/i.test(message.text())) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(folder) && !/^(blob|data|about):/.test(url)) {
      complaints.push(`a request to elsewhere: ${url}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) {
      complaints.push(`${response.status()}: ${response.url()}`);
    }
  });
  return complaints;
}

/** The app is there when the static first paint is gone. */
export async function opened(page: Page): Promise<void> {
  await expect(page.locator("#app > *").first()).toBeAttached();
  await expect(page.locator(".boot")).toHaveCount(0);
}

export const test = plain.extend<Where & { app: App }>({
  address: ["", { option: true }],
  app: async ({ page, address }, use) => {
    const complaints = watch(page, address);
    const expected: RegExp[] = [];
    await use({
      page,
      address,
      complaints,
      expectComplaint: (pattern) => expected.push(pattern),
      open: async (route = "#/customers") => {
        await page.goto(address + route);
        await opened(page);
      },
    });
    const surprising = complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)));
    expect(surprising, "what the page complained about").toEqual([]);
  },
});

export { expect };
