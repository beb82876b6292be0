import { expect } from "@playwright/test";
import { LicencesPage } from "../pages/licences.ts";
import { breakApp } from "../support/breaking.ts";
import { licences, opened, type State, type Visit } from "./state.ts";

/** The page around the app: before it has arrived, where it cannot run, and after it has stopped. */
export const shell: State[] = [
  {
    name: "shell",
    reach: async (visit) => {
      await visit.page.route("**/*.wasm", () => new Promise(() => undefined));
      await visit.signIn();
      await visit.page.goto(`/licences/SUPEROFFICE?lang=${visit.language}`, { waitUntil: "commit" });
    },
    shows: ["shell.loading"],
  },
  {
    name: "shell-failed",
    reach: async (visit) => {
      await visit.page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
      await opened(visit);
    },
    shows: ["shell.failed-heading", "shell.failed-sentence"],
    provokes: [/\.wasm/],
  },
  {
    name: "shell-unsupported",
    reach: async (visit) => {
      await visit.page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
      await opened(visit);
    },
    shows: ["shell.no-wasm-sentence"],
  },
  {
    name: "shell-without-script",
    reach: (visit) => opened(visit),
    shows: ["shell.no-script-sentence"],
    withoutScript: true,
  },
  {
    name: "panic",
    reach: panicked,
    shows: ["shell.panic-heading", "shell.panic-sentence"],
    dialog: "panic",
    provokes: [/uncaught: broken on purpose/],
  },
  {
    name: "panic-copied",
    reach: async (visit) => {
      await visit.page.addInitScript(() => {
        Object.defineProperty(navigator.clipboard, "writeText", { value: () => Promise.resolve() });
      });
      await panicked(visit);
      await visit.page.locator("#panic-copy").click();
    },
    shows: ["shell.details-copied-sentence"],
    dialog: "panic",
    provokes: [/uncaught: broken on purpose/],
  },
];

async function panicked(visit: Visit): Promise<void> {
  await licences(visit, "NORDDATA");
  await breakApp(visit.page);
  await new LicencesPage(visit.page, visit.language).tabs.nth(0).click();
  await expect(visit.page.locator("#panic")).toBeVisible();
}
