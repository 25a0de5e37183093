// Runs all rows in Chromium and prints the table. `cargo xtask bench` builds and serves what it opens.
import { chromium } from "@playwright/test";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { rows } from "./rows/index.mjs";

const ROUNDS = 5;
const { KEEPGOLD_BENCH_URL: url, KEEPGOLD_BENCH_DATA: data, KEEPGOLD_CHROMIUM: executablePath } = process.env;
const only = process.argv.slice(2);

const launch = () =>
  chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--js-flags=--expose-gc",
    ],
  });

/** A fresh browser per row: no row inherits another one's heap. */
const inPage = async (name) => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(url);
    return await page.evaluate(
      ([name, rounds]) => import("./harness.mjs").then(({ measure }) => measure(name, rounds)),
      [name, ROUNDS],
    );
  } finally {
    await browser.close();
  }
};

const milliseconds = (value) => (value === undefined ? "" : `${value.toFixed(value < 100 ? 1 : 0)} ms`);
const judged = ({ bar }, { ours, peer, amount }) => {
  if (bar.ofPeer) {
    return { bar: `≤ ${bar.ofPeer.toFixed(2)} of peer`, met: ours <= bar.ofPeer * peer };
  }
  if (bar.ms) {
    return { bar: `≤ ${bar.ms} ms`, met: ours <= bar.ms };
  }
  const [unit, most] = Object.entries(bar)[0];
  return { bar: `≤ ${most.toLocaleString("en")} ${unit}`, met: amount <= most };
};

const table = [["work", "ours", "peer", "ratio", "bar", ""]];
let missed = 0;
for (const name of rows.filter((row) => only.length === 0 || only.includes(row))) {
  const { default: row } = await import(`./rows/${name}.mjs`);
  const missing = (row.needs ?? []).filter((file) => !existsSync(join(data, file)));
  if (missing.length > 0) {
    table.push([row.work, "", "", "", "", `skipped: reference data missing (${missing.join(", ")})`]);
    continue;
  }
  if (row.system && row.system !== process.platform) {
    table.push([row.work, "", "", "", "", `skipped: measured on ${row.system} only`]);
    continue;
  }
  console.log(`· ${row.work} …`);
  try {
    const found = row.run ? await row.run({ launch, url, rounds: ROUNDS }) : await inPage(name);
    const { bar, met } = judged(row, found);
    missed += met ? 0 : 1;
    table.push([
      row.work,
      found.amount === undefined ? milliseconds(found.ours) : found.amount.toLocaleString("en"),
      found.peer === undefined ? "" : `${milliseconds(found.peer)} (${row.peerName})`,
      found.peer === undefined ? "" : (found.ours / found.peer).toFixed(2),
      bar,
      met ? "pass" : "FAIL",
    ]);
  } catch (error) {
    missed += 1;
    table.push([row.work, "", "", "", "", `FAIL: ${error.message.split("\n")[0]}`]);
  }
}

const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
console.log(`\nMedians of ${ROUNDS} runs after a warm-up, in Chromium on this machine.`);
for (const line of table) {
  console.log(line.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd());
}
process.exitCode = missed > 0 ? 1 : 0;
