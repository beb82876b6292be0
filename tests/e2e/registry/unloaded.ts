import { expect } from "@playwright/test";
import { text } from "../support/catalogue.ts";
import { onItsWay, proofPath } from "../support/proof.ts";
import { answered, opened, takesLong, type State } from "./state.ts";

/** The Licences screen while there are no licences in it, or none yet. */
export const unloaded: State[] = [
  ...(["cancel", "finish"] as const).map(
    (late): State => ({
      name: late === "cancel" ? "loading" : "loading-slowly",
      reach: async (visit) => {
        await visit.page.route(`**${proofPath}`, () => new Promise(() => undefined));
        await opened(visit);
        await expect(visit.page.locator("#shell")).toHaveCount(0);
        await expect(visit.page.getByText(text(visit.language, "label.loading")).first()).toBeVisible();
        await takesLong(visit.page, late);
      },
      shows: ["label.loading", ...(late === "finish" ? ["message.slow"] : [])],
    }),
  ),
  {
    name: "verifying",
    reach: async (visit) => {
      await visit.page.addInitScript(stopAfter, 16);
      await opened(visit);
    },
    shows: ["message.verifying", "mark.checking"],
    passing: true,
  },
  {
    name: "no-licences",
    reach: async (visit) => {
      await onItsWay(visit.page, (proof) => void (proof.Owners = []));
      await opened(visit);
    },
    shows: ["activation.first-heading", "activation.no-licences-sentence", "activation.first-sentence", "activation.help"],
  },
  {
    name: "no-access",
    reach: (visit) => answered(visit, 403, "not-administrator"),
    shows: ["heading.no-access", "failure.not-administrator"],
    provokes: [/status of 403/],
  },
  {
    name: "offline",
    reach: async (visit) => {
      await visit.page.route(`**${proofPath}`, (route) => route.abort());
      await opened(visit);
    },
    shows: ["heading.failed", "failure.network"],
    provokes: [/ERR_FAILED/],
  },
  {
    name: "answer-unreadable",
    reach: async (visit) => {
      await visit.page.route(`**${proofPath}`, (route) => route.fulfill({ status: 200, json: { Owners: "none" } }));
      await opened(visit);
    },
    shows: ["failure.answer-unreadable"],
  },
  ...([
    [500, "server-failed"],
    [404, "not-found"],
    [403, "origin-refused"],
    [400, "request-malformed"],
  ] as const).map(
    ([status, code]): State => ({
      name: code,
      reach: (visit) => answered(visit, status, code),
      shows: ["heading.failed", `failure.${code}`, "label.request-id"],
      provokes: [new RegExp(`status of ${status}`)],
    }),
  ),
  {
    name: "sign-out-failed",
    reach: async (visit) => {
      const found = await opened(visit);
      await found.judged();
      await visit.page.route("**/api/v1/Session", (route) => route.abort());
      await found.signOut.click();
    },
    shows: ["failure.network"],
    provokes: [/ERR_FAILED/],
  },
];

/** Runs in the page: each piece of work seems long, and after `pieces` of them the machine does nothing more. */
function stopAfter(pieces: number): void {
  const now = performance.now.bind(performance);
  let calls = 0;
  performance.now = () => now() + 20 * (calls += 1);
  const post = MessagePort.prototype.postMessage;
  let posted = 0;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...message: unknown[]) {
    if ((posted += 1) <= pieces) (post as (...message: unknown[]) => void).apply(this, message);
  } as typeof post;
}
