import { LicencesPage } from "./pages/licences.ts";
import { SignInPage } from "./pages/signin.ts";
import { languages, text } from "./support/catalogue.ts";
import { hiddenCount, issued, listed, nameOf, type OwnerName } from "./support/demo.ts";
import { expect, test } from "./support/test.ts";

const owners: OwnerName[] = ["SUPEROFFICE", "NORDDATA"];

for (const language of languages) {
  test(`signing in as the README says shows every row of every owner verified in ${language}`, async ({ page }) => {
    const signIn = new SignInPage(page, language);
    const licences = new LicencesPage(page, language);
    await page.goto(`/?lang=${language}`);
    await expect(signIn.heading).toBeVisible();
    await signIn.signIn();

    await expect(licences.heading).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(licences.tabs).toHaveCount(owners.length);
    for (const [at, owner] of owners.entries()) {
      await licences.tabs.nth(at).click();
      await expect(licences.tabs.nth(at)).toHaveAttribute("aria-selected", "true");
      await licences.judged();
      // Not the inner text: rows that are not in view are not laid out
      const names = await licences.rows.getByRole("rowheader").allTextContents();
      const expected = listed(owner).map((row) => nameOf(row, language));
      expect(names.map((name) => name.trim()).sort()).toEqual(expected.sort());
      expect(await licences.marksOtherThan("mark.verified")).toEqual([]);
      const all = issued(owner).rows.length;
      const verified = text(language, "message.verified-of", { verified: all, all });
      await expect(licences.panel.getByText(verified)).toBeVisible();
      const hidden = text(language, "message.hidden-verified", { n: hiddenCount(owner) });
      await expect(licences.panel.getByText(hidden)).toBeVisible();
    }
  });

  test(`a wrong password is explained in ${language}, and what was typed stays`, async ({ page, guard }) => {
    guard.allow(/console error: Failed to load resource: the server responded with a status of 401/);
    const signIn = new SignInPage(page, language);
    await signIn.open();
    await signIn.signIn(`nobody-${language}`, "wrong");
    await expect(signIn.alert).toHaveText(text(language, "signin.credentials-wrong-sentence"));
    await expect(signIn.userName).toHaveValue(`nobody-${language}`);
    await expect(signIn.password).toBeFocused();
  });
}

test("a link in a mail leads to the licence that it names, without signing in again", async ({ page, signedIn, installation }) => {
  await signedIn();
  await page.goto(`data:text/html,<a href="${installation.url}/licences/NORDDATA?lang=en">mail</a>`);
  await page.getByRole("link", { name: "mail" }).click();
  const licences = new LicencesPage(page, "en");
  await licences.judged();
  await expect(licences.tabs.nth(1)).toHaveAttribute("aria-selected", "true");
});

test("a link in a mail leads to the sign-in page while nobody is signed in, and from there to what it names", async ({
  page,
  installation,
}) => {
  await page.goto(`data:text/html,<a href="${installation.url}/licences/NORDDATA?lang=en">mail</a>`);
  await page.getByRole("link", { name: "mail" }).click();
  await new SignInPage(page, "en").signIn();
  const licences = new LicencesPage(page, "en");
  await licences.judged();
  await expect(licences.tabs.nth(1)).toHaveAttribute("aria-selected", "true");
});

test("whoever tries too many passwords is told to wait", async ({ page, guard }) => {
  guard.allow(/status of 401/);
  guard.allow(/status of 429/);
  const signIn = new SignInPage(page, "nb");
  await signIn.open();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const refused = page.waitForResponse("**/api/v1/Session");
    await signIn.signIn("guessed-at", `password ${attempt}`);
    expect((await refused).status()).toBe(401);
    await expect(signIn.alert).toHaveText(text("nb", "signin.credentials-wrong-sentence"));
  }
  await signIn.signIn("guessed-at", "the sixth");
  await expect(signIn.alert).toHaveText(text("nb", "signin.too-many-attempts-sentence"));
});

test("a first visit follows the browser's languages", async ({ request }) => {
  const visits = { "sv-SE,sv;q=0.9,en;q=0.8": "sv", "nn-NO,en;q=0.5": "nb", no: "nb", "fi-FI,da;q=0.3": "da", fi: "en" };
  for (const [wish, language] of Object.entries(visits)) {
    const page = await request.get("/sign-in", { headers: { "Accept-Language": wish } });
    expect(await page.text(), wish).toContain(`<html lang="${language}"`);
  }
});

test("a link to an open licence leads there through signing in", async ({ page }) => {
  await page.goto("/licences/NORDDATA?licence=nd-orders&lang=sv");
  await new SignInPage(page, "sv").signIn();
  const licences = new LicencesPage(page, "sv");
  await expect(licences.details.heading).toHaveText("Order");
  const { pathname, search } = new URL(page.url());
  expect(pathname + search, "the language is remembered").toBe("/licences/NORDDATA?licence=nd-orders");
});

test("an address of somebody else is not followed after signing in", async ({ page, installation }) => {
  const signIn = new SignInPage(page, "en");
  await signIn.open("//evil.example/licences");
  await signIn.signIn();
  await expect(new LicencesPage(page, "en").heading).toBeVisible();
  expect(new URL(page.url()).origin).toBe(installation.url);
});

test("the form signs in without any script", async ({ browser, installation }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: installation.url });
  const page = await context.newPage();
  const signIn = new SignInPage(page, "da");
  await signIn.open();
  await signIn.signIn("nobody-da", "wrong");
  await expect(page.getByText(text("da", "signin.credentials-wrong-sentence"))).toBeVisible();
  await signIn.signIn();
  await expect(page).toHaveTitle(text("da", "shell.title"));
  await context.close();
});

test("after signing out nothing is shown, and Back does not bring it back", async ({ page, signedIn }) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open();
  await licences.judged();
  await licences.tabs.nth(1).click();
  await licences.signOut.click();
  const signIn = new SignInPage(page, "en");
  await expect(signIn.heading).toBeVisible();
  await expect(page.getByText(text("en", "signin.signed-out-sentence"))).toBeVisible();
  await page.goBack();
  await expect(signIn.heading).toBeVisible();
  expect(new URL(page.url()).searchParams.get("next")).toBe("/licences/SUPEROFFICE");
  await expect(licences.rows).toHaveCount(0);
});
