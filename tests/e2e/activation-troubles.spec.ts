import { createServer, type RequestListener } from "node:http";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { ActivationDialog } from "./pages/activation.ts";
import { LicencesPage } from "./pages/licences.ts";
import type { Installation } from "./support/installation.ts";
import { issue, order } from "./support/issuing.ts";
import { demo } from "./support/places.ts";
import { previewed, smaller } from "./support/smaller.ts";
import { otherSerial } from "./support/tampering.ts";
import { expect, test, type Page } from "./support/test.ts";

/** What goes wrong while a licence is activated or fetched: nothing is applied, what was chosen is kept, and it is said. */

test.use({ alone: true });

const sales = (page: Page) => page.locator('tr[data-module="ten-sales"] td').nth(2);

/** A licence that fits, ready to be activated. */
async function ready(page: Page, installation: Installation, seats: number, previous?: string): Promise<ActivationDialog> {
  const headers = { Origin: installation.url, Accept: "application/json" };
  await page.request.post("/api/v1/Session", { headers, data: { UserName: demo.userName, Password: demo.password } });
  const file = await previewed(page.request, installation.url, await smaller({ "ten-sales": seats }, previous));
  const dialog = new ActivationDialog(page, "en");
  await dialog.open("activate", { file });
  await dialog.looked();
  await expect(dialog.activate).toHaveAttribute("aria-disabled", "false");
  return dialog;
}

/** It goes through after all, from the dialog that stayed. */
async function goesThrough(page: Page, dialog: ActivationDialog, seats: number): Promise<void> {
  await expect(dialog.activate).toHaveAttribute("aria-disabled", "false");
  await dialog.activate.click();
  await dialog.shows("activation.changes");
  await dialog.button("button.close").click();
  await expect(sales(page)).toHaveText(String(seats));
}

test("a server that is gone keeps what was chosen, and it goes through when it is back", async ({ page, installation, guard }) => {
  guard.allow(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/);
  const dialog = await ready(page, installation, 61);
  await installation.stop();
  await dialog.activate.click();
  await expect(dialog.dialog.getByRole("status").filter({ hasText: dialog.word("failure.network") })).toBeVisible();
  await installation.start();
  await dialog.button("button.retry").click();
  await goesThrough(page, dialog, 61);
});

test("a full disk applies nothing and says so, and it goes through when there is room", async ({ page, installation, guard }) => {
  guard.allow(/status of 507/);
  const dialog = await ready(page, installation, 62);
  await installation.stop();
  await installation.withFullDisk().start();
  await dialog.activate.click();
  // Looking again needs room, too: it is said once, with a way to go on.
  await expect(dialog.button("button.retry")).toBeVisible();
  await expect(dialog.dialog.getByText(dialog.word("activation.storage-failed-sentence"))).toHaveCount(1);
  await installation.stop();
  expect((await installation.verify()).stdout).not.toContain('"Sequence":2');
  await installation.withRoom().start();
  await dialog.button("button.retry").click();
  await goesThrough(page, dialog, 62);
});

test("a licence that somebody else activates meanwhile is said, and nothing of this one is applied", async ({ page, installation, guard }) => {
  guard.allow(/status of 409/);
  const second = await smaller({ "ten-sales": 64 });
  const dialog = await ready(page, installation, 63, second);
  await activates(page, installation, second);
  await dialog.activate.click();
  await expect(dialog.dialog).toContainText(dialog.word("activation.world-license-sentence"));
  await expect(dialog.dialog).toContainText(dialog.word("activation.world-look-sentence"));
  // The numbers are compared with the licence that is active now, and the sentence stays beside them.
  for (const [at, words] of ["58", "6", "64", "−1 fewer", "63"].entries()) {
    await expect(dialog.cells("Sales-Premium").nth(at + 1)).toHaveText(words);
  }
  await expect(dialog.dialog).toContainText(dialog.word("activation.world-license-sentence"));
  await goesThrough(page, dialog, 63);
});

