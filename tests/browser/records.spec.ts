// People and follow-ups of a customer: added, changed, removed, undone, kept over a reload, in the backup and the files.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/app";
import { openBook } from "./support/book";
import { dialogButton, dismissNotices, downloaded, goTo, saved, textFile, undo } from "./support/steps";
import { delimited, orderLines } from "./support/tables";
import { text } from "./support/texts";

const book = textFile("many.csv", delimited(orderLines(3)));
const en = (key: string) => text("en", key);
const dialog = (page: Page) => page.getByRole("dialog");
const section = (page: Page, heading: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
const field = (page: Page, key: string) => dialog(page).getByLabel(en(key), { exact: true });

test.use({ locale: "en-GB" });

test("a person is added, changed, removed and undone, and kept over a reload", async ({ app }) => {
  const { page } = app;
  await openBook(app, book);
  await goTo(page, "#/customers/0/relationship");
  const people = section(page, en("record.person.all"));
  await people.getByRole("button", { name: en("record.person.new") }).click();
  // The first empty field has the focus; what is wrong is said beside its field.
  await expect(field(page, "record.person.name")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(page, "record.person.name")).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.type("Wang Fang");
  await field(page, "record.person.email").fill("wang");
  await field(page, "record.person.birthday").fill("08-15");
  await field(page, "record.person.calendar").selectOption({ label: en("record.person.lunar") });
  await page.keyboard.press("Enter");
  await dialogButton(page, en("record.person.save")).click();
  await expect(dialog(page)).toContainText(en("book.refusal.email"));
  await field(page, "record.person.email").fill("wang@example.com");
  // Escape asks before what was typed is lost, and again leads back.
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toContainText(en("components.discard_question"));
  await page.keyboard.press("Escape");
  await expect(dialog(page)).not.toContainText(en("components.discard_question"));
  await field(page, "record.person.phone").fill("010-5555");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toHaveCount(0);
  const row = people.getByRole("row").filter({ hasText: "Wang Fang" });
  await expect(row).toContainText("wang@example.com");
  await expect(row).toContainText("08-15 (lunar)");

  await saved(page);
  await page.reload();
  await row.getByRole("button", { name: "Edit Wang Fang" }).click();
  await field(page, "record.person.left").check();
  await dialogButton(page, en("record.person.save")).click();
  await expect(row).toContainText(en("record.person.left_note"));
  await row.getByRole("button", { name: "Remove Wang Fang" }).click();
  await expect(row).toHaveCount(0);
  await expect(undo(page)).toHaveAccessibleName(/^Undo: removing a person at /);
  await undo(page).click();
  await undo(page).click();
  await expect(row).not.toContainText(en("record.person.left_note"));
});

test("a follow-up springs from a contact, is put off, done, and in the backup", async ({ app }) => {
  const { page } = app;
  await openBook(app, book);
  await goTo(page, "#/customers/0/relationship");
  const contacts = section(page, en("record.contact.all"));
  await contacts.getByRole("button", { name: en("record.contact.new") }).click();
  await field(page, "service.contact.outcome").selectOption({ label: en("service.outcome.open") });
  await dialogButton(page, en("record.contact.save")).click();
  await contacts.getByRole("button", { name: /^Plan a follow-up on the contact/ }).click();
  await expect(field(page, "record.follow_up.what")).toBeFocused();
  await page.keyboard.type("Send the sample");
  await field(page, "record.follow_up.due").fill("2030-03-09");
  await field(page, "record.follow_up.state").selectOption({ label: en("record.follow_up.put_off") });
  await field(page, "record.follow_up.put_off_until").fill("2030-03-09");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toContainText(en("book.refusal.put_off"));
  await field(page, "record.follow_up.put_off_until").fill("2030-03-20");
  await page.keyboard.press("Enter");
  const planned = section(page, en("record.follow_up.all"));
  const row = planned.getByRole("row").filter({ hasText: "Send the sample" });
  await expect(row).toContainText("put off until 20 Mar 2030");
  await expect(row).toContainText("From the contact on");

  await saved(page);
  await goTo(page, "#/data/export");
  const backup = await downloaded(page, () => page.getByRole("button", { name: "The whole book as JSON" }).click());
  const records = JSON.parse(backup.bytes.toString()).records;
  expect(records.follow_ups[0][1]).toMatchObject({ what: "Send the sample", contact: 0, state: { put_off: expect.any(Number) } });

  await goTo(page, "#/customers/0/relationship");
  await dismissNotices(page);
  await row.getByRole("button", { name: "Done: Send the sample" }).click();
  await expect(row).toContainText("done on");
  await undo(page).click();
  await expect(row).toContainText("put off until 20 Mar 2030");
});
