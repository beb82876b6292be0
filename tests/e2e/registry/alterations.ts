import { alterByte, ownerIn, rowIn, type Proof } from "../support/proof.ts";
import { anotherCustomersRow, withdrawingKeyOf } from "../support/strangers.ts";

/** What can be wrong with licences: an answer for each, and the row that shows it. */

const third = "NORDDATA";
const own = "SUPEROFFICE";

/** One row changed, one edited beside what was signed, one stored twice, one removed. */
export function severalThings(proof: Proof): void {
  const { Rows } = ownerIn(proof, third);
  const edited = rowIn(proof, third, "nd-invoices");
  alterByte(rowIn(proof, third, "nd-orders").Signed, 100);
  edited.Columns.NumberOfLicenses = 250;
  Rows.splice(Rows.findIndex((row) => row.Columns.ModuleName === "nd-lookup"), 1);
  Rows.push({ ...edited, Id: 9001 });
}

/** The same, while the server's log knows of no activation. */
export function longSince(proof: Proof): void {
  severalThings(proof);
  proof.Activations = [];
}

/** A row of another customer's, one of an unknown key, and a hidden one that was edited. */
export async function strangers(proof: Proof): Promise<void> {
  ownerIn(proof, own).Rows.push(await anotherCustomersRow(rowIn(proof, own, "ten-sales")));
  const unknown = rowIn(proof, own, "ten-service").Signed;
  unknown.Signature = Buffer.alloc(64, 1).toString("base64");
  unknown.KeyId = "ab".repeat(32);
  alterByte(unknown, 100);
  rowIn(proof, own, "user").Columns.NumberOfLicenses = 999;
}

/** The licence itself changed, so that no list says which rows belong to it. */
export function refused(proof: Proof): void {
  alterByte(ownerIn(proof, third).License, 60);
}

/** The owner's key withdrawn, and a row of another customer's under the same key. */
export async function withdrawn(proof: Proof): Promise<void> {
  const owner = ownerIn(proof, own);
  owner.Rows.push(await anotherCustomersRow(rowIn(proof, own, "ten-sales")));
  proof.Revocations = withdrawingKeyOf(owner);
}
