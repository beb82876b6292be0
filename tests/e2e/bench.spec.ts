import { spawn } from "node:child_process";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { Installation } from "./support/installation.ts";
import { issue, manyRows } from "./support/issuing.ts";
import { demo, root, runFolder } from "./support/places.ts";
import { test } from "./support/test.ts";

/** How fast the pages are on a slow telephone: `cargo xtask bench` prints the lines that begin with `bench:`. */

const rows = 300;
const runs = 5;
/** Slow 4G: bits a second down and up, and milliseconds to the server and back. */
const line = { down: 1_600_000, up: 750_000, there: 150 };

let installation: Installation;

test.describe.configure({ mode: "serial", timeout: 600_000 });
test.use({ trace: "off" });

test.beforeAll(async () => {
  installation = await Installation.empty(path.join(runFolder(), "bench"));
  await installation.mustLoad(await issue({ name: "bench", order: manyRows(rows) }));
  await installation.start();
});

test.afterAll(() => installation.stop());

test("sign-in on a slow telephone", async ({ browser }) => {
  const painted: number[] = [];
  const usable: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await slowPage(browser);
    await page.goto("/sign-in?lang=en");
    usable.push(await marked(page, "form-usable"));
    painted.push(await firstPaint(page));
    await page.context().close();
  }
  tell("sign-in, first visit: first paint", painted, 500);
  tell("sign-in, first visit: form usable", usable, 1_200);
});

for (const visit of ["first visit", "reload"] as const) {
  test(`the Licences screen on a slow telephone, ${visit}`, async ({ browser }) => {
    const painted: number[] = [];
    const proven: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const page = await slowPage(browser, true);
      await page.goto("/licences/SUPEROFFICE?lang=en");
      await marked(page, "first-verified-row");
      if (visit === "reload") await page.reload();
      proven.push(await marked(page, "first-verified-row"));
      painted.push(await firstPaint(page));
      await page.context().close();
    }
    tell(`licences, ${visit}: first paint`, painted, 500);
    tell(`licences, ${visit}: first verified row of ${rows}`, proven, visit === "reload" ? 2_000 : undefined);
  });
}

test("Lighthouse, mobile", async () => {
  const [cookie] = await signIn();
  for (const [name, address, header] of [
    ["sign-in", "/sign-in?lang=en", ""],
    ["licences", "/licences/SUPEROFFICE?lang=en", `${cookie?.name}=${cookie?.value}`],
  ] as const) {
    const script = path.join(root, "tests/lighthouse/judge.mjs");
    const child = spawn("node", [script, name, installation.url + address, header], { stdio: ["ignore", "inherit", "inherit"] });
    const code = await new Promise((resolve) => child.on("close", resolve));
    if (code !== 0) throw new Error(`Lighthouse ended with ${code}`);
  }
});

async function signIn() {
  const answer = await fetch(`${installation.url}/api/v1/Session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: installation.url },
    body: JSON.stringify({ UserName: demo.userName, Password: demo.password }),
  });
  return answer.headers.getSetCookie().map((cookie) => {
    const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
    return { name, value, url: installation.url };
  });
}

/** A page of a new visitor, on a slow line and with a quarter of the machine. */
async function slowPage(browser: Browser, signedIn = false): Promise<Page> {
  const context = await browser.newContext({ baseURL: installation.url, viewport: { width: 412, height: 823 } });
  if (signedIn) await context.addCookies(await signIn());
  const page = await context.newPage();
  await page.addInitScript(watch);
  const debug = await context.newCDPSession(page);
  await debug.send("Network.enable");
  await debug.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: line.there,
    downloadThroughput: line.down / 8,
    uploadThroughput: line.up / 8,
  });
  await debug.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  return page;
}

/** When the page said so, in milliseconds from its beginning. */
async function marked(page: Page, name: string): Promise<number> {
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, name, { polling: 200 });
  return page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN, name);
}

function firstPaint(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN);
}

function tell(what: string, values: number[], goal?: number): void {
  const sorted = values.map(Math.round).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const verdict = goal === undefined ? "" : `, goal ${goal} ms: ${median <= goal ? "reached" : "MISSED"}`;
  console.log(`bench: ${what.padEnd(48)} ${String(median).padStart(5)} ms (${sorted.join(" ")})${verdict}`);
}

/** Runs in the page: marks the frame in which the form can be used, and the one that shows a verified row. */
function watch(): void {
  const soon = (mark: string, there: () => boolean) => {
    const look = () => {
      if (there()) requestAnimationFrame(() => setTimeout(() => performance.mark(mark)));
      else requestAnimationFrame(look);
    };
    look();
  };
  soon("form-usable", () => {
    const form = document.querySelector<HTMLFormElement>("#signin");
    // The page's script has taken over; the form itself works before that.
    return form !== null && form.noValidate && document.activeElement?.id === "signin-user-name";
  });
  soon("first-verified-row", () => document.querySelector("tr[data-outcome=verified]") !== null);
}
