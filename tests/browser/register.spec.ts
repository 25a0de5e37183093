// The register of questions that colleagues ask: each is noted with its answer, counted when it comes again, measured against
// its own past once it is published, and printed in the booklet.
import { expect, test } from "./support/app";
import { dialogButton, reload, saved, undo } from "./support/steps";
import { text } from "./support/texts";
import type { Page } from "@playwright/test";

test.use({ locale: "en-GB" });

const en = (key: string, values?: Record<string, string | number>) => text("en", key, values);
const field = (page: Page, key: string) => page.getByRole("dialog").getByLabel(en(`learn.register.${key}`), { exact: true });

/** The day so many days ago, as a person in this time zone has it. */
function ago(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() - days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Adds a question; a day that is not given is left as the form begins. */
async function add(page: Page, fields: Record<string, string>): Promise<void> {
  await page.getByRole("button", { name: en("record.internal_question.new"), exact: true }).click();
  for (const [key, value] of Object.entries(fields)) {
    await field(page, key).fill(value);
  }
  await dialogButton(page, en("record.internal_question.save")).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

test("a question is noted, counted, published, measured and printed", async ({ app }) => {
  const { page } = app;
  await app.open("#/learn/internal-customers?part=mine");
  const told = page.getByRole("main").getByRole("status").first();
  await expect(told).toHaveText(en("record.internal_question.none"));

  // Nothing is published without an answer, and the form stays.
  await page.getByRole("button", { name: en("record.internal_question.new"), exact: true }).click();
  await field(page, "question").fill("How many days of credit?");
  await field(page, "published").fill(ago(20));
  await dialogButton(page, en("record.internal_question.save")).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText(en("book.field.answer"));
  await field(page, "answer").fill("Thirty for members,\nnone for others.");
  await field(page, "clause").fill("Terms of sale, 3.2");
  await field(page, "asked_on").fill(ago(40));
  await dialogButton(page, en("record.internal_question.save")).click();

  const row = page.getByRole("row").filter({ hasText: "How many days of credit?" });
  await expect(row).toContainText("Terms of sale, 3.2");
  await row.getByRole("button", { name: en("record.edit_of", { name: "How many days of credit?" }) }).click();
  await field(page, "asked_too").fill(ago(30));
  await dialogButton(page, en("record.internal_question.save")).click();
  // Twice in 21 days before, never in the 20 since: 19 of 10 minutes each are spared.
  await expect(told).toContainText(
    en("learn.register.spared", {
      questions: en("learn.register.questions.one", { n: 1 }),
      before: "0.7",
      since: "0",
      hours: en("learn.unit.hours", { n: "0.3" }),
    }),
  );

  await row.getByRole("button", { name: en("learn.register.again_of", { name: "How many days of credit?" }) }).click();
  await expect(page.getByText(en("learn.register.noted.other", { n: 3 }))).toBeVisible();
  await undo(page).click();
  await expect(row.getByRole("cell").nth(1)).toHaveText(/^2\d{1,2} \w+ \d{4}$/);
  await add(page, { question: "Who signs discounts?", asked_on: ago(1) });
  await saved(page);
  await reload(app);
  await expect(page.getByRole("row").filter({ hasText: "Who signs discounts?" })).toContainText(en("learn.register.unanswered"));

  await page.getByRole("link", { name: en("learn.booklet.title"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(en("learn.booklet.title"));
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(["How many days of credit?"]);
  await expect(page.getByText(en("learn.booklet.clause", { clause: "Terms of sale, 3.2" }))).toBeVisible();

  // The calculator takes what the register counted: three askings in 41 days are one in ten working days.
  await page.getByRole("link", { name: en("learn.register.title"), exact: true }).click();
  await page.getByRole("link", { name: en("learn.register.reckon"), exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Questions a day", exact: true })).toHaveValue("0.1");
});

test("a projector shows neither question nor answer", async ({ app }) => {
  const { page } = app;
  await app.open("#/learn/internal-customers?part=mine");
  await add(page, { question: "Does Zoë decide?", answer: "Zoë does", clause: "Zoë's rules, 4" });
  await page.getByRole("button", { name: en("projector.switch"), exact: true }).click();
  await expect(page.getByRole("row").filter({ hasText: `${en("projector.question")} 1` })).toBeVisible();
  expect(await page.getByRole("main").innerText()).not.toContain("Zoë");
});
