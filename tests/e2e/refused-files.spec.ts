import path from "node:path";
import { keys, languages, text } from "./support/catalogue.ts";
import { Installation } from "./support/installation.ts";
import { issue, order } from "./support/issuing.ts";
import { demo, inDemo, runFolder, today } from "./support/places.ts";
import { call, program } from "./support/programs.ts";
import { Signer, certificateLike, signedByStranger, wrap } from "./support/sealing.ts";
import { unwrap } from "./support/signed.ts";
import { otherSerial } from "./support/tampering.ts";
import { expect, template, test } from "./support/test.ts";

const issued = (name: string) => path.join(runFolder(), `${name}.segl`);

/** Everything re-made by somebody who has a root of his own. */
function underAnotherRoot(): string {
  const licence = unwrap(issued("superoffice"));
  const [signer, root] = [Signer.random(), Signer.random()];
  const [certificate] = licence.Keys;
  if (!certificate) throw new Error("the licence has no certificate");
  return wrap("other-root", signedByStranger(licence, signer, certificateLike(certificate, signer, root)));
}

/** A partner uses the key and certificate that it really has. */
function signedByPartner(): string {
  const partner = Signer.fromFile(inDemo("keys/norddata.key"));
  const [certificate] = unwrap(issued("norddata")).Keys;
  if (!certificate) throw new Error("the partner's licence has no certificate");
  return wrap("partner", signedByStranger(unwrap(issued("superoffice")), partner, certificate));
}

function forAnotherCustomer(): Promise<string> {
  return issue({ name: "other-serial", order: order("superoffice", [[demo.serial, otherSerial]]) });
}


const refused: [string, string, () => string | Promise<string>][] = [
  ["a file under another root", "root-unknown", underAnotherRoot],
  ["a partner's key that signs for SUPEROFFICE", "certificate-owner", signedByPartner],
  ["a licence for another serial number", "serial-differs", forAnotherCustomer],
];

for (const [what, code, make] of refused) {
  test(`${what} is refused as ${code} by both judges, and nothing is stored`, async () => {
    const file = await make();
    const installation = Installation.copyOf(template());
    const installed = ["--installed", issued("superoffice")];
    const judged = await call(program("segl"), ["verify", file, "--json", "--today", today, ...installed]);
    expect(judged.code, judged.stderr).not.toBe(0);
    expect(JSON.parse(judged.stdout)).toMatchObject({ Format: "segl-verdict/1", Outcome: "refused", Code: code });

    const before = await installation.sql(".dump");
    const loaded = await installation.load(file);
    expect(loaded.code).not.toBe(0);
    expect(`${loaded.stdout}${loaded.stderr}`).toContain(code);
    expect(await installation.sql(".dump")).toBe(before);
  });
}

test("a first licence for another serial number than the one that was typed is refused too", async () => {
  const fresh = await Installation.empty(path.join(runFolder(), "fresh"));
  const loaded = await fresh.load(await issue({ name: "first", order: order("superoffice", [[demo.serial, otherSerial]]) }));
  expect(loaded.code).not.toBe(0);
  expect(`${loaded.stdout}${loaded.stderr}`).toContain("serial-differs");
});

for (const language of languages) {
  test(`each of the three refusals has a sentence of its own in ${language}`, () => {
    const facts = { found: "NORDDATA", expected: "SUPEROFFICE" };
    const sentences = refused.map(([, code]) => text(language, `reason.${code}`, facts));
    expect(new Set(sentences).size).toBe(refused.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{L}.{20,}[.?!]$/su);
    expect(keys(language, "reason").length).toBeGreaterThan(60);
  });
}
