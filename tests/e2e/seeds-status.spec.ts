import type { Page } from "@playwright/test";
import { StatusPage } from "./pages/status.ts";
import { formatDay, formatNumber } from "./support/catalogue.ts";
import { demo } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/**
 * What the product's own documentation says about the tab Status, sentence by sentence, in its own words and languages:
 * each test bears the sentence that it holds the screen to. docs/seeds.md lists them.
 */

type Language = "nb" | "da";

interface Month {
  Month: string;
  Quantity: number;
  Users: number;
  Included: number;
}

interface Consumption {
  Services: { Service: string; Unit: string; Months: Month[] }[];
  NextInvoice: { Month: string; For: string; Lines: { Service: string }[] };
}

const get = async <T>(page: Page, path: string) => (await (await page.request.get(path)).json()) as T;

/** The words of the documentation, which the screen uses. */
const words = {
  nb: {
    licences: "Lisenser",
    parts: ["Database", "Forbruk", "Systemmeldinger"],
    database: ["Databaseeier", "Serienummer", "Type", "Neste utløpsdato", "Pålogget bruker"],
    kinds: ["Sentral database", "Satellittdatabase – Oslo"],
    services: ["Brukt lagringsplass", "E-post sendt via utsendelser", "Kundesenterpålogginger", "Startede chatsesjoner", "Skjemainnsendinger"],
    invoice: "Neste månedlige faktura: desember 2026",
    line: /^E-post sendt via utsendelser: .* altså 1 tilleggspakke til 32,40.€\.$/,
    tier: "for 101 brukere eller flere",
  },
  da: {
    licences: "Licenser",
    parts: ["Database", "Forbrugstjenester", "Systemmeddelelser"],
    database: ["Databaseejer", "Serienummer", "Type", "Næste udløbsdato", "Den bruger, der er logget på"],
    kinds: ["Central database", "Satellitdatabase – Oslo"],
    services: ["Brugt lagerplads", "E-mails sendt via Udsendelser", "Logon på kundecenter", "Indledte chatsessioner", "Formularindsendelser"],
    invoice: "Næste månedlige faktura: december 2026",
    line: /^E-mails sendt via Udsendelser: .* altså 1 ekstrapakke til 32,40.€\.$/,
    tier: "for 101 brugere eller flere",
  },
} as const;

function testUpdated(sentence: string, language: Language): void {
  test(sentence, async ({ page, signedIn }) => {
    await signedIn();
    await page.goto(`/licences?lang=${language}`);
    await page.getByRole("tab", { name: "Status", exact: true }).click();
    await new StatusPage(page, language).live();
    await expect(page.getByRole("heading", { level: 1, name: words[language].licences, exact: true })).toBeVisible();
  });
}

function testParts(sentence: string, language: Language): void {
  const [database, metered, notifications] = words[language].parts;
  test(sentence, async ({ read }) => {
    const status = new StatusPage(await read(`/status?lang=${language}`), language);
    await expect(status.region(database)).toBeVisible();
    await expect(status.metered).toHaveText(metered);
    await expect(status.region(notifications)).toBeVisible();
  });
}

function testDatabase(sentence: string, language: Language): void {
  const [owner, serial, type] = words[language].database;
  test(sentence, async ({ read }) => {
    const status = new StatusPage(await read(`/status?lang=${language}`), language);
    await expect(status.value(owner)).toHaveText(demo.company);
    await expect(status.value(serial)).toHaveText(demo.serial);
    await expect(status.value(type, status.region("Database"))).toHaveText(/^SQLite [\d.]+, /);
  });
}

function testKinds(sentence: string, language: Language): void {
  const [central, satellite] = words[language].kinds;
  test(sentence, async ({ page, signedIn }) => {
    await signedIn();
    const status = new StatusPage(page, language);
    await status.open();
    const type = status.value("Type", status.region("Database"));
    await expect(type).toHaveText(new RegExp(`, ${central}$`));
    await page.route("**/api/v1/Status", async (route) => {
      const answer = await route.fetch();
      const told = (await answer.json()) as object;
      await route.fulfill({ response: answer, json: { ...told, Satellite: "Oslo" } });
    });
    await page.reload();
    await expect(type).toHaveText(new RegExp(`, ${satellite}$`));
  });
}

function testExpiryAndUser(sentence: string, language: Language): void {
  const [, , , expiry, user] = words[language].database;
  test(sentence, async ({ read }) => {
    const page = await read(`/status?lang=${language}`);
    const told = await get<{ NextExpiry: { ExpiryDate: string }; User: { FullName: string } }>(page, "/api/v1/Status");
    const status = new StatusPage(page, language);
    await expect(status.value(expiry)).toContainText(formatDay(language, told.NextExpiry.ExpiryDate));
    await expect(status.value(user)).toContainText(told.User.FullName);
  });
}

