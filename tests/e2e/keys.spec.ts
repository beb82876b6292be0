import path from "node:path";
import { ActivationDialog } from "./pages/activation.ts";
import { LicencesPage } from "./pages/licences.ts";
import { languages } from "./support/catalogue.ts";
import { issue, order } from "./support/issuing.ts";
import { nextKey, withdrawing } from "./support/keys.ts";
import { inDemo, runFolder } from "./support/places.ts";
import { readIssued } from "./support/signed.ts";
import { expect, test } from "./support/test.ts";

/** What becomes of a vendor's keys is said in words, with what to do. */

test.use({ alone: true });

/** The licence was activated on 2026-11-22, says the log. */
const fates = [
  { reason: "retired", since: "2026-11-20", code: "key-retired", mark: "mark.warning", rows: "mark.verified", languages: ["nb", "da"] },
  { reason: "compromised", since: "2026-11-23", code: "key-compromised-later", mark: "mark.warning", rows: "mark.verified", languages: ["sv", "en"] },
  { reason: "compromised", since: "2026-11-22", code: "key-compromised", mark: "mark.refused", rows: "mark.refused", languages: ["da", "en"] },
] as const;

test("roots, a new key, a retired one, and one that was lost after or before the activation are said in words", async ({
  page,
  installation,
  signedIn,
}) => {
  await signedIn();
  const rotated = await issue({ name: `new-key-${process.pid}`, order: order("superoffice"), ...(await nextKey()) });
  for (const language of languages) {
    const dialog = new ActivationDialog(page, language);
    await dialog.open("load");
    await dialog.file.setInputFiles(rotated);
    await dialog.shows("activation.activate-new");
    const told = { before: 1, after: 2 };
    await expect(dialog.dialog).toContainText(dialog.word("activation.key-changes-sentence", told));
  }

  const old = readIssued(path.join(runFolder(), "superoffice.segl")).certificates[0]?.KeyId ?? "";
  const third = { order: order("norddata"), key: inDemo("keys/norddata.key"), certificate: inDemo("keys/norddata.cert") };
  let previous = path.join(runFolder(), "norddata.segl");
  for (const [at, fate] of fates.entries()) {
    // The list comes with somebody else's next issue.
    const list = await withdrawing(old, fate.since, at + 1, fate.reason);
    const more = ["--previous", previous, "--revocations", list];
    previous = await issue({ name: `brings-${process.pid}-${at}`, ...third, more });
    await installation.stop();
    await installation.mustLoad(previous);
    await installation.start();
    for (const language of fate.languages) {
      const licences = new LicencesPage(page, language);
      await licences.open();
      expect(await licences.marksOtherThan(fate.rows), fate.code).toEqual([]);
      await expect(licences.panel).toContainText(licences.word(`reason.${fate.code}`, { on: fate.since }));
      await expect(licences.tabs.first()).toContainText(licences.word("label.needs-attention"));
      await expect(page.locator(".overall").getByRole("listitem")).toContainText(licences.word(fate.mark));
      await page.getByText(licences.word("heading.worth")).click();
      const root = licences.panel.locator(".roots").getByRole("listitem");
      await expect(root).toContainText(/[0-9a-f]{64}/);
      await expect(root).toContainText(licences.word("check.root-used"));
    }
  }
});
