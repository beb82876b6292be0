import { expect } from "@playwright/test";
import { UsersPage } from "../pages/users.ts";
import type { State, Visit } from "./state.ts";

/** The Users screen, and the dialog over it. */

const list = "**/User/List?**";

/** The screen with the users of the page in it; few of them, since what has scrolled away has no contrast to be measured. */
async function reach(visit: Visit, part = "", query: Record<string, string> = { q: "berg" }): Promise<UsersPage> {
  const users = await begun(visit, part, query);
  await users.arrived();
  await expect(users.page.getByText(users.key("label.loading-part"))).toHaveCount(0);
  // Licences are called by their names as soon as they are verified.
  await expect(users.rows.filter({ hasText: /\bten-/ })).toHaveCount(0);
  if (part !== "licences") await expect(users.holding.locator("optgroup").first()).toBeAttached();
  return users;
}

/** The screen as far as it comes. */
async function begun(visit: Visit, part = "", query: Record<string, string> = {}): Promise<UsersPage> {
  await visit.signIn();
  const users = new UsersPage(visit.page, visit.language);
  await users.open(part, query);
  return users;
}

/** The dialog of a user. */
async function user(visit: Visit, userName: string): Promise<UsersPage> {
  const users = await reach(visit, "", { q: userName });
  await users.rows.first().getByRole("rowheader").getByRole("link").click();
  await users.licencesKnown();
  return users;
}

/** The dialog for some users, one of them with open requests, asked what giving `licence` would do to them. */
async function previewed(visit: Visit, licence: string): Promise<UsersPage> {
  const users = await reach(visit, "", { q: "ane" });
  await users.button("activation.superfluous-select-shown").click();
  await users.button("users.change-selected").click();
  await users.dialog.getByRole("combobox", { name: users.word("holding"), exact: true }).selectOption(licence);
  await users.act("users.preview").click();
  await expect(users.dialog.locator(".users-will")).toBeVisible();
  return users;
}

