import path from "node:path";
import { fileURLToPath } from "node:url";

/** Where things lie, and who the demonstration is about. */

export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/[/\\]$/, "");

/** The folder with `segl`, `segl-issuer` and `segl-server`. */
export const binaries = process.env.SEGL_BIN_DIR ?? process.env.SEGL_BIN ?? path.join(root, "target/debug");

/** The built app. */
export const dist = process.env.SEGL_DIST ?? path.join(root, "dist");

/** Pictures of every state, to look at. */
export const pictures = process.env.SEGL_PICTURES ?? path.join(root, "target/screenshots");

export const today = "2026-11-22";

export const demo = {
  company: "Wordslayer AS",
  serial: "1801852599",
  userName: "admin",
  password: "segl-demo-2026",
  fullName: "Bergfrid Skaara",
} as const;

/** The owners of the demonstration, by the stem of their files in demo/. */
export const owners = { superoffice: "SUPEROFFICE", norddata: "NORDDATA" } as const;

export function inDemo(name: string): string {
  return path.join(root, "demo", name);
}

/** What this run makes and the next one does not need. */
export function runFolder(): string {
  const folder = process.env.SEGL_E2E_RUN;
  if (!folder) throw new Error("support/setup.ts did not run");
  return folder;
}
