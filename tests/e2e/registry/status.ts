import { expect } from "@playwright/test";
import { StatusPage } from "../pages/status.ts";
import { text } from "../support/catalogue.ts";
import { chained } from "../support/log.ts";
import type { State, Visit } from "./state.ts";

/** The tab Status with its parts, its dashboard, and each dialog about an event. */

const noon = Date.parse("2026-11-22T12:00:00Z") / 1000;
const ada = { AssociateId: 7, Name: "ada.berg", FullName: "Ada Berg" };

const announced = {
  SystemEventId: 3,
  Eventkey: "NoLogin",
  Status: "active",
  Progress: null,
  Eventmess: "Upgrade of the database",
  Registered: noon - 3600,
  ActivatedBy: ada,
  Eta: noon + 7200,
  Scope: "SystemWide",
  Owner: null,
  UpdatedCount: 0,
  MayEdit: true,
  Cancel: "freely",
};
const running = {
  ...announced,
  SystemEventId: 4,
  Eventkey: "FreetextRebuild",
  Status: "running",
  Progress: 45,
  Eventmess: "",
  ActivatedBy: null,
  Eta: noon + 600,
  Scope: "Database",
  MayEdit: false,
  Cancel: "after-warning",
};
const fields = { ...running, SystemEventId: 5, Eventkey: "UDefRebuildPerson", Progress: 80, Eta: noon - 600, Status: "overdue", Cancel: "never" };

type Events = readonly (typeof announced | typeof running)[];

/** What the server tells, and lets the line break afterwards where that is to be seen. */
async function told(visit: Visit, events: Events, breaks = false): Promise<void> {
  const current = { Revision: 9, Now: noon, Events: events };
  await visit.page.route("**/SystemEvent/Current", (route) => (breaks ? new Promise(() => undefined) : route.fulfill({ json: current })));
  await visit.page.addInitScript(
    ([message, broken]) => {
      class Line extends EventTarget {
        readyState = 1;
        constructor() {
          super();
          queueMicrotask(() => {
            this.dispatchEvent(new MessageEvent("events", { data: message }));
          });
          if (broken) addEventListener("line-breaks", () => this.dispatchEvent(new Event("error")));
        }
        close(): void {
          this.readyState = 2;
        }
      }
      Object.assign(globalThis, { EventSource: Line });
    },
    [JSON.stringify(current), breaks] as const,
  );
}

/** The database as it is, but for what differs from one installation to the next. */
async function steady(visit: Visit, change: object = {}): Promise<void> {
  await visit.page.route("**/api/v1/Status", async (route) => {
    const answer = await route.fetch();
    const status = (await answer.json()) as Record<string, unknown>;
    const same = { DatabaseId: "0123456789abcdef0123456789abcdef", DatabaseType: "SQLite" };
    await route.fulfill({ response: answer, json: { ...status, ...same, ...change } });
  });
}

async function tab(visit: Visit, events: Events, query: Record<string, string> = {}, breaks = false): Promise<StatusPage> {
  await told(visit, events, breaks);
  await steady(visit);
  await visit.signIn();
  const status = new StatusPage(visit.page, visit.language);
  await status.open("", query);
  await expect(status.standing).toHaveText(status.word("event.live"));
  if (breaks) {
    // After what is said of the licences, so that it is the last that is heard.
    await expect(visit.page.locator("#status")).toHaveText(text(visit.language, "message.owner-verified", { n: 6 }));
    await visit.page.evaluate(() => dispatchEvent(new Event("line-breaks")));
    await expect(status.standing).toHaveText(status.word("event.away"));
  }
  await expect(status.value(status.word("status.version"))).toBeVisible();
  await expect(status.region(status.word("heading.site-licences"))).toContainText(status.word("status.no-sites-sentence"));
  return status;
}

async function dashboard(visit: Visit, change: (told: Consumption) => void = () => undefined): Promise<StatusPage> {
  await visit.page.route("**/api/v1/Consumption", async (route) => {
    const answer = await route.fetch();
    const consumption = (await answer.json()) as Consumption;
    consumption.Updated = noon;
    change(consumption);
    await route.fulfill({ response: answer, json: consumption });
  });
  await visit.signIn();
  const status = new StatusPage(visit.page, visit.language);
  await status.open("/consumption");
  await expect(status.panel.getByRole("figure")).toHaveCount(5);
  return status;
}

