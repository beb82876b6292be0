import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import { root } from "../support/places.ts";
import type { State } from "./state.ts";

/**
 * What a screen reader is given, in one language, as text to be read by people: `heard/`. What was changed on purpose is
 * written anew by `cargo xtask test e2e -- accessibility -g "in en" --update-snapshots`, and read again.
 */

const phone = { width: 390, height: 844 };

/** Whether a state's text stands still and is made by the app. */
export const isHeard = (state: State): boolean => !state.withoutScript && !state.passing;

/** Checks what is heard in a state, in English, on a wide screen and then on a telephone; the page stays as narrow. */
export async function expectHeard(page: Page, state: State): Promise<void> {
  // Who is signed in is asked for beside the licences, and may be answered after them.
  const user = /- text: (Signed in as .+)/.exec(approved(state.name))?.[1];
  if (user) await expect(page.getByText(user)).toBeAttached();
  const heard = async () => steady(await page.locator(state.dialog ? `#${state.dialog}` : "body").ariaSnapshot());
  const onWide = await heard();
  expect(onWide).toMatchSnapshot(`${state.name}.yml`);
  await page.setViewportSize(phone);
  const onPhone = await heard();
  // Where a narrow screen is built otherwise, it has an approved text of its own.
  expect(onPhone).toMatchSnapshot(onPhone === onWide ? `${state.name}.yml` : `${state.name}-phone.yml`);
}

/** What was approved so far, if anything. */
function approved(name: string): string {
  const file = path.join(root, "tests/e2e/registry/heard", `${name}.yml`);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** Without what differs from build to build. */
function steady(heard: string): string {
  return `${heard}\n`
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "")
    .replace(/\bsegl\.[0-9a-f]{16}\.wasm\b/g, "(the program)")
    .replace(/\bnobody-[\w-]+/g, "(a new name)")
    .replace(/\b[0-9a-f]{64}\b/g, "(a fingerprint)")
    .replace(/(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{43}=/g, "(a hash)")
    .replace(/(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{86}==/g, "(a signature)")
    .replace(/\b\d+\.\d+\.\d+\b/g, "(the version)");
}
