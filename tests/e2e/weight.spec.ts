import type { Response } from "@playwright/test";
import { languages, text } from "./support/catalogue.ts";
import { LicencesPage } from "./pages/licences.ts";
import { expect, test } from "./support/test.ts";

/** Bytes of body as sent: page with its style, scripts, WebAssembly and one language's text. */
const budget = 150_000;

/** The worker that starts the app without network: fetched after the first view, and asked about at each visit. */
const workersBudget = 2_500;

test(`the worker for the time without network weighs at most ${workersBudget} bytes`, async ({ page }) => {
  await page.goto("/sign-in");
  const [answer] = await Promise.all([
    page.waitForResponse("**/service-worker.js"),
    page.evaluate(() => fetch("/service-worker.js").then((worker) => worker.text())),
  ]);
  expect(await answer.headerValue("content-encoding")).toBe("br");
  expect((await answer.request().sizes()).responseBodySize).toBeLessThanOrEqual(workersBudget);
});

for (const language of languages) {
  test(`the first load of the Licences screen weighs at most ${budget} bytes in ${language}`, async ({ page, signedIn }) => {
    await signedIn();
    const answers: Response[] = [];
    page.on("response", (answer) => answers.push(answer));
    const licences = new LicencesPage(page, language);
    await licences.open();
    await licences.judged();
    const files = answers.filter((answer) => !new URL(answer.url()).pathname.startsWith("/api/"));
    let sum = 0;
    const told: string[] = [];
    for (const answer of files) {
      const { pathname } = new URL(answer.url());
      const { responseBodySize } = await answer.request().sizes();
      sum += responseBodySize;
      told.push(`${String(responseBodySize).padStart(8)}  ${pathname}`);
      if (!pathname.endsWith(".svg")) expect(await answer.headerValue("content-encoding"), pathname).toBe("br");
    }
    console.log(`First load in ${language}: ${sum} bytes\n${told.join("\n")}`);
    expect(await (await page.request.get("/licences")).text()).toContain("<style>");
    for (const kind of [/^\/licences/, /\.js$/, /\.wasm$/, new RegExp(`/messages\\.${language}\\..*\\.txt$`)]) {
      expect(files.some((answer) => kind.test(new URL(answer.url()).pathname)), String(kind)).toBe(true);
    }
    expect(sum).toBeLessThanOrEqual(budget);
  });

  test(`the page is painted and speaks ${language} before any WebAssembly has arrived`, async ({ page, signedIn }) => {
    await signedIn();
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/*.wasm", async (route) => {
      await released;
      await route.continue();
    });
    const licences = new LicencesPage(page, language);
    await page.goto(`/licences/SUPEROFFICE?lang=${language}`, { waitUntil: "commit" });
    await expect(page.getByRole("status").filter({ hasText: text(language, "shell.loading") })).toBeVisible();
    await expect(page).toHaveTitle(text(language, "shell.title"));
    const painted = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const wanted = (entry: PerformanceEntry) => entry.name === "first-contentful-paint";
          new PerformanceObserver((list) => list.getEntries().filter(wanted).forEach((entry) => resolve(entry.startTime)))
            .observe({ type: "paint", buffered: true });
        }),
    );
    console.log(`First contentful paint in ${language} without WebAssembly: ${Math.round(painted)} ms`);
    await expect(licences.tabs).toHaveCount(0);
    release();
    await licences.judged();
  });
}
