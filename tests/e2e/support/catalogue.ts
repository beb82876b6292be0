import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./places.ts";

/** The product's own words, read from the same files that translators edit. */

export const languages = ["en", "nb", "da", "sv"] as const;
export type Language = (typeof languages)[number];

type Arguments = Record<string, string | number>;

const read = new Map<Language, Map<string, string>>();

function catalogue(language: Language): Map<string, string> {
  const known = read.get(language);
  if (known) return known;
  const source = readFileSync(path.join(root, "src/i18n", `${language}.txt`), "utf8").replace(/^\uFEFF/, "");
  const entries = source
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line): [string, string] => {
      const at = line.indexOf(" = ");
      return [line.slice(0, at), line.slice(at + 3)];
    });
  const made = new Map(entries);
  read.set(language, made);
  return made;
}

/** The keys of a group, such as `reason`, in the order of the file. */
export function keys(language: Language, group: string): string[] {
  return [...catalogue(language).keys()].filter((key) => key.startsWith(`${group}.`));
}

/** The text of a message; a plural takes its form from its first number, as all four languages have two forms. */
export function text(language: Language, key: string, args: Arguments = {}): string {
  const single = catalogue(language).get(key);
  const source = single ?? plural(language, key, args);
  return source.replace(/\{\{|\}\}|\{([^}]*)\}/g, (found, slot?: string) =>
    slot === undefined ? found.charAt(0) : filled(language, key, slot, args),
  );
}

function plural(language: Language, key: string, args: Arguments): string {
  const other = catalogue(language).get(`${key}[other]`);
  const one = catalogue(language).get(`${key}[one]`);
  if (other === undefined || one === undefined) throw new Error(`src/i18n/${language}.txt has no ${key}`);
  const selector = /\{([^}:]*):number\}/.exec(other)?.[1];
  const number = selector === undefined ? undefined : args[selector];
  if (typeof number !== "number") throw new Error(`${key} needs the number {${selector}}`);
  return new Intl.PluralRules(language).select(number) === "one" ? one : other;
}

function filled(language: Language, key: string, slot: string, args: Arguments): string {
  const [name = "", kind] = slot.split(":");
  const value = args[name];
  if (value === undefined) throw new Error(`${key} needs {${name}}`);
  if (kind === "number") return formatNumber(language, Number(value));
  if (kind === "date") return formatDay(language, String(value));
  return String(value);
}

/** The locale that the reader's language is written in. */
const locales: Record<Language, string> = { en: "en-GB", nb: "nb-NO", da: "da-DK", sv: "sv-SE" };

export function formatNumber(language: Language, value: number): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** A day as `YYYY-MM-DD`, written out. */
export function formatDay(language: Language, day: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: "long", timeZone: "UTC" };
  return new Intl.DateTimeFormat(locales[language], options).format(new Date(`${day}T00:00:00Z`));
}

/** A pattern for a message whose arguments do not matter. */
export function pattern(language: Language, key: string): RegExp {
  const entries = catalogue(language);
  const forms = [entries.get(key), entries.get(`${key}[one]`), entries.get(`${key}[other]`)];
  const sources = forms.filter((form) => form !== undefined).map(toPattern);
  if (sources.length === 0) throw new Error(`src/i18n/${language}.txt has no ${key}`);
  return new RegExp(`(?:${sources.join("|")})`);
}

function toPattern(source: string): string {
  return source
    .split(/\{\{|\}\}|\{[^}]*\}/)
    .map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[\\s\\S]*?");
}
