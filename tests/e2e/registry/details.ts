import { expect } from "@playwright/test";
import type { Proof } from "../support/proof.ts";
import { longSince, refused, severalThings, strangers, withdrawn } from "./alterations.ts";
import { details, licences, takesLong, type State, type Visit } from "./state.ts";

const proof = [
  "heading.proof",
  "heading.key-certificate",
  "heading.signed-licence",
  "heading.signed-row",
  "heading.signed-objects",
  "help.proof",
  "help.link-root",
  "help.link-key",
  "help.link-licence",
  "help.link-row",
] as const;

const stranger = "another-customers";
const ask = ["diagnosis.do-access", "diagnosis.do-copy", "diagnosis.do-load"] as const;

/** A row for each mark that is not the good one, with what is said of it. */
const diagnosed: [string, "SUPEROFFICE" | "NORDDATA", string, (proof: Proof) => unknown, readonly string[]][] = [
  ["an-edited-licence", "NORDDATA", "nd-invoices", longSince, ["mark.altered", "message.columns-differ", "diagnosis.means-altered", "diagnosis.since-seen", ...ask]],
  ["a-changed-licence", "NORDDATA", "nd-orders", severalThings, ["mark.changed", "mark.failed", "diagnosis.means-changed", "diagnosis.since-activated"]],
  ["a-missing-licence", "NORDDATA", "nd-lookup", severalThings, ["mark.missing", "mark.not-checked", "diagnosis.means-missing"]],
  ["a-licence-stored-twice", "NORDDATA", "nd-invoices:9001", severalThings, ["mark.duplicate", "diagnosis.means-duplicate"]],
  ["another-customers-licence", "SUPEROFFICE", stranger, strangers, ["mark.foreign", "diagnosis.means-foreign"]],
  ["a-licence-of-an-unknown-key", "SUPEROFFICE", "ten-service", strangers, ["mark.unknown-key", "diagnosis.means-unknown-key", "diagnosis.do-update"]],
  ["an-unproven-licence", "NORDDATA", "nd-orders", refused, ["mark.unproven", "diagnosis.means-unproven", "diagnosis.since-unknown", "diagnosis.do-licence"]],
  ["a-withdrawn-licence", "SUPEROFFICE", stranger, withdrawn, ["mark.withdrawn", "diagnosis.means-withdrawn", "diagnosis.since-withdrawn", "diagnosis.do-contact"]],
  ["a-refused-licence", "SUPEROFFICE", "ten-sales", withdrawn, ["mark.refused", "diagnosis.means-refused"]],
];

/** The server's database does not really have the stranger's row: it is asked, and knows of nobody and nothing. */
async function holdNothing({ page }: Visit): Promise<void> {
  await page.route(`**/${stranger}/Holders*`, (route) => route.fulfill({ json: { Total: 0, Altered: 0, Holders: [] } }));
  await page.route(`**/${stranger}/History*`, (route) => route.fulfill({ json: { Activations: [], Before: null } }));
}

/** This browser has seen that all was well. */
async function rememberInOrder(visit: Visit, owner: string, day: string): Promise<void> {
  const seen: [string, string] = [`segl-in-order-${owner}`, day];
  await visit.page.addInitScript(([name, day]) => localStorage.setItem(name, day), seen);
}

/** The details of a licence, over the list. */
export const detailed: State[] = [
  {
    name: "details-of-a-plan",
    reach: async (visit) => details(await licences(visit, "SUPEROFFICE"), "ten-salesservicemarketing"),
    shows: [
      ...proof,
      "heading.plan-contents",
      "help.plan-contents",
      "mark.passed",
      "heading.dates",
      "message.date-valid",
      "heading.holders",
      "message.holders-shown",
      "heading.history",
      "help.history",
    ],
    dialog: "details",
  },
  {
    name: "details-of-a-licence-with-prerequisite",
    reach: async (visit) => details(await licences(visit, "NORDDATA"), "nd-invoices"),
    shows: ["heading.prerequisite", "help.prerequisite"],
    dialog: "details",
  },
  ...diagnosed.map(
    ([name, owner, moduleName, change, shows]): State => ({
      name: `details-of-${name}`,
      reach: async (visit) => {
        if (change === longSince) await rememberInOrder(visit, owner, "2026-11-20");
        if (moduleName === stranger) await holdNothing(visit);
        await details(await licences(visit, owner, change), moduleName);
      },
      shows: ["heading.findings", ...shows],
      dialog: "details",
    }),
  ),
  {
    name: "details-of-a-system-licence",
    reach: async (visit) => details(await licences(visit, "NORDDATA"), "nd-bridge"),
    shows: ["message.held-by-all"],
    dialog: "details",
  },
  {
    name: "details-without-holders-or-history",
    reach: async (visit) => {
      await visit.page.route("**/History*", (route) => route.fulfill({ status: 200, json: { Activations: [], Before: null } }));
      await details(await licences(visit, "NORDDATA"), "nd-connection");
    },
    shows: ["message.nobody-holds", "message.no-history"],
    dialog: "details",
  },
  {
    name: "details-with-altered-holders",
    reach: async (visit) => {
      await visit.page.route("**/Holders*", async (route) => {
        const answer = (await (await route.fetch()).json()) as { Altered: number; Holders: { Check: string }[] };
        for (const holder of answer.Holders.slice(0, 2)) holder.Check = "altered";
        await route.fulfill({ status: 200, json: { ...answer, Altered: 2 } });
      });
      await details(await licences(visit, "NORDDATA"), "nd-orders");
    },
    shows: ["message.assignments-altered", "mark.assignment-altered", "message.holders-shown"],
    dialog: "details",
  },
  {
    name: "details-offline",
    reach: async (visit) => {
      const found = await licences(visit, "NORDDATA");
      await visit.page.route(/\/(?:Holders|History)/, (route) => route.abort());
      await details(found, "nd-orders");
    },
    shows: ["failure.network"],
    dialog: "details",
    provokes: [/ERR_FAILED/],
  },
  {
    name: "details-on-their-way",
    reach: async (visit) => {
      await visit.page.route("**/split_*.wasm", () => new Promise(() => undefined));
      await details(await licences(visit, "NORDDATA"), "nd-orders");
      await takesLong(visit.page, "cancel");
    },
    shows: ["label.loading"],
    dialog: "details",
  },
  {
    name: "details-failed",
    reach: async (visit) => {
      await visit.page.route("**/split_*.wasm", (route) => route.abort());
      await details(await licences(visit, "NORDDATA"), "nd-orders");
    },
    shows: ["heading.part-failed", "message.part-failed"],
    dialog: "details",
    provokes: [/ERR_FAILED/, /TypeError: Failed to fetch/],
  },
  ...(["copied", "not-copied"] as const).map(
    (name): State => ({
      name: `details-${name}`,
      reach: async (visit) => {
        // The machine's own clipboard is nobody's business here.
        await visit.page.addInitScript((works) => {
          Object.defineProperty(navigator.clipboard, "writeText", {
            value: () => (works ? Promise.resolve() : Promise.reject(new Error("not allowed"))),
          });
        }, name === "copied");
        const found = await licences(visit, "NORDDATA");
        await details(found, "nd-orders");
        await found.details.dialog.locator("button.copy").first().click();
        await expect(found.details.dialog.locator(".copied").first()).not.toBeEmpty();
        // Nothing lies below the dialog's heading, where contrast could not be measured.
        await found.details.dialog.evaluate((dialog) => dialog.scrollTo(0, 0));
      },
      shows: [`message.${name}`],
      dialog: "details",
    }),
  ),
];
