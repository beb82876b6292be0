// Starts the app. The WebAssembly, its glue, its style and the reader's language are fetched at once; their hashed names
// stand in the page, so that this file is the same for every language and every build.
(() => {
  const element = (id) => document.getElementById(id);

  const address = (selector) => {
    const link = document.querySelector(selector);
    if (!link) throw new Error(`the page has no ${selector}`);
    return link.href;
  };

  const fetched = async (url) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response;
  };

  // The shell is painted without it, and the app is not started without it.
  const styled = (url) =>
    new Promise((resolve, reject) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = url;
      link.onload = resolve;
      link.onerror = () => reject(new Error(`${url} did not come`));
      document.head.append(link);
    });

  // A window that nobody sees is never painted.
  const painted = () =>
    new Promise((resolve) => (document.hidden ? resolve() : requestAnimationFrame(() => setTimeout(resolve))));

  const show = (id) => {
    const panel = element(id);
    if (!panel) return;
    element("shell-loading").hidden = true;
    panel.hidden = false;
    panel.focus();
  };

  // Until then the shell says what was asked for, as far as it can.
  for (const link of document.querySelectorAll("#shell .navigator a")) {
    if (location.pathname.startsWith(link.pathname)) {
      element("content").querySelector("h1").textContent = link.textContent;
      document.querySelector("#shell [aria-current=page]").removeAttribute("aria-current");
      link.setAttribute("aria-current", "page");
    }
  }

  if (typeof WebAssembly !== "object" || typeof WebAssembly.compileStreaming !== "function") {
    show("shell-unsupported");
    return;
  }

  const start = async () => {
    await painted();
    const program = WebAssembly.compileStreaming(fetched(address("link[rel=preload][type='application/wasm']")));
    const text = fetched(address("link[rel=preload][type='text/plain']")).then((response) => response.text());
    const glue = import(address("link[rel=modulepreload]"));
    const style = styled(element("app").dataset.style);
    const [module, messages, app] = await Promise.all([program, text, glue, style]);
    app.initSync({ module });
    // The program is there; what it does first is a task of its own.
    await new Promise((resume) => setTimeout(resume));
    await app.start(messages);
    element("shell").remove();
    restore();
  };

  // What was typed outlives the reload: in this tab, at this address, and once.
  const memory = "segl-typed";
  const typed = "#app :is(input:not([type=password], [type=file], [type=checkbox], [type=radio]), textarea)[id]";
  const keep = () => {
    const values = [...document.querySelectorAll(typed)].filter((field) => field.value).map((field) => [field.id, field.value]);
    if (values.length > 0) sessionStorage.setItem(memory, JSON.stringify([location.href, values]));
  };
  const restore = () => {
    const [address, values] = JSON.parse(sessionStorage.getItem(memory) ?? "[]");
    sessionStorage.removeItem(memory);
    if (address !== location.href) return;
    const waiting = new Map(values);
    const fill = () => {
      for (const [id, value] of waiting) {
        const field = element(id);
        if (!field) continue;
        waiting.delete(id);
        // Whoever types now is not interrupted.
        if (field.value) continue;
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      if (waiting.size === 0) observer.disconnect();
    };
    // A field may come only when its screen has been loaded.
    const observer = new MutationObserver(fill);
    observer.observe(element("app"), { childList: true, subtree: true });
    fill();
  };

  // The last words when the program has stopped. It cannot speak any more, so this script does.
  let details = "";
  const panic = (what) => {
    details ||= what;
    if (element("panic").open) return;
    keep();
    element("panic").showModal();
    // What still runs of the program opens nothing over it.
    HTMLDialogElement.prototype.showModal = () => {};
  };
  addEventListener("segl-panic", (event) => panic(String(event.detail)));
  // What has been thrown through the program leaves it in the middle of something: it must not go on either.
  const thrown = (cause) => {
    if (cause instanceof WebAssembly.RuntimeError || /wasm/.test(cause?.stack)) panic(`${cause}\n${cause.stack ?? ""}`);
  };
  addEventListener("error", (event) => thrown(event.error));
  addEventListener("unhandledrejection", (event) => thrown(event.reason));
  element("panic-reload").addEventListener("click", () => location.reload());
  element("panic-copy").addEventListener("click", async () => {
    await navigator.clipboard.writeText(`${location.href}\n${navigator.userAgent}\n${details}`);
    element("panic-copied").textContent = element("panic-copied").dataset.text;
  });
  // A page that came over plain HTTP from another machine has no clipboard.
  element("panic-copy").hidden = !navigator.clipboard;
  // Its own buttons are the only way on: behind it nothing works any more.
  element("panic").addEventListener("cancel", (event) => event.preventDefault());

  // Starting without network (src/boot/service_worker.js) is prepared when the first view has all that it needs.
  const worker = navigator.serviceWorker;
  addEventListener("segl-judged", () => worker?.register("/service-worker.js").catch(() => {}), { once: true });
  const look = () => dispatchEvent(new Event("segl-look"));
  addEventListener("offline", () => worker?.controller && look());
  // Licences are judged for a day, in UTC: a tab that slept over midnight looks again when it wakes.
  const day = () => Math.floor(Date.now() / 864e5);
  let today = day();
  setInterval(() => today !== (today = day()) && look(), 6e4);

  element("shell-retry").addEventListener("click", () => location.reload());
  start().catch((cause) => {
    console.error(cause);
    if (!element("panic").open) show("shell-failed");
  });
})();
