// What a test of the app needs of its page. Every wait ends with the change that it waits for.

/** Makes a page as the server sends it, and answers the app's requests from these texts. */
export function prepare(proof) {
  document.documentElement.lang = "en";
  document.getElementById("app")?.remove();
  document.body.insertAdjacentHTML("beforeend", '<div id="app"></div>');
  history.replaceState(null, "", "/licences/NORDDATA");
  answer(proof);
}

/** From now on the server answers this about licences. */
export function answer(proof) {
  const session = JSON.stringify({ Associate: "ada", FullName: "Ada Berg", IsAdministrator: true });
  const json = { headers: { "Content-Type": "application/json" } };
  window.fetch = async (request) => new Response(request.url.endsWith("/Session") ? session : proof, json);
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

/** Presses the button with this name. */
export async function press(name) {
  const named = (one) => (one.getAttribute("aria-label") ?? one.textContent).trim() === name;
  (await until(() => [...document.querySelectorAll("#app button")].findLast(named))).click();
}

/** Waits until no dialog is open, and gives the text of what has the focus. */
export async function focused() {
  await until(() => !document.querySelector("dialog[open]"));
  return document.activeElement?.textContent.trim() ?? "";
}
