import type { Page, Route } from "@playwright/test";
import { objectHash, rowType } from "./signed.ts";

/** The columns and signed bytes that the server hands out, and changing them on their way to the browser. */

export const proofPath = "/api/v1/License/Proof";

export interface Stored {
  Body?: string;
  Base64?: string;
  KeyId: string;
  Signature: string;
  Hash: string;
}

export interface RowProof {
  Id: number;
  Columns: Record<string, unknown> & { ModuleName: string; NumberOfLicenses: number };
  Signed: Stored;
  InUse: number;
}

export interface OwnerProof {
  Columns: Record<string, unknown> & { OwnerName: string };
  License: Stored;
  Keys: Stored[];
  Rows: RowProof[];
}

export interface Proof {
  /** When it was fetched, Unix seconds: the browser's own worker says so where there is no network. */
  Kept?: number;
  Today: string;
  Company: { Name: string; SerialNr: string; Check: string };
  Revocations: Stored | null;
  Activations: unknown[];
  Owners: OwnerProof[];
}

/** Lets every proof through `change` before the browser sees it. */
export async function onItsWay(page: Page, change: (proof: Proof) => unknown): Promise<void> {
  await page.route(`**${proofPath}`, async (route: Route) => {
    const answer = await route.fetch();
    const proof = (await answer.json()) as Proof;
    const changed = (await change(proof)) ?? proof;
    await route.fulfill({ status: answer.status(), contentType: "application/json", body: JSON.stringify(changed) });
  });
}

export function ownerIn(proof: Proof, name: string): OwnerProof {
  const found = proof.Owners.find((owner) => owner.Columns.OwnerName === name);
  if (!found) throw new Error(`the proof has no owner ${name}`);
  return found;
}

export function rowIn(proof: Proof, owner: string, moduleName: string): RowProof {
  const found = ownerIn(proof, owner).Rows.find((row) => row.Columns.ModuleName === moduleName);
  if (!found) throw new Error(`${owner} has no row ${moduleName}`);
  return found;
}

/** Flips the lowest bit of one ASCII character of a body, counted from the end where negative. */
export function alterByte(stored: Stored, at: number): void {
  const body = stored.Body ?? "";
  const place = at < 0 ? body.length + at : at;
  const code = body.charCodeAt(place);
  if (Number.isNaN(code) || code > 126) throw new Error(`no ASCII character at ${at}`);
  stored.Body = body.slice(0, place) + String.fromCharCode(code ^ 1) + body.slice(place + 1);
}

/** Replaces part of a row's body and makes everything beside it agree: column, hash. Only the signatures cannot. */
export function forge(row: RowProof, field: string, from: unknown, to: unknown): void {
  const [old, made] = [`"${field}":${JSON.stringify(from)}`, `"${field}":${JSON.stringify(to)}`];
  const body = row.Signed.Body ?? "";
  if (!body.includes(old)) throw new Error(`the body has no ${old}`);
  row.Signed.Body = body.replace(old, made);
  row.Signed.Hash = objectHash(rowType, Buffer.from(row.Signed.Body));
  row.Columns[field] = to;
}

/** Everything that a lying server might add, at every depth. */
export function claimVerified(value: unknown): void {
  if (Array.isArray(value)) value.forEach(claimVerified);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return;
  Object.values(value).forEach(claimVerified);
  Object.assign(value, {
    Verified: true,
    verified: true,
    IsVerified: true,
    Outcome: "verified",
    Verdict: { Format: "segl-verdict/1", Outcome: "verified", Rows: [] },
    Code: null,
    Findings: [],
    Warnings: [],
  });
}
