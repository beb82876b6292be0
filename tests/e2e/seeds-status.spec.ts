import type { Page } from "@playwright/test";
import { StatusPage } from "./pages/status.ts";
import { formatDay, formatNumber } from "./support/catalogue.ts";
import type { Installation } from "./support/installation.ts";
import { demo } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/**
 * What the product's own documentation says about the tab Status, sentence by sentence, in its own words: each test bears
 * the sentence that it holds the screen to. docs/seeds.md lists them.
 */

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

async function opened(page: Page, part = ""): Promise<StatusPage> {
  const status = new StatusPage(page, "nb");
  await status.open(part);
  return status;
}

/** Adds an event as an administrator's program would. */
async function add(page: Page, installation: Installation, Eventkey: string, Eventmess: string): Promise<void> {
  const headers = { Origin: installation.url };
  const answer = await page.request.post("/api/v1/SystemEvent", { headers, data: { Eventkey, Eventmess } });
  expect(answer.ok()).toBe(true);
}

test.describe("Database", () => {
  test("I Status-fanen i Lisenser-bildet finner du oppdatert informasjon om systemet.", async ({ page, signedIn }) => {
    await signedIn();
    await page.goto("/licences?lang=nb");
    await page.getByRole("tab", { name: "Status", exact: true }).click();
    const status = new StatusPage(page, "nb");
    await status.live();
    await expect(page.getByRole("heading", { level: 1, name: "Lisenser", exact: true })).toBeVisible();
  });

  test("Status-bildet er inndelt i følgende hoveddeler: Database, Forbruk, Systemmeldinger", async ({ page, signedIn }) => {
    await signedIn();
    const status = await opened(page);
    await expect(status.region("Database")).toBeVisible();
    await expect(status.metered).toHaveText("Forbruk");
    await expect(status.region("Systemmeldinger")).toBeVisible();
  });

  test("Her vises databasens eier, serienummer og type, som angis ved installering.", async ({ page, signedIn }) => {
    await signedIn();
    const status = await opened(page);
    await expect(status.value("Databaseeier")).toHaveText(demo.company);
    await expect(status.value("Serienummer")).toHaveText(demo.serial);
    await expect(status.value("Type", status.region("Database"))).toHaveText(/^SQLite [\d.]+, /);
  });

  test("Det viser også om det er en sentral database eller en satellittdatabase.", async ({ page, signedIn }) => {
    await signedIn();
    const status = await opened(page);
    await expect(status.value("Type", status.region("Database"))).toHaveText(/, Sentral database$/);
    await page.route("**/api/v1/Status", async (route) => {
      const answer = await route.fetch();
      const told = (await answer.json()) as object;
      await route.fulfill({ response: answer, json: { ...told, Satellite: "Oslo" } });
    });
    await page.reload();
    await expect(status.value("Type", status.region("Database"))).toHaveText(/, Satellittdatabase – Oslo$/);
  });

  test("Du kan se neste utløpsdato og navnet til pålogget bruker.", async ({ page, signedIn }) => {
    await signedIn();
    const told = await get<{ NextExpiry: { ExpiryDate: string }; User: { FullName: string } }>(page, "/api/v1/Status");
    const status = await opened(page);
    await expect(status.value("Neste utløpsdato")).toContainText(formatDay("nb", told.NextExpiry.ExpiryDate));
    await expect(status.value("Pålogget bruker")).toContainText(told.User.FullName);
  });
});

test.describe("Forbruk", () => {
  test("Klikk på denne knappen for å åpne dashbord for ditt forbruk.", async ({ page, signedIn }) => {
    await signedIn();
    const status = await opened(page);
    await status.metered.click();
    await expect(page).toHaveURL(/\/status\/consumption/);
    await expect(status.region("Forbruk")).toBeVisible();
  });

  test("Forbruk er tjenester som faktureres når du overskrider et bestemt nivå/antall", async ({ page, signedIn }) => {
    await signedIn();
    const status = await opened(page, "/consumption");
    const names = [
      "Brukt lagringsplass",
      "E-post sendt via utsendelser",
      "Kundesenterpålogginger",
      "Startede chatsesjoner",
      "Skjemainnsendinger",
    ];
    for (const name of names) await expect(status.region(name)).toBeVisible();
  });

  test("Administratorer kan holde oversikt over nøyaktig hvor mye hver tjeneste brukes per måned.", async ({ page, signedIn }) => {
    await signedIn();
    const told = await get<Consumption>(page, "/api/v1/Consumption");
    const status = await opened(page, "/consumption");
    const forms = told.Services.find((service) => service.Service === "FormSubmissions");
    const card = status.region("Skjemainnsendinger");
    await card.locator("summary").click();
    const used = card.locator("tbody td:nth-child(2)");
    await expect(used).toHaveText(forms?.Months.map((month) => formatNumber("nb", month.Quantity)) ?? []);
  });

  test("Når firmaet overskrider terskelen, blir du automatisk fakturert for disse tjenestene på den neste månedlige fakturaen.", async ({
    page,
    signedIn,
  }) => {
    await signedIn();
    const told = await get<Consumption>(page, "/api/v1/Consumption");
    expect(told.NextInvoice.Lines.map((line) => line.Service)).toEqual(["Mailings"]);
    const status = await opened(page, "/consumption");
    const invoice = status.region("Neste månedlige faktura: desember 2026");
    await expect(invoice.getByRole("listitem")).toHaveText(/^E-post sendt via utsendelser: .* altså 1 tilleggspakke til 32,40.€\.$/);
  });

  test("Terskelen avhenger av antall brukere. Jo flere brukere du har, desto høyere blir terskelen.", async ({ page, signedIn }) => {
    await signedIn();
    const told = await get<Consumption>(page, "/api/v1/Consumption");
    const status = await opened(page, "/consumption");
    const card = status.region("E-post sendt via utsendelser");
    await card.locator("summary").click();
    const included = card.locator("tbody td:nth-child(3)");
    const months = told.Services.find((service) => service.Service === "Mailings")?.Months ?? [];
    await expect(included).toHaveText(months.map((month) => formatNumber("nb", month.Included)));
    const sorted = [...months].sort((one, other) => one.Users - other.Users).map((month) => month.Included);
    expect(sorted, "more users, more included").toEqual([...sorted].sort((one, other) => one - other));
    expect(new Set(sorted).size, "the demonstration crosses a threshold").toBeGreaterThan(1);
    await expect(card).toContainText("for 101 brukere eller flere");
  });
});

