import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { LicencesPage } from "./pages/licences.ts";
import { SignInPage } from "./pages/signin.ts";
import { hiddenCount, listed } from "./support/demo.ts";
import { tabBackTo, tabTo } from "./support/keyboard.ts";
import { demo } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/** What a hand on a mouse or on the glass does, as far as the page notices. */
async function pointing(page: Page): Promise<string[]> {
  const noticed: string[] = [];
  await page.exposeFunction("segl_pointed", (type: string) => void noticed.push(type));
  await page.addInitScript(() => {
    const told = (event: Event) => (globalThis as unknown as { segl_pointed(type: string): void }).segl_pointed(event.type);
    for (const type of ["pointerdown", "pointermove", "mousedown", "touchstart", "wheel"]) addEventListener(type, told, true);
  });
  return noticed;
}

test("an administrator finds a licence, reads its proof, filters, exports, prints and leaves without a mouse", async ({ page }) => {
  const pointed = await pointing(page);
  const signIn = new SignInPage(page, "en");
  const licences = new LicencesPage(page, "en");
  await page.goto("/licences/NORDDATA?lang=en");
  await expect(signIn.userName).toBeFocused();
  await page.keyboard.type(demo.userName);
  await page.keyboard.press("Tab");
  await page.keyboard.type(demo.password);
  await page.keyboard.press("Enter");
  await licences.judged();

  await tabTo(page, licences.tools);
  await page.keyboard.press("Enter");
  await expect(licences.search).toBeFocused();
  await page.keyboard.type("orders");
  await expect(licences.rows).toHaveCount(1);
  await tabTo(page, licences.opener("Orders"));
  await page.keyboard.press("Enter");
  const { dialog } = licences.details;
  const proof = dialog.getByRole("heading", { name: licences.word("heading.proof"), exact: true });
  await expect(proof).toBeVisible();
  const inProof = dialog.locator("[data-link=row]").getByRole("button").first();
  await tabTo(page, inProof);
  await expect(dialog.locator("[data-link=row]")).toBeInViewport();
  await expect(dialog.locator("[data-link=row] .check-passed")).toHaveCount(3);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(licences.opener("Orders")).toBeFocused();

  await tabBackTo(page, licences.filter("label.show-changed"));
  await page.keyboard.press("Space");
  await expect(licences.rows).toHaveCount(0);
  await page.keyboard.press("Space");
  await expect(licences.rows).toHaveCount(1);
  await tabBackTo(page, licences.search);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await expect(licences.rows).toHaveCount(listed("NORDDATA").length);

  const download = page.waitForEvent("download");
  await tabTo(page, page.getByRole("button", { name: licences.word("button.export") }));
  await page.keyboard.press("Enter");
  const lines = readFileSync(await (await download).path(), "utf8").split("\r\n");
  expect(lines).toHaveLength(1 + listed("NORDDATA").length + hiddenCount("NORDDATA") + 1);
  expect(lines.find((line) => line.includes(";nd-orders;"))).toContain(";34;6;40;85,0;");

  await page.evaluate(() => {
    addEventListener("keydown", (key) => key.ctrlKey && key.code === "KeyP" && (document.body.dataset.taken = String(key.defaultPrevented)));
  });
  await page.keyboard.press("Control+P");
  await expect(page.locator("body"), "the browser's own way to print stays").toHaveAttribute("data-taken", "false");
  await page.emulateMedia({ media: "print" });
  await expect(licences.row("Orders")).toBeVisible();
  await expect(licences.search).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await tabBackTo(page, licences.languageLink("nb"));
  await page.keyboard.press("Enter");
  const norwegian = new LicencesPage(page, "nb");
  await norwegian.judged();
  await tabTo(page, norwegian.signOut);
  await page.keyboard.press("Enter");
  await expect(new SignInPage(page, "nb").heading).toBeVisible();
  expect(pointed, "nothing was pointed at").toEqual([]);
});

test("Back, reload and a shared link restore the view, search, filter and order included", async ({ page, browser, signedIn, guard, installation }) => {
  await signedIn();
  const licences = new LicencesPage(page, "da");
  await licences.open("NORDDATA");
  await licences.judged();
  await tabTo(page, licences.tools);
  await page.keyboard.press("Enter");
  await expect(licences.search).toBeFocused();
  await page.keyboard.type("norddata");
  await expect(licences.rows).toHaveCount(2);
  const unverified = licences.filter("mark.refused");
  await tabTo(page, unverified);
  await page.keyboard.press("Space");
  await expect(licences.rows).toHaveCount(0);
  await page.goBack();
  await expect(unverified).toHaveAttribute("aria-pressed", "false");
  await expect(licences.rows).toHaveCount(2);
  const heading = licences.table("hidden").getByRole("columnheader", { name: licences.word("label.total"), exact: true });
  await tabTo(page, heading.getByRole("button"));
  await page.keyboard.press("Enter");
  await expect(heading).toHaveAttribute("aria-sort", "descending");

  const restored = async (view: LicencesPage) => {
    await view.judged();
    await expect(view.rows).toHaveCount(2);
    await expect(view.search).toHaveValue("norddata");
    const sorted = view.table("hidden").getByRole("columnheader", { name: view.word("label.total"), exact: true });
    await expect(sorted).toHaveAttribute("aria-sort", "descending");
  };
  await page.reload();
  await restored(licences);

  // Somebody else, who has to sign in first
  const context = await browser.newContext({ baseURL: installation.url });
  await guard.watch(context, installation.url);
  const other = await context.newPage();
  await other.goto(page.url());
  await new SignInPage(other, "da").signIn();
  await restored(new LicencesPage(other, "da"));
  await context.close();
});

