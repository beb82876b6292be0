import path from "node:path";
import { ActivationDialog } from "./pages/activation.ts";
import { LicencesPage } from "./pages/licences.ts";
import { formatDay, type Language } from "./support/catalogue.ts";
import { issued, listed, nameOf } from "./support/demo.ts";
import { issue, order } from "./support/issuing.ts";
import { demo, runFolder } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/**
 * What the product's own documentation says about viewing licence information, in its own words and languages: each test
 * bears the sentences that it holds the screen to. docs/seeds.md lists them.
 */

/** Every step, as a person takes it, from another screen. */
function testSteps(sentences: string, language: Language, purpose: string): void {
  test(sentences, async ({ page, signedIn }) => {
    await signedIn();
    await page.goto(`/users?lang=${language}`);
    const licences = new LicencesPage(page, language);
    const menu = page.getByRole("navigation", { name: licences.word("label.navigation") });
    await menu.getByRole("link", { name: licences.word("heading.licences"), exact: true }).click();
    await expect(licences.heading).toBeVisible();
    await page.getByRole("tab", { name: "SuperOffice", exact: true }).click();
    await licences.judged();
    const names = await licences.rows.getByRole("rowheader").allTextContents();
    expect(names.sort()).toEqual(listed("SUPEROFFICE").map((row) => nameOf(row, language)).sort());
    const details = await licences.openDetails("Sales-Premium");
    await expect(details.heading).toHaveText("Sales-Premium");
    await expect(details.dialog.locator(".lead")).toHaveText(purpose);
  });
}

/** What is said of the owner, from the top, as name and value. */
const owner = (licences: LicencesPage) =>
  licences.panel.locator(".owner-information dl > div").evaluateAll((parts) =>
    parts.map((part) => [part.querySelector("dt")?.textContent, part.querySelector("dd")?.textContent?.trim()]),
  );

function testOwner(sentences: string, language: Language): void {
  test(sentences, async ({ read }) => {
    const licences = new LicencesPage(await read(`/licences/SUPEROFFICE?lang=${language}`), language);
    await licences.judged();
    const [company, serial, expires] = await owner(licences);
    expect(company).toEqual([licences.word("label.company-name"), demo.company]);
    expect(serial).toEqual([licences.word("label.serial-number"), demo.serial]);
    expect(expires?.[0]).toBe(licences.word("label.expires"));
    expect(expires?.[1]).toContain(formatDay(language, issued("SUPEROFFICE").license.ExpiryDate ?? ""));
    const top = await licences.panel.locator(".owner-information").boundingBox();
    const list = await licences.table("system").boundingBox();
    expect(top?.y, "above the list").toBeLessThan(list?.y ?? 0);
  });
}

function testShowAndUpdate(sentence: string, language: Language): void {
  test(sentence, async ({ read }) => {
    const page = await read(`/licences/SUPEROFFICE?lang=${language}`);
    const licences = new LicencesPage(page, language);
    await expect(page.getByRole("tab", { name: "SuperOffice", exact: true })).toHaveAttribute("aria-selected", "true");
    await expect(licences.rows).toHaveCount(listed("SUPEROFFICE").length);
    await expect(new ActivationDialog(page, language).way("button.load-file")).toBeEnabled();
  });
}

/** The numbers of a licence, and what a press on its name brings. */
function testList(sentences: string, language: Language): void {
  test(sentences, async ({ page, signedIn }) => {
    await signedIn();
    const licences = new LicencesPage(page, language);
    await licences.open("SUPEROFFICE");
    await licences.judged();
    await expect(licences.row("Service-Essentials").locator("td.number")).toHaveText(["31", "9", "40"]);
    await expect(licences.row("Service-Premium").locator("td.number")).toHaveText(["36", "0", "36"]);
    const details = await licences.openDetails("Service-Essentials");
    await expect(details.heading).toHaveText("Service-Essentials");
    await expect(details.value("label.in-use")).toHaveText("31");
    await expect(details.value("label.free")).toHaveText("9");
  });
}

