import { issue, order } from "./issuing.ts";
import { readIssued, unwrap, type Envelope, type Row } from "./signed.ts";

/** What somebody with `sqlite3` and the server stopped would do, one statement each. */

export const otherSerial = "1902745130";

export const edits = {
  number: `UPDATE ModuleLicense SET licenseNumber = 500 WHERE moduleName = 'ten-sales-essentials';`,
  hiddenFlag: `UPDATE ModuleLicense SET hidden = 1 WHERE moduleName = 'visible-for';`,
  set: `UPDATE ModuleLicense SET extraInfo = extraInfo || ',windows' WHERE moduleName = 'ten-sales';`,
  hash: `UPDATE ModuleLicense SET objectHash = zeroblob(32) WHERE moduleName = 'ten-service';`,
  signature: `UPDATE ModuleLicense SET signature = zeroblob(64) WHERE moduleName = 'ten-marketing';`,
  expiry: `UPDATE ModuleOwner SET expiration = '2099-12-31' WHERE ownerName = 'SUPEROFFICE';`,
  removed: `DELETE FROM ModuleLicense WHERE moduleName = 'server';`,
} as const;

/** A genuine row of another customer, as it would stand in that customer's database. */
export async function rowOfAnotherCustomer(): Promise<{ row: Row; envelope: Envelope; sql: string }> {
  const added = [
    "[[ModuleLicense]]",
    'ModuleName = "another-customers"',
    'ModuleDescription = "Bought by somebody else"',
    'LicenseType = "UserLicense"',
    "NumberOfLicenses = 900",
  ].join("\n");
  const changes: [string, string][] = [["1801852599", otherSerial]];
  const file = await issue({ name: "another-customer", order: `${order("superoffice", changes)}\n${added}\n` });
  const at = readIssued(file).rows.findIndex((row) => row.ModuleName === "another-customers");
  const row = readIssued(file).rows[at];
  const envelope = unwrap(file).ModuleLicenses[at];
  if (!row || !envelope) throw new Error("the other customer's licence has no such row");
  const blob = (base64: string) => `x'${Buffer.from(base64, "base64").toString("hex")}'`;
  const columns: Record<string, string> = {
    ModuleOwner_id: "(SELECT ModuleOwner_id FROM ModuleOwner WHERE ownerName = 'SUPEROFFICE')",
    moduleName: `'${row.ModuleName}'`,
    moduleVersion: `'${row.ModuleVersion}'`,
    moduleDescription: `'${row.ModuleDescription}'`,
    tooltip: `'${row.ModuleTooltip}'`,
    licenseType: "3",
    allowedAssocsMask: "(SELECT allowedAssocsMask FROM ModuleLicense WHERE moduleName = 'user')",
    licenseNumber: String(row.NumberOfLicenses),
    unrestricted: "0",
    hidden: "0",
    extraFlags: "0",
    extraInfo: "''",
    sortOrder: String(row.SortOrder),
    body: blob(envelope.payload),
    signature: blob(row.signature),
    keyId: "(SELECT keyId FROM ModuleLicense WHERE moduleName = 'user')",
    objectHash: blob(row.hash),
    registered: "0",
    updated: "0",
  };
  const sql = `INSERT INTO ModuleLicense (${Object.keys(columns).join(", ")}) VALUES (${Object.values(columns).join(", ")});`;
  return { row, envelope, sql };
}
