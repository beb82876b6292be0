import type { Installation } from "./support/installation.ts";
import { today } from "./support/places.ts";
import { call, program } from "./support/programs.ts";
import { LicencesPage } from "./pages/licences.ts";
import { expect, test } from "./support/test.ts";

/**
 * Many administrators' programs give and take at random, at the same time, on the real server. Whatever was granted or
 * refused, afterwards in use + free = total for every restricted licence, and the independent judge counts the same as
 * the screen shows.
 */

test.use({ alone: true });

/** Ten thousand where there is time for it: SEGL_OPERATIONS=10000 */
const operations = Number(process.env["SEGL_OPERATIONS"] ?? 500);
const clients = 8;
/** What is given and taken: plans with what they imply, single licences, and another owner's. */
const given: Record<string, string[]> = {
  SUPEROFFICE: ["ten-sales", "ten-sales-essentials", "ten-service", "ten-marketing", "windows", "travel", "user", "web"],
  NORDDATA: ["nd-orders", "nd-invoices"],
};

/** Numbers that look like chance and are the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pick = <T>(from: readonly T[], below: (n: number) => number): T => {
  const found = from[below(from.length)];
  if (found === undefined) throw new Error("there is nothing to choose from");
  return found;
};

interface Seats {
  OwnerName: string;
  ModuleName: string;
  InUse: number;
  Total: number | null;
}

class Client {
  readonly answers = new Map<string, number>();
  private readonly headers: Record<string, string>;

  constructor(
    private readonly installation: Installation,
    cookie: string,
    private readonly below: (n: number) => number,
    private readonly users: number[],
  ) {
    this.headers = { Origin: installation.url, "Content-Type": "application/json", Cookie: cookie };
  }

  /** One operation, and what became of it. */
  async step(): Promise<void> {
    const owner = pick(Object.keys(given), this.below);
    const modules = [pick(given[owner] ?? [], this.below)];
    const user = pick(this.users, this.below);
    const path = `/api/v1/License/${owner}/${user}`;
    const kind = this.below(100);
    if (kind < 55) return this.send("PUT", path, modules);
    if (kind < 95) return this.send("DELETE", path, modules);
    // A few at once, all or nothing.
    const associates = Array.from({ length: 5 }, () => pick(this.users, this.below));
    const change = kind < 98 ? { Give: modules } : { Take: modules };
    return this.send("POST", "/api/v1/User/Change", { Users: [...new Set(associates)], OwnerName: owner, ...change });
  }

  private async send(method: string, path: string, data: unknown): Promise<void> {
    const answer = await fetch(this.installation.url + path, { method, headers: this.headers, body: JSON.stringify(data) });
    const text = await answer.text();
    if (answer.status >= 500) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    const code = answer.ok ? "" : ((JSON.parse(text) as { code?: string }).code ?? "");
    const what = `${method} ${answer.status} ${code}`.trim();
    this.answers.set(what, (this.answers.get(what) ?? 0) + 1);
  }
}

test("after many operations at once every seat is counted once, and the judges and the screen agree", async ({ page, installation, signedIn }) => {
  test.setTimeout(60_000 + operations * 100);
  await signedIn();
  const [cookie] = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`);
  const list = await page.request.get("/api/v1/User/List?Top=200");
  const { Users } = (await list.json()) as { Users: { AssociateId: number }[] };
  const users = Users.map((user) => user.AssociateId);
  expect(users.length).toBeGreaterThan(100);

  const all = Array.from({ length: clients }, (_, at) => new Client(installation, cookie ?? "", chance(at + 1), users));
  const run = async (client: Client) => {
    for (let at = 0; at < operations / clients; at += 1) await client.step();
  };
  await Promise.all(all.map(run));
  const answers = new Map<string, number>();
  for (const client of all) for (const [what, times] of client.answers) answers.set(what, (answers.get(what) ?? 0) + times);
  console.log([...answers].sort().map(([what, times]) => `${what}: ${times}`).join("\n"));
  const done = [...answers].filter(([what]) => / 20\d/.test(what)).reduce((sum, [, times]) => sum + times, 0);
  expect(done, "most operations are done").toBeGreaterThan(operations / 5);
  expect(answers.get("PUT 409 no-free-seat") ?? 0, "and seats run out").toBeGreaterThan(0);

  const judged = await call(program("segl"), ["verify", "--database", installation.database, "--seats", "--json", "--today", today]);
  expect(judged.code, judged.stderr).toBe(0);
  const seats = JSON.parse(judged.stdout) as Seats[];
  const over = seats.filter(({ InUse, Total }) => Total !== null && InUse > Total);
  expect(over, "more in use than there is").toEqual([]);

  for (const owner of Object.keys(given)) {
    const licences = new LicencesPage(page, "en");
    await licences.open(owner);
    await licences.judged();
    const rows = licences.panel.locator("tr[data-module]");
    const shown = await rows.evaluateAll((found) =>
      found.map((row) => [row.getAttribute("data-module"), ...[...row.querySelectorAll("td")].slice(0, 3).map((cell) => cell.textContent?.trim())] as const),
    );
    const counted = seats.filter((one) => one.OwnerName === owner);
    let compared = 0;
    for (const [module, inUse, free, total] of shown) {
      const seat = counted.find((one) => one.ModuleName === module);
      if (!seat || seat.Total === null || !/^\d+$/.test(inUse ?? "")) continue;
      expect([module, Number(inUse), Number(total)]).toEqual([module, seat.InUse, seat.Total]);
      expect(Number(inUse) + Number(free), `${module}: in use + free = total`).toBe(Number(total));
      compared += 1;
    }
    expect(compared, `restricted licences of ${owner}`).toBeGreaterThan(1);
  }
});
