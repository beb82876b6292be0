import { LicencesPage } from "./pages/licences.ts";
import { languages, text } from "./support/catalogue.ts";
import { named, nameOf } from "./support/demo.ts";
import { expect, test } from "./support/test.ts";

const address = (url: string) => new URL(url).pathname + new URL(url).search;

test.beforeEach(({ signedIn }) => signedIn());

test("switching the language keeps the tab", async ({ page }) => {
  await new LicencesPage(page, "en").open("NORDDATA");
  for (const [at, language] of languages.entries()) {
    const next = languages[(at + 1) % languages.length] ?? "en";
    const [before, after] = [new LicencesPage(page, language), new LicencesPage(page, next)];
    await before.languageLink(next).click();
    await after.judged();
    await expect(page.locator("html")).toHaveAttribute("lang", next);
    await expect(after.tabs.nth(1)).toHaveAttribute("aria-selected", "true");
    expect(address(page.url())).toBe(`/licences/NORDDATA?lang=${next}`);
  }
});

test("the links to other languages lead to the open licence", async ({ page }) => {
  const english = new LicencesPage(page, "en");
  await english.open("NORDDATA", { licence: "nd-invoices" });
  await expect(english.details.dialog).toBeVisible();
  for (const language of languages) {
    const target = await english.languageLink(language).getAttribute("href");
    expect(target).toBe(`/licences/NORDDATA?licence=nd-invoices&lang=${language}`);
  }
  await page.goto("/licences/NORDDATA?licence=nd-invoices&lang=sv");
  await expect(new LicencesPage(page, "sv").details.heading).toHaveText(nameOf(named("NORDDATA", "nd-invoices"), "sv"));
});

test("the language that was chosen is remembered without being in the address", async ({ page }) => {
  await new LicencesPage(page, "da").open();
  await page.goto("/licences/SUPEROFFICE");
  const danish = new LicencesPage(page, "da");
  await danish.judged();
  await expect(page.locator("html")).toHaveAttribute("lang", "da");
  await expect(danish.table("user")).toBeVisible();
});

test("reload restores the tab and the open licence", async ({ page }) => {
  const licences = new LicencesPage(page, "nb");
  await licences.open("SUPEROFFICE");
  await licences.judged();
  await licences.tabs.nth(1).click();
  const name = nameOf(named("NORDDATA", "nd-orders"), "nb");
  await licences.openDetails(name);
  await page.reload();
  await expect(licences.tabs.nth(1)).toHaveAttribute("aria-selected", "true");
  await expect(licences.details.heading).toHaveText(name);
});

test("Back and Forward walk through the tabs and the open licences", async ({ page }) => {
  const licences = new LicencesPage(page, "en");
  await licences.open("SUPEROFFICE");
  await licences.judged();
  await licences.tabs.nth(1).click();
  await licences.openDetails("Orders");
  expect(address(page.url())).toBe("/licences/NORDDATA?licence=nd-orders&lang=en");
  await page.goBack();
  await expect(licences.details.dialog).toBeHidden();
  await expect(licences.tabs.nth(1)).toHaveAttribute("aria-selected", "true");
  await page.goBack();
  await expect(licences.tabs.nth(0)).toHaveAttribute("aria-selected", "true");
  await page.goForward();
  await expect(licences.tabs.nth(1)).toHaveAttribute("aria-selected", "true");
  await page.goForward();
  await expect(licences.details.heading).toHaveText("Orders");
});

test("what the address names and nobody knows is passed over", async ({ page }) => {
  const licences = new LicencesPage(page, "en");
  await licences.open("NOBODY", { licence: "no-such-licence", colour: "blue" });
  await licences.judged();
  await expect(licences.tabs.nth(0)).toHaveAttribute("aria-selected", "true");
  await expect(licences.details.dialog).toBeHidden();
  await expect(page.getByText(text("en", "message.licence-not-found", { name: "no-such-licence" }))).toBeVisible();
});

test("the title names the tab in the reader's language", async ({ page }) => {
  for (const language of languages) {
    const licences = new LicencesPage(page, language);
    await licences.open("NORDDATA");
    const tab = (await licences.tabs.nth(1).innerText()).trim();
    await expect(page).toHaveTitle(text(language, "heading.page-title", { tab }));
  }
});
