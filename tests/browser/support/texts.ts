// Texts of the interface, read from locales/: what a person sees is written in one place only.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

type Texts = { [key: string]: Texts | string };

const folder = resolve(import.meta.dirname, "../../../locales");
const read = new Map<string, Texts>();

/** The text of a key such as `places.tiers.name` in a language, its placeholders filled from `values`. */
export function text(language: string, key: string, values: Record<string, string | number> = {}): string {
  const [file = "", ...path] = key.split(".");
  const name = `${language}/${file}.json`;
  const texts = read.get(name) ?? (JSON.parse(readFileSync(resolve(folder, name), "utf8")) as Texts);
  read.set(name, texts);
  const found = path.reduce<Texts | string | undefined>((at, step) => (typeof at === "object" ? at[step] : undefined), texts);
  if (typeof found !== "string") {
    throw new Error(`locales/${name} has no text ${key}.`);
  }
  return found.replaceAll(/\{(\w+)\}/g, (whole, of: string) => String(values[of] ?? whole));
}

/** The same text as a pattern: whatever its placeholders stand for fits. */
export function textPattern(language: string, key: string): RegExp {
  const parts = text(language, key).split(/\{\w+\}/);
  return new RegExp(parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*"));
}
