import { expect, type Page } from "@playwright/test";
import { HelpPanel } from "../pages/help.ts";
import { LicencesPage } from "../pages/licences.ts";
import { SignInPage } from "../pages/signin.ts";
import { text, type Language } from "./catalogue.ts";
import { named, nameOf } from "./demo.ts";
import type { Guard } from "./guard.ts";
import { alterByte, onItsWay, proofPath, rowIn } from "./proof.ts";

/** Every screen, dialog and state, and the way there: one list for the accessibility judge and for pictures. */

export interface Visit {
  page: Page;
  language: Language;
  guard: Guard;
  signedIn: () => Promise<void>;
}

export interface Screen {
  name: string;
  reach: (visit: Visit) => Promise<void>;
}

const problem = (status: number, code: string) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({ type: "about:blank", title: "", status, code, facts: {}, requestId: "0123456789abcdef" }),
});

async function licences({ page, language, signedIn }: Visit, owner: string): Promise<LicencesPage> {
  await signedIn();
  const found = new LicencesPage(page, language);
  await found.open(owner);
  await found.judged();
  return found;
}

async function alteredOnItsWay(visit: Visit): Promise<LicencesPage> {
  await onItsWay(visit.page, (proof) => {
    alterByte(rowIn(proof, "NORDDATA", "nd-orders").Signed, 100);
    rowIn(proof, "NORDDATA", "nd-invoices").Columns.NumberOfLicenses = 250;
  });
  return licences(visit, "NORDDATA");
}

/** The app with another answer in the place of the proof. */
async function answered(visit: Visit, answer: { status: number; contentType: string; body: string }): Promise<void> {
  await visit.page.route(`**${proofPath}`, (route) => route.fulfill(answer));
  await visit.signedIn();
  await new LicencesPage(visit.page, visit.language).open();
}

export const screens: Screen[] = [
  {
    name: "sign-in",
    reach: async ({ page, language }) => {
      await new SignInPage(page, language).open();
      await expect(new SignInPage(page, language).submit).toBeVisible();
    },
  },
  {
    name: "sign-in-refused",
    reach: async ({ page, language, guard }) => {
      guard.allow(/status of 401/);
      const signIn = new SignInPage(page, language);
      await signIn.open();
      await signIn.signIn(`nobody-${language}-${Math.random()}`, "wrong");
      await expect(signIn.alert).toHaveText(text(language, "signin.credentials-wrong-sentence"));
    },
  },
  { name: "licences-superoffice", reach: async (visit) => void (await licences(visit, "SUPEROFFICE")) },
  { name: "licences-third-party", reach: async (visit) => void (await licences(visit, "NORDDATA")) },
  {
    name: "details-of-a-plan",
    reach: async (visit) => {
      const found = await licences(visit, "SUPEROFFICE");
      await found.openDetails(nameOf(named("SUPEROFFICE", "ten-salesservicemarketing"), visit.language));
    },
  },
  { name: "licences-changed", reach: async (visit) => void (await alteredOnItsWay(visit)) },
  {
    name: "details-of-an-edited-licence",
    reach: async (visit) => {
      const found = await alteredOnItsWay(visit);
      await found.openDetails(nameOf(named("NORDDATA", "nd-invoices"), visit.language));
    },
  },
  {
    name: "loading",
    reach: async ({ page, language, signedIn }) => {
      await signedIn();
      await page.route(`**${proofPath}`, () => new Promise(() => undefined));
      await new LicencesPage(page, language).open();
      await expect(page.getByText(text(language, "label.loading")).first()).toBeVisible();
    },
  },
  {
    name: "failed",
    reach: async (visit) => {
      visit.guard.allow(/status of 500/);
      await answered(visit, problem(500, "server-failed"));
      await expect(visit.page.getByText(text(visit.language, "reason.server-failed"))).toBeVisible();
    },
  },
  {
    name: "no-licences",
    reach: async (visit) => {
      await onItsWay(visit.page, (proof) => void (proof.Owners = []));
      await visit.signedIn();
      await new LicencesPage(visit.page, visit.language).open();
      await expect(visit.page.getByText(text(visit.language, "message.no-licences"))).toBeVisible();
    },
  },
  {
    name: "no-access",
    reach: async (visit) => {
      visit.guard.allow(/status of 403/);
      await answered(visit, problem(403, "not-administrator"));
      await expect(visit.page.getByText(text(visit.language, "reason.not-administrator"))).toBeVisible();
    },
  },
  {
    name: "shell",
    reach: async ({ page, language, signedIn }) => {
      await signedIn();
      await page.route("**/*.wasm", () => new Promise(() => undefined));
      await page.goto(`/licences/SUPEROFFICE?lang=${language}`, { waitUntil: "commit" });
      await expect(page.getByText(text(language, "shell.loading")).first()).toBeVisible();
    },
  },
  {
    name: "shell-failed",
    reach: async ({ page, language, guard, signedIn }) => {
      guard.allow(/\.wasm/);
      await signedIn();
      await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
      await page.goto(`/licences/SUPEROFFICE?lang=${language}`);
      await expect(page.getByText(text(language, "shell.failed-sentence"))).toBeVisible();
    },
  },
  {
    name: "panic",
    reach: async (visit) => {
      await licences(visit, "NORDDATA");
      // What the program's panic hook does.
      await visit.page.evaluate(() => dispatchEvent(new CustomEvent("segl-panic", { detail: "panicked at src/x.rs:1:1" })));
      await expect(visit.page.getByText(text(visit.language, "shell.panic-sentence"))).toBeVisible();
    },
  },
  {
    name: "help",
    reach: async (visit) => {
      await licences(visit, "NORDDATA");
      const help = new HelpPanel(visit.page, visit.language);
      await help.link.click();
      await expect(help.list.first()).toBeVisible();
    },
  },
  {
    name: "help-topic",
    reach: async (visit) => {
      await visit.signedIn();
      const found = new LicencesPage(visit.page, visit.language);
      await found.open("NORDDATA", { help: "verification" });
      await new HelpPanel(visit.page, visit.language).shows("verification");
    },
  },
  {
    name: "help-failed",
    reach: async (visit) => {
      visit.guard.allow(/help\.[a-z]+\./);
      await visit.page.route("**/help.*.txt", (route) => route.abort());
      await licences(visit, "NORDDATA");
      const help = new HelpPanel(visit.page, visit.language);
      await help.link.click();
      await expect(help.alert).toBeVisible();
    },
  },
  {
    name: "help-signing-in",
    reach: async ({ page, language }) => {
      await new SignInPage(page, language).open();
      await page.getByRole("link", { name: text(language, "signin.help") }).click();
      await new HelpPanel(page, language).shows("logging-in");
    },
  },
];
