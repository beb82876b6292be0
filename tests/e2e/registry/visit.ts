import type { BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import type { Language } from "../support/catalogue.ts";
import { Guard } from "../support/guard.ts";
import { today } from "../support/places.ts";
import { test as base } from "../support/test.ts";
import { setClock, type State } from "./state.ts";

/** Going to a state of the registry, with everything in place for it. */

interface Fixtures {
  /** Opens a page of its own at the state; the answer is the page, and closes with the test. */
  visit: (state: State, language: Language, options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  // Each page that is opened here has a guard of its own; the one of every other test would open a browser for nobody.
  guard: async ({}, use) => use(new Guard()),
  visit: async ({ browser, installation, session }, use) => {
    const opened: { context: BrowserContext; guard: Guard }[] = [];
    await use(async (state, language, options = {}) => {
      const context = await browser.newContext({
        baseURL: installation.url,
        reducedMotion: "reduce",
        javaScriptEnabled: state.withoutScript !== true,
        ...options,
      });
      const guard = new Guard();
      opened.push({ context, guard });
      for (const what of state.provokes ?? []) guard.allow(what);
      for (const what of state.tolerates ?? []) guard.tolerate(what);
      await guard.watch(context, installation.url);
      const page = await context.newPage();
      await setClock(page, today);
      const [name = "", value = ""] = session.split("=");
      const signIn = () => context.addCookies([{ name, value, url: installation.url }]);
      const endSession = () => context.clearCookies({ name });
      await state.reach({ page, language, guard, origin: installation.url, signIn, endSession });
      return page;
    });
    for (const { context, guard } of opened) {
      await context.close();
      guard.verify();
    }
  },
});

export { expect } from "../support/test.ts";
