// The places of the app, read from its one table, so that a new place is visited by the tests that look at all of them.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const table = readFileSync(resolve(import.meta.dirname, "../../../src/places/table.rs"), "utf8");

const rows = [...table.matchAll(/^ +[A-Z]\w*(\(.*\))? "([^"]+)" \w+$/gm)];
if (rows.length === 0 || rows.length !== table.match(/^ +=> /gm)?.length) {
  throw new Error("src/places/table.rs has rows that support/places.ts cannot read.");
}

/** The address of every place that is always there, such as `#/tiers`; the page of one customer is none of them. */
export const PLACES: string[] = rows.filter(([, number]) => !number).map(([, , path]) => `#/${path}`);