/** The log with three entries, as it was written or with one that was edited after. */
async function logged(visit: Visit, is: "whole" | "broken" | "cut"): Promise<void> {
  const entry = (Id: number, Act: string, Subject: string, After: string | null) => ({ Id, At: noon + Id, AssociateId: 1, Actor: "bergfrid", Act, Subject, Before: null, After });
  const Entries = chained([
    entry(1, "database-created", "Wordslayer AS", '{"CompanyName":"Wordslayer AS"}'),
    entry(2, "license-activated", "SUPEROFFICE", '{"Epoch":1,"Sequence":1}'),
    entry(3, "associate-retired", "ane.vestby", null),
  ]);
  const seen = { id: is === "cut" ? 9 : 2, hash: is === "cut" ? "" : Entries[1]?.Hash };
  await visit.page.addInitScript((kept) => localStorage.setItem("segl-log", kept), `${seen.id} ${seen.hash || "-"} 2026-11-20`);
  if (is === "broken") Object.assign(Entries[1] ?? {}, { Actor: "nobody" });
  await visit.page.route("**/api/v1/Log*", (route) => route.fulfill({ json: { Previous: null, Entries, Total: 3 } }));
  await visit.signIn();
  const status = new StatusPage(visit.page, visit.language);
  await status.open("/log");
  const told = { whole: "whole-sentence", broken: "broken-sentence", cut: "cut-sentence" } as const;
  const facts = { n: 3, id: is === "cut" ? 9 : 2, day: "2026-11-20" };
  await expect(status.checked).toContainText(status.word(`log.${told[is]}`, facts));
  await expect(status.panel.getByRole("table").getByRole("row")).toHaveCount(4);
  await status.panel.locator("summary").first().click();
}

interface Consumption {
  Updated: number | null;
  Services: { Months: object[] }[];
  NextInvoice: { Lines: unknown[]; Totals: unknown[] };
}

const asked = { task: "add-event" };