test.describe("Systemmeldinger", () => {
  test.use({ alone: true });

  test("Denne listen viser statusmeldinger fra systemet og hendelser som er lagt til. Varsler om aktiv import, SAINT eller fritekstindeksering og så videre.", async ({
    page,
    installation,
    signedIn,
  }) => {
    await installation.stop();
    await installation.withOperations().start();
    await signedIn();
    await add(page, installation, "NoLogin", "Oppgradering");
    const status = await opened(page);
    await expect(status.row("no-login")).toContainText("Oppgradering");
    await expect(status.row("import")).toContainText("Kjører");
  });

  test("Velg et varsel i listen for å vise en beskrivelse.", async ({ page, installation, signedIn }) => {
    await signedIn();
    await add(page, installation, "NoTravel", "Ingen reiser i dag");
    const status = await opened(page);
    await expect(status.description).toContainText("Velg en operasjon i listen for å se beskrivelsen.");
    await status.row("no-travel").getByRole("button").click();
    await expect(status.description).toContainText("Ingen reiser i dag");
  });

  test("Du kan holde oversikt over hendelser som er aktive i systemet.", async ({ page, installation, signedIn }) => {
    await signedIn();
    const status = await opened(page);
    await expect(status.panel.getByText("Antall: 0")).toBeVisible();
    await status.live();
    await add(page, installation, "NoFreetext", "");
    await expect(status.panel.getByText("Antall: 1")).toBeVisible();
    await expect(status.row("no-freetext")).toContainText("Aktiv");
  });

  test("Fanen Systemoperasjoner består av to deler: Operasjoner. Beskrivelse, viser detaljinformasjon om hendelsen som er merket under Hendelser.", async ({
    page,
    installation,
    signedIn,
  }) => {
    await signedIn();
    await add(page, installation, "MessageOfTheDay", "Kake klokka tre");
    const status = await opened(page);
    await expect(page.getByRole("heading", { name: "Systemoperasjoner", exact: true })).toBeVisible();
    await expect(status.region("Operasjoner")).toBeVisible();
    await status.choose("message-of-the-day");
    for (const name of ["Aktivert", "Aktivert av", "Type"]) await expect(status.value(name, status.description)).not.toBeEmpty();
    await expect(status.row("message-of-the-day").getByRole("button")).toHaveAttribute("aria-pressed", "true");
  });

  test("Du finner følgende kolonner under Systemmeldinger: Operasjon, Status, Melding, Aktivert, Aktivert av, Avsluttes, Type", async ({
    page,
    installation,
    signedIn,
  }) => {
    await signedIn();
    await add(page, installation, "NoLogin", "Oppgradering");
    const status = await opened(page);
    const columns = status.region("Operasjoner").getByRole("columnheader");
    await expect(columns).toHaveText(["Operasjon", "Status", "Melding", "Aktivert", "Aktivert av", "Avsluttes", "Type"]);
    const row = status.row("no-login");
    await expect(row.getByRole("cell").nth(1)).toHaveText("Oppgradering");
    await expect(row.getByRole("cell").nth(2)).toHaveText(/\d{4}.*\d{2}:\d{2} \S+/);
    // User ID and portrait: where there is no picture, the initials.
    await expect(row.getByRole("cell").nth(3)).toContainText(demo.userName);
    await expect(row.locator(".portrait")).toHaveText(/^\p{Lu}{1,2}$/u);
    await expect(row.getByRole("cell").nth(5)).toHaveText("Hele systemet");
  });
});
