// How the browser tests run: all of them against the hosted artefact under a sub-path, and those that touch what differs
// against the single file from disk too. `cargo xtask test` builds both and sets the variables read here.
import { defineConfig } from "@playwright/test";
import type { Where } from "./support/app";

const needed = (name: string): string => {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run these tests by \`cargo xtask test --only browser -- …\`.`);
  }
  return value;
};

/** What is not the same for a page from a host and one from disk: how it starts, keeps, gives out and reads files. */
const DIFFERS = /\/(boot|crash|export|print|real-file|share|storage[^/]*)\.spec\.ts$/;

export default defineConfig<Where>({
  testDir: ".",
  outputDir: "test-results",
  // One reference for both artefacts and every system: they show the same.
  snapshotPathTemplate: "reference/{arg}{ext}",
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    locale: "zh-CN",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.KEEPGOLD_CHROMIUM || undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "hosted", use: { address: needed("KEEPGOLD_HOSTED_URL") } },
    { name: "file", testMatch: DIFFERS, use: { address: needed("KEEPGOLD_FILE_URL") } },
  ],
});
