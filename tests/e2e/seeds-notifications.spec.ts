import type { Page } from "@playwright/test";
import { StatusPage } from "./pages/status.ts";
import type { Installation } from "./support/installation.ts";
import { demo } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/**
 * What the product's own documentation says about system notifications, sentence by sentence, in its own words and
 * languages: each test bears the sentence that it holds the screen to. docs/seeds.md lists them.
 */

type Language = "nb" | "da";

test.use({ alone: true });

/** The words of the documentation, which the screen uses. */
const words = {
  nb: {
    events: ["Systemoperasjoner", "Operasjoner"],
    columns: ["Operasjon", "Status", "Melding", "Aktivert", "Aktivert av", "Avsluttes", "Type"],
    running: "Kjører",
    count: "Antall",
    choose: "Velg en operasjon i listen for å se beskrivelsen.",
  },
  da: {
    events: ["Systemhændelser", "Hændelser"],
    columns: ["Hændelse", "Status", "Meddelelse", "Aktiveret", "Aktiveret af", "Afsluttet", "Type"],
    running: "Kører",
    count: "Antal",
    choose: "Vælg en hændelse på listen for at se beskrivelsen.",
  },
} as const;

async function opened(page: Page, language: Language): Promise<StatusPage> {
  const status = new StatusPage(page, language);
  await status.open();
  return status;
}

/** Adds an event as an administrator's program would. */
async function add(page: Page, installation: Installation, Eventkey: string, Eventmess: string): Promise<void> {
  const headers = { Origin: installation.url };
  const answer = await page.request.post("/api/v1/SystemEvent", { headers, data: { Eventkey, Eventmess } });
  expect(answer.ok()).toBe(true);
}

function testList(sentences: string, language: Language): void {
  test(sentences, async ({ page, installation, signedIn }) => {
    await installation.stop();
    await installation.withOperations().start();
    await signedIn();
    await add(page, installation, "NoLogin", "SuperOffice 11");
    const status = await opened(page, language);
    await expect(status.row("no-login")).toContainText("SuperOffice 11");
    await expect(status.row("import")).toContainText(words[language].running);
  });
}

function testDescription(sentence: string, language: Language): void {
  test(sentence, async ({ page, installation, signedIn }) => {
    await signedIn();
    await add(page, installation, "NoTravel", "Travel 8.5");
    const status = await opened(page, language);
    await expect(status.description).toContainText(words[language].choose);
    await status.row("no-travel").getByRole("button").click();
    await expect(status.description).toContainText("Travel 8.5");
  });
}

function testKeepTrack(sentence: string, language: Language): void {
  test(sentence, async ({ page, installation, signedIn }) => {
    await signedIn();
    const status = await opened(page, language);
    await expect(status.panel.getByText(`${words[language].count}: 0`)).toBeVisible();
    await status.live();
    await add(page, installation, "NoFreetext", "");
    await expect(status.panel.getByText(`${words[language].count}: 1`)).toBeVisible();
    await expect(status.row("no-freetext")).toContainText("Aktiv");
  });
}

function testTwoParts(sentences: string, language: Language): void {
  const { events, columns } = words[language];
  test(sentences, async ({ page, installation, signedIn }) => {
    await signedIn();
    await add(page, installation, "MessageOfTheDay", "15.00");
    const status = await opened(page, language);
    await expect(page.getByRole("heading", { name: events[0], exact: true })).toBeVisible();
    await expect(status.region(events[1])).toBeVisible();
    await status.choose("message-of-the-day");
    for (const name of [columns[3], columns[4], columns[6]]) await expect(status.value(name, status.description)).not.toBeEmpty();
    await expect(status.row("message-of-the-day").getByRole("button")).toHaveAttribute("aria-pressed", "true");
  });
}

function testColumns(sentence: string, language: Language): void {
  test(sentence, async ({ page, installation, signedIn }) => {
    await signedIn();
    await add(page, installation, "NoLogin", "SuperOffice 11");
    const status = await opened(page, language);
    const columns = status.region(words[language].events[1]).getByRole("columnheader");
    await expect(columns).toHaveText([...words[language].columns]);
    const row = status.row("no-login");
    await expect(row.getByRole("cell").nth(1)).toHaveText("SuperOffice 11");
    await expect(row.getByRole("cell").nth(2)).toHaveText(/\d{4}.*\d{2}[:.]\d{2} \S+/);
    // User ID and portrait: where there is no picture, the initials.
    await expect(row.getByRole("cell").nth(3)).toContainText(demo.userName);
    await expect(row.locator(".portrait")).toHaveText(/^\p{Lu}{1,2}$/u);
    await expect(row.getByRole("cell").nth(5)).toHaveText("Hele systemet");
  });
}

testList("Denne listen viser statusmeldinger fra systemet og hendelser som er lagt til. Varsler om aktiv import, SAINT eller fritekstindeksering og så videre.", "nb");
testDescription("Velg et varsel i listen for å vise en beskrivelse.", "nb");
testKeepTrack("Du kan holde oversikt over hendelser som er aktive i systemet.", "nb");
testTwoParts("Fanen Systemoperasjoner består av to deler: Operasjoner. Beskrivelse, viser detaljinformasjon om hendelsen som er merket under Hendelser.", "nb");
testColumns("Du finner følgende kolonner under Systemmeldinger: Operasjon, Status, Melding, Aktivert, Aktivert av, Avsluttes, Type", "nb");

testList("Denne liste viser statusmeddelelser fra systemet og tilføjede hændelser. Meddelelser om aktive importer, SAINT- eller fritekstindeksering osv.", "da");
testDescription("Vælg en meddelelse på listen for at få vist en beskrivelse.", "da");
testKeepTrack("Du kan holde styr på hændelser, der er aktive i systemet.", "da");
testTwoParts("Fanen Systemhændelser består af to dele: Hændelser. Beskrivelse, viser detaljerede oplysninger om den hændelse, der aktuelt er valgt under Hændelser.", "da");
testColumns("Under Systemmeddelelser finder du følgende kolonner: Hændelse, Status, Meddelelse, Aktiveret, Aktiveret af, Afsluttet, Type", "da");
