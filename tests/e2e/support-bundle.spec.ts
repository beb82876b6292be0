import { readFileSync } from "node:fs";
import { StatusPage } from "./pages/status.ts";
import { demo, inDemo } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/** What a vendor's support is given (docs/support-bundle.md). */

test.use({ alone: true });

interface Bundle {
  Format: string;
  Browser: { Agent: string };
  SerialNr: string;
  Roots: { KeyId: string; IsTest: boolean }[];
  Owners: { OwnerName: string; Verdict: { Hash: string }; Rows: { All: number }; NotVerified: { ModuleName: string; Findings: { Code: string }[] }[] }[];
  Log: { Outcome: string; Checked?: number };
}

/** Every name and address of the demonstration's people. */
function people(): string[] {
  const [, ...lines] = readFileSync(inDemo("users.csv"), "utf8").trim().split("\n");
  const names = lines.flatMap((line) => line.split(";").slice(0, 4));
  // Shorter ones are syllables of other words, and one user is called what many fields are.
  return [...new Set(names)].filter((name) => name.length > 4 && name !== demo.userName);
}

test("the support bundle says what was found and names nobody, and is made without the server too", async ({
  page,
  context,
  guard,
  installation,
  signedIn,
}) => {
  await installation.tamper("UPDATE ModuleLicense SET licenseNumber = 4711 WHERE moduleName = 'nd-orders';");
  await signedIn();
  const status = new StatusPage(page, "en");
  await status.open();
  const door = status.panel.getByRole("button", { name: status.word("status.support"), exact: true });
  const save = status.panel.getByRole("button", { name: status.word("status.support-save"), exact: true });
  const saved = async () => {
    await door.click();
    await expect(page).toHaveURL(/\/status\/support/);
    const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
    expect(download.suggestedFilename()).toBe("segl-support-2026-11-22.json");
    return readFileSync(await download.path(), "utf8");
  };
  const text = await saved();
  await status.panel.locator("summary").click();
  expect(await status.panel.locator("pre").textContent(), "what is shown is what is saved").toBe(text);

  await page.setViewportSize({ width: 320, height: 640 });
  await status.panel.locator("pre").scrollIntoViewIfNeeded();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  const bundle = JSON.parse(text) as Bundle;
  expect(bundle).toMatchObject({ Format: "segl-support/1", SerialNr: demo.serial, Log: { Outcome: "whole" } });
  expect(bundle.Owners.map((owner) => owner.OwnerName)).toEqual(["SUPEROFFICE", "NORDDATA"]);
  expect(bundle.Owners[1]?.NotVerified).toMatchObject([{ ModuleName: "nd-orders", Findings: [{ Code: "column-changed" }] }]);
  expect(bundle.Roots.every((root) => root.IsTest && root.KeyId.length === 64)).toBe(true);
  const cookies = (await context.cookies()).map((cookie) => cookie.value).filter((value) => value.length > 4);
  expect(cookies).toHaveLength(1);
  const secrets = [...people(), demo.company, demo.fullName, demo.password, ...cookies];
  expect(secrets.length).toBeGreaterThan(20);
  // A name may be the beginning of another word.
  const words = new Set(text.split(/[^\p{L}\p{N}.@+/=_-]+/u));
  const isIn = (secret: string) => (/^\p{L}+$/u.test(secret) ? words.has(secret) : text.includes(secret));
  expect(secrets.filter(isIn)).toEqual([]);

  await status.panel.getByRole("link", { name: status.word("consumption.back") }).click();
  // What is asked on the way there may find nobody any more.
  guard.tolerate(/ERR_|Failed to fetch/);
  await installation.stop();
  const without = JSON.parse(await saved()) as Bundle;
  expect(without.Log).toEqual({ Outcome: "not-checked" });
  expect(without.Owners).toEqual(bundle.Owners);
});
