import { HelpPanel } from "./pages/help.ts";
import { LicencesPage } from "./pages/licences.ts";
import type { Language } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

/**
 * What the product's own documentation says about licence types, in its own words and languages: each test bears the
 * sentence that it holds the screen to. docs/seeds.md lists them.
 */

/** The list of a language with the help about licence types beside it. */
const beside = (language: Language) => `/licences/SUPEROFFICE?help=licence-types&lang=${language}`;

/** A row of the documentation's table: the list has the licence by that name, described so, verified and active. */
function testSystemLicence(sentence: string, language: Language): void {
  test(sentence, async ({ read }) => {
    const licences = new LicencesPage(await read(beside(language)), language);
    const [name = "", description = ""] = sentence.split(": ");
    const row = licences.row(name, licences.table("system").getByRole("row"));
    await expect(row.getByRole("rowheader")).toHaveText(name);
    const cells = [description, licences.word("label.active"), licences.word("mark.verified")];
    await expect(row.getByRole("cell")).toHaveText(cells);
  });
}

/** A row about a site licence: its details describe it so, and so many were bought. */
function testSiteLicence(sentence: string, language: Language, module: string, total: number): void {
  test(sentence, async ({ read }) => {
    const page = await read(`/licences/SUPEROFFICE?licence=${module}&lang=${language}`);
    const licences = new LicencesPage(page, language);
    const { details } = licences;
    const [name = "", description = ""] = sentence.split(": ");
    await expect(details.heading).toHaveText(name);
    await expect(details.dialog.locator(".lead")).toHaveText(description);
    await expect(details.value("label.licence-type")).toHaveText("Sitelisens");
    await expect(details.value("label.total")).toHaveText(String(total));
    await expect(licences.row(name, licences.table("site").getByRole("row"))).toHaveCount(1);
  });
}

/** For how many users each plan of the demonstration was bought. */
const bought = {
  "Sales-Essentials": 50,
  "Sales-Premium": 60,
  "Service-Essentials": 40,
  "Service-Premium": 36,
  "Marketing-Essentials": 30,
  "Marketing-Premium": 24,
};

/** The list has the plans that the sentence ends with, each for the number of users that was bought. */
function testPlans(sentence: string, language: Language): void {
  test(sentence, async ({ read }) => {
    const licences = new LicencesPage(await read(beside(language)), language);
    await licences.judged();
    const named = sentence.slice(sentence.indexOf(": ") + 2).split(", ");
    expect(named).toEqual(Object.keys(bought));
    for (const [plan, total] of Object.entries(bought)) {
      const row = licences.row(plan, licences.table("user").getByRole("row"));
      const [inUse, free, all] = (await row.locator("td.number").allTextContents()).map(Number);
      expect([all, (inUse ?? 0) + (free ?? 0)], plan).toEqual([total, total]);
    }
  });
}

/** The help says when the Windows client ended and how its licences were bought, and the list counts those that are left. */
function testWindows(sentence: string, language: Language, name: string, said: string): void {
  test(sentence, async ({ read }) => {
    const page = await read(beside(language));
    const help = new HelpPanel(page, language);
    await help.shows("licence-types");
    const paragraph = help.panel.locator("p", { hasText: "SuperOffice G8 8.5 R17" });
    await expect(paragraph).toContainText(said);
    const cells = new LicencesPage(page, language).row(name).locator("td.number");
    await expect(cells).toHaveText(["7", "3", "10"]);
  });
}

/** The help about licence types leads to the one about user plans. */
function testMoreAboutPlans(sentence: string, language: Language, link: string): void {
  test(sentence, async ({ page, signedIn }) => {
    await signedIn();
    await page.goto(beside(language));
    const help = new HelpPanel(page, language);
    await help.shows("licence-types");
    await help.panel.getByRole("link", { name: link, exact: true }).click();
    await help.shows("user-plans");
    await expect(help.panel).toContainText("Sales-Premium");
  });
}

