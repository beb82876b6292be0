import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { states } from "./registry/all.ts";
import { expect, test } from "./registry/visit.ts";
import { keys } from "./support/catalogue.ts";
import { dist, root } from "./support/places.ts";

/*
 * A state that nobody registered is caught by its words. Every heading, message, mark and help text of the catalogue,
 * every sentence of the static pages, every state of a licence's dates and every answer to a failed request is made to
 * be shown somewhere, and the build fails on a text that nothing shows. So a screen, dialog or state that is added comes
 * with such a text, and must be in the registry with it, where each test checks that it really is shown. Dialogs and
 * routes are compared by their names besides.
 */

const shown = new Set(states.flatMap((state) => state.shows));

/** Shown by no state of its own, each for a reason. */
const exceptions: Record<string, string> = {
  "message.date-perpetual": "no licence of the demonstration is without dates",
  "failure.not-signed-in": "the app leaves for the sign-in page, which says that the session has ended",
};

function source(folder: string): { file: string; text: string }[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:rs|html)$/.test(file))
    .map((file) => ({ file: path.join(folder, file), text: readFileSync(path.join(root, folder, file), "utf8") }));
}

function wanted(): string[] {
  const plain = ["heading", "message", "mark", "help"].flatMap((group) => keys("en", group));
  const pages = [...keys("en", "shell"), ...keys("en", "signin")].filter((key) => /-(?:sentence|heading)$/.test(key));
  const dates = keys("en", "label").filter((key) => key.startsWith("label.state-"));
  const answers = readFileSync(path.join(root, "src/words/failure.rs"), "utf8").matchAll(/words::(\w+)\(m\)/g);
  const reasons = [...answers].map(([, name = ""]) => `failure.${name.replaceAll("_", "-")}`);
  return [...new Set([...plain, ...pages, ...dates, ...reasons].map((key) => key.replace(/\[\w+\]$/, "")))];
}

test("every heading, message, mark and sentence is shown by a registered state", () => {
  const missing = wanted().filter((key) => !shown.has(key) && !(key in exceptions));
  expect(missing, "register the state that shows this: tests/e2e/registry").toEqual([]);
});

test("nothing is excused that is registered or no longer exists", () => {
  const all = wanted();
  expect(Object.keys(exceptions).filter((key) => shown.has(key) || !all.includes(key))).toEqual([]);
});

test("every state has a name of its own", () => {
  const names = states.map((state) => state.name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test("every dialog is open in a registered state", async ({ visit }) => {
  const made = source("src").filter(({ text }) => /(?:of_class|el)\("dialog"|<dialog\b/.test(text));
  expect(made.map(({ file }) => file), "a dialog is made here and nowhere else").toEqual(["src/components/dialog.rs"]);
  const state = states.find(({ name }) => name === "licences-superoffice");
  if (!state) throw new Error("the registry has no licences-superoffice");
  const page = await visit(state, "en");
  const there = await page.locator("dialog").evaluateAll((dialogs) => dialogs.map((dialog) => dialog.id));
  const registered = new Set(states.flatMap((other) => other.dialog ?? []));
  expect(there.filter((id) => !registered.has(id as "panic")), "dialogs that no state opens").toEqual([]);
  expect([...registered].filter((id) => !there.includes(id)), "dialogs that are no longer there").toEqual([]);
});

test("every task of the dialog is open in registered states", () => {
  const named = source("src/screens").flatMap(({ text }) => [...text.matchAll(/The task of .*\.\n(?:pub\(\w+\) )?const \w+: &str = "([\w-]+)"/g)]);
  const tasks = named.map(([, name = ""]) => name);
  expect(tasks.sort()).toEqual(["activate", "add-event", "change-users", "changes", "delete-event", "edit-event", "load", "remove", "retire-users", "serial-number", "superfluous", "user", "user-password", "user-role"]);
  const missing = tasks.filter((task) => !states.some(({ name, dialog }) => dialog === "task" && name.startsWith(task)));
  expect(missing, "tasks that no state shows").toEqual([]);
});

test("every page and every route is reached by a registered state", async ({ visit }) => {
  const pages = readdirSync(dist).flatMap((name) => /^(.+)\.en\.html$/.exec(name)?.[1] ?? []);
  expect(pages.sort(), "each of these is a page that the registry visits").toEqual(["index", "signin"]);
  const state = states.find(({ name }) => name === "licences-superoffice");
  if (!state) throw new Error("the registry has no licences-superoffice");
  const page = await visit(state, "en");
  const links = await page.locator("a[href^='/']").evaluateAll((found) => found.map((link) => link.getAttribute("href")));
  const routes = new Set(links.map((link) => `/${(link ?? "").split(/[/?#]/)[1] ?? ""}`));
  expect([...routes].sort(), "routes that links lead to").toEqual(["/licences", "/users"]);
  const places = [...readFileSync(path.join(root, "src/url_state.rs"), "utf8").matchAll(/Self::\w+ => "(\w+)",/g)];
  const named = places.map(([, name = ""]) => name);
  expect(named, "places that an address can name").toEqual(["licences", "status", "users"]);
  const unseen = named.filter((place) => !states.some(({ name }) => name.startsWith(place)));
  expect(unseen, "places without a registered state").toEqual([]);
});
