import { cpSync, mkdtempSync, readFileSync } from "node:fs";
import path from "node:path";
import { LicencesPage } from "./pages/licences.ts";
import { languages, type Language } from "./support/catalogue.ts";
import { Installation } from "./support/installation.ts";
import { issue, order } from "./support/issuing.ts";
import { nextKey, withdrawing } from "./support/keys.ts";
import { inDemo, runFolder, today } from "./support/places.ts";
import { readIssued, type LicenseFile } from "./support/signed.ts";
import { smaller } from "./support/smaller.ts";
import { otherSerial } from "./support/tampering.ts";
import { expect, test, type Page } from "./support/test.ts";
import { begin, memoryOf, remembered } from "./support/witness.ts";

/** A database that was restored or exchanged is in order by itself: only a browser that saw another knows better. */

test.use({ alone: true });

const owner = "SUPEROFFICE";

async function looked(page: Page, language: Language = "en"): Promise<LicencesPage> {
  const licences = new LicencesPage(page, language);
  await licences.open(owner);
  await licences.judged();
  return licences;
}

const notice = (licences: LicencesPage) =>
  licences.page.getByRole("region", { name: licences.word("witness.heading", { owner: "SuperOffice" }) });

/** The number of the licence that the browser remembers: epoch and sequence. */
const number = async (page: Page) => (await remembered(page, owner))?.split(" ").slice(2, 4).join(" ");

/** The installation's files as they are now, and the way back to them. */
async function backup(installation: Installation): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(runFolder(), "backup-"));
  await installation.stop();
  cpSync(installation.folder, folder, { recursive: true });
  await installation.start();
  return async () => {
    await installation.stop();
    cpSync(folder, installation.folder, { recursive: true });
    await installation.start();
  };
}

async function load(installation: Installation, file: string): Promise<void> {
  await installation.stop();
  await installation.mustLoad(file);
  await installation.start();
}

test("a database restored from a backup is noticed in four languages, with the newer licence as evidence, until it is said to be right", async ({
  page,
  installation,
  signedIn,
}) => {
  await signedIn();
  const restore = await backup(installation);
  await looked(page);
  expect(await number(page)).toBe("1 1");
  await load(installation, await smaller({ "ten-sales": 70 }));
  const newer = await looked(page);
  await expect(notice(newer)).toHaveCount(0);
  expect(await number(page)).toBe("1 2");
  await restore();
  for (const language of languages) {
    const licences = await looked(page, language);
    const told = { day: today, before: 2, "before-epoch": 1, now: 1, "now-epoch": 1 };
    await expect(notice(licences)).toContainText(licences.word("witness.older-sentence", told));
    await expect(notice(licences)).toContainText(licences.word("witness.means-older-sentence"));
    await expect(licences.tabs.first()).toContainText(licences.word("label.needs-attention"));
  }
  const licences = await looked(page);
  const saved = page.waitForEvent("download");
  await notice(licences).getByRole("button", { name: licences.word("witness.save") }).click();
  const file = await (await saved).path();
  const { Seen, Shown } = JSON.parse(readFileSync(file, "utf8")) as Record<"Seen" | "Shown", LicenseFile>;
  const sequence = ({ License }: LicenseFile) =>
    (JSON.parse(Buffer.from(License.payload, "base64").toString()) as { Sequence: number }).Sequence;
  expect([sequence(Seen), sequence(Shown)]).toEqual([2, 1]);
  await notice(licences).getByRole("button", { name: licences.word("witness.accept") }).press("Enter");
  await expect(notice(licences)).toHaveCount(0);
  await expect(page.locator("#status")).toHaveText(licences.word("witness.accepted-sentence"));
  await expect(page.getByRole("main")).toBeFocused();
  await expect(notice(await looked(page))).toHaveCount(0);
  expect(await number(page)).toBe("1 1");
});

test("another customer's database in the place of this one is noticed, and whose it is", async ({ page, installation, signedIn }) => {
  await signedIn();
  await looked(page);
  const folder = mkdtempSync(path.join(runFolder(), "other-"));
  const other = await Installation.empty(folder, otherSerial);
  const changes: [string, string][] = [["1801852599", otherSerial]];
  await other.mustLoad(await issue({ name: "somebody-elses", order: order("superoffice", changes) }));
  await installation.stop();
  cpSync(folder, installation.folder, { recursive: true });
  await installation.start();
  await signedIn();
  const licences = await looked(page);
  const told = { day: today, before: "1801852599", now: otherSerial };
  await expect(notice(licences)).toContainText(licences.word("witness.serial-sentence", told));
  expect(await number(page), "what was seen is not forgotten over it").toBe("1 1");
});