export const systemStatus: State[] = [
  {
    name: "status",
    reach: (visit) => tab(visit, [announced, running, fields]),
    shows: [
      "heading.status",
      "status.database",
      "status.users",
      "status.own-browser-sentence",
      "event.heading",
      "event.system-events",
      "event.events",
      "event.live",
      "event.nothing-chosen-sentence",
      "event.not-terminated-sentence",
      "status.no-sites-sentence",
    ],
  },
  {
    name: "status-support-bundle",
    reach: async (visit) => {
      await visit.signIn();
      const status = new StatusPage(visit.page, visit.language);
      await status.open("/support");
      await expect(status.panel.getByRole("button", { name: status.word("status.support-save"), exact: true })).toBeVisible();
    },
    shows: ["status.support", "status.support-lead-sentence", "status.support-without-sentence", "status.support-preview"],
  },
  {
    name: "status-nothing-goes-on",
    reach: (visit) => tab(visit, []),
    shows: ["event.none-sentence"],
  },
  {
    name: "status-event-chosen",
    reach: async (visit) => (await tab(visit, [announced, running])).choose("no-login"),
    shows: ["event.no-login-sentence", "event.edit", "event.delete"],
  },
  {
    name: "status-event-must-run",
    reach: (visit) => tab(visit, [fields], { event: "5" }),
    shows: ["event.udef-rebuild-sentence", "event.must-run-sentence", "event.overdue"],
  },
  {
    name: "status-event-ended",
    reach: (visit) => tab(visit, [announced], { event: "99" }),
    shows: ["event.chosen-ended-sentence"],
  },
  {
    name: "status-not-live",
    reach: (visit) => tab(visit, [announced], {}, true),
    shows: ["event.away", "event.away-since-sentence"],
  },
  {
    name: "status-with-warnings",
    reach: async (visit) => {
      await told(visit, []);
      await visit.page.route("**/api/v1/License/Site", (route) => {
        const held = (ModuleName: string, Altered: boolean) => ({ OwnerName: "SUPEROFFICE", ModuleName, Altered });
        const bergen = { SatelliteId: 1, Name: "Bergen", Licenses: [held("satellite", false), held("reporter-studio", true)] };
        return route.fulfill({ json: [bergen, { SatelliteId: 2, Name: "Oslo", Licenses: [] }] });
      });
      const counted = { UpperBound: null, BoundBy: null, ActiveUsers: 190, PlansInUse: 190, PaysByUse: "scim", Plans: [] };
      await steady(visit, { CompanyCheck: "altered", IsDemo: true, OwnersNotVerified: ["NORDDATA"], Satellite: "Oslo", Users: counted });
      await visit.signIn();
      const status = new StatusPage(visit.page, visit.language);
      await status.open();
      await expect(status.panel.getByText("Bergen")).toBeVisible();
      await expect(status.value(status.word("status.version"))).toBeVisible();
      await status.live();
    },
    shows: [
      "status.company-altered-sentence",
      "status.demo-sentence",
      "status.pays-by-use-scim-sentence",
      "status.count-by-use-sentence",
      "status.satellite-database",
      "status.assignment-altered",
      "status.nothing-held",
    ],
  },
  {
    name: "status-loading",
    reach: async (visit) => {
      await told(visit, []);
      for (const path of ["Status", "License/Site"]) {
        await visit.page.route(`**/api/v1/${path}`, () => new Promise(() => undefined));
      }
      await visit.signIn();
      const status = new StatusPage(visit.page, visit.language);
      await status.open();
      await status.live();
      await expect(status.panel.getByText(status.word("label.loading-part"))).toHaveCount(2);
    },
    shows: ["label.loading-part"],
  },
  {
    name: "add-event",
    reach: async (visit) => {
      const status = await tab(visit, [running], asked);
      await expect(status.message).toBeVisible();
    },
    shows: ["event.add-heading", "event.kind", "event.finished", "event.no-end-sentence", "event.no-login-sentence", "event.save"],
    dialog: "task",
  },
  {
    name: "add-event-there-already",
    reach: async (visit) => {
      const status = await tab(visit, [announced], asked);
      await expect(status.dialog.getByText(status.word("event.refused-exists-sentence"))).toBeVisible();
    },
    shows: ["event.refused-exists-sentence", "event.edit-that"],
    dialog: "task",
  },
  {
    name: "add-event-without-message",
    reach: async (visit) => {
      const status = await tab(visit, [], asked);
      await status.kind.selectOption("MessageOfTheDay");
      await status.save.click();
      await expect(status.message).toBeFocused();
    },
    shows: ["event.message-of-the-day-sentence", "event.message-missing-sentence"],
    dialog: "task",
  },
  {
    name: "edit-event",
    reach: async (visit) => {
      const status = await tab(visit, [announced], { task: "edit-event", row: "3" });
      await expect(status.message).toHaveValue("Upgrade of the database");
    },
    shows: ["event.edit-heading", "event.description", "event.finished"],
    dialog: "task",
  },
  {
    name: "edit-event-changed-meanwhile",
    reach: async (visit) => {
      const status = await tab(visit, [announced], { task: "edit-event", row: "3" });
      await status.message.fill("Upgrade of the server");
      const problem = { type: "about:blank", title: "", status: 412, code: "event-changed", facts: { UpdatedCount: 1 }, requestId: "0" };
      await visit.page.route("**/SystemEvent/3", (route) =>
        route.fulfill({ status: 412, contentType: "application/problem+json", body: JSON.stringify(problem) }),
      );
      await status.save.click();
      await expect(status.button("event.take-theirs")).toBeVisible();
    },
    shows: ["event.changed-sentence", "event.as-it-stands", "event.take-theirs"],
    dialog: "task",
    provokes: [/412/],
  },
  {
    name: "edit-event-ended",
    reach: async (visit) => {
      const status = await tab(visit, [], { task: "edit-event", row: "3" });
      await expect(status.dialog.getByRole("alert")).toBeVisible();
    },
    shows: ["event.refused-unknown-sentence"],
    dialog: "task",
  },
  {
    name: "delete-event",
    reach: async (visit) => {
      const status = await tab(visit, [announced], { task: "delete-event", row: "3" });
      await expect(status.button("event.delete")).toBeVisible();
    },
    shows: ["event.delete-heading", "event.delete-sentence", "button.cancel"],
    dialog: "task",
  },
  {
    name: "delete-event-after-warning",
    reach: async (visit) => {
      const status = await tab(visit, [running], { task: "delete-event", row: "4" });
      await expect(status.button("event.delete-all-the-same")).toBeVisible();
    },
    shows: ["event.refused-warning-first-sentence", "event.delete-all-the-same"],
    dialog: "task",
  },
  {
    name: "status-unknown-task",
    reach: (visit) => tab(visit, [], { task: "no-such-task" }),
    shows: ["event.unknown-task", "event.unknown-task-sentence"],
    dialog: "task",
  },
  {
    name: "consumption",
    reach: (visit) => dashboard(visit),
    shows: [
      "consumption.heading",
      "consumption.lead-sentence",
      "consumption.storage",
      "consumption.mailings",
      "consumption.customer-center-logins",
      "consumption.chat-sessions",
      "consumption.form-submissions",
      "consumption.not-over-yet-sentence",
    ],
  },
  {
    name: "consumption-as-table",
    reach: async (visit) => {
      const status = await dashboard(visit);
      await status.panel.locator("summary").nth(1).click();
      await expect(status.panel.getByRole("table")).toHaveCount(1);
    },
    shows: ["consumption.as-table", "consumption.over"],
  },
  {
    name: "consumption-nothing-metered",
    reach: (visit) =>
      dashboard(visit, (told) => {
        told.Updated = null;
        for (const service of told.Services) {
          for (const month of service.Months) Object.assign(month, { Quantity: null, Users: null, Packages: 0 });
        }
        Object.assign(told.NextInvoice, { Lines: [], Totals: [] });
      }),
    shows: ["consumption.never-updated-sentence", "consumption.nothing-metered-sentence"],
  },
  {
    name: "log",
    reach: (visit) => logged(visit, "whole"),
    shows: [
      "log.heading",
      "log.lead-sentence",
      "log.not-proven-sentence",
      "log.whole-sentence",
      "log.seen-sentence",
      "log.act-license-activated",
      "log.after",
      "log.shown-sentence",
    ],
  },
  { name: "log-broken", reach: (visit) => logged(visit, "broken"), shows: ["log.broken-sentence", "log.do-sentence"] },
  { name: "log-cut", reach: (visit) => logged(visit, "cut"), shows: ["log.cut-sentence", "log.accept"] },
];
