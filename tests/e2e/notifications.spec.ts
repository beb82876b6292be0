import type { Browser, Page } from "@playwright/test";
import { StatusPage } from "./pages/status.ts";
import type { Installation } from "./support/installation.ts";
import { tabTo } from "./support/keyboard.ts";
import { demo } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/** Events change what everybody sees, so each test has an installation of its own. */

test.use({ alone: true });

/** Signs in at the installation, and opens the tab with its list live. */
async function administrator(page: Page, installation: Installation, language: "en" | "nb" = "en"): Promise<StatusPage> {
  const headers = { Origin: installation.url, Accept: "application/json" };
  const answer = await page.request.post(`${installation.url}/api/v1/Session`, {
    headers,
    data: { UserName: demo.userName, Password: demo.password },
  });
  expect(answer.ok()).toBe(true);
  const status = new StatusPage(page, language);
  await status.open();
  await status.live();
  return status;
}

async function another(browser: Browser, installation: Installation, language: "en" | "nb" = "en"): Promise<StatusPage> {
  const context = await browser.newContext({ baseURL: installation.url });
  return administrator(await context.newPage(), installation, language);
}

/** Adds an event as a program would. */
async function add(status: StatusPage, installation: Installation, kind: string, message: string): Promise<void> {
  const data = { Eventkey: kind, Eventmess: message, Scope: "SystemWide" };
  const answer = await status.page.request.post(`${installation.url}/api/v1/SystemEvent`, {
    headers: { Origin: installation.url },
    data,
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

test("an event that one administrator adds appears in the other’s browser within a second, and goes when it ends", async ({
  page,
  browser,
  installation,
}) => {
  const kari = await administrator(page, installation);
  const ola = await another(browser, installation, "nb");
  await kari.add.click();
  await kari.kind.selectOption({ label: "No Login" });
  await kari.message.fill("Upgrade at noon");
  const seen = ola.row("no-login").waitFor().then(() => Date.now());
  const began = Date.now();
  await kari.save.click();
  const took = (await seen) - began;
  console.log(`  another administrator sees an added event after ${took} ms`);
  expect(took).toBeLessThan(1_000);
  await expect(ola.row("no-login")).toContainText("Upgrade at noon");
  await expect(ola.row("no-login")).toContainText(demo.userName);
  await expect(ola.page.locator("#status")).toHaveText(ola.word("event.begun-sentence", { names: "No Login" }));
  await ola.choose("no-login");

  await kari.choose("no-login");
  await kari.description.getByRole("button", { name: kari.word("event.delete"), exact: true }).click();
  await kari.button("event.delete").click();
  await expect(ola.events).toHaveCount(0);
  await expect(ola.description).toContainText(ola.word("event.chosen-ended-sentence"));
  await ola.page.context().close();
});

test("while the server is away the list says so, and it is right again by itself", async ({ page, installation, guard }) => {
  // Calling again is answered by nobody, unless the server is back before.
  guard.tolerate(/ERR_/);
  const status = await administrator(page, installation);
  await add(status, installation, "NoLogin", "before");
  await expect(status.row("no-login")).toBeVisible();
  await installation.stop();
  await expect(status.standing).toHaveText(status.word("event.away"));
  await expect(page.locator("#status")).toHaveText(status.word("event.away-sentence"));
  await expect(status.row("no-login"), "what was known stays").toBeVisible();
  // Meanwhile one event ends and another begins, of which nobody tells the browser.
  await installation.sql("UPDATE SystemEvent SET eventkey = 'NoTravel', eventmess = 'after', updatedCount = 1;");
  await installation.start();
  await status.live();
  await expect(page.locator("#status")).toContainText(/./);
  await expect(status.row("no-travel")).toContainText("after");
  await expect(status.row("no-login")).toHaveCount(0);
});

test("an event is added, edited and deleted, each by the rules", async ({ page, installation }) => {
  const status = await administrator(page, installation);
  await status.add.click();
  await expect(page).toHaveURL(/task=add-event/);
  await status.kind.selectOption({ label: "Message of the day" });
  await status.save.click();
  await expect(status.dialog.getByText(status.word("event.message-missing-sentence"))).toBeVisible();
  await expect(status.message).toBeFocused();
  await status.message.fill("x".repeat(256));
  await expect(status.dialog.getByText(status.word("event.message-long-sentence", { n: 2 }))).toBeVisible();
  await status.message.fill("Cake at three\nin the kitchen");
  await status.ends.fill("2026-11-25T15:30");
  await expect(status.dialog.getByText(/25 Nov 2026, 15:30/)).toBeVisible();
  await status.save.click();
  await expect(status.dialog).toBeHidden();
  const row = status.row("message-of-the-day");
  await expect(row).toContainText("Cake at three");
  await expect(row).toContainText("25 Nov 2026, 15:30");
  await expect(row).toContainText(status.word("event.scope-system"));
  await expect(status.panel.getByText(status.word("event.count", { n: 1 }))).toBeVisible();

  // One of a kind for each scope: said before it is tried, with the way to the one that is there.
  await status.add.click();
  await status.kind.selectOption({ label: "Message of the day" });
  await expect(status.dialog.getByText(status.word("event.refused-exists-sentence"))).toBeVisible();
  await status.scope.selectOption({ label: status.word("event.scope-database") });
  await expect(status.dialog.getByText(status.word("event.refused-exists-sentence"))).toHaveCount(0);
  await status.scope.selectOption({ label: status.word("event.scope-system") });
  await status.button("event.edit-that").click();
  await expect(status.dialog.getByRole("heading", { level: 2 })).toHaveText(status.word("event.edit-heading"));
  await expect(status.message).toHaveValue("Cake at three\nin the kitchen");
  await expect(status.ends).toHaveValue("2026-11-25T15:30");
  await status.message.fill("Cake at four");
  await status.ends.fill("");
  await status.save.click();
  await expect(status.dialog).toBeHidden();
  await expect(row).toContainText("Cake at four");
  await expect(row).not.toContainText("25 Nov");

  await status.choose("message-of-the-day");
  await expect(status.description).toContainText(status.word("event.message-of-the-day-sentence"));
  await status.description.getByRole("button", { name: status.word("event.delete"), exact: true }).click();
  await expect(status.dialog.getByText(status.word("event.delete-sentence"))).toBeVisible();
  await status.button("button.cancel").click();
  await expect(row).toBeVisible();
  await status.description.getByRole("button", { name: status.word("event.delete"), exact: true }).click();
  await status.button("event.delete").click();
  await expect(status.dialog).toBeHidden();
  await expect(row).toHaveCount(0);
  await expect(status.panel.getByText(status.word("event.none-sentence"))).toBeVisible();
});

test("what somebody else changed meanwhile is shown beside what was typed, and nothing is lost", async ({
  page,
  browser,
  installation,
  guard,
}) => {
  guard.allow(/412/);
  const kari = await administrator(page, installation);
  await add(kari, installation, "NoLogin", "at noon");
  await kari.choose("no-login");
  await kari.description.getByRole("button", { name: kari.word("event.edit"), exact: true }).click();
  await kari.message.fill("at one, says Kari");

  const ola = await another(browser, installation);
  await ola.choose("no-login");
  await ola.description.getByRole("button", { name: ola.word("event.edit"), exact: true }).click();
  await ola.message.fill("at two, says Ola");
  await ola.save.click();
  await expect(ola.dialog).toBeHidden();

  await kari.save.click();
  await expect(kari.dialog.getByText(kari.word("event.changed-sentence"))).toBeVisible();
  await expect(kari.message).toHaveValue("at one, says Kari");
  await expect(kari.value(kari.word("event.description"), kari.dialog)).toHaveText("at two, says Ola");
  await kari.button("event.take-theirs").click();
  await expect(kari.message).toHaveValue("at two, says Ola");
  await kari.message.fill("at three, say both");
  await kari.save.click();
  await expect(kari.dialog).toBeHidden();
  await expect(ola.row("no-login")).toContainText("at three, say both");
  await ola.page.context().close();
});

test("an operation tells how far it is, and is stopped only after a warning", async ({ page, installation }) => {
  await installation.stop();
  await installation.withOperations().start();
  const status = await administrator(page, installation);
  const row = status.row("import");
  const bar = row.locator("progress");
  await expect(bar).toHaveAttribute("value", /^[1-9]/);
  const now = await bar.getAttribute("value");
  await row.getByRole("button").focus();
  await expect(bar, "it goes on by itself").not.toHaveAttribute("value", now ?? "");
  await expect(row.getByRole("button"), "the row stays in the page, with its focus").toBeFocused();
  await status.choose("import");
  await expect(status.description.getByRole("button", { name: status.word("event.edit") })).toHaveCount(0);
  await status.description.getByRole("button", { name: status.word("event.delete"), exact: true }).click();
  await expect(status.dialog.getByText(status.word("event.refused-warning-first-sentence"))).toBeVisible();
  await status.button("event.delete-all-the-same").click();
  await expect(row).toHaveCount(0);
});

test("an event is added, read and deleted with the keyboard alone", async ({ page, installation }) => {
  const status = await administrator(page, installation);
  await tabTo(page, status.add);
  await page.keyboard.press("Enter");
  await expect(status.dialog.getByRole("heading", { level: 2 })).toHaveText(status.word("event.add-heading"));
  await tabTo(page, status.kind);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, status.message);
  await page.keyboard.type("No travelling today");
  await tabTo(page, status.save);
  await page.keyboard.press("Enter");
  await expect(status.dialog).toBeHidden();
  await expect(status.add).toBeFocused();
  const name = status.row("no-travel").getByRole("button");
  await tabTo(page, name);
  await page.keyboard.press("Enter");
  await expect(name).toHaveAttribute("aria-pressed", "true");
  await expect(status.description).toContainText("No travelling today");
  await tabTo(page, status.description.getByRole("button", { name: status.word("event.delete"), exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, status.button("event.delete"));
  await page.keyboard.press("Enter");
  await expect(status.events).toHaveCount(0);
  await expect(status.dialog).toBeHidden();
  const focused = await page.evaluate(() => document.activeElement?.tagName);
  expect(focused, "focus is somewhere").not.toBe("BODY");
});

test("a page that nobody looks at holds no line, and is right as soon as somebody does", async ({ page, installation }) => {
  const status = await administrator(page, installation);
  const turn = (state: "hidden" | "visible") =>
    page.evaluate((state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, state);
  await turn("hidden");
  await expect(status.standing).toHaveText(status.word("event.calling"));
  await add(status, installation, "NoLogin", "while nobody looked");
  await expect(status.events).toHaveCount(0);
  await turn("visible");
  await status.live();
  await expect(status.row("no-login")).toContainText("while nobody looked");
});

test("whose session ends while the list is open is asked to sign in again", async ({ page, installation, guard }) => {
  guard.tolerate(/401/);
  const status = await administrator(page, installation);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  await fetch(`${installation.url}/api/v1/Session`, {
    method: "DELETE",
    headers: { Cookie: cookie, Origin: installation.url },
  });
  await expect(page).toHaveURL(/\/sign-in\?.*next=%2Fstatus/);
  await expect(page.getByText(status.word("signin.session-ended-sentence"))).toBeVisible();
});
