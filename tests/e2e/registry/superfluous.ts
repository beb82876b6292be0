import { expect } from "@playwright/test";
import { SuperfluousView } from "../pages/superfluous.ts";
import { previewed, smaller } from "../support/smaller.ts";
import type { State, Visit } from "./state.ts";

/** The view Remove superfluous licences, as far as one comes in it. */

const assignees = /\/Assignees\?/;

/** Opens the view for a licence of which there are too few; `first` happens before, and hears the file's name. */
async function reach(visit: Visit, module: string, first?: (file: string) => Promise<unknown>): Promise<SuperfluousView> {
  const { page, language } = visit;
  await visit.signIn();
  const view = new SuperfluousView(page, language);
  const numbers = { "ten-sales": 47, "ten-service": 30, web: 185 };
  const file = await previewed(page.request, visit.origin, await smaller(numbers));
  await first?.(file);
  await view.open(file, module);
  return view;
}

/** Leaves so few that all of them are in view: what has scrolled away has no contrast to be measured. */
async function few(view: SuperfluousView, words: string): Promise<void> {
  await view.arrived();
  await view.search.fill(words);
  await expect.poll(() => view.rows.count()).toBeLessThan(7);
  await view.arrived();
}

/** With two users whose plan goes, one of whom gets another. */
async function decided(visit: Visit): Promise<SuperfluousView> {
  const view = await reach(visit, "ten-sales");
  await few(view, "be");
  const [first = "", second = "", third = ""] = await view.names();
  await view.box(first).click();
  await view.button("remove").click();
  await view.box(second).click();
  await view.give("ten-sales-essentials");
  await view.box(third).click();
  await expect(view.number(view.word("still"))).toHaveText("8");
  return view;
}

export const superfluous: State[] = [
  {
    name: "superfluous",
    reach: async (visit) => few(await reach(visit, "ten-service"), "vi"),
    shows: [
      "activation.superfluous-heading",
      "activation.superfluous-lead-sentence",
      "activation.superfluous-to-remove",
      "activation.superfluous-turns-sentence",
      "activation.superfluous-never",
    ],
    dialog: "task",
  },
  {
    name: "superfluous-decided",
    reach: decided,
    shows: [
      "activation.superfluous-goes",
      "activation.superfluous-turns",
      "activation.superfluous-undo",
      "activation.superfluous-still-sentence",
    ],
    dialog: "task",
  },
  {
    name: "superfluous-refused-by-name",
    reach: async (visit) => {
      const view = await reach(visit, "ten-service");
      await few(view, "vi");
      await view.box("Arvid Kleiven").click();
      await view.button("remove").click();
      await expect(view.dialog.getByRole("alert")).toContainText("Arvid Kleiven");
    },
    shows: ["activation.superfluous-kept-sentence"],
    dialog: "task",
  },
  {
    name: "superfluous-with-plans",
    reach: async (visit) => {
      const view = await reach(visit, "web");
      await view.arrived();
      await view.search.fill("vestby");
      await expect(view.rows).toHaveCount(1);
    },
    shows: [
      "activation.superfluous-follows-sentence",
      "activation.superfluous-keeps-sentence",
      "activation.superfluous-no-plan-sentence",
    ],
    dialog: "task",
  },
  {
    name: "superfluous-gathering",
    reach: async (visit) => {
      // Pages of four: the second never comes.
      await visit.page.route(assignees, async (route) => {
        const later = !route.request().url().includes("Skip=0&");
        if (later) return new Promise(() => undefined);
        const answer = await route.fetch();
        const page = (await answer.json()) as { Assignees: unknown[] };
        return route.fulfill({ response: answer, json: { ...page, Assignees: page.Assignees.slice(0, 4) } });
      });
      const view = await reach(visit, "web");
      await view.arrived();
      await view.dialog.getByRole("button", { name: view.word("select-all", { n: 190 }), exact: true }).click();
      await expect(view.dialog.getByText(view.word("gathered", { here: 4, all: 190 }))).toBeVisible();
    },
    shows: ["activation.superfluous-gathered", "activation.superfluous-range", "activation.superfluous-next"],
    dialog: "task",
  },
  {
    name: "superfluous-refused-by-the-server",
    reach: async (visit) => {
      // Staged while it was held; the third user of the list has no plan by now.
      const staged = [{ Kind: "user", Id: 3, Name: "Agnieszka Nowak", Module: "ten-sales", Instead: null }];
      const view = await reach(visit, "ten-sales", (file) =>
        visit.page.addInitScript(([name, text]) => sessionStorage.setItem(name ?? "", text ?? ""), [
          `segl-staged-${file}`,
          JSON.stringify(staged),
        ]),
      );
      await few(view, "be");
      await expect(view.dialog.getByText("agnieszka.nowak").first()).toBeVisible();
    },
    shows: ["activation.superfluous-refused", "activation.superfluous-refused-not-held-sentence"],
    dialog: "task",
  },
  {
    name: "superfluous-nobody-found",
    reach: async (visit) => {
      const view = await reach(visit, "ten-sales");
      await view.arrived();
      await view.search.fill("nobody is called like this");
      await expect(view.button("show-all")).toBeVisible();
    },
    shows: ["activation.superfluous-nobody-found-sentence", "activation.superfluous-show-all"],
    dialog: "task",
  },
  {
    name: "superfluous-with-room",
    reach: async (visit) => (await reach(visit, "windows")).arrived(),
    shows: ["activation.superfluous-room-sentence"],
    dialog: "task",
  },
  {
    name: "superfluous-unknown",
    reach: (visit) => reach(visit, "no-such-licence"),
    shows: ["activation.superfluous-unknown-sentence", "activation.superfluous-back"],
    dialog: "task",
  },
  {
    name: "superfluous-loading",
    reach: (visit) => reach(visit, "ten-sales", () => visit.page.route(assignees, () => new Promise(() => undefined))),
    shows: ["activation.superfluous-heading", "label.loading-part"],
    dialog: "task",
  },
  {
    name: "superfluous-failed",
    reach: async (visit) => {
      const view = await reach(visit, "ten-sales", () => visit.page.route(assignees, (route) => route.abort()));
      await expect(view.dialog.getByRole("button", { name: /./ }).last()).toBeVisible();
    },
    shows: ["failure.network", "button.retry"],
    dialog: "task",
    provokes: [/ERR_FAILED/],
  },
];
