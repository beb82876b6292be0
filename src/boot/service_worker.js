// Lets the app start without network (docs/decisions/0017). `cargo xtask dist` fills in the files of its build; each is
// taken only when its content has the hash that stands here, and the pages come last: a cache that has a page is whole.
(() => {
  const BUILD = "segl-build-{{@build}}";
  const FILES = "{{@files}}".split(" ");
  const PAGES = "{{@pages}}".split(" ");
  const LANGUAGES = "{{@languages}}".split(" ");

  const KEPT = "segl-kept";
  const PROOF = "/api/v1/License/Proof";
  const LANGUAGE = "/language";
  // Longer than this no session lasts (crates/server/src/auth/session.rs), in seconds.
  const LONGEST = 12 * 3600;

  const ANY = { ignoreVary: true };
  const now = () => Math.floor(Date.now() / 1000);
  const hashIn = (name) => /\.([0-9a-f]{16})\.\w+$/.exec(name)?.[1];

  const hashOf = async (answer) => {
    const octets = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()), 0, 8);
    return [...octets].map((octet) => octet.toString(16).padStart(2, "0")).join("");
  };

  // What another build or the browser has already does not travel again.
  const take = async (cache, address, hash) => {
    const sources = [() => caches.match(address, ANY), () => fetch(address), () => fetch(address, { cache: "reload" })];
    for (const source of sources) {
      const answer = await source();
      if (answer?.ok && (await hashOf(answer.clone())) === hash) return cache.put(address, answer);
    }
    throw new Error(`${address} is not of this build`);
  };

  const install = async () => {
    await caches.delete(BUILD);
    const cache = await caches.open(BUILD);
    try {
      // One after the other: whoever uses the page has the line first.
      for (const name of FILES) await take(cache, `/${name}`, hashIn(name));
      for (const [name, hash] of PAGES.map((page) => page.split("#"))) await take(cache, `/${name}`, hash);
    } catch (cause) {
      await caches.delete(BUILD);
      throw cause;
    }
    // What the first visit showed came before there was anybody to keep it.
    await Promise.allSettled([
      fetch("/licences", { method: "HEAD" }).then(speak),
      (await kept()) ?? fetch(PROOF).then((answer) => keep(answer, ended)),
    ]);
  };

  // No tab has a page of an older build any more.
  const activate = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("segl-build-") && name !== BUILD) await caches.delete(name);
    }
    await registration.navigationPreload?.enable();
    await clients.claim();
  };

  // How often a session has ended: an answer that was on its way meanwhile is not kept.
  let ended = 0;
  const forget = () => {
    ended += 1;
    return caches.delete(KEPT);
  };

  const keep = async (answer, before) => {
    if (answer.status === 401 || answer.status === 403) return forget();
    if (!answer.ok) return;
    const text = await answer.text();
    const headers = { "Content-Type": "application/json", "Segl-Kept": `${now()}` };
    if (before !== ended) return;
    const cache = await caches.open(KEPT);
    await cache.put(PROOF, new Response(text, { headers }));
  };

  // What was fetched last, with the moment in it; nothing where its session is over.
  const kept = async () => {
    const answer = await caches.match(PROOF, { cacheName: KEPT });
    if (!answer) return undefined;
    const moment = Number(answer.headers.get("Segl-Kept"));
    if (!(Math.abs(now() - moment) < LONGEST)) return void (await forget());
    return new Response((await answer.text()).replace("{", `{"Kept":${moment},`), { headers: answer.headers });
  };

  // A proxy before a server that is gone says so.
  const isThere = (answer) => answer.status !== 502 && answer.status !== 504;

  const proof = async (event) => {
    const before = ended;
    const answer = await fetch(event.request).catch(() => Response.error());
    if (answer.type !== "error" && isThere(answer)) {
      event.waitUntil(keep(answer.clone(), before));
      return answer;
    }
    return (await kept()) ?? answer;
  };

  // The language that the server chose last.
  const speak = async (answer) => {
    const language = answer.headers.get("Content-Language");
    if (language) await (await caches.open(BUILD)).put(LANGUAGE, new Response(language));
  };

  const spoken = async (address) => {
    const last = await caches.match(LANGUAGE, { cacheName: BUILD });
    const wishes = [address.searchParams.get("lang"), await last?.text(), ...navigator.languages.map((tag) => tag.split("-")[0])];
    return wishes.find((tag) => LANGUAGES.includes(tag)) ?? "en";
  };

  // The newest build that is here as a whole.
  const pageOf = async (kind, address) => {
    const language = await spoken(address);
    const names = (await caches.keys()).filter((name) => name.startsWith("segl-build-")).reverse();
    for (const cacheName of names) {
      const page = await caches.match(`/${kind}.${language}.html`, { ...ANY, cacheName });
      if (page) {
        await speak(new Response("", { headers: { "Content-Language": language } }));
        return page;
      }
    }
    return Response.error();
  };

  const navigate = async (event, address) => {
    try {
      const answer = (await event.preloadResponse) ?? (await fetch(event.request));
      if (isThere(answer)) {
        event.waitUntil(speak(answer));
        return answer;
      }
    } catch {
      // What is here answers.
    }
    const isSignIn = address.pathname === "/sign-in";
    if (await kept()) return isSignIn ? Response.redirect("/") : pageOf("index", address);
    if (isSignIn && address.searchParams.get("error") === "offline") return pageOf("signin", address);
    const next = isSignIn ? (address.searchParams.get("next") ?? "/") : address.pathname + address.search;
    return Response.redirect(`/sign-in?${new URLSearchParams({ error: "offline", next })}#error-offline`);
  };

  // A name with a hash says what is in it, whichever build it came with.
  const file = async (event, address) => {
    const here = await caches.match(address.pathname, ANY);
    if (here) return here;
    const answer = await fetch(event.request);
    // Help is kept when it is first read.
    if (answer.ok && address.pathname.startsWith("/help.")) {
      const copy = answer.clone();
      event.waitUntil(caches.open(BUILD).then((cache) => cache.put(address.pathname, copy)));
    }
    return answer;
  };

  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(activate()));
  // The sign-in page says so.
  addEventListener("message", (event) => event.waitUntil(forget()));
  addEventListener("fetch", (event) => {
    const { method, mode, url } = event.request;
    const address = new URL(url);
    if (address.origin !== location.origin) return;
    // Whoever signs in or out sends it without this script's help.
    if (method !== "GET") {
      if (address.pathname === "/api/v1/Session") event.waitUntil(forget());
    } else if (mode === "navigate") {
      event.respondWith(navigate(event, address));
    } else if (address.pathname === PROOF) {
      event.respondWith(proof(event));
    } else if (hashIn(address.pathname)) {
      event.respondWith(file(event, address));
    }
  });
})();
