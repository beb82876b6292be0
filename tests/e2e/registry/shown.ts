import { expect, type Page } from "@playwright/test";
import { pattern, type Language } from "../support/catalogue.ts";
import type { State } from "./state.ts";

/** Groups of the catalogue whose texts stand alone: elsewhere the same word may be a part of another text. */
const whole = /^(?:heading|mark)\./;

/** Checks that a page is in the state that the registry says: its words are there, and its dialog is open. */
export async function expectShown(page: Page, state: State, language: Language): Promise<void> {
  for (const key of state.shows) {
    const words = pattern(language, key);
    if (key === "heading.page-title") {
      await expect(page).toHaveTitle(words);
      continue;
    }
    const wanted = whole.test(key) ? new RegExp(`^\\s*${words.source}[\\s:]*$`) : words;
    const found = page.getByText(wanted).filter({ visible: true });
    await expect(found.first(), `${state.name} shows ${key} in ${language}`).toBeVisible();
  }
  const open = await page.locator("dialog[open]").evaluateAll((dialogs) => dialogs.map((dialog) => dialog.id));
  expect(open, `the open dialogs of ${state.name}`).toEqual(state.dialog ? [state.dialog] : []);
}
