// Asks for help. `cargo xtask dist` appends this to the scripts of both pages. Links to help carry rel=help and name a topic
// (?help=TOPIC); so does the address while help is open. At the first of either the rest is fetched
// (src/boot/help_panel.js), which takes over.
(() => {
  const part = (name) => document.getElementById(`help${name}`);
  const panel = part("");
  let link = null;

  const open = (is) => {
    panel.hidden = !is;
    document.body.classList.toggle("with-help", is);
  };

  const load = () => {
    open(true);
    part("-failed").hidden = true;
    part("-busy").textContent = part("-busy").dataset.text;
    part("-title").focus();
    const script = document.createElement("script");
    script.src = `/${panel.dataset.script}`;
    script.onload = () => {
      document.removeEventListener("click", clicked);
      removeEventListener("popstate", asked);
      link?.click();
    };
    script.onerror = () => {
      part("-busy").textContent = "";
      part("-failed").hidden = false;
    };
    document.head.append(script);
  };

  const asked = () => {
    if (location.search.includes("help=")) load();
  };

  const clicked = (event) => {
    const target = event.target.closest("a[rel=help]");
    if (!target || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    link = target;
    load();
  };

  const close = () => {
    open(false);
    link?.focus();
    link = null;
  };

  document.addEventListener("click", clicked);
  addEventListener("popstate", asked);
  part("-retry").onclick = load;
  part("-close").onclick = close;
  panel.onkeydown = (event) => {
    if (event.key === "Escape") close();
  };
  asked();
})();
