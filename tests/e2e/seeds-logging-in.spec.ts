import { HelpPanel } from "./pages/help.ts";
import { UsersPage } from "./pages/users.ts";
import type { Language } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

/**
 * What the product's own documentation says about logging in, in its own words and languages: each test bears the sentence
 * that it holds the screen to. docs/seeds.md lists them.
 */

/** What the list says of somebody: whether he or she can log in, and if not, what is missing. */
interface Words {
  can: string;
  missing: string[];
  /** What the help says that it takes. */
  takes: string;
}

function testLoggingIn(sentence: string, language: Language, words: Words): void {
  test(sentence, async ({ read }) => {
    const page = await read(`/users?help=logging-in&lang=${language}`);
    const help = new HelpPanel(page, language);
    await help.shows("logging-in");
    await expect(help.panel).toContainText(words.takes);
    const users = new UsersPage(page, language);
    await users.arrived();
    const column = users.column("users.log-in");
    const at = await column.evaluate((heading) => [...(heading.parentElement?.children ?? [])].indexOf(heading));
    const said = (name: string) => users.row(name).locator(`> :nth-child(${at + 1})`);
    const plan = (name: string) => users.row(name).getByRole("link", { name: /-(?:Essentials|Premium)$/ });
    await expect(plan("Anders Hansen")).toHaveText("Sales-Essentials");
    await expect(said("Anders Hansen")).toHaveText(words.can);
    await expect(plan("Ane Vestby")).toHaveText("Service-Premium");
    await expect(said("Ane Vestby")).toHaveText(words.can);
    await expect(plan("Agnieszka Nowak")).toHaveCount(0);
    await expect(said("Agnieszka Nowak").getByRole("listitem")).toHaveText(words.missing);
  });
}

testLoggingIn(
  "For å logge på SuperOffice CRM fra en webklient trenger du påloggingsrettigheter til SuperOffice CRM og en Essential eller en Premium brukerplan",
  "nb",
  {
    can: "Kan logge inn",
    missing: ["Mangler brukerlisens", "Mangler tilgang til web eller Windows"],
    takes: "må en bruker ha påloggingsrettigheter og en Essentials- eller Premium-brukerplan",
  },
);

testLoggingIn(
  "For at du kan logge på SuperOffice CRM fra en webklient kræves logonrettigheder til SuperOffice CRM og Essential- eller Premium-brugerlicens",
  "da",
  {
    can: "Kan logge på",
    missing: ["Mangler brugerlicens", "Mangler adgang til web eller Windows"],
    takes: "skal en bruger have logonrettigheder og en Essentials- eller Premium-brugerplan",
  },
);

testLoggingIn(
  "För att logga in i SuperOffice CRM från en webbklient behöver du inloggningsbehörighet till SuperOffice CRM och en Essential eller Premium användarlicens.",
  "sv",
  {
    can: "Kan logga in",
    missing: ["Saknar användarlicens", "Saknar åtkomst till webb eller Windows"],
    takes: "behöver en användare inloggningsbehörighet och en Essentials- eller Premium-användarplan",
  },
);

testLoggingIn(
  "To log in to SuperOffice CRM from a web client, you need login rights to SuperOffice CRM and an Essential or Premium user plan",
  "en",
  {
    can: "Can log in",
    missing: ["No user licence", "No access to web or Windows"],
    takes: "a user needs the right to log in and an Essentials or Premium user plan",
  },
);
