import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { ActivationDialog } from "../pages/activation.ts";
import { runFolder } from "../support/places.ts";
import { previewed, smaller } from "../support/smaller.ts";
import { licences, type State, type Visit } from "./state.ts";

/** How licences come and go: the licence status, and each dialog as far as one comes in it. */

/** What a licence server has said, as our own server tells it. */
const status = {
  OwnerName: "SUPEROFFICE",
  IsConfigured: true,
  IsAsked: true,
  LicenseStatus: "Ok",
  Code: "",
  Facts: {},
  Message: "",
  Url: "",
  Asked: Date.parse("2026-11-22T12:00:00Z") / 1000,
  NextCheck: Date.parse("2026-11-23T12:00:00Z") / 1000,
  Candidate: null as string | null,
  IsDemo: false,
};

/** The Licences screen where a licence server has said this. */
async function told(visit: Visit, said: Partial<typeof status>): Promise<ActivationDialog> {
  await visit.page.route("**/Status", (route) => route.fulfill({ json: { ...status, ...said } }));
  await licences(visit, "SUPEROFFICE");
  return new ActivationDialog(visit.page, visit.language);
}

/** A dialog with a licence that has room for all but eleven. */
async function compared(visit: Visit, numbers: Record<string, number>, first?: (file: string) => Promise<unknown>): Promise<ActivationDialog> {
  await visit.signIn();
  const dialog = new ActivationDialog(visit.page, visit.language);
  const file = await previewed(visit.page.request, visit.origin, await smaller(numbers));
  await first?.(file);
  await dialog.open("activate", { file });
  return dialog;
}

async function task(visit: Visit, name: string, owner?: string): Promise<ActivationDialog> {
  await visit.signIn();
  const dialog = new ActivationDialog(visit.page, visit.language);
  await dialog.open(name, {}, owner);
  return dialog;
}

/** A licence file as it comes out of a mail program, under a name of its own. */
async function mailed(): Promise<string> {
  const text = readFileSync(await smaller({ "ten-sales": 59 }), "utf8");
  const file = path.join(runFolder(), `mailed-${process.pid}.txt`);
  writeFileSync(file, text.split("\n").map((line) => `> ${line}`).join("\r\n"));
  return file;
}

const never = () => new Promise<never>(() => undefined);

