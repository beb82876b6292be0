import path from "node:path";
import type { Browser } from "@playwright/test";
import { LicencesPage } from "./pages/licences.ts";
import { Installation } from "./support/installation.ts";
import { issue, manyRows } from "./support/issuing.ts";
import { demo, runFolder } from "./support/places.ts";
import { expect, test } from "./support/test.ts";
import { Trace, type Measured } from "./support/trace.ts";

// Issue 2. Measured: 20 to 30 ms on an idle machine, 35 to 50 ms with both processors busy.
const limit = 50;
const rows = 300;
const attempts = 3;

test(`no task is longer than ${limit} ms while ${rows} rows are verified at a quarter of the speed`, async ({ browser }) => {
  test.setTimeout(300_000);
  const installation = await Installation.empty(path.join(runFolder(), "many-rows"));
  await installation.mustLoad(await issue({ name: "many-rows", order: manyRows(rows) }));
  await installation.start();
  const longest: number[] = [];
  try {
    // The limit itself is what counts; measuring again only sheds what else the machine was doing.
    while (longest.length < attempts && !longest.some((task) => task <= limit)) {
      const found = await measure(browser, installation.url);
      console.log(
        `${rows} rows at a quarter of the speed, ${found.tasks.length} tasks in ${Math.round(found.span)} ms, ` +
          `the longest (in brackets by the clock): ${found.tasks.slice(0, 5).map(told).join(", ")}`,
      );
      longest.push(found.tasks[0]?.length ?? Number.POSITIVE_INFINITY);
    }
  } finally {
    await installation.stop();
  }
  expect(Math.min(...longest)).toBeLessThanOrEqual(limit);
});

function told({ name, length, clock }: Measured["tasks"][number]): string {
  return `${length.toFixed(1)} ms [${clock.toFixed(1)}] ${name}`;
}

async function measure(browser: Browser, baseURL: string): Promise<Measured> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const data = { UserName: demo.userName, Password: demo.password };
  expect((await page.request.post("/api/v1/Session", { data })).ok()).toBe(true);
  const licences = new LicencesPage(page, "en");
  // Nothing asks the page anything while it works: the page itself says when it is done.
  const done = new Promise<void>((resolve) => void page.exposeFunction("allJudged", resolve));
  await page.addInitScript(watch, rows);
  const trace = await Trace.start(page);
  const debug = await context.newCDPSession(page);
  await debug.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await licences.open();
  await done;
  const found = await trace.between("first-row", "all-judged");
  await debug.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await expect(licences.rows).toHaveCount(rows);
  expect(await licences.marksOtherThan("mark.verified")).toEqual([]);
  await context.close();
  return found;
}

/** Runs in the page: marks the frame that shows the first row, and the one that shows all of them judged. */
function watch(wanted: number): void {
  const shown = (mark: string, then: () => void = () => undefined) =>
    requestAnimationFrame(() => {
      performance.mark(mark);
      // After this frame has been painted.
      setTimeout(then);
    });
  const first = new MutationObserver(() => {
    if (!document.querySelector("tr[data-outcome]")) return;
    first.disconnect();
    shown("first-row");
  });
  first.observe(document, { childList: true, subtree: true });
  const all = new MutationObserver(() => {
    if (document.querySelectorAll("tr[data-outcome]").length < wanted) return;
    if (document.querySelector("[aria-busy=true]")) return;
    all.disconnect();
    shown("all-judged", (globalThis as unknown as { allJudged(): void }).allJudged);
  });
  all.observe(document, { attributes: true, attributeFilter: ["aria-busy"], subtree: true });
}
