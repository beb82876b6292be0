import { LicencesPage } from "./pages/licences.ts";
import { SignInPage } from "./pages/signin.ts";
import { tabTo } from "./support/keyboard.ts";
import { demo } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

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
  await expect(first, "arrows go round").toBeFocused();
  await page.keyboard.press("End");
  await expect(second).toBeFocused();
  await page.keyboard.press("Home");
  await expect(first).toBeFocused();
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
  await expect(second, "the tab is still open").toHaveAttribute("aria-selected", "true");
  await page.goBack();
  await licences.judged();

  await tabTo(page, licences.signOut, 120);
  await page.keyboard.press("Enter");
  await expect(new SignInPage(page, "en").heading.or(new SignInPage(page, "sv").heading)).toBeVisible();
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
