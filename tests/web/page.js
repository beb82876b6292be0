// What a test of the app needs of its page. Every wait ends with the change that it waits for.

/** What the second part of the app says. */
let later = "";

/** Makes a page as the server sends it, and answers the app's requests from these texts. */
export function prepare(proof, words) {
  later = words;
  document.documentElement.lang = "en";
  document.getElementById("app")?.remove();
  document.body.insertAdjacentHTML("beforeend", '<div id="app" data-later="later.en.txt" data-system="system.en.txt"></div>');
  history.replaceState(null, "", "/licences/NORDDATA");
  answer(proof);
}

/** What is answered about one licence: the end of a path, and the text. */
const parts = new Map();

/** From now on the server answers this about licences, and about each one that nobody holds it and nothing is known. */
export function answer(proof) {
  const session = JSON.stringify({ Associate: "ada", FullName: "Ada Berg", IsAdministrator: true });
  const json = { headers: { "Content-Type": "application/json" } };
  parts.clear();
  answerPart("/later.en.txt", later);
  answerPart("/Session", session);
  answerPart("/Status", JSON.stringify({ IsConfigured: false, IsDemo: false }));
  answerPart("/Holders", JSON.stringify({ Total: 0, Altered: 0, Holders: [] }));
  answerPart("/History", JSON.stringify({ Activations: [], Before: null }));
  window.fetch = async (request) => {
    const { pathname, search } = new URL(request.url);
    const end = (path) => pathname.endsWith(path.split("?")[0]) && (!path.includes("?") || path.endsWith(search));
    // What was told last counts.
    const found = [...parts.keys()].findLast(end);
    return new Response(found === undefined ? proof : parts.get(found), json);
  };
}

/** From now on the server answers this on paths that end so; with a query, only where that is the whole query. */
export function answerPart(path, text) {
  parts.delete(path);
  parts.set(path, text);
}

/** The row of the licence with this name, as far as it is there. */
function row(name) {
  const rows = [...document.querySelectorAll("#app tbody tr")];
  return rows.find((one) => one.querySelector("th")?.textContent.trim() === name);
}

/** Waits until something is there. */
function until(find) {
  return new Promise((resolve) => {
    const look = () => {
      const found = find();
      if (found) {
        watch.disconnect();
        resolve(found);
      }
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    look();
  });
}

/** The text of a row, when it is judged. */
export async function told(name) {
  const judged = await until(() => row(name)?.querySelector("td:last-child")?.textContent && row(name));
  return judged.textContent;
}

/** Waits for a text anywhere in the app. */
export async function shown(text) {
  await until(() => document.getElementById("app")?.textContent.includes(text));
}

/** Opens a licence by its name, and gives the text of its dialog. */
export async function open(name) {
  const link = await until(() => row(name)?.querySelector("a"));
  link.focus();
  link.click();
  return (await until(() => document.querySelector("dialog[open] .dialog-body")?.closest("dialog"))).textContent;
}

/** Waits for a text in the open dialog, and gives all of it. */
export async function said(text) {
  const dialog = () => document.querySelector("dialog[open]");
  return (await until(() => dialog()?.textContent.includes(text) && dialog())).textContent;
}

/** The texts of a list's items, found by its class. */
export async function items(name) {
  const list = await until(() => document.querySelector(`#app .${name}`));
  return [...list.children].map((item) => item.textContent.trim()).join("\n");
}

/** Follows the link with this text above the tabs. */
export async function follow(name) {
  const named = (one) => one.textContent.trim() === name;
  (await until(() => [...document.querySelectorAll("#app .overall a")].find(named))).click();
}

/** Presses the button with this name. */
export async function press(name) {
  const named = (one) => (one.getAttribute("aria-label") ?? one.textContent).trim() === name;
  (await until(() => [...document.querySelectorAll("#app button")].findLast(named))).click();
}

/** Closes the open dialog, and opens another licence while the browser is still on its way back from the first. */
export async function openWhileClosing(name) {
  const dialog = document.querySelector("dialog[open]");
  const arrived = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
  dialog.addEventListener("close", () => row(name).querySelector("a").click(), { once: true });
  await press("Close");
  await arrived;
}

/** Types words into the field that searches the list, in place of those that are there. */
export async function typed(words) {
  const field = await until(() => document.getElementById("search"));
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Waits until the list has so many rows, and gives their names. */
export async function listed(count) {
  const links = () => [...document.querySelectorAll("#app .licences:not([hidden]) tbody th a")];
  const found = await until(() => links().length === count && links());
  return found.map((link) => link.textContent.trim()).join("\n");
}

/** Waits until the columns with this heading say that they are sorted so, and gives what they say. */
export async function sorted(heading, order) {
  const columns = () => [...document.querySelectorAll("#app thead th")].filter((th) => th.textContent.trim() === heading);
  const said = () => new Set(columns().map((th) => th.getAttribute("aria-sort") ?? ""));
  return [...(await until(() => said().has(order) && said()))].join(" ");
}

/** The query of the address. */
export function query() {
  return location.search;
}

/** Waits until no dialog is open and the address says so too, and gives the text of what has the focus. */
export async function focused() {
  await until(() => !document.querySelector("dialog[open]") && !location.search.includes("licence="));
  return document.activeElement?.textContent.trim() ?? "";
}