test("two administrators who are shown different licences with one number learn of it", async ({ page, installation, signedIn }) => {
  await signedIn();
  const restore = await backup(installation);
  await load(installation, await smaller({ "ten-sales": 71 }));
  await looked(page);
  await restore();
  await load(installation, await smaller({ "ten-sales": 72 }));
  const licences = await looked(page);
  const told = { day: today, now: 2, "now-epoch": 1 };
  await expect(notice(licences)).toContainText(licences.word("witness.same-number-sentence", told));
});

test("a new key and a new serial number pass without a word, and a third party's licence counts on, to be replaced", async ({ page, installation, signedIn }) => {
  await signedIn();
  await looked(page);
  const key = await nextKey();
  const rotated = await issue({ name: `rotated-${process.pid}`, order: order("superoffice"), ...key });
  await load(installation, rotated);
  await expect(notice(await looked(page))).toHaveCount(0);
  expect(await number(page)).toBe("2 1");
  const hash = memoryOf(rotated, today).seen.split(" ")[4];
  const takesOver = `Replaces = { SerialNr = "1801852599", Hash = "${hash}" }\nSerialNr = "${otherSerial}"`;
  const replacing = order("superoffice", [['SerialNr = "1801852599"', takesOver]]);
  await load(installation, await issue({ name: `replacing-${process.pid}`, order: replacing, ...key }));
  await expect(notice(await looked(page))).toHaveCount(0);
  expect((await remembered(page, owner))?.split(" ")[1]).toBe(otherSerial);

  const told = { found: "1801852599", expected: otherSerial };
  for (const language of languages) {
    const licences = new LicencesPage(page, language);
    await licences.open("NORDDATA");
    await licences.judged();
    await expect(licences.panel).toContainText(licences.word("reason.serial-needs-replacement", told));
    await expect(page.locator(".overall").getByRole("listitem")).toContainText(licences.word("mark.warning"));
    expect(await licences.marksOtherThan("mark.verified")).toEqual([]);
  }
  const refused = await installation.load(path.join(runFolder(), "norddata.segl"));
  expect(`${refused.stdout}${refused.stderr}`, "what is active is not activated anew").toContain("serial-differs");
  const [certificate, third] = [inDemo("keys/norddata.cert"), inDemo("keys/norddata.key")];
  const reissued = order("norddata", [["1801852599", otherSerial]]);
  await load(installation, await issue({ name: `reissued-${process.pid}`, order: reissued, key: third, certificate }));
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA");
  await licences.judged();
  await expect(page.locator(".overall").getByRole("listitem")).toHaveCount(0);
  await expect(licences.panel.locator("[data-code]")).toHaveCount(0);
  await expect(licences.panel).toContainText(otherSerial);
});

test("a server that forgot which keys are withdrawn does not make them good again", async ({ page, installation, signedIn }) => {
  await signedIn();
  const restore = await backup(installation);
  const licences = await looked(page);
  const certificate = readIssued(path.join(runFolder(), "superoffice.segl")).certificates[0];
  const list = await withdrawing(certificate?.KeyId ?? "", "2026-02-01");
  const rotated = await issue({ name: `after-theft-${process.pid}`, order: order("superoffice"), ...(await nextKey()), more: ["--revocations", list] });
  await load(installation, rotated);
  await looked(page);
  await expect(licences.tabs.first()).not.toContainText(licences.word("label.needs-attention"));
  await restore();
  await looked(page);
  await expect(licences.tabs.first()).toContainText(licences.word("label.needs-attention"));
  await expect(page.getByText(licences.word("mark.refused")).first()).toBeVisible();
  const said = licences.word("reason.key-compromised", { on: "2026-02-01" });
  await expect(page.getByText(said).first()).toBeVisible();
});

test("a memory that somebody filled locks nobody out: what cannot be proven is forgotten without a word", async ({ page, installation, signedIn }) => {
  await signedIn();
  const genuine = memoryOf(await smaller({ "ten-sales": 73 }), today);
  const forged = genuine.evidence.replace(/ \S+$/m, (body) => ` ${Buffer.from(Buffer.from(body.trim(), "base64").toString().replace('"Sequence":2', '"Sequence":9')).toString("base64")}`);
  await begin(page, { ...genuine, seen: genuine.seen.replace(" 1 2 ", " 1 9 "), evidence: forged });
  const licences = await looked(page);
  await expect.poll(() => number(page)).toBe("1 1");
  await expect(notice(licences)).toHaveCount(0);
  await expect(licences.tabs.first()).not.toContainText(licences.word("label.needs-attention"));
  expect(installation.log).not.toContain("panic");
});
