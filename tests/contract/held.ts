import { readFileSync } from "node:fs";
import type { Issued, Row } from "../e2e/support/signed.ts";
import { inDemo } from "../e2e/support/places.ts";

/** Who holds what, worked out from the list of users and the signed plans alone. */

export interface User {
  name: string;
  userType: string;
  plan: string;
  /** `OWNER.module` */
  licences: string[];
  retired: boolean;
}

export function users(): User[] {
  const [, ...lines] = readFileSync(inDemo("users.csv"), "utf8").replace(/^\uFEFF/, "").trim().split(/\r?\n/);
  return lines.map((line) => {
    const [name = "", , , , , userType = "", , plan = "", licences = "", retired = ""] = line.split(";");
    return { name, userType, plan, licences: licences.split(",").filter(Boolean), retired: retired === "1" };
  });
}

/** The module names that a plan brings with it. */
export function implied(plan: Row): string[] {
  const set = plan.ExtraInfo.split(";").find((part) => part.trim().startsWith("set="));
  return set === undefined ? [] : set.trim().slice("set=".length).split(",").map((name) => name.trim());
}

/** Everything that a user holds of an owner: the plan, what it implies, and what is held beside it. */
export function holds(user: User, issued: Issued): Set<string> {
  const owner = issued.license.OwnerName;
  const named = user.licences.filter((name) => name.startsWith(`${owner}.`)).map((name) => name.slice(owner.length + 1));
  const plan = issued.rows.find((row) => row.ExtraFlags === 1 && row.ModuleName === user.plan);
  return new Set([...named, ...(plan ? [plan.ModuleName, ...implied(plan)] : [])]);
}

/** Seats in use of each module of an owner. Retired users hold none. */
export function inUse(issued: Issued): Map<string, number> {
  const counted = new Map<string, number>();
  for (const user of users().filter((user) => !user.retired)) {
    for (const name of holds(user, issued)) counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  return counted;
}