test("two licences with one number: when one is active, the other is refused for good", async ({ page, installation, guard }) => {
  guard.allow(/status of (409|422)/);
  const dialog = await ready(page, installation, 66);
  await activates(page, installation, await smaller({ "ten-sales": 67 }));
  await dialog.activate.click();
  const said = dialog.dialog.getByText(dialog.word("reason.equivocation", { sequence: 2, epoch: 1 }));
  await expect(said).toHaveCount(1);
  await expect(dialog.activate).toHaveCount(0);
  await page.goto("/licences/SUPEROFFICE?lang=en");
  await expect(sales(page)).toHaveText("67");
});

/** Another administrator activates a licence. */
async function activates(page: Page, installation: Installation, file: string): Promise<void> {
  const headers = { Origin: installation.url, "Content-Type": "application/octet-stream" };
  const other = await page.request.post("/api/v1/License", { headers, data: readFileSync(file) });
  expect(other.status(), await other.text()).toBe(200);
}

test("an activation that takes long shows its progress and can be cancelled; nothing is left behind", async ({ page, installation }) => {
  const dialog = await ready(page, installation, 65);
  let arrived = () => {};
  const asked = new Promise<void>((resolve) => void (arrived = resolve));
  await page.route("**/api/v1/License/Activate", () => arrived());
  await dialog.activate.click();
  await asked;
  await expect(dialog.dialog.getByRole("progressbar", { name: dialog.word("activation.activating") })).toBeVisible();
  await expect(dialog.button("button.not-now")).toBeHidden();
  await dialog.button("button.cancel").click();
  await expect(dialog.dialog).toContainText(dialog.word("activation.cancelled-sentence"));
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await goesThrough(page, dialog, 65);
});

/** The licence server is asked for a licence. */
async function fetched(page: Page): Promise<ActivationDialog> {
  const licences = new LicencesPage(page, "en");
  await licences.open();
  await licences.judged();
  const dialog = new ActivationDialog(page, "en");
  await dialog.way("button.fetch-licence").click();
  return dialog;
}

interface Fault {
  what: string;
  says: string;
  answer: RequestListener;
}

const faults: Fault[] = [
  {
    what: "answers HTML",
    says: "activation.server-not-understood-sentence",
    answer: (_, response) => void response.setHeader("Content-Type", "text/html").end("<!doctype html><p>Welcome!"),
  },
  {
    what: "fails with 500",
    says: "activation.server-failed-sentence",
    answer: (_, response) => void response.writeHead(500).end("oops"),
  },
  {
    what: "does not answer",
    says: "activation.server-timed-out-sentence",
    answer: () => undefined,
  },
  {
    what: "closes the line",
    says: "activation.server-unreachable-sentence",
    answer: (request) => void request.socket.destroy(),
  },
];

for (const { what, says, answer } of faults) {
  test(`a licence server that ${what} is told of, and the screen stays usable`, async ({ page, installation, signedIn }) => {
    await withServer(installation, answer, async () => {
      await signedIn();
      const dialog = await fetched(page);
      // A server that is slow is given its time.
      await expect(dialog.status).toContainText(dialog.word(says), { timeout: 45_000 });
      await expect(sales(page)).toHaveText("60");
      await dialog.way("button.load-file").click();
      await dialog.shows("button.load-file");
    });
  });
}

test("a licence server that hands out a licence for somebody else is told of, and nothing is activated", async ({ page, installation, signedIn }) => {
  const other = readFileSync(await issue({ name: `other-${process.pid}`, order: order("superoffice", [[demo.serial, otherSerial]]) }));
  const answer: RequestListener = (request, response) => {
    const status = { Status: "new-license", Message: "", Url: "", Hash: null, Issued: null };
    if (request.url === "/v1/status") response.setHeader("Content-Type", "application/json").end(JSON.stringify(status));
    else response.setHeader("Content-Type", "text/plain").end(other);
  };
  await withServer(installation, answer, async () => {
    await signedIn();
    const dialog = await fetched(page);
    await expect(dialog.status).toContainText(dialog.word("reason.serial-differs", { found: otherSerial, expected: demo.serial }));
    await expect(sales(page)).toHaveText("60");
  });
});

async function withServer(installation: Installation, answer: RequestListener, act: () => Promise<void>): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  try {
    await installation.stop();
    await installation.asking("SUPEROFFICE", `http://127.0.0.1:${(server.address() as AddressInfo).port}`).start();
    await act();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
