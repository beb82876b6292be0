import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Installation } from "./installation.ts";
import { issue, order } from "./issuing.ts";
import { inDemo } from "./places.ts";

/** Once a run: the vendor signs, the customer loads. Tests copy the outcome. */
export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "segl-e2e-"));
  process.env.SEGL_E2E_RUN = folder;
  const superoffice = await issue({ name: "superoffice", order: order("superoffice") });
  const norddata = await issue({
    name: "norddata",
    order: order("norddata"),
    key: inDemo("keys/norddata.key"),
    certificate: inDemo("keys/norddata.cert"),
  });
  const template = await Installation.empty(path.join(folder, "template"));
  await template.mustLoad(superoffice);
  await template.mustLoad(norddata);
  await template.importUsers(withoutSignIns(folder));
  await template.importMetering(inDemo("metering.csv"), inDemo("metering-terms.csv"));
  return () => rmSync(folder, { recursive: true, force: true });
}

/** The demonstration's users as if none had ever signed in: what a test sees of sign-ins is its own. */
function withoutSignIns(folder: string): string {
  const lines = readFileSync(inDemo("users.csv"), "utf8").split("\n");
  if (!lines[0]?.endsWith(";LastSignIn")) throw new Error("the last column of users.csv is not LastSignIn");
  const file = path.join(folder, "users.csv");
  writeFileSync(file, lines.map((line) => line.slice(0, Math.max(line.lastIndexOf(";"), 0))).join("\n"));
  return file;
}
