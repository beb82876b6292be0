import path from "node:path";
import { LicencesPage } from "./pages/licences.ts";
import { formatDay, languages, text } from "./support/catalogue.ts";
import { issued, named, nameOf } from "./support/demo.ts";
import { issue, order } from "./support/issuing.ts";
import { demo, runFolder, today } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

const planSeats = 'ModuleName = "ten-sales"\nModuleDescription = "Sales-Premium"';

for (const language of languages) {
  test(`the details say in ${language} what a licence is, until when, who holds it, and prove it`, async ({
    page,
    signedIn,
  }) => {
    await signedIn();
    const licences = new LicencesPage(page, language);
    await licences.open("SUPEROFFICE");
    const plan = named("SUPEROFFICE", "ten-sales");
    const details = await licences.openDetails(nameOf(plan, language));
    const purpose = plan.Texts[language]?.Tooltip || plan.ModuleTooltip;
    await expect(details.dialog.getByText(purpose, { exact: true })).toBeVisible();

    const contents = details.section("heading.plan-contents").getByRole("listitem");
    await expect(contents).toHaveCount(plan.ExtraInfo.replace("set=", "").split(",").length);

    const dates = details.section("heading.dates");
    const { ExpiryDate: expiry } = issued("SUPEROFFICE").license;
    await expect(dates.getByText(licences.word("message.date-valid", { expiry: expiry ?? "" }))).toBeVisible();
    await expect(dates.getByRole("listitem")).toHaveCount(7);
    await expect(dates.locator("[aria-current=date]")).toContainText(licences.word("label.today"));
    const days = await dates.locator("time").evaluateAll((found) => found.map((one) => one.getAttribute("datetime")));
    expect(days, "in order").toEqual([...days].sort());

    const holders = details.section("heading.holders");
    const rows = holders.getByRole("row").filter({ has: page.getByRole("rowheader") });
    await expect(rows).toHaveCount(10);
    await holders.getByRole("button", { name: licences.word("button.show-more") }).click();
    const all = licences.word("message.holders-shown", { shown: 58, total: 58 });
    await expect(holders.getByRole("status")).toHaveText(all);
    await expect(rows).toHaveCount(58);

    const chain = details.section("heading.proof").getByRole("list").first().locator("> li");
    await expect(chain).toHaveCount(4);
    await expect(chain.getByText(licences.word("mark.passed"), { exact: true })).toHaveCount(8);
    await expect(chain.getByText(licences.word("label.the-same"), { exact: true })).toHaveCount(3);
  });
}

test("a licence leads to the one that it requires, and back to those that require it", async ({ page, signedIn }) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA");
  const details = await licences.openDetails("Invoices");
  await details.value("heading.prerequisite").getByRole("link", { name: "Orders" }).click();
  await expect(details.heading).toHaveText("Orders");
  await expect(details.heading).toBeFocused();
  await details.value("label.required-by").getByRole("link", { name: "Invoices" }).click();
  await expect(details.heading).toHaveText("Invoices");
});

test("hashes can be copied", async ({ page, context, signedIn }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA");
  const details = await licences.openDetails("Orders");
  const root = details.section("heading.proof").locator("[data-link=root]");
  const name = licences.word("button.copy", { what: licences.word("label.fingerprint") });
  await root.getByRole("button", { name }).click();
  await expect(root.getByRole("status")).toHaveText(licences.word("message.copied"));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^[0-9a-f]{64}$/);
  expect(copied).toBe(await root.locator("code").textContent());
});

test("a system licence is held by nobody by name", async ({ page, signedIn }) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open("SUPEROFFICE", { licence: "server" });
  const holders = licences.details.section("heading.holders");
  await expect(holders.getByText(licences.word("message.held-by-all"))).toBeVisible();
});

