import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import path from "node:path";
import type { Page } from "@playwright/test";
import { ActivationDialog } from "./pages/activation.ts";
import { LicencesPage } from "./pages/licences.ts";
import { SignInPage } from "./pages/signin.ts";
import { languages, pattern, text, type Language } from "./support/catalogue.ts";
import type { Guard } from "./support/guard.ts";
import { demo, dist, runFolder } from "./support/places.ts";
import { smaller } from "./support/smaller.ts";
import { expect, test } from "./support/test.ts";

/** The app without network, with its real service worker (docs/decisions/0017). */

test.use({ serviceWorkers: "allow", alone: true });

/** What a browser says of requests that nobody answers. */
const unanswered = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_FAILED|Failed to fetch|preloaded using link preload/;

/** The Licences screen of a first visit, after which it starts without network. */
async function visited(page: Page, language: Language): Promise<LicencesPage> {
  const licences = new LicencesPage(page, language);
  await licences.open();
  await licences.judged();
  await prepared(page);
  return licences;
}

/** The worker has taken its build, keeps the licences, and stands between page and server. */
async function prepared(page: Page): Promise<void> {
  const isPrepared = async () => {
    const kept = await caches.match("/api/v1/License/Proof");
    return kept !== undefined && navigator.serviceWorker.controller?.state === "activated";
  };
  await expect.poll(() => page.evaluate(isPrepared)).toBe(true);
}

/** The builds that are here. */
const builds = (page: Page): Promise<string[]> =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("segl-build-")));

/** Everything that caches and storage hold about licences or a person. */
const heldOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const held: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const { pathname } = new URL(request.url);
        const text = (await (await cache.match(request))?.text()) ?? "";
        held.push(pathname, pathname.endsWith(".wasm") ? "" : text);
      }
    }
    return [...held, JSON.stringify({ ...sessionStorage })];
  });

/** Takes the network away: from the page, and a moment later from the worker. */
async function offline(page: Page, guard: Guard): Promise<void> {
  guard.tolerate(unanswered);
  await page.context().setOffline(true);
  const isGone = () =>
    fetch("/api/v1/License/Proof").then(
      async (answer) => (await answer.text()).startsWith('{"Kept"'),
      () => true,
    );
  await expect.poll(() => page.evaluate(isGone)).toBe(true);
}

for (const language of languages) {
  test(`without network the app starts, says how old its data is and judges a file, and goes on by itself, in ${language}`, async ({
    page,
    context,
    guard,
    signedIn,
  }) => {
    await signedIn();
    const licences = await visited(page, language);

    await offline(page, guard);
    await page.goto("/licences/NORDDATA");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await licences.judged();
    expect(await licences.marksOtherThan("mark.verified")).toEqual([]);
    const banner = page.locator(".banner").filter({ hasText: pattern(language, "offline.kept-sentence") });
    await expect(banner).toContainText(pattern(language, "offline.age-sentence"));
    await expect(banner).toContainText(new RegExp(`${licences.word("offline.just-now")}|${pattern(language, "offline.minutes-ago").source}`));
    await expect(page.getByText(licences.word("failure.network"))).toBeVisible();

    const dialog = new ActivationDialog(page, language);
    await dialog.open("load");
    const file = { name: "new.segl", mimeType: "text/plain", buffer: readFileSync(await smaller({ "ten-sales": 59 })) };
    await dialog.file.setInputFiles(file);
    await expect(dialog.dialog.getByText(dialog.word("activation.genuine"), { exact: true })).toBeVisible();
    await expect(dialog.dialog.getByText(dialog.word("offline.not-sent-sentence"))).toBeVisible();

    await context.setOffline(false);
    await expect(banner).toHaveCount(0);
    // What was begun without network is finished with it.
    await dialog.button("button.retry").click();
    await dialog.looked();
  });
}

test("a tab that is open when the network goes says so at once, and that it is back", async ({ page, context, guard, signedIn }) => {
  await signedIn();
  const licences = await visited(page, "en");
  await offline(page, guard);
  // As the browser said before the worker had lost its network, too.
  await page.evaluate(() => dispatchEvent(new Event("offline")));
  const banner = page.locator(".banner").filter({ hasText: pattern("en", "offline.kept-sentence") });
  await expect(banner).toBeVisible();
  await licences.judged();
  await context.setOffline(false);
  await expect(banner).toHaveCount(0);
  await expect(page.locator("#status")).toHaveText(licences.word("offline.over-sentence"));
});

test("after signing out nothing of the session is kept, and without network the sign-in page says that it needs it", async ({
  page,
  context,
  guard,
  signedIn,
}) => {
  await signedIn();
  const licences = await visited(page, "nb");
  expect((await heldOf(page)).join().includes(demo.company), "it was kept until then").toBe(true);
  await licences.signOut.click();
  const signIn = new SignInPage(page, "nb");
  await expect(signIn.heading).toBeVisible();
  await expect.poll(() => page.evaluate(() => caches.has("segl-kept"))).toBe(false);
  const held = (await heldOf(page)).join();
  // Not the whole of it: it is too long to be printed.
  expect([demo.company, demo.serial, demo.fullName].filter((word) => held.includes(word))).toEqual([]);

  await offline(page, guard);
  await page.goto("/licences/SUPEROFFICE?q=sales");
  await expect(signIn.alert).toHaveText(text("nb", "signin.offline-sentence"));
  await context.setOffline(false);
  await signIn.signIn();
  await licences.judged();
  await expect(page, "what was asked for without network").toHaveURL(/\/licences\/SUPEROFFICE\?q=sales$/);
});

