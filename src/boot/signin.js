// Signs in without leaving the page, so that a mistyped password costs no reload and is announced. Without this file
// the form is posted as it stands.
(() => {
  // Here nobody is signed in: what is kept for the time without network (src/boot/service_worker.js) is nobody's.
  globalThis.caches?.delete("segl-kept");
  navigator.serviceWorker?.controller?.postMessage("signed-out");

  const element = (id) => document.getElementById(id);
  const form = element("signin");
  const fields = form.elements;
  const query = new URLSearchParams(location.search);

  // Only a path of this server may follow: an address from a link must not lead elsewhere.
  const next = (() => {
    try {
      const address = new URL(query.get("next") ?? "/", location.origin);
      return address.origin === location.origin ? address.pathname + address.search + address.hash : "/";
    } catch {
      return "/";
    }
  })();
  fields.next.value = next;

  // The other languages lead to the same place afterwards.
  for (const link of document.querySelectorAll("a[hreflang]")) {
    const address = new URL(link.href);
    if (next !== "/") address.searchParams.set("next", next);
    link.href = address.href;
  }

  const say = (code) => {
    const sentence = element(`error-${code}`) ?? element("error-failed");
    element("signin-alert").textContent = sentence.textContent;
    if (code === "credentials-wrong") fields.Password.select();
  };

  // What the page was opened with. The fragment goes, or the style sheet would show the sentence a second time.
  const error = query.get("error");
  const notice = query.get("notice");
  if (error || notice) {
    query.delete("error");
    query.delete("notice");
    location.hash = "";
    const rest = query.toString();
    history.replaceState(null, "", location.pathname + (rest && `?${rest}`));
    const shown = notice && element(`notice-${notice}`);
    if (shown) shown.hidden = false;
    if (error) say(error);
  }

  // The browser's own bubbles speak its language, not the page's.
  form.noValidate = true;
  const complete = () => {
    const missing = [fields.UserName, fields.Password].filter((field) => {
      const sentence = element(`${field.id}-missing`);
      sentence.hidden = field.value !== "";
      field.setAttribute("aria-invalid", String(!sentence.hidden));
      if (sentence.hidden) field.removeAttribute("aria-describedby");
      else field.setAttribute("aria-describedby", sentence.id);
      return !sentence.hidden;
    });
    missing[0]?.focus();
    return missing.length === 0;
  };

  const codeOf = async (response) => {
    try {
      return (await response.json()).code;
    } catch {
      return "failed";
    }
  };

  // The code of what went wrong, or nothing.
  const attempt = async () => {
    try {
      const response = await fetch(form.action, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify({ UserName: fields.UserName.value, Password: fields.Password.value }),
      });
      return response.ok ? null : await codeOf(response);
    } catch {
      return "network";
    }
  };

  let waiting = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (waiting || !complete()) return;
    waiting = true;
    element("signin-alert").textContent = "";
    element("signin-busy").textContent = element("signin-busy").dataset.text;
    const code = await attempt();
    if (code === null) {
      location.replace(next);
      return;
    }
    waiting = false;
    element("signin-busy").textContent = "";
    say(code);
  });
})();
