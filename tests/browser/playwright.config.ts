// How the browser tests run: every test against both artefacts, the hosted one under a sub-path and
// the single file from disk. `cargo xtask test` builds both and sets the variables read here.
import { defineConfig } from "@playwright/test";
import type { Where } from "./support/app";

const needed = (name: string): string => {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run these tests by \`cargo xtask test --only browser -- …\`.`);
  }
  return value;
};

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
    { name: "file", use: { address: needed("KEEPGOLD_FILE_URL") } },
  ],
});
