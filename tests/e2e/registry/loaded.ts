import { expect } from "@playwright/test";
import { refused, severalThings, strangers, withdrawn } from "./alterations.ts";
import { issue, order } from "../support/issuing.ts";
import { inDemo, today } from "../support/places.ts";
import { smaller } from "../support/smaller.ts";
import { otherSerial } from "../support/tampering.ts";
import { begin, memoryOf } from "../support/witness.ts";
import { licences, onDay, opened, setClock, type State } from "./state.ts";

const list = ["heading.licences", "heading.status", "heading.users", "heading.owner-information", "heading.licence-list", "heading.worth"] as const;

/** A newer licence of the first owner's, and one of the other's for another serial number. */
async function seenBefore(): Promise<string[]> {
  const [key, certificate] = [inDemo("keys/norddata.key"), inDemo("keys/norddata.cert")];
  const elsewhere = order("norddata", [["1801852599", otherSerial]]);
  return [await smaller({ "ten-sales": 74 }), await issue({ name: `elsewhere-${process.pid}`, order: elsewhere, key, certificate })];
}

/** The Licences screen with licences in it, as they should be and as they should not. */
export const loaded: State[] = [
  {
    name: "licences-superoffice",
    reach: (visit) => licences(visit, "SUPEROFFICE"),
    shows: [
      ...list,
      "heading.licence-status",
      "heading.page-title",
      "heading.system-licences",
      "heading.site-licences",
      "heading.user-licences",
      "label.state-valid",
      "mark.test-keys",
      "mark.verified",
      "message.hidden-verified",
      "message.licences-by-file",
      "message.owner-verified",
      "message.test-keys",
      "message.verified-of",
    ],
  },
  {
    name: "licences-worth",
    reach: async (visit) => {
      const found = await licences(visit, "NORDDATA");
      await visit.page.getByRole("heading", { name: found.word("heading.worth") }).click();
      await expect(found.says("help.assignments")).toBeVisible();
    },
    shows: ["help.protects", "help.cannot-prove", "help.second-judge", "help.assignments"],
  },
  {
    name: "licences-narrowed",
    reach: async (visit) => {
      // The second is a hidden one.
      const found = await opened(visit, { q: "norddata", show: "all", sort: "-name" });
      await expect(found.matches).not.toBeEmpty();
      await expect(found.rows).toHaveCount(2);
    },
    shows: ["message.matches", "heading.hidden-licences"],
  },
  {
    name: "licences-nothing-found",
    reach: async (visit) => {
      const found = await opened(visit, { q: "no such licence" });
      await expect(visit.page.getByRole("heading", { name: found.word("heading.no-match") })).toBeVisible();
    },
    shows: ["heading.no-match", "message.no-match"],
  },
  { name: "licences-third-party", reach: (visit) => licences(visit, "NORDDATA"), shows: list },
  {
    name: "licences-altered",
    reach: (visit) => licences(visit, "NORDDATA", severalThings),
    shows: [
      "heading.other-licences",
      "help.other-licences",
      "mark.altered",
      "mark.changed",
      "mark.duplicate",
      "mark.missing",
      "message.need-attention",
      "message.owner-edited",
      "message.owner-partly",
    ],
  },
  {
    name: "licences-of-strangers",
    reach: (visit) => licences(visit, "SUPEROFFICE", strangers),
    shows: ["heading.hidden-licences", "help.hidden-licences", "mark.foreign", "mark.unknown-key"],
  },
  {
    name: "licence-refused",
    reach: (visit) => licences(visit, "NORDDATA", refused),
    shows: ["mark.refused", "mark.unproven"],
  },
  {
    name: "licence-key-withdrawn",
    reach: (visit) => licences(visit, "SUPEROFFICE", withdrawn),
    shows: ["mark.withdrawn", "mark.refused"],
  },
  {
    name: "licence-expires-soon",
    reach: (visit) => onDay(visit, "2027-02-01"),
    shows: ["label.state-warning", "message.date-warning"],
  },
  {
    name: "licence-in-grace",
    reach: (visit) => onDay(visit, "2027-03-05"),
    shows: ["label.state-grace", "message.date-grace", "message.maintenance-ended", "mark.information"],
  },
  {
    name: "licence-stopped",
    reach: (visit) => onDay(visit, "2027-03-20"),
    shows: ["label.state-stopped", "message.date-stopped"],
  },
  {
    name: "clock-differs",
    reach: async (visit) => {
      await setClock(visit.page, "2026-11-29");
      await licences(visit, "NORDDATA");
    },
    shows: ["message.clock-differs", "mark.warning"],
  },
  {
    name: "company-altered",
    reach: (visit) => licences(visit, "NORDDATA", (proof) => void (proof.Company.Check = "altered")),
    shows: ["message.company-altered"],
  },
  {
    name: "licences-offline",
    reach: async (visit) => {
      await visit.page.route("**/api/v1/Session", (route) => route.abort());
      await visit.page.route("**/Status", (route) => route.abort());
      const moment = Date.parse(`${today}T11:54:30Z`) / 1000;
      const found = await licences(visit, "SUPEROFFICE", (proof) => void (proof.Kept = moment));
      await expect(visit.page.getByText(found.word("offline.word"), { exact: true })).toBeVisible();
    },
    shows: ["offline.word", "offline.kept-sentence", "offline.age-sentence", "failure.network"],
    provokes: [/ERR_FAILED/],
  },
  {
    name: "licences-seen-before",
    reach: async (visit) => {
      for (const file of await seenBefore()) await begin(visit.page, memoryOf(file, "2026-11-20"));
      const found = await licences(visit, "SUPEROFFICE");
      await expect(visit.page.locator(".witness")).toHaveCount(2);
      return found;
    },
    shows: [
      "witness.heading",
      "witness.older-sentence",
      "witness.means-older-sentence",
      "witness.serial-sentence",
      "witness.means-serial-sentence",
      "witness.do-ask-sentence",
      "witness.do-load-sentence",
      "witness.do-compare-sentence",
      "witness.save",
      "witness.accept",
    ],
  },
  {
    name: "licence-not-found",
    reach: (visit) => opened(visit, { licence: "no-such-licence" }).then((found) => found.judged()),
    shows: ["message.licence-not-found"],
  },
];