test.describe("on an installation of its own", () => {
  test.use({ alone: true });

  test("each issue is proven, and one that someone edited is not believed", async ({ page, installation, signedIn }) => {
    const next = await issue({
      name: "superoffice-next",
      order: order("superoffice", [[planSeats, planSeats], ["NumberOfLicenses = 60", "NumberOfLicenses = 75"]]),
      more: ["--previous", path.join(runFolder(), "superoffice.segl")],
    });
    await installation.mustLoad(next);
    await signedIn();
    const licences = new LicencesPage(page, "en");
    await licences.open("SUPEROFFICE", { licence: "ten-sales" });
    const history = licences.details.section("heading.history");
    const rows = history.getByRole("row").filter({ has: page.getByRole("rowheader") });
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(0)).toContainText(licences.word("label.active-now"));
    await expect(rows.nth(0).getByRole("cell")).toHaveText(["segl-server", "2", "75", "+15", "Verified"]);
    await expect(rows.nth(1).getByRole("cell")).toHaveText(["segl-server", "1", "60", "", "Verified"]);

    await installation.tamper(
      "UPDATE LicenseIssueRow SET body = CAST(replace(CAST(body AS TEXT), ':60,', ':90,') AS BLOB);",
    );
    await page.reload();
    await expect(rows.nth(1).getByRole("cell")).toHaveText(["segl-server", "1", "–", "", "Not verified"]);
  });

  test("what is wrong is told with since when, what it means and what to do", async ({ page, installation, signedIn }) => {
    await installation.tamper(`
      UPDATE ModuleLicense SET licenseNumber = 500 WHERE moduleName = 'ten-sales-essentials';
      UPDATE ModuleLicense SET body = CAST(replace(CAST(body AS TEXT), 'Orders', 'Ordres') AS BLOB)
        WHERE moduleName = 'nd-orders';
      UPDATE LicenseAssocLink SET licenseNumber = 3 WHERE moduleLicenseId =
        (SELECT ModuleLicense_id FROM ModuleLicense WHERE moduleName = 'ten-sales-essentials');`);
    await signedIn();
    const licences = new LicencesPage(page, "nb");
    await licences.open("SUPEROFFICE");
    await licences.judged();
    const overall = page.locator(".overall");
    await expect(overall).toContainText(licences.word("message.need-attention", { n: 2 }));

    await overall.getByRole("link", { name: "Sales-Essentials" }).click();
    const details = licences.details;
    await expect(details.edited("NumberOfLicenses", "500", "50")).toBeVisible();
    const since = licences.word("diagnosis.since-activated", { on: today });
    await expect(details.value("label.since-when")).toHaveText(since);
    await expect(details.value("label.meaning")).toHaveText(licences.word("diagnosis.means-altered"));
    await expect(details.value("label.remedy").getByRole("listitem")).toHaveCount(4);
    await expect(details.section("heading.holders")).toContainText(licences.word("mark.assignment-altered"));
    await page.keyboard.press("Escape");
    await expect(details.dialog).toBeHidden();

    await overall.getByRole("link", { name: "Ordrer" }).or(overall.getByRole("link", { name: "Orders" })).click();
    await expect(page).toHaveURL(/\/licences\/NORDDATA\?licence=nd-orders/);
    await expect(details.value("label.meaning")).toHaveText(licences.word("diagnosis.means-changed"));
    const broken = details.section("heading.proof").locator("[data-link=row]");
    await expect(broken.getByText(licences.word("mark.failed"), { exact: true })).toHaveCount(2);
  });

  test("a row of a refused licence says what refused the licence", async ({ page, installation, signedIn }) => {
    await installation.tamper("UPDATE company SET serialNo = '1902745130';");
    await signedIn();
    const licences = new LicencesPage(page, "en");
    await licences.open("SUPEROFFICE", { licence: "ten-sales" });
    const refused = licences.word("reason.serial-differs", { found: demo.serial, expected: "1902745130" });
    await expect(licences.details.value("label.wrong")).toContainText(refused);
    await expect(licences.details.value("label.meaning")).toHaveText(licences.word("diagnosis.means-refused"));
    await expect(licences.details.section("heading.dates"), "nothing unverified is shown as if it were").toHaveCount(0);
  });

  test("since when is narrowed down by what this browser has seen", async ({ page, installation, signedIn }) => {
    await signedIn();
    const licences = new LicencesPage(page, "en");
    await licences.open("NORDDATA");
    await licences.judged();
    expect(await page.evaluate(() => localStorage.getItem("segl-in-order-NORDDATA"))).toBe(today);
    // As if the licence had been activated a week before, and the database been edited after this browser's visit.
    await installation.tamper(`
      DROP TRIGGER AdminLog_no_update; UPDATE AdminLog SET after = replace(after, '${today}', '2026-11-15');
      UPDATE ModuleLicense SET licenseNumber = 500 WHERE moduleName = 'nd-orders';`);
    await page.reload();
    await licences.judged();
    const details = await licences.openDetails("Orders");
    const seen = text("en", "diagnosis.since-seen", { on: today });
    await expect(details.value("label.since-when")).toHaveText(seen);
    expect(seen).toContain(formatDay("en", today));
  });
});
