import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../e2e/support/places.ts";

/** The vendor's carriers as its Swagger files describe them: which properties, of which types. */

type Type = string | { ref: string } | { array: Type } | { map: Type } | { enum: string[] };
type Contract = Record<string, Record<string, Type>>;

const file = path.join(root, "crates/webapi/tests/contract.json");
const contract = JSON.parse(readFileSync(file, "utf8")) as Contract;

/** What an extension may add beside the vendor's properties is not a fault; what is missing or of another type is. */
export function faults(carrier: string, value: unknown, at = carrier): string[] {
  const properties = contract[carrier];
  if (!properties) throw new Error(`contract.json has no ${carrier}`);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [`${at}: not an object`];
  const object = value as Record<string, unknown>;
  return Object.entries(properties).flatMap(([name, type]) =>
    name in object ? wrong(type, object[name], `${at}.${name}`) : [`${at}.${name}: missing`],
  );
}

/** As {@link faults}, for a list, which must not be empty: an empty one would prove nothing. */
export function listFaults(carrier: string, value: unknown): string[] {
  if (!Array.isArray(value)) return [`${carrier}[]: not a list`];
  if (value.length === 0) return [`${carrier}[]: empty`];
  return value.flatMap((item, index) => faults(carrier, item, `${carrier}[${index}]`));
}

function wrong(type: Type, value: unknown, at: string): string[] {
  const fault = [`${at}: ${JSON.stringify(value)} is not ${JSON.stringify(type)}`];
  if (typeof type === "string") return isPlain(type, value) ? [] : fault;
  if ("ref" in type) return value === null ? [] : faults(type.ref, value, at);
  if ("enum" in type) return type.enum.includes(value as string) ? [] : fault;
  if ("array" in type) {
    if (!Array.isArray(value)) return fault;
    return value.flatMap((item, index) => wrong(type.array, item, `${at}[${index}]`));
  }
  if (value === null || typeof value !== "object" || Array.isArray(value)) return fault;
  return Object.entries(value).flatMap(([key, item]) => wrong(type.map, item, `${at}.${key}`));
}

function isPlain(type: string, value: unknown): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "byte":
      return typeof value === "string" || value === null;
    case "boolean":
      return typeof value === "boolean";
    case "int32":
      return Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31;
    case "date-time":
      return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value);
    default:
      throw new Error(`contract.json has the type ${type}, which nobody described`);
  }
}
