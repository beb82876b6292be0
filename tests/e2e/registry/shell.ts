import { expect } from "@playwright/test";
import { LicencesPage } from "../pages/licences.ts";
import { breakApp } from "../support/breaking.ts";
import { licences, opened, takesLong, type State, type Visit } from "./state.ts";

/** What was fetched ahead for the app is not used where the app does not come. */
const unused = /was preloaded using link preload but not used/;

/** The page around the app: before it has arrived, where it cannot run, and after it has stopped. */
export const shell: State[] = [
  ...(["cancel", "finish"] as const).map(
    (late): State => ({
      name: late === "cancel" ? "shell" : "shell-slowly",
      reach: async (visit) => {
        await visit.page.route("**/*.wasm", () => new Promise(() => undefined));
        await visit.signIn();
        await visit.page.goto(`/licences/SUPEROFFICE?lang=${visit.language}`, { waitUntil: "commit" });
        await takesLong(visit.page, late);
      },
      shows: ["shell.loading", ...(late === "finish" ? ["message.slow"] : [])],
      tolerates: [unused],
    }),
  ),
  {
    name: "shell-failed",
    reach: async (visit) => {
      await visit.page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
      await opened(visit);
    },
    shows: ["shell.failed-heading", "shell.failed-sentence"],
    tolerates: [unused],
    provokes: [/\.wasm/],
  },
  {
    name: "shell-unsupported",
    reach: async (visit) => {
      await visit.page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
      await opened(visit);
    },
    shows: ["shell.no-wasm-sentence"],
    tolerates: [unused],
  },
  {
    name: "shell-without-script",
    reach: (visit) => opened(visit),
    shows: ["shell.no-script-sentence"],
    tolerates: [unused],
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
  // Whatever is drawn next meets it; when that is not the tab, the last words lie over it already.
  await new LicencesPage(visit.page, visit.language).tabs.nth(0).dispatchEvent("click");
  await expect(visit.page.locator("#panic")).toBeVisible();
}
