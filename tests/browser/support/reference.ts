// The real files that tests read. They are not part of the project; without them tests are skipped aloud, and fail
// where `CI` is set.
import { execFileSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestInfo } from "@playwright/test";

const folder = process.env.KEEPGOLD_REFERENCE_DATA || resolve(import.meta.dirname, "../../../../shared/data");

/** The path of a reference file; the test that asks for a missing one is skipped and says so. */
export function referenceFile(name: string, info: TestInfo): string {
  const path = join(folder, name);
  const missing = !existsSync(path);
  if (missing) {
    if (!["", "0", "false"].includes(process.env.CI ?? "")) {
      throw new Error(`reference data missing: ${path}`);
    }
    console.log(`skipped: reference data missing (${name}): ${info.title}`);
  }
  info.skip(missing, `reference data missing: ${name}`);
  return path;
}

/** The path of the unpacked online_retail.csv (541,909 lines), unpacked once per machine. */
export function onlineRetail(info: TestInfo): string {
  const packed = referenceFile("online_retail.csv.xz", info);
  const home = join(tmpdir(), "keepgold-reference");
  const path = join(home, "online_retail.csv");
  if (!existsSync(path)) {
    mkdirSync(home, { recursive: true });
    const partial = `${path}.${process.pid}`;
    const out = openSync(partial, "w");
    execFileSync("xz", ["--decompress", "--stdout", packed], { stdio: ["ignore", out, "inherit"] });
    closeSync(out);
    renameSync(partial, path); // Two workers may unpack at once; each leaves a whole file.
  }
  return path;
}
