import { expect } from "@playwright/test";
import { alterByte, rowIn } from "../support/proof.ts";
import { details, licences, type State } from "./state.ts";

const proof = [
  "heading.proof",
  "heading.key-certificate",
  "heading.signed-licence",
  "heading.signed-row",
  "heading.signed-objects",
  "help.proof",
] as const;

/** The details of a licence, over the list. */
export const detailed: State[] = [
  {
    name: "details-of-a-plan",
    reach: async (visit) => details(await licences(visit, "SUPEROFFICE"), "ten-salesservicemarketing"),
    shows: [...proof, "heading.plan-contents", "help.plan-contents", "mark.passed"],
    dialog: "details",
  },
  {
    name: "details-of-a-licence-with-prerequisite",
    reach: async (visit) => details(await licences(visit, "NORDDATA"), "nd-invoices"),
    shows: ["heading.prerequisite", "help.prerequisite"],
    dialog: "details",
  },
  {
    name: "details-of-an-edited-licence",
    reach: async (visit) => {
      const found = await licences(visit, "NORDDATA", (sent) => {
        rowIn(sent, "NORDDATA", "nd-invoices").Columns.NumberOfLicenses = 250;
      });
      await details(found, "nd-invoices");
    },
    shows: ["heading.findings", "mark.altered"],
    dialog: "details",
  },
  {
    name: "details-of-a-changed-licence",
    reach: async (visit) => {
      const found = await licences(visit, "NORDDATA", (sent) => alterByte(rowIn(sent, "NORDDATA", "nd-orders").Signed, 100));
      await details(found, "nd-orders");
    },
    shows: ["mark.changed", "mark.failed"],
    dialog: "details",
  },
  {
    name: "details-of-a-missing-licence",
    reach: async (visit) => {
      const found = await licences(visit, "NORDDATA", (sent) => {
        for (const owner of sent.Owners) owner.Rows = owner.Rows.filter((row) => row.Columns.ModuleName !== "nd-orders");
      });
      await details(found, "nd-orders");
    },
    shows: ["mark.missing", "mark.not-checked"],
    dialog: "details",
  },
  {
    name: "details-on-their-way",
    reach: async (visit) => {
      await visit.page.route("**/split_*.wasm", () => new Promise(() => undefined));
      await details(await licences(visit, "NORDDATA"), "nd-orders");
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
      },
      shows: [`message.${name}`],
      dialog: "details",
    }),
  ),
];