test("what is kept goes with a session that the server has ended, and with one that would have ended by now", async ({
  page,
  context,
  guard,
  signedIn,
}) => {
  await signedIn();
  const licences = await visited(page, "en");
  // Half a day and a second later no session lives.
  await page.evaluate(async () => {
    const cache = await caches.open("segl-kept");
    const proof = "/api/v1/License/Proof";
    const body = await (await cache.match(proof))?.text();
    const moment = String(Math.floor(Date.now() / 1000) - 12 * 3600 - 1);
    await cache.put(proof, new Response(body, { headers: { "Segl-Kept": moment } }));
  });
  await offline(page, guard);
  await page.goto("/licences/SUPEROFFICE");
  const signIn = new SignInPage(page, "en");
  await expect(signIn.alert).toHaveText(text("en", "signin.offline-sentence"));
  await expect.poll(() => page.evaluate(() => caches.has("segl-kept"))).toBe(false);

  await context.setOffline(false);
  await page.goto("/licences/SUPEROFFICE");
  await licences.judged();
  await expect.poll(() => page.evaluate(() => caches.has("segl-kept"))).toBe(true);
  await context.clearCookies({ name: "segl-session" });
  guard.allow(/status of 401/);
  await page.evaluate(() => fetch("/api/v1/License/Proof"));
  await expect.poll(() => page.evaluate(() => caches.has("segl-kept"))).toBe(false);
});

const lead = "activation.load-lead-sentence";

/**
 * A copy of the app in which one text of the second part says something else, under the names that follow from that.
 * Without `whole`, that file has the content of yet another build.
 */
function nextBuild(whole: boolean): string {
  const folder = mkdtempSync(path.join(runFolder(), "dist-"));
  cpSync(dist, folder, { recursive: true });
  const hash = (content: string) => createHash("sha256").update(content).digest("hex").slice(0, 16);
  const named = (pattern: RegExp) => readdirSync(folder).find((name) => pattern.test(name)) ?? "";
  const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
  const replace = (before: string, name: string, content: string) => {
    for (const end of ["", ".br", ".gz"]) rmSync(path.join(folder, before + end));
    writeFileSync(path.join(folder, name), content);
  };
  const old = named(/^later\.en\.[0-9a-f]{16}\.txt$/);
  const changed = read(old).replace(text("en", lead), whole ? "Another build." : "No whole build.");
  const name = `later.en.${hash(changed)}.txt`;
  const page = read("index.en.html");
  const pageOfNext = page.replace(old, name);
  const worker = read("service-worker.js").replace(old, name).replace(hash(page), hash(pageOfNext));
  replace(old, name, whole ? changed : "of a third build");
  replace("index.en.html", "index.en.html", pageOfNext);
  replace("service-worker.js", "service-worker.js", worker.replace(/segl-build-[0-9a-f]{16}/, `segl-build-${hash(changed)}`));
  return folder;
}

test("a new build is taken as a whole or not at all, and an open tab keeps the one that it began with", async ({
  page,
  context,
  guard,
  installation,
  signedIn,
}) => {
  await signedIn();
  await visited(page, "en");
  const [first = ""] = await builds(page);

  /** Serves a build, and lets the browser look for it; says what became of its worker. */
  const serve = async (app: string): Promise<string> => {
    await installation.stop();
    await installation.serving(app).start();
    return page.evaluate(async () => {
      const registration = await (await navigator.serviceWorker.ready).update();
      const worker = registration.installing;
      if (!worker) return "none";
      return new Promise<string>((resolve) => {
        worker.onstatechange = () => resolve(worker.state);
      });
    });
  };
  guard.tolerate(unanswered);
  expect(await serve(nextBuild(false))).toBe("redundant");
  expect(await builds(page)).toEqual([first]);
  expect(await serve(nextBuild(true))).toBe("installed");
  expect(await builds(page)).toHaveLength(2);

  // The server has no file of the first build's second part any more.
  const dialog = new ActivationDialog(page, "en");
  await dialog.way("button.load-file").click();
  await expect(dialog.dialog.getByText(dialog.word(lead))).toBeVisible();
  // The next load gets the new one, while the old tab is still there.
  const next = await context.newPage();
  await next.goto("/licences/SUPEROFFICE?task=load");
  await expect(next.locator("dialog#task").getByText("Another build.")).toBeVisible();
  await expect(next.getByText(dialog.word(lead))).toHaveCount(0);

  await page.close();
  await next.close();
  const last = await context.newPage();
  await last.goto("/licences/SUPEROFFICE");
  await new LicencesPage(last, "en").judged();
  await expect.poll(() => builds(last)).toEqual([expect.not.stringContaining(first)]);
  await offline(last, guard);
  await last.goto("/licences/SUPEROFFICE?task=load");
  await expect(last.locator("dialog#task").getByText("Another build.")).toBeVisible();
});
