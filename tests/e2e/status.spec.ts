import { LicencesPage } from "./pages/licences.ts";
import { StatusPage } from "./pages/status.ts";
import { formatDay, formatNumber, languages } from "./support/catalogue.ts";
import { demo } from "./support/places.ts";
import { onItsWay } from "./support/proof.ts";
import { expect, test } from "./support/test.ts";

interface Status {
  DatabaseOwner: string;
  SerialNr: string;
  DatabaseType: string;
  Version: string;
  NextExpiry: { OwnerDescription: string; ExpiryDate: string; DaysLeft: number };
  User: { Name: string; FullName: string };
  Users: {
    UpperBound: number;
    BoundBy: string;
    PlansInUse: number;
    ActiveUsers: number;
    PaysByUse: string | null;
    Plans: { ModuleDescription: string; InUse: number; Free: number; Total: number }[];
  };
}

for (const language of languages) {
  test(`the database, the next expiry, who is signed in and both ways of counting are told, in ${language}`, async ({
    page,
    signedIn,
  }) => {
    await signedIn();
    const status = new StatusPage(page, language);
    const told = (await (await page.request.get("/api/v1/Status")).json()) as Status;
    await status.open();
    const { word } = { word: status.word.bind(status) };
    await expect(status.value(word("status.database-owner"))).toHaveText(demo.company);
    await expect(status.value(word("label.serial-number"))).toHaveText(demo.serial);
    await expect(status.value(word("status.database-type"))).toHaveText(
      `${told.DatabaseType}, ${word("status.central-database")}`,
    );
    const { ExpiryDate, DaysLeft, OwnerDescription } = told.NextExpiry;
    const expiry = status.value(word("status.next-expiry"));
    await expect(expiry).toContainText(formatDay(language, ExpiryDate));
    await expect(expiry).toContainText(formatNumber(language, DaysLeft));
    await expect(expiry).toContainText(OwnerDescription);
    await expect(status.value(word("status.user"))).toHaveText(`${told.User.FullName} (${told.User.Name})`);
    await expect(status.value(word("status.version"))).toHaveText(`Segl ${told.Version}`);
    const { UpperBound, BoundBy, PlansInUse, Plans } = told.Users;
    const bound = word("status.bound-by", { n: UpperBound, by: BoundBy });
    await expect(status.value(word("status.at-most"))).toHaveText(bound);
    await expect(status.value(word("status.plans-in-use"))).toHaveText(formatNumber(language, PlansInUse));
    expect(Plans.reduce((sum, plan) => sum + plan.InUse, 0)).toBe(PlansInUse);
    const rows = status.panel.getByRole("table", { name: word("status.plans") }).locator("tbody tr");
    await expect(rows).toHaveCount(Plans.length);
    const shown = await rows.evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent)));
    const number = (n: number) => formatNumber(language, n);
    expect(shown).toEqual(Plans.map((plan) => [plan.ModuleDescription, number(plan.InUse), number(plan.Free), number(plan.Total)]));
  });
}

test("who pays by use is told why users are counted, and which number that is", async ({ page, signedIn }) => {
  await signedIn();
  await page.route("**/api/v1/Status", async (route) => {
    const answer = await route.fetch();
    const told = (await answer.json()) as Status;
    Object.assign(told.Users, { UpperBound: null, BoundBy: null, ActiveUsers: 190, PaysByUse: "scim" });
    await route.fulfill({ response: answer, json: told });
  });
  const status = new StatusPage(page, "nb");
  await status.open();
  await expect(status.panel.getByText(status.word("status.pays-by-use-scim-sentence"))).toBeVisible();
  await expect(status.value(status.word("status.at-most"))).toHaveText(status.word("status.active-users", { n: 190 }));
});

test("the summary over all owners is the browser’s own judgement, not the server’s", async ({ page, signedIn }) => {
  await signedIn();
  const status = new StatusPage(page, "en");
  await status.open();
  const sum = page.locator(".system-verification");
  await expect(sum).toContainText(/^Verification(\d+) of \1 licences verified in this browser, \d+ of them hidden\./);
  const [, all = ""] = /(\d+) of/.exec((await sum.textContent()) ?? "") ?? [];

  await onItsWay(page, (proof) => {
    const row = proof.Owners[0]?.Rows[0];
    if (row) row.Columns.NumberOfLicenses = 999;
  });
  await page.reload();
  await expect(sum).toContainText(`${Number(all) - 1} of ${all} licences verified in this browser`);
  await expect(sum).toContainText(status.word("label.needs-attention"));
});

test("the tab stands first, has an address, and Back leads to where one was", async ({ page, signedIn }) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  const status = new StatusPage(page, "en");
  await licences.open("NORDDATA");
  await expect(page.getByRole("tab").first()).toHaveText(status.word("heading.status"));
  await licences.statusTab.click();
  await expect(page).toHaveURL(/\/status\?/);
  await expect(status.region(status.word("event.heading"))).toBeVisible();
  await page.reload();
  await expect(status.region(status.word("status.database"))).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/licences\/NORDDATA/);
});

test("satellites are listed with what they hold, and what was altered grants nothing", async ({ page, signedIn }) => {
  await signedIn();
  const licenses = [
    { OwnerName: "SUPEROFFICE", ModuleName: "satellite", Altered: false },
    { OwnerName: "SUPEROFFICE", ModuleName: "reporter-studio", Altered: true },
  ];
  const sites = [
    { SatelliteId: 1, Name: "Bergen", Licenses: licenses },
    { SatelliteId: 2, Name: "Oslo", Licenses: [] },
  ];
  await page.route("**/api/v1/License/Site", (route) => route.fulfill({ json: sites }));
  const status = new StatusPage(page, "en");
  await status.open();
  const rows = status.region("Site licences").locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(status.word("status.assignment-altered"));
  await expect(rows.last()).toContainText(status.word("status.nothing-held"));
});

test("what the server does not answer is said, and can be asked for again", async ({ page, signedIn, guard }) => {
  await signedIn();
  guard.allow(/ERR_FAILED/);
  let refuses = true;
  await page.route("**/api/v1/Status", (route) => (refuses ? route.abort() : route.continue()));
  const status = new StatusPage(page, "en");
  await status.open();
  await expect(status.panel.getByRole("alert").filter({ hasText: status.word("failure.network") })).toBeVisible();
  refuses = false;
  await status.panel.getByRole("button", { name: status.word("button.retry") }).first().click();
  await expect(status.value(status.word("label.serial-number"))).toHaveText(demo.serial);
});
