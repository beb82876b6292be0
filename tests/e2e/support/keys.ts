import { existsSync } from "node:fs";
import path from "node:path";
import { inDemo, runFolder, today } from "./places.ts";
import { program, succeed } from "./programs.ts";

/** What becomes of the vendor's keys, with the vendor's own command. */

/** The key that succeeds the owner's first one, certified by the demonstration's root. */
export async function nextKey(): Promise<{ key: string; certificate: string }> {
  const key = path.join(runFolder(), `second-${process.pid}.key`);
  const certificate = path.join(runFolder(), `second-${process.pid}.cert`);
  if (!existsSync(certificate)) {
    await succeed(program("segl-issuer"), ["keygen", "--test", "--out", key]);
    const who = ["--root", inDemo("keys/root.key"), "--public", `${key}.pub`, "--owner", "SUPEROFFICE", "--epoch", "2"];
    const period = ["--from", "2026-01-01", "--to", "2030-12-31", "--test"];
    await succeed(program("segl-issuer"), ["certify", ...who, ...period, "--out", certificate]);
  }
  return { key, certificate };
}

/** A root's list that withdraws a key from a day on: by default because it has not been safe since. */
export async function withdrawing(keyId: string, since: string, generation = 1, reason = "compromised"): Promise<string> {
  const out = path.join(runFolder(), `${reason}-${process.pid}-${keyId.slice(0, 8)}-${generation}-${since}.json`);
  if (existsSync(out)) return out;
  const entry = ["--generation", `${generation}`, "--entry", `${reason}:${keyId}:${since}`];
  const days = ["--today", today, "--next-update", "2027-11-20"];
  await succeed(program("segl-issuer"), ["revocations", "--root", inDemo("keys/root.key"), ...entry, ...days, "--out", out]);
  return out;
}
