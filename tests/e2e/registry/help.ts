import { expect } from "@playwright/test";
import { HelpPanel, titleOf } from "../pages/help.ts";
import { text } from "../support/catalogue.ts";
import { licences, signInPage, type State, type Visit } from "./state.ts";

/** Help beside the screen. */
export const helped: State[] = [
  {
    name: "help",
    reach: async (visit) => {
      await licences(visit, "NORDDATA");
      const help = new HelpPanel(visit.page, visit.language);
      await help.link.click();
      await expect(help.list.first()).toBeVisible();
    },
    shows: ["button.help"],
  },
  {
    name: "help-topic",
    reach: (visit) => topic(visit, "verification"),
    shows: ["button.help"],
  },
  {
    name: "help-loading",
    reach: async (visit) => {
      await visit.page.route("**/help.*.txt", () => new Promise(() => undefined));
      await licences(visit, "NORDDATA");
      await new HelpPanel(visit.page, visit.language).link.click();
      // The links to the other languages follow the address.
      await expect(visit.page.locator("a[hreflang=nb]")).toHaveAttribute("href", /help=/);
    },
    shows: ["shell.help-loading"],
  },
  {
    name: "help-failed",
    reach: async (visit) => {
      await visit.page.route("**/help.*.txt", (route) => route.abort());
      await licences(visit, "NORDDATA");
      await new HelpPanel(visit.page, visit.language).link.click();
    },
    shows: ["shell.help-failed-sentence"],
    provokes: [/help\.[a-z]+\./],
  },
  {
    name: "help-signing-in",
    reach: async (visit) => {
      await signInPage(visit).open();
      await visit.page.getByRole("link", { name: text(visit.language, "signin.help") }).click();
      await new HelpPanel(visit.page, visit.language).shows("logging-in");
    },
    shows: ["button.help"],
  },
];

async function topic(visit: Visit, name: string): Promise<void> {
  // Opened over a list that is there: on a narrow screen nothing of it is seen afterwards.
  await licences(visit, "NORDDATA");
  const help = new HelpPanel(visit.page, visit.language);
  await help.link.click();
  await help.list.filter({ hasText: titleOf(visit.language, name) }).click();
  await help.shows(name);
}
