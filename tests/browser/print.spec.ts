// What is printed: the content without its controls, and on every page which data, which rule and which day.
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { goTo, textFile } from "./support/steps";
import { delimited, orderLines } from "./support/tables";
import { text } from "./support/texts";
import type { Page } from "@playwright/test";

test.use({ locale: "en-GB" });

/** Lays the page out for paper as the browser does when a person prints. */
async function onPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
}

async function onScreen(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
}

test("the tier report and a customer's sheet say data, rule and day, and leave the controls out", async ({ app }) => {
  const { page } = app;
  await openBook(app, textFile("orders 2025.csv", delimited(orderLines(40))));
  const foot = page.getByRole("contentinfo");
  const list = page.getByRole("heading", { name: "VIP and main customers" });

  await test.step("the tier report lists every VIP and main customer", async () => {
    await goTo(page, "#/tiers");
    await expect(page.getByRole("heading", { name: "Tiers", level: 1 })).toBeVisible();
    await expect(foot).toHaveCount(0);
    await expect(list).toHaveCount(0);
    await onPaper(page);
    await expect(foot).toContainText("Data: orders 2025.csv, 40 customers,");
    await expect(foot).toContainText(/Rule: Sales\s40%, Potential\s30%, Life cycle\s10%, Loyalty\s20%; VIP\s1%, Main\s4%, Ordinary\s15%; 12 months back\./);
    await expect(foot).toContainText(/Printed \d+ \w+ \d{4}\./);
    await expect(list).toBeVisible();
    // One VIP and one main customer of forty by the default pyramid, below the heads.
    await expect(page.locator("section").filter({ has: list }).getByRole("row")).toHaveCount(3);
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
    await expect(page.getByRole("slider").first()).toBeHidden();
    await onScreen(page);
    await expect(list).toHaveCount(0);
  });

  await test.step("the button prints what paper needs, too", async () => {
    // The dialog would stop the test; what it would print is what stands on the page at that moment.
    await page.evaluate(() => {
      window.print = () => {
        document.title = [...document.querySelectorAll("footer, .tiers h2")].map((one) => one.textContent).join(" ");
        dispatchEvent(new Event("afterprint"));
      };
    });
    await page.getByRole("button", { name: "Print", exact: true }).click();
    await expect(page).toHaveTitle(/VIP and main customers.*Data: orders 2025\.csv/);
    await expect(list).toHaveCount(0);
  });

  await test.step("a customer's sheet", async () => {
    await goTo(page, "#/customers/0/value");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // The part that is open stays the same element, so that nothing typed in it is lost.
    const scores = page.getByRole("heading", { name: "Scores and why" });
    await scores.evaluate((element) => element.setAttribute("data-same", ""));
    await onPaper(page);
    await expect(foot).toContainText("as of");
    await expect(scores).toHaveAttribute("data-same", "");
    await expect(page.getByRole("heading", { name: "Scores and why" })).toBeVisible();
    await expect(page.getByRole("button", { name: text("en", "shell.log"), exact: true })).toBeHidden();
    for (const part of ["customer.next.label", "customer.scores.title", "customer.orders.title", "record.contact.all", "record.person.all"]) {
      await expect(page.getByRole("heading", { name: text("en", part), exact: true }), part).toBeVisible();
    }
    await expect(page.getByText(text("en", "answer.working"))).toHaveCount(0);
    // Gone and gained stands among the purchases and not a second time in the summary.
    await expect(page.getByRole("heading", { name: text("en", "customer.changes.title"), exact: true })).toHaveCount(1);
    const controls = page.locator("main :is(button, select, input, .button):visible");
    await expect(controls).toHaveCount(0);
    await onScreen(page);
    await expect(page.getByRole("heading", { name: text("en", "customer.orders.title"), exact: true })).toHaveCount(0);
    await expect(scores).toHaveAttribute("data-same", "");
  });
});