test("everything can be done by keyboard alone, from signing in to signing out", async ({ page }) => {
  const signIn = new SignInPage(page, "en");
  const licences = new LicencesPage(page, "en");
  await signIn.open();
  await expect(signIn.userName).toBeFocused();
  await page.keyboard.type(demo.userName);
  await page.keyboard.press("Tab");
  await expect(signIn.password).toBeFocused();
  await page.keyboard.type(demo.password);
  await page.keyboard.press("Enter");
  await licences.judged();

  const [first, second] = [licences.tabs.nth(0), licences.tabs.nth(1)];
  await tabTo(page, first);
  await page.keyboard.press("ArrowRight");
  await expect(second).toBeFocused();
  await expect(second).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowRight");
  await expect(licences.statusTab, "arrows go round").toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(first).toBeFocused();
  await page.keyboard.press("End");
  await expect(second).toBeFocused();
  await page.keyboard.press("Home");
  await expect(licences.statusTab).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(second).toHaveAttribute("aria-selected", "true");
  await licences.judged();

  const opener = licences.opener("Orders");
  await tabTo(page, opener);
  await page.keyboard.press("Enter");
  await expect(licences.details.dialog).toBeVisible();
  const inside = await licences.details.dialog.evaluate((dialog) => dialog.contains(document.activeElement));
  expect(inside, "the focus moves into the dialog").toBe(true);
  await page.keyboard.press("Escape");
  await expect(licences.details.dialog).toBeHidden();
  await expect(opener, "and back to where it was").toBeFocused();

  await page.keyboard.press("Enter");
  await tabTo(page, licences.details.close);
  await page.keyboard.press("Enter");
  await expect(licences.details.dialog).toBeHidden();
  await expect(opener).toBeFocused();

  await tabTo(page, licences.languageLink("sv"), 120);
  await page.keyboard.press("Enter");
  const swedish = new LicencesPage(page, "sv");
  await swedish.judged();
  await expect(swedish.tabs.nth(1), "the tab is still open").toHaveAttribute("aria-selected", "true");

  await tabTo(page, swedish.signOut, 120);
  await page.keyboard.press("Enter");
  await expect(new SignInPage(page, "sv").heading).toBeVisible();
});

test("what is printed is the licences, and nothing that could only be pressed", async ({ page, signedIn }) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA");
  await licences.judged();
  const shown = await licences.rows.count();
  await page.emulateMedia({ media: "print" });
  await expect(licences.rows.filter({ visible: true })).toHaveCount(shown);
  await expect(licences.signOut).toBeHidden();
  await expect(licences.languageLink("sv")).toBeHidden();
  await expect(licences.mark("Orders")).toBeVisible();
  // A sheet of A4, on which a table is still a table, with each number below its heading and named once.
  await page.setViewportSize({ width: 718, height: 1000 });
  const [heading, total] = [licences.table("user").locator("thead th:nth-child(4)"), licences.row("Orders").locator("td:nth-child(4)")];
  await expect(heading).toHaveText(licences.word("label.total"));
  const end = (cell: Locator) => cell.evaluate((element) => Math.round(element.getBoundingClientRect().right));
  expect(await end(total)).toBe(await end(heading));
  expect(await total.evaluate((cell) => getComputedStyle(cell, "::before").content)).toBe("none");
});

test("of a licence that is open the whole proof is printed, and not what lies behind it", async ({ page, signedIn }) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA", { licence: "nd-orders" });
  const { dialog } = licences.details;
  await expect(dialog.getByRole("heading", { name: licences.word("heading.proof"), exact: true })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  const hidden = await dialog.evaluate((open) => open.scrollHeight - open.clientHeight);
  expect(hidden, "pixels that one would have to scroll to").toBeLessThanOrEqual(0);
  await expect(licences.panel).toBeHidden();
  await expect(licences.heading).toBeHidden();
});

test("the focus never leaves an open dialog", async ({ page, signedIn }) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA", { licence: "nd-orders" });
  await expect(licences.details.dialog).toBeVisible();
  for (let pressed = 0; pressed < 40; pressed += 1) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement !== null && activeElement !== document.body && activeElement.closest("dialog") === null;
    });
    expect(outside).toBe(false);
  }
});

test("the first press of Tab offers to skip to the content", async ({ page, signedIn }) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open();
  await licences.judged();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: licences.word("shell.skip-to-content") });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
});
