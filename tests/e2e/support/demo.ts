import path from "node:path";
import { formatNumber, type Language } from "./catalogue.ts";
import { runFolder } from "./places.ts";
import { readIssued, type Issued, type Row } from "./signed.ts";

/** What the demonstration's issued files say, as the screen must show it. */

export type OwnerName = "SUPEROFFICE" | "NORDDATA";

export function issued(owner: OwnerName): Issued {
  return readIssued(path.join(runFolder(), `${owner.toLowerCase()}.segl`));
}

/** The rows that the list shows: hidden ones are verified, but only counted. */
export function listed(owner: OwnerName): Row[] {
  return issued(owner).rows.filter((row) => !row.IsHidden);
}

export function hiddenCount(owner: OwnerName): number {
  return issued(owner).rows.filter((row) => row.IsHidden).length;
}

/** A licence's name as its owner translated it, else as it is. */
export function nameOf(row: Row, language: Language): string {
  return row.Texts[language]?.Description || row.ModuleDescription;
}

export function named(owner: OwnerName, moduleName: string): Row {
  const found = issued(owner).rows.find((row) => row.ModuleName === moduleName);
  if (!found) throw new Error(`${owner} has no ${moduleName}`);
  return found;
}

/** The signed total as the reader's language writes it. */
export function totalOf(row: Row, language: Language): string {
  return formatNumber(language, row.NumberOfLicenses);
}
