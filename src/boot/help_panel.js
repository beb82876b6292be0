// Help beside the screen, fetched when src/boot/help.js first asks for it: it shows the topic that the address names.
(() => {
  const element = (id) => document.getElementById(id);
  const panel = element("help");
  const [content, busy, failed] = ["content", "busy", "failed"].map((part) => element(`help-${part}`));

  // As src/platform/history.rs marks an entry that Back closes.
  const OPENED = "segl-opened";
  let opener = null;
  let shown = null;
  let place = "";

  const asked = () => new URLSearchParams(location.search).get("help");

  // The rest of the query stays as it is written.
  const address = (topic) => {
    const kept = location.search.slice(1).split("&").filter((pair) => pair && !pair.startsWith("help="));
    if (topic) kept.push(`help=${topic}`);
    return location.pathname + (kept.length ? `?${kept.join("&")}` : "");
  };

  const told = () => dispatchEvent(new PopStateEvent("popstate", { state: history.state }));

  const open = (topic) => {
    if (!asked()) history.pushState(OPENED, "", address(topic));
    else history.replaceState(history.state, "", address(topic));
    told();
  };

  const close = () => {
    if (history.state === OPENED) return history.back();
    history.replaceState(history.state, "", address(null));
    told();
  };

  const fetched = async () => {
    failed.hidden = true;
    busy.textContent = busy.dataset.text;
    try {
      const response = await fetch(`/${panel.dataset.text}`);
      if (!response.ok) throw new Error(`${response.status}`);
      // Parsed as a document of its own, in which nothing runs; all of it was made by `cargo xtask dist`.
      const text = new DOMParser().parseFromString(await response.text(), "text/html");
      content.replaceChildren(...text.body.children);
    } catch {
      failed.hidden = false;
    }
    busy.textContent = "";
  };

  const show = () => {
    if (!shown || !content.hasChildNodes()) return;
    const parts = [...content.children];
    const wanted = parts.find((part) => part.id === `help-${shown}`) ?? parts[0];
    for (const part of parts) part.hidden = part !== wanted;
    panel.toggleAttribute("data-topic", wanted !== parts[0]);
    panel.scrollTop = 0;
    const target = (place && element(place)) || wanted.querySelector("[tabindex]") || element("help-title");
    place = "";
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  };

  // Follows the address, whoever changed it.
  const follow = async () => {
    const topic = asked();
    if (topic === shown) return;
    shown = topic;
    const within = panel.contains(document.activeElement);
    panel.hidden = !topic;
    document.body.classList.toggle("with-help", Boolean(topic));
    if (topic) {
      if (!content.hasChildNodes()) {
        element("help-title").focus();
        await fetched();
      }
      show();
    } else if (within) {
      (opener?.isConnected ? opener : document.querySelector("a[rel=help]"))?.focus();
    }
  };

  addEventListener("segl-help", ({ detail: link }) => {
    if (!panel.contains(link)) opener = link;
    const { searchParams, hash } = new URL(link.href);
    place = decodeURIComponent(hash.slice(1));
    if (searchParams.get("help") === shown) show();
    else open(searchParams.get("help"));
  });
  panel.onkeydown = (event) => {
    if (event.key === "Escape") close();
  };
  element("help-close").onclick = close;
  element("help-retry").onclick = async () => {
    element("help-title").focus();
    await fetched();
    show();
  };
  addEventListener("popstate", follow);
  place = decodeURIComponent(location.hash.slice(1));
  follow();
})();
