import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, CDPSession, Page } from "@playwright/test";
import { UsersPage } from "../pages/users.ts";
import { Installation } from "../support/installation.ts";
import { issue, manyRows } from "../support/issuing.ts";
import { demo, runFolder } from "../support/places.ts";
import { expect, test } from "../support/test.ts";

/**
 * What the Users screen weighs in the browser for a hundred users and for a hundred thousand, beside 300 licences:
 * memory and elements must not grow with the number of users, and typing must not block. Part of `cargo xtask bench`.
 */

const few = 100;
const many = Number(process.env["SEGL_USERS"] ?? 100_000);
/** How much the two may differ. */
const tolerance = 0.1;
/** No task is longer while somebody types; at a quarter of the speed it is printed. */
const longest = 50;

test.describe.configure({ mode: "serial", timeout: 1_800_000 });
test.use({ trace: "off" });

interface Weight {
  /** JavaScript's heap after a collection, and the program's memory, in bytes. */
  heap: number;
  memory: number;
  /** DOM nodes. */
  nodes: number;
  /** The longest task while a name was typed, in milliseconds; 0 where none was over 50. At a quarter of the speed too. */
  typed: number;
  typedSlowly: number;
}

test(`the Users screen weighs the same for ${few} users and for ${many}`, async ({ browser }) => {
  const [small, large] = [await weigh(browser, few), await weigh(browser, many)];
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1024)} KB`;
  const tell = (what: string, one: string, other: string) =>
    console.log(`bench: ${`users screen, ${what}`.padEnd(48)} ${one} for ${few} users, ${other} for ${many}`);
  tell("JavaScript heap", kilobytes(small.heap), kilobytes(large.heap));
  tell("memory of the program", kilobytes(small.memory), kilobytes(large.memory));
  tell("DOM nodes", String(small.nodes), String(large.nodes));
  const over = (task: number) => (task === 0 ? "none over 50 ms" : `${task} ms`);
  tell("longest task while typing", over(small.typed), over(large.typed));
  tell("the same, CPU at a quarter", over(small.typedSlowly), over(large.typedSlowly));
  const ratio = (one: number, other: number) => Math.abs(other / one - 1);
  expect(ratio(small.heap + small.memory, large.heap + large.memory), "memory").toBeLessThan(tolerance);
  expect(ratio(small.nodes, large.nodes), "DOM nodes").toBeLessThan(tolerance);
  expect(large.typed).toBeLessThanOrEqual(longest);
});

/** An installation with 300 licences, a plan that everybody has, and so many users. */
async function installationOf(users: number): Promise<Installation> {
  const row = (name: string, more: string) =>
    `[[ModuleLicense]]\nModuleName = "${name}"\nModuleDescription = "${name} in words"\nModuleTooltip = ""\n` +
    `LicenseType = "UserLicense"\nUnrestricted = true\n${more}`;
  const plan = row("everybody", 'ExtraFlags = 1\nExtraInfo = "set=user,web"\n');
  const order = [manyRows(297), row("user", "IsHidden = true\n"), row("web", "IsHidden = true\n"), plan].join("\n");
  const installation = await Installation.empty(path.join(runFolder(), `users-${users}`));
  await installation.mustLoad(await issue({ name: `users-${users}`, order }));
  const csv = path.join(runFolder(), `users-${users}.csv`);
  const lines = Array.from({ length: users }, (_, at) => {
    const name = `user${String(at).padStart(6, "0")}`;
    return `${name};First${at % 997};Last${at};${name}@example.com;NO;InternalAssociate;Standard;everybody;;0;0`;
  });
  writeFileSync(csv, ["Name;FirstName;LastName;Email;Country;UserType;Role;UserPlan;Licences;Retired;OpenRequests", ...lines, ""].join("\n"));
  await installation.importUsers(csv);
  return installation.start();
}

async function weigh(browser: Browser, users: number): Promise<Weight> {
  const installation = await installationOf(users);
  const context = await browser.newContext({ baseURL: installation.url });
  try {
    const page = await context.newPage();
    const data = { UserName: demo.userName, Password: demo.password };
    expect((await page.request.post("/api/v1/Session", { headers: { Origin: installation.url }, data })).ok()).toBe(true);
    const view = new UsersPage(page, "en");
    await view.open();
    await view.arrived();
    const debug = await context.newCDPSession(page);
    const weight = await memory(page, debug);
    const typed = await typing(page, view);
    await debug.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    return { ...weight, typed, typedSlowly: await typing(page, view) };
  } finally {
    await context.close();
    await installation.stop();
  }
}

async function memory(page: Page, debug: CDPSession): Promise<Pick<Weight, "heap" | "memory" | "nodes">> {
  await debug.send("HeapProfiler.enable");
  await debug.send("HeapProfiler.collectGarbage");
  await debug.send("Performance.enable");
  const { metrics } = await debug.send("Performance.getMetrics");
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const program = await page.evaluate(async () => {
    const glue = document.querySelector<HTMLLinkElement>("link[rel=modulepreload]")?.href ?? "";
    const { initSync } = (await import(glue)) as { initSync(): { memory: WebAssembly.Memory } };
    return initSync().memory.buffer.byteLength;
  });
  return { heap: metric("JSHeapUsedSize"), nodes: metric("Nodes"), memory: program };
}

/** The longest task while somebody types a name that many have, one letter after the other. */
async function typing(page: Page, view: UsersPage): Promise<number> {
  await view.open();
  await view.arrived();
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
    Object.assign(globalThis, { tasks });
  });
  await view.search.click();
  await page.keyboard.type("first12", { delay: 120 });
  await expect(view.found).toContainText(/\d/);
  await view.arrived();
  const tasks = await page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  return Math.round(Math.max(0, ...tasks));
}