test.describe("steps", () => {
  testSteps(
    "Gå til skjermbildet Lisenser under Innstillinger og vedlikehold. Velg SuperOffice-fanen. Listen viser lisensene du har kjøpt og aktivert. Klikk et lisensnavn for å vise mer informasjon om den.",
    "nb",
    "Brukerplan: salg med tilbud, salgsmål, salgsguider, prosjekter, rapporter og dashbord.",
  );
  testSteps(
    "I Indstillinger og vedligeholdelse skal du gå til skærmbilledet Licenser. Vælg fanen SuperOffice. Listen viser de licenser, du har købt og aktiveret. Klik på et licensnavn for at få vist flere oplysninger om det.",
    "da",
    "Brugerplan: salg med tilbud, salgsmål, salgsguider, projekter, rapporter og dashboards.",
  );
  testSteps(
    "Gå till fönstret Licenser under Inställningar och underhåll. Välj fliken SuperOffice. Listan visar alla licenser du har köpt och aktiverat. Klicka på ett licensnamn om du vill se mer information om licensen.",
    "sv",
    "Användarplan: försäljning med offerter, försäljningsmål, säljguider, projekt, rapporter och instrumentpaneler.",
  );
  testList("Listen nederst viser hvilke lisenser som er i bruk, og hvor mange som er tilgjengelige. Klikk på et lisensnavn for å vise informasjon om den.", "nb");
  testList("Listen nederst viser, hvilke licenser der er i brug, og hvor mange der er tilgængelige. Klik på et licensnavn for at få vist oplysninger om licensen.", "da");
});

test.describe("SuperOffice-fanen", () => {
  test.describe.configure({ mode: "default" });
  testShowAndUpdate("I fanen SuperOffice i Lisenser-bildet kan du vise og oppdatere lisensinformasjonen for din versjon av SuperOffice CRM og tilhørende moduler.", "nb");
  testOwner("Øverst er firmanavnet (firmaet/organisasjonen din) og serienummeret.", "nb");
});

test.describe("Fanen SuperOffice", () => {
  test.describe.configure({ mode: "default" });
  testShowAndUpdate("Under fanen SuperOffice i skærmbilledet Licenser kan du se og opdatere licensinformationen til din version af SuperOffice CRM og tilhørende moduler.", "da");
  testOwner("Øverst er firmanavnet (dit firma/din organisation) og serienummeret. Hvis licensen er tidsbegrænset, vises udløbsdatoen under serienummeret.", "da");

  test("Hvis der er installeret en tredjepartstilføjelse, vises der flere faner her.", async ({ read }) => {
    const licences = new LicencesPage(await read("/licences/SUPEROFFICE?lang=da"), "da");
    await expect(licences.tabs).toHaveText(["SuperOffice", "Norddata Integrasjon AS"]);
  });
});

test.describe("on an installation of its own", () => {
  test.use({ alone: true });

  test("Hvis lisensen er tidsbegrenset, vises utløpsdatoen under serienummeret.", async ({ page, installation, signedIn }) => {
    await signedIn();
    const licences = new LicencesPage(page, "nb");
    await licences.open();
    await licences.judged();
    const [, serial, expires, ...more] = await owner(licences);
    expect([serial?.[0], expires?.[0], more]).toEqual(["Serienummer", "Lisensen utløper", []]);
    expect(expires?.[1]).toContain("30. juni 2027");
    const dates = ["AdminWarning", "Expiry", "Grace", "Maintenance"].map((name) => new RegExp(`^${name}Date = .*\n`, "m"));
    const forEver = dates.reduce((text, date) => text.replace(date, ""), order("superoffice"));
    const follows = ["--previous", path.join(runFolder(), "superoffice.segl")];
    await installation.mustLoad(await issue({ name: "superoffice-for-ever", order: forEver, more: follows }));
    await page.reload();
    await licences.judged();
    expect(await owner(licences)).toEqual([["Firmanavn", demo.company], ["Serienummer", demo.serial]]);
  });

  test("Hvis et tillegg fra tredjepart er installert, vises det flere faner her.", async ({ page, signedIn }) => {
    await signedIn();
    const licences = new LicencesPage(page, "nb");
    const dialog = new ActivationDialog(page, "nb");
    await licences.open("NORDDATA");
    await expect(licences.tabs).toHaveText(["SuperOffice", "Norddata Integrasjon AS"]);
    await licences.judged();
    await dialog.way("button.remove-licence").click();
    await dialog.button("button.remove-licence").click();
    await expect(licences.tabs).toHaveText(["SuperOffice"]);
  });
});
