import { LicencesPage } from "./pages/licences.ts";
import { UsersPage } from "./pages/users.ts";
import { issued, listed, named, nameOf } from "./support/demo.ts";
import { expect, test, type Page } from "./support/test.ts";

/**
 * What the product's own documentation says about the licence system behind the scenes, as far as a person sees it: each
 * test bears the sentences that it holds the screen to. docs/seeds.md lists them, and the store's tests of the others.
 */

/** The list, with the details of a plan over it. */
async function plan(read: (address: string) => Promise<Page>): Promise<LicencesPage> {
  const licences = new LicencesPage(await read("/licences/SUPEROFFICE?licence=ten-sales&lang=nb"), "nb");
  await licences.judged();
  await expect(licences.details.heading).toHaveText("Sales-Premium");
  return licences;
}

const all = () => issued("SUPEROFFICE").rows;

test.describe("ModuleLicense", () => {
  test.describe.configure({ mode: "default" });

  test("Det finnes flere lisenser enn det som vises i GUI.", async ({ read }) => {
    const licences = await plan(read);
    await expect(licences.rows).toHaveCount(24);
    await expect(licences.panel.getByText("74 av 74 lisenser er verifisert i denne nettleseren.")).toBeVisible();
    await expect(licences.panel.getByText("50 av dem er skjulte.")).toBeVisible();
    expect(all().length).toBe(74);
  });

  test("Flere typer: System, sted, bruker; av/på eller med angitt antall.", async ({ read }) => {
    const licences = await plan(read);
    for (const [group, type] of [["system", "SiteLicense"], ["site", "SatelliteLicense"], ["user", "UserLicense"]] as const) {
      const names = listed("SUPEROFFICE").filter((row) => row.LicenseType === type).map((row) => nameOf(row, "nb"));
      const shown = await licences.table(group).getByRole("rowheader").allTextContents();
      expect(shown.sort(), group).toEqual(names.sort());
    }
    const inUse = (name: string) => licences.row(name).locator("td.number").first();
    await expect(inUse("SuperOffice Server"), "on").toHaveText("Aktiv");
    await expect(inUse("Ekstra lagringsplass"), "on, and so many").toHaveText("2 Aktiv");
    await expect(licences.row("Satellitt").locator("td.number")).toHaveText(["0", "3", "3"]);
  });

  test("Synlige lisenser (som brukerplaner) vises i Admin. Brukerplaner har ExtraFlags = 1.", async ({ read }) => {
    const licences = await plan(read);
    await expect(licences.details.value("label.licence-type")).toHaveText("Brukerplan");
    const plans = all().filter((row) => row.ExtraFlags === 1);
    expect(plans.length).toBe(8);
    for (const row of plans) await expect(licences.row(nameOf(row, "nb"))).toHaveCount(1);
  });

  test("Skjulte lisenser (som user-pålogging eller web-klientlisens) vises ikke i GUI", async ({ read }) => {
    const licences = await plan(read);
    const names = await licences.rows.getByRole("rowheader").allTextContents();
    for (const hidden of ["user", "web"]) expect(names).not.toContain(nameOf(named("SUPEROFFICE", hidden), "nb"));
    await expect(licences.panel.locator("tr[data-module=user], tr[data-module=web], tr[data-module=saint]")).toHaveCount(0);
  });

  test("Noen brukerlisenser er skjult for å forenkle GUI. Disse aktiveres gjennom brukerplaner.", async ({ read }) => {
    const { details } = await plan(read);
    const contents = details.section("heading.plan-contents");
    await expect(contents).toContainText("Disse lisensene tilordnes og fjernes sammen med planen.");
    const modules = await contents.getByRole("listitem").locator("code").allTextContents();
    expect(modules.length).toBe(18);
    for (const module of modules) expect(named("SUPEROFFICE", module).IsHidden, module).toBe(true);
  });

  test("Brukerplaner har ModuleLicense.ExtraFlags = 1 og definerer implisitte lisenser i ExtraInfo-feltet", async ({ read }) => {
    const { details } = await plan(read);
    const modules = await details.section("heading.plan-contents").getByRole("listitem").locator("code").allTextContents();
    const { ExtraFlags: flags, ExtraInfo: set } = named("SUPEROFFICE", "ten-sales");
    expect(flags).toBe(1);
    expect(set).toMatch(/^set=user,web,/);
    expect(modules.sort()).toEqual(set.slice("set=".length).split(",").sort());
  });
});

test.describe("on an installation of its own", () => {
  test.use({ alone: true });

  test("Skjulte lisenser (som user-pålogging eller web-klientlisens) vises ikke i GUI, men sjekkes i kode for å bekrefte at funksjonen er tilgjengelig for brukeren.", async ({
    page,
    installation,
    signedIn,
  }) => {
    await installation.tamper("UPDATE ModuleLicense SET body = x'7b7d' WHERE moduleName = 'web';");
    await signedIn();
    const users = new UsersPage(page, "nb");
    await users.open("", { q: "berg" });
    await users.arrived();
    await expect(users.row("John Berg"), "the Windows client needs no web").toContainText("Kan logge inn");
    await users.search.fill("vestby");
    await expect(users.row("Ane Vestby")).toContainText("Service-Premium");
    await expect(users.row("Ane Vestby")).toContainText("Mangler tilgang til web eller Windows");
  });
});
