import { readFileSync } from "node:fs";
import path from "node:path";
import { formatNumber, type Language } from "./catalogue.ts";
import { inDemo, runFolder } from "./places.ts";
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

/** A line of the file of users. */
export interface Person {
  Name: string;
  FullName: string;
  UserType: string;
  UserPlan: string;
  /** `OWNER.module`, beside the plan. */
  Licences: string[];
  Retired: boolean;
}

/** The users that are imported, with what they are given. */
export function people(): Person[] {
  const [head = "", ...lines] = readFileSync(inDemo("users.csv"), "utf8").trimEnd().split("\n");
  const names = head.trimEnd().split(";");
  return lines.map((line) => {
    const fields = line.trimEnd().split(";");
    const of = (name: string) => fields[names.indexOf(name)] ?? "";
    return {
      Name: of("Name"),
      FullName: `${of("FirstName")} ${of("LastName")}`,
      UserType: of("UserType"),
      UserPlan: of("UserPlan"),
      Licences: of("Licences").split(",").filter(Boolean),
      Retired: of("Retired") === "1",
    };
  });
}

/** Who has a plan, of those who have not left. */
export function holdersOf(plan: string): Person[] {
  return people().filter((one) => one.UserPlan === plan && !one.Retired);
}
