// Asks for help. `cargo xtask dist` appends this to the scripts of both pages. Links to help carry rel=help and name a
// topic (?help=TOPIC); so does the address while help is open. At the first of either the rest is fetched
// (src/boot/help_panel.js), which is told of each link with the event segl-help.
(() => {
  const part = (name) => document.getElementById(`help${name}`);
  const panel = part("");
  let link = null;
  let here = false;

  const tell = () => dispatchEvent(new CustomEvent("segl-help", { detail: link }));

  const open = (is) => {
    panel.hidden = !is;
    document.body.classList.toggle("with-help", is);
  };

  const load = () => {
    open(true);
    part("-failed").hidden = true;
    part("-title").focus();
    if (part("-busy").textContent) return;
    part("-busy").textContent = part("-busy").dataset.text;
    const script = document.createElement("script");
    script.src = `/${panel.dataset.script}`;
    script.onload = () => {
      here = true;
      if (link) tell();
    };
    script.onerror = () => {
      part("-busy").textContent = "";
      part("-failed").hidden = false;
    };
    document.head.append(script);
  };

  const asked = () => {
    if (!here && location.search.includes("help=")) load();
  };

  const close = () => {
    open(false);
    link?.focus();
    link = null;
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("a[rel=help]");
    if (!target || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    link = target;
    if (here) tell();
    else load();
  });
  addEventListener("popstate", asked);
  part("-retry").onclick = load;
  part("-close").onclick = close;
  panel.onkeydown = (event) => {
    if (event.key === "Escape") close();
  };
  asked();
})();
