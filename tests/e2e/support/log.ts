import { objectHash } from "./signed.ts";

/** The log's chain from its document alone. */

export interface Entry {
  Id: number;
  At: number;
  AssociateId: number | null;
  Actor: string;
  Act: string;
  Subject: string;
  Before: string | null;
  After: string | null;
  Hash: string;
}

/** Entries with their hashes, the first after the one with the hash `previous`. */
export function chained(entries: Omit<Entry, "Hash">[], previous: string | null = null): Entry[] {
  let before = previous;
  return entries.map((entry) => {
    const { Id, At, AssociateId, Actor, Act, Subject, Before, After } = entry;
    const body = JSON.stringify({ Id, At, AssociateId, Actor, Act, Subject, Before, After, Previous: before });
    before = objectHash("application/vnd.segl.log-entry.v1+json", Buffer.from(body));
    return { ...entry, Hash: before };
  });
}
