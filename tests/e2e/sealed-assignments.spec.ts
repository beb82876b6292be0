import path from "node:path";
import { LicencesPage } from "./pages/licences.ts";
import { usersOpened } from "./pages/users.ts";
import { Installation } from "./support/installation.ts";
import { inDemo, runFolder } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/**
 * Who holds what is sealed by the installation's own key. What somebody wrote past the program takes no seat and grants
 * nothing, is named on screen, and is given again by an administrator where a seat is free.
 */

test.use({ alone: true });

const orders = "(SELECT ModuleLicense_id FROM ModuleLicense WHERE moduleName = 'nd-orders')";
const user = (name: string) => `(SELECT associate_id FROM associate WHERE name = '${name}')`;
const link = (name: string) => `moduleLicenseId = ${orders} AND assocId = ${user(name)}`;

/** The seal that another installation put on an assignment of the same user and licence. */
async function foreignSeal(name: string): Promise<string> {
  const other = await Installation.empty(path.join(runFolder(), `other-${process.pid}-${Date.now()}`));
  await other.mustLoad(path.join(runFolder(), "superoffice.segl"));
  await other.mustLoad(path.join(runFolder(), "norddata.segl"));
  await other.importUsers(inDemo("users.csv"));
  return other.sql(`SELECT encryptedCheck FROM LicenseAssocLink WHERE ${link(name)};`);
}

test("an assignment that was edited, copied or brought from elsewhere takes no seat, is named, and is given again by an administrator", async ({
  page,
  installation,
  signedIn,
}) => {
  const foreign = await foreignSeal("aksel.norskov");
  const before = Number(await installation.sql(`SELECT count(*) FROM LicenseAssocLink WHERE moduleLicenseId = ${orders};`));
  await installation.tamper(`
    UPDATE LicenseAssocLink SET licenseNumber = 5 WHERE ${link("ahmed.hassannur")};
    INSERT INTO LicenseAssocLink (moduleLicenseId, assocId, licenseNumber, encryptedCheck, registered)
      SELECT moduleLicenseId, ${user("ane.vestby")}, 1, encryptedCheck, 0 FROM LicenseAssocLink WHERE ${link("anna.andersson")};
    UPDATE LicenseAssocLink SET encryptedCheck = '${foreign}' WHERE ${link("aksel.norskov")};`);
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA", { licence: "nd-orders" });
  const holders = licences.details.section("heading.holders");
  await expect(holders).toContainText(licences.word("message.assignments-altered", { n: 3 }));
  await expect(holders.getByText(licences.word("mark.assignment-altered"), { exact: true })).toHaveCount(3);
  for (const name of ["Ahmed Hassan Nur", "Ane Vestby", "Aksel Nørskov"]) await expect(holders).toContainText(name);
  await page.keyboard.press("Escape");
  await expect(licences.row("Orders").locator("td").nth(0), "the other holders alone take seats").toHaveText(String(before - 2));

  const users = await usersOpened(page, "", { q: "aksel" });
  await users.openUser("Aksel Nørskov");
  await expect(users.dialog).toContainText(users.key("message.assignments-altered", { n: 1 }));
  await users.act("users.give-it", { licence: "Orders" }).click();
  await expect(users.licence("Orders")).toContainText(users.word("held"));
  await licences.open("NORDDATA", { licence: "nd-orders" });
  await expect(holders).toContainText(licences.word("message.assignments-altered", { n: 2 }));
});

test("after the installation key was lost nobody holds anything until it is given again, and the licences are as proven as before", async ({
  page,
  installation,
  signedIn,
}) => {
  await installation.renewKey();
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA");
  await licences.judged();
  await expect(licences.mark("Orders")).toHaveText(licences.word("mark.verified"));
  await expect(licences.row("Orders").locator("td").nth(0)).toHaveText("0");
  const users = await usersOpened(page, "", { q: "agnieszka" });
  await users.openUser("Agnieszka Nowak");
  await users.plan.selectOption("ten-sales");
  await users.act("activation.superfluous-reassign").click();
  await expect(users.dialog).toContainText(users.word("show-can-log-in"));
});
