import { LicencesPage } from "./pages/licences.ts";
import { StatusPage } from "./pages/status.ts";
import { UsersPage } from "./pages/users.ts";
import { inDemo } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/** What an administrator brings along by the command line is on the screens, as the demonstration shows it. */

test.use({ alone: true });

test("satellites that were named at the command line are listed with their site licences, which are in use", async ({
  page,
  installation,
  signedIn,
}) => {
  await signedIn();
  const status = new StatusPage(page, "en");
  await status.open();
  const sites = status.region("Site licences");
  await expect(sites).toContainText(status.word("status.no-sites-sentence"));
  await installation.addSatellite("Bergen", "SUPEROFFICE.satellite", "NORDDATA.nd-connection");
  await installation.addSatellite("Malmö");
  await page.reload();
  const rows = sites.locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("Bergen");
  await expect(rows.first().getByRole("listitem")).toHaveText([/Database connections/, /Satellite/]);
  await expect(rows.last()).toContainText("Malmö");
  await expect(rows.last()).toContainText(status.word("status.nothing-held"));
  const licences = new LicencesPage(page, "en");
  await licences.open("SUPEROFFICE");
  await expect(page.getByRole("row", { name: /^Satellite 1 2 3 / })).toBeVisible();
});

test("last sign-ins come with imported users, and the list is sorted by them", async ({ page, installation, signedIn }) => {
  await signedIn();
  const users = new UsersPage(page, "en");
  await users.open("", { q: "jama" });
  await users.arrived();
  await expect(users.row("Abdirahman Jama")).toContainText(users.key("activation.superfluous-never"));
  await installation.importUsers(inDemo("users.csv"));
  await page.reload();
  await users.arrived();
  // Thirty days before the day that tests live in.
  await expect(users.row("Abdirahman Jama")).toContainText("23 Oct 2026");
  await users.open("", { sort: "-last-sign-in" });
  await users.arrived();
  await expect(users.rows.first()).toContainText("22 Nov 2026");
  await expect(users.rows.nth(1)).toContainText("21 Nov 2026");
  await users.open("", { sort: "last-sign-in" });
  await users.arrived();
  await expect(users.rows.first()).toContainText(users.key("activation.superfluous-never"));
});
