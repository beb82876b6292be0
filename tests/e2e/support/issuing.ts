import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inDemo, runFolder, today } from "./places.ts";
import { program, succeed } from "./programs.ts";

/** Licences as the vendor's own command signs them. */

export interface Order {
  /** A name for the files. */
  name: string;
  /** The order as text. */
  order: string;
  key?: string;
  certificate?: string;
  /** The day of issue; the tests' own today without it. */
  today?: string;
  /** Further arguments of `segl-issuer issue`. */
  more?: string[];
}

/** The text of a demonstration order, with changes. */
export function order(owner: "superoffice" | "norddata", changes: [string, string][] = []): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`demo/${owner}.toml has no ${from}`);
    return text.replace(from, to);
  }, readFileSync(inDemo(`${owner}.toml`), "utf8"));
}

/** An order's text with another number of a row. */
export function withNumber(text: string, module: string, number: number): string {
  const [before, row, ...after] = text.split(new RegExp(`(?=^ModuleName = "${module}"$)`, "m"));
  if (row === undefined || after.length > 0) throw new Error(`the order has no ${module}, or several`);
  return `${before}${row.replace(/^NumberOfLicenses = \d+$/m, `NumberOfLicenses = ${number}`)}`;
}

/** An order's text without a row. */
export function without(text: string, module: string): string {
  const rows = text.split(/(?=^\[\[ModuleLicense\]\]$)/m);
  const kept = rows.filter((row) => !row.includes(`ModuleName = "${module}"\n`));
  if (kept.length !== rows.length - 1) throw new Error(`the order has no ${module}, or several`);
  return kept.join("");
}

/** Signs an order and returns the licence file. */
export async function issue(wanted: Order): Promise<string> {
  const orderFile = path.join(runFolder(), `${wanted.name}.toml`);
  const out = path.join(runFolder(), `${wanted.name}.segl`);
  writeFileSync(orderFile, wanted.order);
  const key = wanted.key ?? inDemo("keys/superoffice.key");
  const certificate = wanted.certificate ?? inDemo("keys/superoffice.cert");
  const args = ["issue", "--order", orderFile, "--key", key, "--cert", certificate, "--today", wanted.today ?? today, "--out", out];
  await succeed(program("segl-issuer"), [...args, ...(wanted.more ?? [])]);
  return out;
}

/** An order for SUPEROFFICE with many rows that differ in everything that is compared. */
export function manyRows(count: number): string {
  const head = order("superoffice").split("[[ModuleLicense]]")[0] ?? "";
  const types = ["SiteLicense", "SatelliteLicense", "UserLicense"];
  const rows = Array.from({ length: count }, (_, at) =>
    [
      "[[ModuleLicense]]",
      `ModuleName = "module-${String(at).padStart(4, "0")}"`,
      `ModuleDescription = "Module number ${at}"`,
      `ModuleTooltip = "What module number ${at} is good for, in a sentence of ordinary length."`,
      `LicenseType = "${types[at % 3]}"`,
      `NumberOfLicenses = ${at % 3 === 0 ? 1 : 10 + at}`,
      `Texts.nb = { Description = "Modul nummer ${at}", Tooltip = "Hva modul nummer ${at} er godt for." }`,
    ].join("\n"),
  );
  return `${head}${rows.join("\n\n")}\n`;
}