export const usersStates: State[] = [
  {
    name: "users",
    reach: (visit) => reach(visit),
    shows: ["heading.users", "users.tab-associates", "users.tab-others", "users.show-active", "button.export"],
  },
  {
    name: "users-cannot-log-in",
    reach: (visit) => reach(visit, "", { show: "cannot-log-in", q: "ma" }),
    shows: ["users.lacks-user", "users.lacks-client", "users.show-cannot-log-in"],
  },
  {
    name: "users-former",
    reach: (visit) => reach(visit, "", { show: "retired", q: "e" }),
    shows: ["users.former", "users.show-retired"],
  },
  {
    name: "users-others",
    reach: (visit) => reach(visit, "others", { q: "ha" }),
    shows: ["users.kind", "users.kind-external"],
  },
  {
    name: "users-selected",
    reach: async (visit) => {
      const users = await reach(visit);
      await users.button("activation.superfluous-select-shown").click();
      await expect(users.button("users.change-selected")).toBeVisible();
    },
    shows: ["users.selected-sentence", "users.change-selected", "users.retire-selected", "activation.superfluous-clear"],
  },
  {
    name: "users-nobody-found",
    reach: async (visit) => {
      const users = await begun(visit, "", { q: "nobody is called like this" });
      await expect(users.button("users.show-everyone")).toBeVisible();
    },
    shows: ["users.nobody-found-sentence", "users.show-everyone"],
  },
  {
    name: "users-nobody",
    reach: async (visit) => {
      await visit.page.route(list, (route) => route.fulfill({ json: { Total: 0, Found: 0, Users: [] } }));
      const users = await begun(visit);
      await expect(users.panel.getByText(users.word("nobody-sentence"))).toBeVisible();
    },
    shows: ["users.nobody-sentence"],
  },
  {
    name: "users-loading",
    reach: async (visit) => {
      await visit.page.route(list, () => new Promise(() => undefined));
      const users = await begun(visit);
      await expect(users.panel.getByText(users.key("label.loading-part")).first()).toBeAttached();
    },
    shows: ["label.loading-part"],
  },
  {
    name: "users-failed",
    reach: async (visit) => {
      await visit.page.route(list, (route) => route.abort());
      const users = await begun(visit);
      await expect(users.page.getByRole("alert").filter({ hasText: users.word("failed") })).toBeVisible();
    },
    shows: ["users.failed", "failure.network", "button.retry"],
    provokes: [/ERR_FAILED/],
  },
  {
    name: "users-no-access",
    reach: async (visit) => {
      const problem = { type: "about:blank", title: "", status: 403, code: "not-administrator", facts: {}, requestId: "0123456789abcdef" };
      const answer = { status: 403, contentType: "application/problem+json", body: JSON.stringify(problem) };
      await visit.page.route(list, (route) => route.fulfill(answer));
      const users = await begun(visit);
      await expect(users.page.getByText(users.key("heading.no-access"))).toBeVisible();
    },
    shows: ["heading.no-access", "failure.not-administrator"],
    provokes: [/status of 403/],
  },
  {
    name: "users-licences",
    reach: async (visit) => {
      const users = await begun(visit, "licences");
      await expect(users.panel.getByRole("table")).toHaveCount(3);
    },
    shows: ["users.choose-licence-sentence", "users.plans", "users.tab-licences"],
  },
  {
    name: "users-holders",
    reach: (visit) => reach(visit, "licences", { holding: "SUPEROFFICE/travel" }),
    shows: ["users.holders-of", "users.all-licences", "users.licence-details"],
  },
  {
    name: "user",
    reach: (visit) => user(visit, "ane.vestby"),
    shows: ["users.log-in", "users.comes-with-it", "users.further", "users.take-plan", "users.retire", "users.not-held"],
    dialog: "task",
  },
  {
    name: "user-cannot-log-in",
    reach: (visit) => user(visit, "agnieszka"),
    shows: ["users.login-help-sentence", "users.no-plan"],
    dialog: "task",
  },
  {
    name: "user-refused",
    reach: async (visit) => {
      const users = await user(visit, "ane.vestby");
      await users.act("users.take-plan").click();
      await expect(users.refused).toHaveText(users.key("activation.superfluous-refused-open-requests-sentence"));
    },
    shows: ["activation.superfluous-refused-open-requests-sentence"],
    dialog: "task",
    provokes: [/status of 409/],
  },
  {
    name: "user-role",
    reach: async (visit) => {
      const users = await user(visit, "ane.vestby");
      await users.act("users.make-administrator").click();
      await users.act("users.make-administrator").click();
      await expect(users.field("own-password")).toBeFocused();
    },
    shows: ["users.make-lead-sentence", "users.no-password-sentence", "users.own-password", "users.own-password-missing-sentence"],
    dialog: "task",
  },
  {
    name: "user-role-withdrawn",
    reach: async (visit) => {
      await visit.page.route("**/Role", (route) => route.fulfill({ status: 204 }));
      const users = await user(visit, "dilan");
      await users.act("users.withdraw-administrator").click();
      await users.field("own-password").fill("whatever");
      await users.act("users.withdraw-administrator").click();
      await expect(users.act("users.back")).toBeVisible();
    },
    shows: ["users.withdraw-administrator", "users.withdrawn-sentence", "users.back"],
    dialog: "task",
  },
  {
    name: "user-password",
    reach: async (visit) => {
      await visit.page.route("**/Password", (route) => route.fulfill({ json: { Password: "kd7hq2mzx9pw4rtb6ncv" } }));
      const users = await user(visit, "ane.vestby");
      await users.act("users.new-password").click();
      await users.field("own-password").fill("whatever");
      await users.act("users.make-password").click();
      await expect(users.dialog.getByText("kd7hq2mzx9pw4rtb6ncv")).toBeVisible();
    },
    shows: ["users.password-made-sentence", "button.copy"],
    dialog: "task",
  },
  {
    name: "user-password-own",
    reach: async (visit) => {
      const users = await user(visit, "admin");
      await users.act("users.change-password").click();
      await users.field("own-password").fill("not the one");
      await users.field("new-password").fill("short");
      await users.act("users.change-password").click();
      await expect(users.field("new-password")).toBeFocused();
    },
    shows: ["users.password-own-lead-sentence", "users.password-short-sentence", "users.password-differs-sentence", "users.password-again"],
    dialog: "task",
  },
  {
    name: "user-unknown",
    reach: async (visit) => {
      const users = await begun(visit, "", { q: "berg", task: "user", row: "4711" });
      await expect(users.refused).toHaveText(users.word("unknown-sentence"));
      await users.arrived();
    },
    shows: ["users.unknown", "users.unknown-sentence"],
    dialog: "task",
  },
  {
    name: "change-users",
    reach: async (visit) => {
      const users = await reach(visit);
      await users.button("activation.superfluous-select-shown").click();
      await users.button("users.change-selected").click();
      await users.act("users.preview").click();
      await expect(users.refused).toHaveText(users.word("choose-first-sentence"));
    },
    shows: ["users.change-heading", "users.change-lead-sentence", "users.choose-first-sentence", "users.preview"],
    dialog: "task",
  },
  {
    name: "change-users-preview",
    reach: (visit) => previewed(visit, "SUPEROFFICE/ten-marketing-essentials"),
    shows: ["users.will-give-sentence", "users.left-out", "users.seats", "users.in-use-afterwards", "users.do-give"],
    dialog: "task",
  },
  {
    name: "change-users-doing",
    reach: async (visit) => {
      await visit.page.route("**/User/Change", () => new Promise(() => undefined));
      const users = await previewed(visit, "SUPEROFFICE/ten-marketing-essentials");
      await users.dialog.locator(".act-buttons button").first().click();
      await expect(users.dialog.getByRole("progressbar")).toBeVisible();
    },
    shows: ["users.doing"],
    dialog: "task",
  },
  {
    name: "change-users-meanwhile",
    reach: async (visit) => {
      const problem = { type: "about:blank", title: "", status: 409, code: "change-refused", facts: { Count: 2 }, requestId: "0123456789abcdef" };
      const answer = { status: 409, contentType: "application/problem+json", body: JSON.stringify(problem) };
      await visit.page.route("**/User/Change", (route) => route.fulfill(answer));
      const users = await previewed(visit, "SUPEROFFICE/ten-marketing-essentials");
      await users.dialog.locator(".act-buttons button").first().click();
      await expect(users.act("users.look-again")).toBeVisible();
    },
    shows: ["users.changed-meanwhile-sentence", "users.look-again"],
    dialog: "task",
    provokes: [/status of 409/],
  },
  {
    name: "change-users-nobody",
    reach: async (visit) => {
      const users = await begun(visit, "", { q: "berg", task: "change-users" });
      await expect(users.act("button.cancel")).toBeVisible();
      await users.arrived();
    },
    shows: ["activation.superfluous-nobody-selected-sentence"],
    dialog: "task",
  },
  {
    name: "retire-users",
    reach: async (visit) => {
      const users = await reach(visit, "", { q: "vestby" });
      await users.button("activation.superfluous-select-shown").click();
      await users.button("users.retire-selected").click();
      await expect(users.dialog.locator(".superfluous-refused")).toBeVisible();
    },
    shows: ["users.retire-lead-sentence", "users.left-out", "users.nobody-left-sentence"],
    dialog: "task",
  },
];