test.describe("Norwegian", () => {
  test.describe.configure({ mode: "default" });
  testSystemLicence("System: Angir hvilke systemer du har tilgang til.", "nb");
  testSystemLicence("SuperOffice Server: Kreves for å bruke SuperOffice CRM.", "nb");
  testSystemLicence("Online Web Services: Kreves for å få tilgang til SuperOffice CRM fra en webklient.", "nb");
  testSystemLicence("Sales Intelligence: Tillater SAINT-statusovervåking.", "nb");
  testSystemLicence("Exchange Synchronizer: Tillater bruk av SuperOffice Synchronizer.", "nb");
  testSystemLicence("SuperOffice Expander Services: Tillater funksjonalitet for anonyme og eksterne brukere via blant annet SuperOffice Audience eller tredjepartsapplikasjoner.", "nb");
  testSystemLicence("Kundesenter: Tillater bruk av Kundesenter.", "nb");
  testSystemLicence("Sales Quote Management: Tillater bruk av tilbud.", "nb");
  testPlans("Sist er det brukerlisenser for SuperOffice CRM, som kjøpes for et bestemt antall brukere. Dette gjelder blant annet følgende produkter: Sales-Essentials, Sales-Premium, Service-Essentials, Service-Premium, Marketing-Essentials, Marketing-Premium", "nb");
  testWindows("Lisenser for SuperOffice CRM for Windows (siste release SuperOffice G8 8.5 R17) kjøpes for et bestemt antall brukere.", "nb", "SuperOffice CRM for Windows", "kjøpt for et bestemt antall brukere");

  test("Det finnes også såkalte sitelisenser. En site i SuperOffice-termer tilsvarer en database eller en satellittdatabase. En sitelisens angir følgende: Satellitt, Reporter Studio, Audience", async ({
    read,
  }) => {
    const page = await read(beside("nb"));
    const licences = new LicencesPage(page, "nb");
    await licences.judged();
    await expect(licences.table("site").getByRole("rowheader")).toHaveText(["Satellitt", "Reporter Studio", "Audience"]);
    await expect(new HelpPanel(page, "nb").panel).toContainText("En site er en database eller en satellittdatabase.");
  });
});

test.describe("site licences", () => {
  testSiteLicence("Satellitt: Antall satellittdatabaser organisasjonen kan definere.", "nb", "satellite", 3);
  testSiteLicence("Reporter Studio: Maksimalt antall siter som kan bruke SuperOffice Reporter Studio.", "nb", "reporter-studio", 2);
  testSiteLicence("Audience: Maksimalt antall siter som kan bruke SuperOffice Audience.", "nb", "audience", 1);
});

test.describe("Danish", () => {
  test.describe.configure({ mode: "default" });
  testSystemLicence("System: Angiver, hvilke systemer du har adgang til.", "da");
  testSystemLicence("SuperOffice Server: Påkrævet til at bruge SuperOffice CRM.", "da");
  testSystemLicence("Online Web Services: Påkrævet for at få adgang til SuperOffice CRM fra en webklient.", "da");
  testSystemLicence("Sales Intelligence: Tillader SAINT-statusovervågning.", "da");
  testSystemLicence("Exchange Synchronizer: Tillader brug af SuperOffice Synchronizer.", "da");
  testSystemLicence("SuperOffice Expander Services: Tillader funktionalitet for anonyme og eksterne brugere via blandt andet SuperOffice Audience eller tredjepartsapplikationer.", "da");
  testSystemLicence("Customer Centre: Tillader brug af Kundecenteret.", "da");
  testSystemLicence("Håndtering af salgstilbud: Tillader brug af tilbud.", "da");
  testPlans("Endelig er der brugerplaner til SuperOffice CRM, som købes til et bestemt antal brugere. Dette gælder blandt andet følgende produkter: Sales-Essentials, Sales-Premium, Service-Essentials, Service-Premium, Marketing-Essentials, Marketing-Premium", "da");
  testWindows("Licenser til SuperOffice CRM til Windows (sidste udgivelse SuperOffice G8 8.5 R17) købes til et bestemt antal brugere.", "da", "SuperOffice CRM til Windows", "købt til et bestemt antal brugere");
});

test.describe("Swedish", () => {
  test.describe.configure({ mode: "default" });
  testSystemLicence("System: Anger vilka system du har åtkomst till.", "sv");
  testSystemLicence("SuperOffice Server: Krävs för att använda SuperOffice CRM.", "sv");
  testSystemLicence("Online Web Services: Krävs för åtkomst till SuperOffice CRM från en webbklient.", "sv");
  testSystemLicence("Sales Intelligence: Möjliggör SAINT statusövervakning.", "sv");
  testSystemLicence("Exchange Synchronizer: Gör det möjligt att använda SuperOffice Synchronizer.", "sv");
  testSystemLicence("SuperOffice Expander Services: Ger tillgång till funktioner för anonyma och externa användare via SuperOffice Audience eller tredjepartsprogram, bland annat.", "sv");
  testSystemLicence("Customer Centre: Ger tillgång till Kundcenter.", "sv");
  testSystemLicence("Sales Quote Management: Ger tillgång till offerter.", "sv");
  testPlans("Slutligen finns det användarlicenser för SuperOffice CRM, som köps för ett specifikt antal användare. Detta gäller bland annat följande produkter: Sales-Essentials, Sales-Premium, Service-Essentials, Service-Premium, Marketing-Essentials, Marketing-Premium", "sv");
  testWindows("Licenser för SuperOffice CRM för Windows (senaste versionen SuperOffice G8 8.5 R17) köps för ett specifikt antal användare.", "sv", "SuperOffice CRM för Windows", "köptes för ett specifikt antal användare");
});

test.describe("more about user plans", () => {
  testMoreAboutPlans("Les mer om SuperOffice-brukerplaner og abonnement.", "nb", "brukerplaner");
  testMoreAboutPlans("Läs mer om SuperOffice användarplaner och abonnemang.", "sv", "användarplaner");
});
