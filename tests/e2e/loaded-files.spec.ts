import { readFileSync } from "node:fs";
import path from "node:path";
import { ActivationDialog } from "./pages/activation.ts";
import { languages, text, type Language } from "./support/catalogue.ts";
import { issue, order, withNumber, type Order } from "./support/issuing.ts";
import { demo, runFolder, today } from "./support/places.ts";
import { call, program } from "./support/programs.ts";
import { otherSerial } from "./support/tampering.ts";
import { expect, test } from "./support/test.ts";

/** What a genuine licence is to the one that is active: each relation has its code and its sentence, and the three judges agree. */

test.use({ alone: true });

interface Relation {
  what: string;
  code: string;
  /** What the sentence is filled with. */
  facts?: Record<string, string | number>;
  refused: boolean;
  /** The file that is active, and the one that is loaded. */
  make(): Promise<[string, string]>;
}

const first = path.join(runFolder(), "superoffice.segl");
const plain = order("superoffice");

/** The issue after another one, with so many seats of Sales. */
const after = (name: string, previous: string, seats: number, more: Partial<Order> = {}): Promise<string> =>
  issue({ name: `related-${process.pid}-${name}`, order: withNumber(plain, "ten-sales", seats), ...more, more: ["--previous", previous] });

/** The hash of a licence, as a verdict says it. */
async function hash(file: string): Promise<string> {
  const judged = await call(program("segl"), ["verify", file, "--json", "--today", today]);
  return (JSON.parse(judged.stdout) as { Hash: string }).Hash;
}

const relations: Relation[] = [
  {
    what: "an older one",
    code: "older-than-installed",
    facts: { sequence: 2, epoch: 1 },
    refused: true,
    make: async () => [await after("newer", first, 70), first],
  },
  {
    what: "another one with the same number",
    code: "equivocation",
    facts: { sequence: 2, epoch: 1 },
    refused: true,
    make: async () => [await after("one", first, 71), await after("another", first, 72)],
  },
  {
    what: "the active one itself",
    code: "already-active",
    refused: true,
    make: () => Promise.resolve([first, first]),
  },
  {
    what: "one for another customer",
    code: "serial-differs",
    facts: { found: otherSerial, expected: demo.serial },
    refused: true,
    make: async () => [first, await issue({ name: `related-${process.pid}-other`, order: order("superoffice", [[demo.serial, otherSerial]]) })],
  },
  {
    what: "one after issues that were never loaded",
    code: "issues-skipped",
    facts: { n: 1 },
    refused: false,
    make: async () => [first, await after("third", await after("second", first, 73), 74)],
  },
  {
    what: "one that was issued after today",
    code: "clock-behind",
    facts: { issued: "2027-01-10" },
    refused: false,
    make: async () => [first, await after("later", first, 75, { today: "2027-01-10" })],
  },
  {
    what: "one that replaces the serial number",
    code: "serial-replaced",
    facts: { from: demo.serial, to: otherSerial },
    refused: false,
    make: async () => {
      const replaces = `Replaces = { SerialNr = "${demo.serial}", Hash = "${await hash(first)}" }\n`;
      const changed = order("superoffice", [[`SerialNr = "${demo.serial}"\n`, `SerialNr = "${otherSerial}"\n${replaces}`]]);
      return [first, await issue({ name: `related-${process.pid}-replaced`, order: changed })];
    },
  },
];

interface Verdict {
  Code: string | null;
  Warnings: { Code: string }[];
}

/** Every code that a judge named. */
const codes = ({ Code, Warnings }: Verdict): string[] => [...(Code ? [Code] : []), ...Warnings.map((one) => one.Code)].sort();

for (const relation of relations) {
  test(`${relation.what} is ${relation.code} for browser, server and command line, and has its sentence in each language`, async ({
    page,
    installation,
    signedIn,
  }) => {
    const [active, loaded] = await relation.make();
    if (active !== first) {
      await installation.stop();
      await installation.mustLoad(active);
      await installation.start();
    }
    const judged = await call(program("segl"), ["verify", loaded, "--json", "--today", today, "--installed", active]);
    const told = codes(JSON.parse(judged.stdout) as Verdict);
    expect(told, judged.stdout).toContain(relation.code);

    await signedIn();
    const headers = { Origin: installation.url, "Content-Type": "application/octet-stream" };
    const answer = await page.request.post("/api/v1/License/Preview", { headers, data: readFileSync(loaded) });
    const { Verdict } = (await answer.json()) as { Verdict: Verdict };
    expect(codes(Verdict), "the server").toEqual(told);

    const sent: string[] = [];
    page.on("request", (request) => void (request.method() === "POST" && sent.push(request.url())));
    for (const language of languages) {
      const dialog = new ActivationDialog(page, language);
      await dialog.open("load");
      await dialog.file.setInputFiles(loaded);
      await expect(dialog.dialog).toContainText(text(language, `reason.${relation.code}`, relation.facts));
      if (!relation.refused) await dialog.shows("activation.activate-new");
      await expect(dialog.dialog.locator(".findings li"), "and nothing else is found").toHaveCount(told.length);
    }
    if (relation.refused) expect(sent, "what this browser refuses is not sent").toEqual([]);
  });
}

test("each relation has a sentence of its own", () => {
  const said = (language: Language) => relations.map(({ code, facts }) => text(language, `reason.${code}`, facts));
  for (const language of languages) expect(new Set(said(language)).size).toBe(relations.length);
});
