import { ActivationDialog } from "./pages/activation.ts";
import { SuperfluousView } from "./pages/superfluous.ts";
import { UsersPage } from "./pages/users.ts";
import { holdersOf, people } from "./support/demo.ts";
import { previewed, smaller } from "./support/smaller.ts";
import { expect, test } from "./support/test.ts";

/**
 * What the product's own documentation says about giving licences to users, in its own words: each test bears the sentences
 * that it holds the screen to. docs/seeds.md lists them, and the store's tests of the rules.
 */

const names = (all: { FullName: string }[]) => all.map((one) => one.FullName).sort();

test.describe("who holds what", () => {
  test("Gå til Brukere-bildet, og velg fanen Brukerlisenser for å se hvilke brukere som bruker de ulike lisensene.", async ({
    page,
    signedIn,
  }) => {
    await signedIn();
    const users = new UsersPage(page, "nb");
    await users.open();
    await users.tab("licences").click();
    await expect.poll(() => users.seats("Service-Premium")).toEqual([36, 0, 36]);
    await users.panel.getByRole("link", { name: "Service-Premium", exact: true }).click();
    await users.arrived();
    expect((await users.names()).sort()).toEqual(names(holdersOf("ten-service")));
  });

  test("På fanene Medarbeidere og Andre brukere kan du filtrere listen etter lisenstype.", async ({ page, signedIn }) => {
    await signedIn();
    const users = new UsersPage(page, "nb");
    await users.open();
    await users.arrived();
    await users.holding.selectOption("SUPEROFFICE/ten-marketing");
    await users.finds(19);
    expect((await users.names()).sort()).toEqual(names(holdersOf("ten-marketing")));
    await users.tab("others").click();
    await users.arrived();
    await users.holding.selectOption("SUPEROFFICE/extern-user-cal");
    const external = people().filter((one) => !one.Retired && one.Licences.includes("SUPEROFFICE.extern-user-cal"));
    await users.finds(external.length);
    expect((await users.names()).sort()).toEqual(names(external));
  });
});

test("LicenseAssocLink – kobler en spesifikk moduleLicense til en bestemt bruker. Dette er hvordan John blir en bruker og får Windows-klienttilgang: det blir 2 rader.", async ({
  read,
  installation,
}) => {
  const users = new UsersPage(await read("/users?q=john.berg&lang=nb"), "nb");
  const row = users.row("John Berg");
  await expect(row.getByRole("listitem")).toHaveText(["Bruker", "SuperOffice CRM for Windows"]);
  await expect(row).toContainText("Kan logge inn");
  const rows = await installation.sql(
    `SELECT moduleName FROM LicenseAssocLink JOIN ModuleLicense ON ModuleLicense_id = moduleLicenseId
     JOIN associate ON associate_id = assocId WHERE name = 'john.berg' ORDER BY moduleName;`,
  );
  expect(rows.split("\n")).toEqual(["user", "windows"]);
});

test("Tildeles direkte til brukere. Antall tildelinger kan ikke overstige antall tilgjengelige lisenser.", async ({
  page,
  signedIn,
  installation,
}) => {
  await signedIn();
  const users = new UsersPage(page, "nb");
  await users.open("", { q: "agnieszka" });
  await users.arrived();
  await users.openUser("Agnieszka Nowak");
  await expect(users.plan.locator("option[value=ten-service]")).toHaveText("Service-Premium (0 ledige plasser)");
  await users.plan.selectOption("ten-service");
  await users.act("activation.superfluous-reassign").click();
  await expect(users.refused).toContainText("Ingen plass i Service-Premium er ledig: 36 av 36 er i bruk.");
  // Asked past the screen, the server says the same.
  const id = Number(new URL(page.url()).searchParams.get("row"));
  const headers = { Origin: installation.url };
  const answer = await page.request.put(`/api/v1/License/SUPEROFFICE/${id}`, { headers, data: ["ten-service"] });
  expect([answer.status(), await answer.json()]).toMatchObject([409, { code: "no-free-seat", facts: { InUse: 36, NumberOfLicenses: 36 } }]);
});

test.describe("a new licence with fewer than are in use", () => {
  test("En ny lisens fra SuperLicense blir avvist hvis det allerede er for mange tildelinger. Hvis det totale antallet nye lisenser er mindre enn antallet lisenser som er i bruk, må du redusere antall lisenser som er i bruk.", async ({
    page,
    signedIn,
    installation,
  }) => {
    await signedIn();
    const file = await previewed(page.request, installation.url, await smaller({ "ten-service": 30 }));
    const dialog = new ActivationDialog(page, "nb");
    await dialog.open("activate", { file });
    await dialog.looked();
    await expect(dialog.cells("Service-Premium").first()).toContainText("6 må fjernes");
    await expect(dialog.activate).toHaveAttribute("aria-disabled", "true");
    await expect(dialog.activate).toHaveAccessibleDescription(/Mer av 1 lisens er i bruk enn den nye lisensen har\./);
    // The command of the server refuses it, too, and names what stands against it.
    const loaded = await installation.load(await smaller({ "ten-service": 30 }));
    expect([loaded.code, loaded.stderr]).toEqual([1, expect.stringContaining("ten-service")]);
  });

  test("Øverst i dialogboksen Fjern overflødige lisenser ser du antall lisenser som er i bruk, antall lisenser som er tilgjengelige, og antallet du må fjerne. Listen under viser alle brukerne som bruker denne lisensen.", async ({
    page,
    signedIn,
    installation,
  }) => {
    await signedIn();
    const view = new SuperfluousView(page, "nb");
    await view.open(await previewed(page.request, installation.url, await smaller({ "ten-service": 30 })), "ten-service");
    await view.arrived();
    await expect(view.number("I bruk")).toHaveText("36");
    await expect(view.number(view.word("available"))).toHaveText("30");
    await expect(view.number(view.word("to-remove"))).toHaveText("6");
    expect((await view.names()).sort()).toEqual(names(holdersOf("ten-service")));
  });
});
