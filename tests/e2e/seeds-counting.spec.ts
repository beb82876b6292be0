import path from "node:path";
import { LicencesPage } from "./pages/licences.ts";
import { StatusPage } from "./pages/status.ts";
import { changeUsers, type Listed } from "./pages/users.ts";
import { holdersOf, named, people } from "./support/demo.ts";
import { issue, order, withNumber } from "./support/issuing.ts";
import { runFolder } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/**
 * What the product's own documentation says about counting users, in its own words: each test bears the sentences that it
 * holds the screen to. docs/seeds.md lists them.
 */

const region = "Telling av brukere";

test.describe("two ways", () => {
  test.describe.configure({ mode: "default" });

  test("Hent lisens og les antall user/web-lisenser. Brukere må ha både user og web for å logge inn i SuperOffice Web. Dette tallet er øvre grense, ikke antallet i bruk.", async ({
    read,
  }) => {
    const status = new StatusPage(await read("/status?lang=nb"), "nb");
    await expect(status.value("Kan høyst logge inn")).toHaveText("255 (begrenset av lisensen user)");
    expect(["user", "web"].map((name) => named("SUPEROFFICE", name).NumberOfLicenses)).toEqual([255, 255]);
    await expect(status.region(region)).toContainText("Det første tallet er en øvre grense");
    expect(people().filter((one) => one.UserPlan.startsWith("ten-") && !one.Retired).length, "in use").toBe(190);
  });

  test("Hent lisens og summer antall brukte lisenser med ExtraFlags=1. Brukerplanene er det kundene betaler for.", async ({
    read,
  }) => {
    const status = new StatusPage(await read("/status?lang=nb"), "nb");
    const rows = status.region(region).locator("tbody tr");
    await expect(rows.first()).toBeVisible();
    const used = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
    const held = (plan: string) => holdersOf(plan).length;
    expect(used.map(([name, inUse]) => [name, Number(inUse)])).toEqual([
      ["Sales-Essentials", held("ten-sales-essentials")],
      ["Sales-Premium", held("ten-sales")],
      ["Service-Essentials", held("ten-service-essentials")],
      ["Service-Premium", held("ten-service")],
      ["Marketing-Essentials", held("ten-marketing-essentials")],
      ["Marketing-Premium", held("ten-marketing")],
      ["SalesPremiumServicePremiumMarketingPremium", held("ten-salesservicemarketing")],
    ]);
    await expect(status.value("Brukerplaner i bruk")).toHaveText("190");
    await expect(status.region(region)).toContainText("Det andre tallet er det som brukes og betales for.");
  });
});

test("Brukerplanene er det kundene betaler for. De inkluderer flere implisitte, skjulte lisenser.", async ({ read }) => {
  const licences = new LicencesPage(await read("/licences/SUPEROFFICE?licence=ten-marketing-essentials&lang=nb"), "nb");
  const items = licences.details.section("heading.plan-contents").getByRole("listitem");
  await expect(items.locator("code")).toHaveCount(8);
  const modules = await items.locator("code").allTextContents();
  expect(modules.sort()).toEqual(["forms-cal", "mail-merge-cal", "pocket-crm-cal", "relation-cal", "selection-cal", "t1", "user", "web"]);
  for (const module of modules) await expect(licences.panel.locator(`tr[data-module="${module}"]`)).toHaveCount(0);
});

test.describe("where one pays by use", () => {
  test.use({ alone: true });

  test("Noen kunder har mange lisenser fordi de betaler etter bruk (SCIM). Da må du telle aktive brukere, ikke hvor mange lisenser som er tilgjengelige. Tell antall brukte brukerplaner, ikke total tilgjengelig mengde.", async ({
    page,
    installation,
    signedIn,
  }) => {
    const scim = ["", "[[ModuleLicense]]", 'ModuleName = "scim"', 'ModuleDescription = "SCIM"', 'LicenseType = "SiteLicense"', "IsHidden = true", ""];
    const many = ["user", "web", "ten-sales"].reduce((text, module) => withNumber(text, module, 100_000), order("superoffice"));
    const follows = ["--previous", path.join(runFolder(), "superoffice.segl")];
    await installation.mustLoad(await issue({ name: "superoffice-scim", order: many + scim.join("\n"), more: follows }));
    await signedIn();
    const status = new StatusPage(page, "nb");
    await status.open();
    await expect(status.value("Kan høyst logge inn")).toHaveText("190 aktive brukere");
    await expect(status.value("Brukerplaner i bruk")).toHaveText("190");
    await expect(status.region(region)).toContainText("Det finnes en lisens for SCIM, så firmaet betaler etter bruk.");
    await expect(status.region(region)).toContainText("Derfor telles brukerne.");
    const { Users } = (await (await page.request.get("/api/v1/User/List?Search=abdirahman.jama")).json()) as { Users: Listed[] };
    expect((await changeUsers(page, { Users: Users.map((user) => user.AssociateId), Retire: true })).status()).toBe(200);
    await page.reload();
    await expect(status.value("Kan høyst logge inn")).toHaveText("189 aktive brukere");
    await expect(status.value("Brukerplaner i bruk")).toHaveText("189");
  });
});
