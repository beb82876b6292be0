import type { Page } from "@playwright/test";
import { objectHash, readIssued, unwrap, type Envelope } from "./signed.ts";

/** What a browser keeps of the licence that it saw, under its names. */
export interface Memory {
  owner: string;
  seen: string;
  evidence: string;
}

/** What a browser would have kept after it had verified this file's licence on a day. */
export function memoryOf(file: string, day: string): Memory {
  const { License, Keys } = unwrap(file);
  const { license, certificates } = readIssued(file);
  const body = (envelope: Envelope) => Buffer.from(envelope.payload, "base64");
  const line = (envelope: Envelope, keyId: string) => `${keyId} ${envelope.signatures[0].sig} ${envelope.payload}`;
  const signer = certificates[0]?.KeyId ?? "";
  const root = Keys.map((envelope) => line(envelope, envelope.signatures[0].keyid));
  const hash = objectHash(License.payloadType, body(License));
  return {
    owner: license.OwnerName,
    seen: [day, license.SerialNr, license.Epoch, license.Sequence, hash].join(" "),
    evidence: [line(License, signer), ...root].join("\n"),
  };
}

/** Lets a browser begin with a memory. */
export async function begin(page: Page, memory: Memory): Promise<void> {
  await page.addInitScript(({ owner, seen, evidence }) => {
    if (localStorage.getItem(`segl-seen-${owner}`) !== null) return;
    localStorage.setItem(`segl-seen-${owner}`, seen);
    localStorage.setItem(`segl-evidence-${owner}`, evidence);
  }, memory);
}

/** What the browser keeps of an owner's licence: day, serial number, epoch, sequence and hash. */
export function remembered(page: Page, owner: string): Promise<string | null> {
  return page.evaluate((name) => localStorage.getItem(name), `segl-seen-${owner}`);
}

