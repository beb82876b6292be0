import { expect, type Page } from "@playwright/test";
import { LicencesPage } from "../pages/licences.ts";
import { SignInPage } from "../pages/signin.ts";
import type { Language } from "../support/catalogue.ts";
import type { Guard } from "../support/guard.ts";
import { onItsWay, proofPath, type Proof } from "../support/proof.ts";

/** What a screen, dialog or state is to the checks that go through all of them. */
export interface State {
  /** In file names and in the names of tests. */
  name: string;
  /** Goes there, and returns when it is there. */
  reach(visit: Visit): Promise<unknown>;
  /** Keys of the catalogue: what must be read or heard there, in every language. */
  shows: readonly string[];
  /** The dialog that is open there, by its id. */
  dialog?: "details" | "panic" | "task";
  /** What the console says there, and may. */
  provokes?: readonly RegExp[];
  /** What it may say besides, when the machine is slow. */
  tolerates?: readonly RegExp[];
  /** How far it has come differs from visit to visit, so that its text cannot be approved. */
  passing?: true;
  /** Scripts are switched off. */
  withoutScript?: true;
}

export interface Visit {
  page: Page;
  language: Language;
  guard: Guard;
  /** Where the server answers. */
  origin: string;
  /** Signs in without the form. */
  signIn(): Promise<void>;
  /** Takes the session from the browser; the one on the server is shared by many visits, and stays. */
  endSession(): Promise<void>;
}

/** A number that no other visit has: failed attempts count for each user name. */
export const fresh = () => `${process.pid}-${Math.random().toString(36).slice(2)}`;

export function signInPage({ page, language }: Visit): SignInPage {
  return new SignInPage(page, language);
}

/** The Licences screen with its rows judged, after `change` has been made to what the server sends. */
export async function licences(
  visit: Visit,
  owner: "SUPEROFFICE" | "NORDDATA",
  change?: (proof: Proof) => unknown,
  query: Record<string, string> = {},
): Promise<LicencesPage> {
  if (change) await onItsWay(visit.page, change);
  await visit.signIn();
  const found = new LicencesPage(visit.page, visit.language);
  await found.open(owner, query);
  await found.judged();
  return found;
}

/** The Licences screen in a world where it is another day: for the server and for this computer. */
export async function onDay(visit: Visit, day: string): Promise<void> {
  await setClock(visit.page, day);
  await licences(visit, "NORDDATA", (proof) => void (proof.Today = day));
}

/** Lets this computer's clock show a day; time goes on as always. */
export async function setClock(page: Page, day: string): Promise<void> {
  await page.addInitScript((noon) => {
    const now = Date.now.bind(Date);
    const shift = noon - now();
    Date.now = () => now() + shift;
  }, Date.parse(`${day}T12:00:00Z`));
}

/** The Licences screen with another answer in the place of the proof. */
export async function answered(visit: Visit, status: number, code: string): Promise<void> {
  const problem = { type: "about:blank", title: "", status, code, facts: {}, requestId: "0123456789abcdef" };
  const answer = { status, contentType: "application/problem+json", body: JSON.stringify(problem) };
  await visit.page.route(`**${proofPath}`, (route) => route.fulfill(answer));
  await opened(visit);
}

/**
 * What is said where something takes longer than usual comes after two seconds: now (`finish`), or never in this visit
 * (`cancel`), however slow the machine is.
 */
export async function takesLong(page: Page, does: "finish" | "cancel"): Promise<void> {
  const sentence = page.locator(".slow").last();
  await expect(sentence, "its style is here").toHaveCSS("animation-name", "late");
  await sentence.evaluate((element, does) => element.getAnimations().forEach((late) => late[does]()), does);
}

/** The Licences screen as far as it comes. */
export async function opened(visit: Visit, query: Record<string, string> = {}): Promise<LicencesPage> {
  await visit.signIn();
  const found = new LicencesPage(visit.page, visit.language);
  await found.open("NORDDATA", query);
  return found;
}

/** The details of a licence of the open tab, by its module name and, where two have it, `:` and its row's number. */
export async function details(found: LicencesPage, licence: string): Promise<void> {
  const [moduleName = "", row] = licence.split(":");
  const link = found.page.locator(`tr[data-module="${moduleName}"] th a`);
  await (row === undefined ? link.first() : link.and(found.page.locator(`[href*="row=${row}"]`))).click();
  await expect(found.details.dialog).toBeVisible();
  // Who holds it and what became of it come after it.
  await expect(found.details.dialog.getByText(found.word("label.loading-part"))).toHaveCount(0);
}
