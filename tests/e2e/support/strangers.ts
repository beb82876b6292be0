import { inDemo } from "./places.ts";
import type { OwnerProof, RowProof, Stored } from "./proof.ts";
import { Signer } from "./sealing.ts";
import { objectHash, rowType, type Certificate } from "./signed.ts";
import { rowOfAnotherCustomer } from "./tampering.ts";

/** Genuine objects in the wrong place, as the server would hand them out. */

/** Another customer's genuine row beside columns like those of `neighbour`. */
export async function anotherCustomersRow(neighbour: RowProof): Promise<RowProof> {
  const { row, envelope } = await rowOfAnotherCustomer();
  const body = Buffer.from(envelope.payload, "base64");
  const { signature: Signature, hash: Hash } = { signature: envelope.signatures[0].sig, hash: objectHash(rowType, body) };
  return {
    ...neighbour,
    Id: 9002,
    Columns: {
      ...neighbour.Columns,
      ModuleName: row.ModuleName,
      ModuleDescription: row.ModuleDescription,
      NumberOfLicenses: row.NumberOfLicenses,
      PrerequisiteModuleName: null,
    },
    Signed: { ...neighbour.Signed, Body: body.toString(), Signature, Hash },
  };
}

/** A list of the root's that says that the owner's key has not been safe since the day it was certified. */
export function withdrawingKeyOf(owner: OwnerProof): Stored {
  const certificate = JSON.parse(owner.Keys[0]?.Body ?? "") as Certificate;
  const entries = [{ KeyId: certificate.KeyId, Date: certificate.SignDate, Reason: "compromised" }];
  const body = JSON.stringify({ Generation: 1, Issued: "2026-11-20", NextUpdate: "2027-11-20", Entries: entries });
  const type = "application/vnd.segl.revocations.v1+json";
  const root = Signer.fromFile(inDemo("keys/root.key"));
  const sealed = root.seal(type, Buffer.from(body));
  const Hash = objectHash(type, Buffer.from(body));
  return { Body: body, KeyId: root.keyId, Signature: sealed.signatures[0].sig, Hash };
}
