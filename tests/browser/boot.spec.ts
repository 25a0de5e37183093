// The page starts in both artefacts, and says so plainly where it cannot.
import { expect, test } from "./support/app";

test("the app opens without a complaint", async ({ app }) => {
  await app.open("");
  await expect(app.page).toHaveTitle(/留金|Keepgold/);
});

test("the policy refuses the network and inline styles", async ({ app }) => {
  app.expectComplaint(/content security policy/i);
  app.expectComplaint(/a request to elsewhere/);
  await app.open();
  const refused = await app.page.evaluate(async () => {
    const directives: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => directives.push(event.effectiveDirective));
    document.body.setAttribute("style", "color: red");
    await fetch("http://127.0.0.1:9/").catch(() => undefined);
    await new Promise((done) => setTimeout(done, 200));
    return directives.sort();
  });
  expect(refused).toEqual(["connect-src", "style-src-attr"]);
});

test("a worker runs the same wasm", async ({ app }) => {
  await app.open();
  const errors = await app.page.evaluate(
    () =>
      new Promise<string[]>((done) => {
        const seen: string[] = [];
        const worker = (globalThis as unknown as { keepgoldWorker: () => Worker }).keepgoldWorker();
        worker.addEventListener("error", (event) => seen.push(event.message));
        setTimeout(() => done(seen), 1000);
      }),
  );
  expect(errors).toEqual([]);
});

test("without WebAssembly the page says so in both languages", async ({ app }) => {
  app.expectComplaint(/console:/);
  await app.page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  await app.page.goto(app.address);
  const alert = app.page.getByRole("alert");
  await expect(alert).toContainText("留金没能启动");
  await expect(alert).toContainText("Keepgold could not start");
});
