import { expect } from "@playwright/test";
import { HelpPanel } from "../pages/help.ts";
import { text } from "../support/catalogue.ts";
import { licences, signInPage, type State } from "./state.ts";

/** Help beside the screen, and beside the sign-in page. */
export const help: State[] = [
  {
    name: "help",
    reach: async (visit) => {
      await licences(visit, "NORDDATA");
      const panel = new HelpPanel(visit.page, visit.language);
      await panel.link.click();
      await expect(panel.list.first()).toBeVisible();
    },
    shows: ["button.help"],
  },
  {
    name: "help-topic",
    reach: async (visit) => {
      await licences(visit, "NORDDATA", undefined, { help: "verification" });
      await new HelpPanel(visit.page, visit.language).shows("verification");
    },
    shows: ["button.help"],
  },
  {
    name: "help-failed",
    reach: async (visit) => {
      await visit.page.route("**/help.*.txt", (route) => route.abort());
      await licences(visit, "NORDDATA");
      const panel = new HelpPanel(visit.page, visit.language);
      await panel.link.click();
      await expect(panel.alert).toBeVisible();
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