function testDashboard(sentence: string, language: Language): void {
  test(sentence, async ({ page, signedIn }) => {
    await signedIn();
    const status = new StatusPage(page, language);
    await status.open();
    await status.metered.click();
    await expect(page).toHaveURL(/\/status\/consumption/);
    await expect(status.region(words[language].parts[1])).toBeVisible();
  });
}

function testServices(sentence: string, language: Language): void {
  test(sentence, async ({ read }) => {
    const status = new StatusPage(await read(`/status/consumption?lang=${language}`), language);
    for (const name of words[language].services) await expect(status.region(name)).toBeVisible();
  });
}

function testMonths(sentence: string, language: Language): void {
  test(sentence, async ({ page, signedIn }) => {
    await signedIn();
    const told = await get<Consumption>(page, "/api/v1/Consumption");
    const status = new StatusPage(page, language);
    await status.open("/consumption");
    const forms = told.Services.find((service) => service.Service === "FormSubmissions");
    const card = status.region(words[language].services[4]);
    await card.locator("summary").click();
    const used = card.locator("tbody td:nth-child(2)");
    await expect(used).toHaveText(forms?.Months.map((month) => formatNumber(language, month.Quantity)) ?? []);
  });
}

function testInvoice(sentence: string, language: Language): void {
  test(sentence, async ({ read }) => {
    const page = await read(`/status/consumption?lang=${language}`);
    const told = await get<Consumption>(page, "/api/v1/Consumption");
    expect(told.NextInvoice.Lines.map((line) => line.Service)).toEqual(["Mailings"]);
    const invoice = new StatusPage(page, language).region(words[language].invoice);
    await expect(invoice.getByRole("listitem")).toHaveText(words[language].line);
  });
}

function testThreshold(sentences: string, language: Language): void {
  test(sentences, async ({ page, signedIn }) => {
    await signedIn();
    const told = await get<Consumption>(page, "/api/v1/Consumption");
    const status = new StatusPage(page, language);
    await status.open("/consumption");
    const card = status.region(words[language].services[1]);
    await card.locator("summary").click();
    const included = card.locator("tbody td:nth-child(3)");
    const months = told.Services.find((service) => service.Service === "Mailings")?.Months ?? [];
    await expect(included).toHaveText(months.map((month) => formatNumber(language, month.Included)));
    const sorted = [...months].sort((one, other) => one.Users - other.Users).map((month) => month.Included);
    expect(sorted, "more users, more included").toEqual([...sorted].sort((one, other) => one - other));
    expect(new Set(sorted).size, "the demonstration crosses a threshold").toBeGreaterThan(1);
    await expect(card).toContainText(words[language].tier);
  });
}

testUpdated("I Status-fanen i Lisenser-bildet finner du oppdatert informasjon om systemet.", "nb");
testParts("Status-bildet er inndelt i følgende hoveddeler: Database, Forbruk, Systemmeldinger", "nb");
testDatabase("Her vises databasens eier, serienummer og type, som angis ved installering.", "nb");
testExpiryAndUser("Du kan se neste utløpsdato og navnet til pålogget bruker.", "nb");
testServices("Forbruk er tjenester som faktureres når du overskrider et bestemt nivå/antall", "nb");
testInvoice("Når firmaet overskrider terskelen, blir du automatisk fakturert for disse tjenestene på den neste månedlige fakturaen.", "nb");
testKinds("Det viser også om det er en sentral database eller en satellittdatabase.", "nb");
testDashboard("Klikk på denne knappen for å åpne dashbord for ditt forbruk.", "nb");
testMonths("Administratorer kan holde oversikt over nøyaktig hvor mye hver tjeneste brukes per måned.", "nb");
testThreshold("Terskelen avhenger av antall brukere. Jo flere brukere du har, desto høyere blir terskelen.", "nb");

testUpdated("Opdaterede oplysninger om systemet vises under fanen Status i skærmbilledet Licenser.", "da");
testParts("Skærmbilledet Status er inddelt i følgende hoveddele: Database, Forbrugstjenester, Systemmeddelelser", "da");
testDatabase("Her vises den ejer af databasen, det serienummer og den type, som angives ved installation.", "da");
testExpiryAndUser("Du kan se den næste udløbsdato og navnet på den bruger, der er logget på.", "da");
testServices("Forbrugsafregnede tjenester er tjenester, der faktureres, når du har overskredet et vist niveau/en vis mængde", "da");
testInvoice("Når dit firma overskrider grænsen, faktureres du automatisk for disse tjenester på din næste månedlige faktura.", "da");
testKinds("Derudover vises, om det er en central database eller en satellitdatabase.", "da");
testDashboard("Klik på denne knap for at åbne dashboardet for dine forbrugsafregnede tjenester.", "da");
testMonths("Administratorer kan følge med i, præcis hvor meget hver tjeneste bliver brugt pr. måned.", "da");
testThreshold("Grænsen afhænger af antallet af brugere. Jo flere brugere du har, jo højere bliver grænsen.", "da");
