import path from "node:path";
import { expect, test as base, type Page } from "@playwright/test";
import type { Language } from "./catalogue.ts";
import { Guard } from "./guard.ts";
import { Installation } from "./installation.ts";
import { demo, runFolder } from "./places.ts";
import { Reading } from "./reading.ts";

/** The test function of this folder: a real installation behind every page, and a guard over it. */

interface Options {
  /** Whether the test gets an installation of its own, to change as it likes. */
  alone: boolean;
  language: Language;
}

interface Fixtures {
  /** The installation behind the page: shared unless the test is `alone`. */
  installation: Installation;
  guard: Guard;
  /** Signs in without the form, for tests of what comes after. */
  signedIn: (user?: { userName: string; password: string }) => Promise<void>;
  /** A page of the shared installation at an address, to look at only: the tests before saw it too. */
  read: (address: string) => Promise<Page>;
}

interface WorkerFixtures {
  shared: Installation;
  /** The cookie of a session at the shared installation, which no test may end. */
  session: string;
  reading: Reading;
}

export const template = () => path.join(runFolder(), "template");

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  alone: [false, { option: true }],
  language: ["en", { option: true }],

  shared: [
    async ({}, use) => {
      const shared = await Installation.copyOf(template()).start();
      await use(shared);
      await shared.stop();
    },
    { scope: "worker" },
  ],

  session: [
    async ({ shared, playwright }, use) => {
      const request = await playwright.request.newContext({ baseURL: shared.url });
      await request.post("/api/v1/Session", { data: { UserName: demo.userName, Password: demo.password } });
      const { cookies } = await request.storageState();
      const [cookie] = cookies;
      if (cookies.length !== 1 || !cookie) throw new Error(`signing in brought ${cookies.length} cookies`);
      await use(`${cookie.name}=${cookie.value}`);
      await request.dispose();
    },
    { scope: "worker" },
  ],

  reading: [
    async ({ browser, shared, session }, use) => {
      const reading = new Reading(browser, shared, session);
      await use(reading);
      await reading.close();
    },
    { scope: "worker" },
  ],

  read: async ({ reading }, use) => {
    await use((address) => reading.at(address));
    reading.verify();
  },

  installation: async ({ alone, shared }, use) => {
    const installation = alone ? await Installation.copyOf(template()).start() : shared;
    await use(installation);
    if (alone) await installation.stop();
  },

  baseURL: async ({ installation }, use) => use(installation.url),

  guard: [
    async ({ context, installation }, use) => {
      const guard = new Guard();
      await guard.watch(context, installation.url);
      await use(guard);
      guard.verify();
    },
    { auto: true },
  ],

  signedIn: async ({ page, installation }, use) => {
    await use(async (user = demo) => {
      const answer = await page.request.post("/api/v1/Session", {
        headers: { Origin: installation.url, Accept: "application/json" },
        data: { UserName: user.userName, Password: user.password },
      });
      expect(answer.status(), await answer.text()).toBeLessThan(300);
    });
  },
});

export { expect, type Page };
