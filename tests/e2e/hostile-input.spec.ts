import { readFileSync } from "node:fs";
import path from "node:path";
import { ActivationDialog } from "./pages/activation.ts";
import { LicencesPage } from "./pages/licences.ts";
import { text } from "./support/catalogue.ts";
import { issue, order } from "./support/issuing.ts";
import { runFolder, today } from "./support/places.ts";
import { onItsWay, ownerIn, proofPath, type Proof } from "./support/proof.ts";
import { expect, test } from "./support/test.ts";

/** What only a browser can be given: `docs/hostile-input.md`. */

const first = path.join(runFolder(), "superoffice.segl");
const next = (name: string): Promise<string> =>
  issue({ name: `hostile-${process.pid}-${name}`, order: order("superoffice"), more: ["--previous", first] });

/** Lets go of files over the dialog. */
async function drop(dialog: ActivationDialog, files: { name: string; content: string }[]): Promise<void> {
  const transfer = await dialog.page.evaluateHandle((given) => {
    const made = new DataTransfer();
    for (const { name, content } of given) made.items.add(new File([content], name));
    return made;
  }, files);
  await dialog.dialog.locator(".drop-zone").dispatchEvent("drop", { dataTransfer: transfer });
}

test.describe("files that are dropped", () => {
  test("several files at once are one licence too many, and what lies beside a licence does no harm", async ({ page, signedIn }) => {
    await signedIn();
    const sent: string[] = [];
    page.on("request", (request) => void (request.method() === "POST" && sent.push(request.url())));
    const licence = { name: "one.segl", content: readFileSync(await next("dropped"), "utf8") };
    const dialog = new ActivationDialog(page, "en");
    await dialog.open("load");
    await drop(dialog, [licence, { ...licence, name: "two.segl" }]);
    await expect(dialog.dialog).toContainText(dialog.word("reason.armour-repeated"));
    await expect(dialog.dialog).toContainText(dialog.word("activation.file-refused-sentence", { name: "one.segl, two.segl" }));
    expect(sent).toEqual([]);
    await drop(dialog, [{ name: "readme.txt", content: "Load the other file.\n" }, licence]);
    await dialog.shows("activation.activate-new");
  });

  for (const [what, name] of [
    ["with markup", '<img src="https://evil.example/x" onerror="alert(1)">.segl'],
    ["of 300 characters", `${"n".repeat(295)}.segl`],
  ] as const) {
    test(`a file name ${what} is shown as the text that it is, on a narrow screen too`, async ({ page, signedIn }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await signedIn();
      const dialog = new ActivationDialog(page, "nb");
      await dialog.open("load");
      await drop(dialog, [{ name, content: "no licence" }]);
      await expect(dialog.dialog).toContainText(dialog.word("activation.file-refused-sentence", { name }));
      await expect(dialog.dialog).toContainText(dialog.word("reason.armour-begin-missing"));
      const wide = await dialog.dialog.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(wide, "nothing sticks out").toBeLessThanOrEqual(0);
    });
  }
});

test("markup in every name and text of the database is shown as the text that it is", async ({ page, signedIn }) => {
  await signedIn();
  const evil = '<img src="https://evil.example/x" onerror="alert(1)"><script>alert(2)</script>';
  const marked = (columns: Record<string, unknown>, keep: string[]) => {
    for (const [key, value] of Object.entries(columns)) {
      if (typeof value === "string" && !keep.includes(key) && !key.endsWith("Date")) columns[key] = `${value}${evil}`;
    }
  };
  await onItsWay(page, (proof) => {
    proof.Company.Name += evil;
    for (const owner of proof.Owners) {
      marked(owner.Columns, ["OwnerName", "Issued"]);
      for (const row of owner.Rows) marked(row.Columns, ["ModuleName", "LicenseType"]);
    }
  });
  page.on("dialog", (dialog) => {
    throw new Error(`a script ran: ${dialog.message()}`);
  });
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA");
  await licences.judged();
  await expect(licences.row("Orders"), "the signed name counts").toHaveCount(1);
  await licences.openDetails("Orders");
  await expect(licences.details.dialog.getByText(evil).first()).toBeVisible();
  await expect(page.locator('img[src*="evil"]')).toHaveCount(0);
});

test("the screen says itself what it cannot prove, names the second judge, and prints what it trusts", async ({ page, signedIn }) => {
  await signedIn();
  const licences = new LicencesPage(page, "da");
  await licences.open("NORDDATA");
  await licences.judged();
  await page.getByRole("heading", { name: licences.word("heading.worth") }).click();
  for (const key of ["help.protects", "help.cannot-prove", "help.second-judge"]) await expect(licences.says(key)).toBeVisible();
  for (const key of ["label.app-version", "label.bundle-hash", "label.pinned-roots"]) {
    await expect(page.getByText(licences.word(key), { exact: true })).toBeVisible();
  }
});

for (const zone of ["Pacific/Kiritimati", "Europe/Oslo", "Etc/GMT+12"]) {
  test.describe(zone, () => {
    test.use({ timezoneId: zone, alone: true });

    test(`a licence that expires today expires today in ${zone}`, async ({ page, installation, signedIn }) => {
      const dates = { AdminWarningDate: "today + 189 days", ExpiryDate: "today + 220 days", GraceDate: "today + 232 days" };
      const changes = Object.entries(dates).map(([key, day]): [string, string] => [`${key} = "${day}"`, `${key} = "${today}"`]);
      const file = await issue({
        name: `hostile-${process.pid}-${zone.replace(/\W/g, "-")}`,
        order: order("superoffice", changes),
        more: ["--previous", first],
      });
      await installation.stop();
      await installation.mustLoad(file);
      await installation.start();
      await signedIn();
      const licences = new LicencesPage(page, "en");
      await licences.open("SUPEROFFICE");
      await licences.judged();
      await expect(page.getByText(text("en", "label.expires-today", { on: today })).first()).toBeVisible();
      expect(await licences.marksOtherThan("mark.verified")).toEqual([]);
    });
  });
}

test("a tab that slept over midnight asks anew when it wakes, and says that the licence expires today", async ({ page, signedIn }) => {
  await signedIn();
  const proof = (await (await page.request.get(proofPath)).json()) as Proof;
  const last = String(ownerIn(proof, "SUPEROFFICE").Columns["ExpiryDate"]).slice(0, 10);
  const before = new Date(Date.parse(last) - 1).toISOString().slice(0, 10);
  await page.clock.install({ time: `${before}T23:50:00Z` });
  let day = before;
  await onItsWay(page, (proof) => ({ ...proof, Today: day }));
  const licences = new LicencesPage(page, "en");
  await licences.open("SUPEROFFICE");
  await licences.judged();
  await expect(page.getByText(text("en", "label.expires-in", { on: last, n: 1 })).first()).toBeVisible();
  day = last;
  await page.clock.fastForward("00:20:00");
  await expect(page.getByText(text("en", "label.expires-today", { on: last })).first()).toBeVisible();
});