export const activating: State[] = [
  {
    name: "licence-status-up-to-date",
    reach: (visit) => told(visit, {}),
    shows: ["message.up-to-date"],
  },
  {
    name: "licence-status-new",
    reach: async (visit) => expect((await told(visit, { LicenseStatus: "NewLicenseAvailable", Candidate: "ab".repeat(32) })).link("activation.activate-new")).toBeVisible(),
    shows: ["activation.activate-new", "activation.new-licence-sentence"],
  },
  {
    name: "licence-status-activated",
    reach: async (visit) => expect((await told(visit, { LicenseStatus: "NewLicenseActivated" })).link("activation.activated-new")).toBeVisible(),
    shows: ["activation.activated-new"],
  },
  {
    name: "licence-status-unreachable",
    reach: async (visit) => {
      const found = await told(visit, { LicenseStatus: "UnknownError", Code: "license-server-unreachable" });
      await expect(found.status.getByText(found.word("activation.server-unreachable-sentence"))).toBeVisible();
    },
    shows: ["activation.server-unreachable-sentence"],
  },
  {
    name: "licence-status-refused",
    reach: async (visit) => {
      const said = { LicenseStatus: "ProblemWithLicense", Code: "serial-differs", Facts: { Found: "1010000006", Expected: "1801852599" } };
      const found = await told(visit, said);
      await expect(found.status.getByText(found.word("activation.server-refused-sentence"))).toBeVisible();
    },
    shows: ["activation.server-refused-sentence"],
  },
  {
    name: "licence-status-message",
    reach: async (visit) => {
      const found = await told(visit, { LicenseStatus: "UseCustomMessageAndUrl", Message: "We are closed at Christmas.", Url: "https://news.example/" });
      await expect(found.status.getByRole("link", { name: found.word("activation.read-more") })).toBeVisible();
    },
    shows: ["activation.vendor-says", "activation.read-more"],
  },
  {
    name: "licence-status-demo",
    reach: async (visit) => expect((await told(visit, { IsDemo: true })).link("activation.enter-serial-number")).toBeVisible(),
    shows: ["activation.demo-sentence", "activation.enter-serial-number"],
  },
  {
    name: "load",
    reach: (visit) => task(visit, "load"),
    shows: ["activation.load-lead-sentence", "activation.drop-here-sentence", "activation.choose-file"],
    dialog: "task",
  },
  {
    name: "load-refused",
    reach: async (visit) => {
      const dialog = await task(visit, "load");
      const file = path.join(runFolder(), `letter-${process.pid}.txt`);
      writeFileSync(file, "Dear customer, your licence is on its way.\n");
      await dialog.file.setInputFiles({ name: "letter.txt", mimeType: "text/plain", buffer: readFileSync(file) });
      await expect(dialog.dialog.locator(".findings li")).toHaveCount(1);
    },
    shows: ["reason.armour-begin-missing"],
    dialog: "task",
  },
  {
    name: "load-genuine-but-offline",
    reach: async (visit) => {
      const dialog = await task(visit, "load");
      await visit.page.route("**/License/Preview", (route) => route.abort());
      const buffer = readFileSync(await mailed());
      await dialog.file.setInputFiles({ name: "licence.txt", mimeType: "text/plain", buffer });
      await expect(dialog.button("button.retry")).toBeVisible();
    },
    shows: ["activation.genuine", "offline.not-sent-sentence"],
    dialog: "task",
    provokes: [/ERR_FAILED/],
  },
  {
    name: "activate-blocked",
    reach: async (visit) => {
      const dialog = await compared(visit, { "ten-sales": 47, "ten-service": 30, web: 185 });
      await dialog.looked();
    },
    shows: [
      "activation.caution-sentence",
      "activation.what-changes",
      "activation.new-total",
      "activation.losses",
      "button.not-now",
    ],
    dialog: "task",
  },
  {
    name: "activate-ready",
    reach: async (visit) => {
      const dialog = await compared(visit, { "ten-sales": 70 });
      await dialog.looked();
      await expect(dialog.dialog.getByText(dialog.word("activation.ready-sentence"))).toBeVisible();
    },
    shows: ["activation.gains", "activation.ready-sentence", "activation.activate"],
    dialog: "task",
  },
  {
    name: "activate-fetching",
    reach: (visit) => compared(visit, { "ten-sales": 70 }, () => visit.page.route("**/Candidate/*", never)),
    shows: ["activation.fetching"],
    dialog: "task",
  },
  {
    name: "activate-no-longer-kept",
    reach: async (visit) => {
      await visit.signIn();
      const dialog = new ActivationDialog(visit.page, visit.language);
      await dialog.open("activate", { file: "ab".repeat(32) });
      await expect(dialog.dialog.getByRole("alert")).toBeVisible();
    },
    shows: ["activation.candidate-unknown-sentence"],
    dialog: "task",
    provokes: [/status of 409/],
  },
  {
    name: "activating",
    reach: async (visit) => {
      const dialog = await compared(visit, { "ten-sales": 70 }, () => visit.page.route("**/License/Activate", never));
      await dialog.looked();
      await dialog.activate.click();
      await expect(dialog.button("button.cancel")).toBeVisible();
    },
    shows: ["activation.activating", "button.cancel"],
    dialog: "task",
  },
  {
    name: "activate-world-changed",
    reach: async (visit) => {
      const problem = { type: "about:blank", title: "", status: 409, code: "world-changed", facts: { Changed: ["license", "seats"] }, requestId: "0123456789abcdef" };
      const dialog = await compared(visit, { "ten-sales": 70 }, () =>
        visit.page.route("**/License/Activate", (route) => route.fulfill({ status: 409, contentType: "application/problem+json", body: JSON.stringify(problem) })),
      );
      await dialog.looked();
      await dialog.activate.click();
      await expect(dialog.dialog.locator(".standing .refused")).toBeVisible();
      // Asked anew, against the licence that is active by then.
      await expect(dialog.activate).toHaveAttribute("aria-disabled", "false");
    },
    shows: ["activation.world-license-sentence", "activation.world-seats-sentence", "activation.world-look-sentence"],
    dialog: "task",
    provokes: [/status of 409/],
  },
  {
    name: "changes",
    reach: async (visit) => {
      const entry = {
        At: status.Asked,
        Actor: "Bergfrid Skaara",
        IsAutomatic: false,
        Act: "license-activated",
        Before: null,
        After: { Sequence: 2, SerialNr: "1801852599", Changes: [{ ModuleName: "ten-sales", Before: 60, After: 70 }] },
      };
      await visit.page.route("**/Changes", (route) => route.fulfill({ json: [entry, { ...entry, IsAutomatic: true, After: { ...entry.After, Sequence: 1, Changes: [] } }] }));
      const dialog = await task(visit, "changes");
      await expect(dialog.dialog.getByRole("table")).toContainText("Sales-Premium");
    },
    shows: ["activation.changes", "activation.by-itself", "activation.no-number-changed-sentence"],
    dialog: "task",
  },
  {
    name: "remove",
    reach: async (visit) => {
      const dialog = await task(visit, "remove", "NORDDATA");
      await expect(dialog.button("button.remove-licence")).toBeVisible();
    },
    shows: ["button.remove-licence"],
    dialog: "task",
  },
  {
    name: "serial-number",
    reach: async (visit) => {
      const dialog = await task(visit, "serial-number");
      await dialog.button("activation.change-serial").click();
      await expect(dialog.dialog.locator("input[aria-invalid]")).toHaveCount(2);
    },
    shows: ["activation.serial-lead-sentence", "activation.serial-invalid-sentence", "activation.company-invalid-sentence"],
    dialog: "task",
  },
  {
    name: "unknown-task",
    reach: (visit) => task(visit, "no-such-task"),
    shows: ["activation.unknown-task", "activation.unknown-task-sentence"],
    dialog: "task",
  },
];
