import { HelpPanel, titleOf, topics } from "./pages/help.ts";
import { LicencesPage } from "./pages/licences.ts";
import { SignInPage } from "./pages/signin.ts";
import { languages, text } from "./support/catalogue.ts";
import { tabTo } from "./support/keyboard.ts";
import { expect, test } from "./support/test.ts";

const query = (url: string, name: string) => new URL(url).searchParams.get(name);

for (const language of languages) {
  test(`help is read by keyboard alone, and gives the focus back, in ${language}`, async ({ page, signedIn }) => {
    await signedIn();
    const licences = new LicencesPage(page, language);
    const help = new HelpPanel(page, language);
    await licences.open("NORDDATA");
    await licences.judged();
    await expect(help.panel).toBeHidden();

    await tabTo(page, help.link);
    await page.keyboard.press("Enter");
    await expect(help.list).toHaveText(topics.map((topic) => titleOf(language, topic)));
    const within = await help.panel.evaluate((panel) => panel.contains(document.activeElement));
    expect(within, "the focus moves into the panel").toBe(true);
    await expect(licences.row("Norddata Bridge"), "the screen stays beside it").toBeVisible();

    await tabTo(page, help.list.nth(topics.indexOf("user-plans")));
    await page.keyboard.press("Enter");
    await help.shows("user-plans");
    await expect(help.title("user-plans")).toBeFocused();
    expect(query(page.url(), "help")).toBe("user-plans");

    // Within the text, to a heading of another topic
    const hidden = help.panel.locator("a[href*='#']");
    await tabTo(page, hidden);
    await page.keyboard.press("Enter");
    await help.shows("licence-types");
    const heading = await page.evaluate(() => document.activeElement?.id);
    expect(heading).toMatch(/^help-licence-types-.*-li[cs]en[cs]e[rs]$/);

    await page.keyboard.press("Escape");
    await expect(help.panel).toBeHidden();
    await expect(help.link).toBeFocused();
    expect(query(page.url(), "help")).toBeNull();
  });
}

test("help is fetched when it is first opened, and once", async ({ page, signedIn }) => {
  await signedIn();
  const fetched: string[] = [];
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname;
    if (name.startsWith("/help.")) fetched.push(name);
  });
  const licences = new LicencesPage(page, "en");
  const help = new HelpPanel(page, "en");
  await licences.open("NORDDATA");
  await licences.judged();
  expect(fetched).toEqual([]);
  for (let opened = 0; opened < 2; opened += 1) {
    await help.link.click();
    await expect(help.list.first()).toBeVisible();
    await help.close.click();
    await expect(help.panel).toBeHidden();
  }
  expect(fetched).toEqual([
    expect.stringMatching(/^\/help\.[0-9a-f]{16}\.js$/),
    expect.stringMatching(/^\/help\.en\.[0-9a-f]{16}\.txt$/),
  ]);
});

test("help that is asked for again while it is on its way comes once, and shows what was asked for last", async ({
  page,
  signedIn,
}) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  const help = new HelpPanel(page, "en");
  let asked = 0;
  const waiting: (() => void)[] = [];
  await page.route("**/help.*.js", async (route) => {
    asked += 1;
    await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  await licences.open("NORDDATA");
  await licences.judged();
  await help.link.press("Enter");
  await help.home.press("Enter");
  await expect.poll(() => waiting.length).toBe(1);
  for (const go of waiting) go();
  await expect(help.list.first()).toBeVisible();
  expect(asked).toBe(1);
  await page.goBack();
  await expect(help.panel).toBeHidden();
});

test("help that cannot be fetched says so, and can be tried again", async ({ page, signedIn, guard }) => {
  guard.allow(/help\.en\./);
  await signedIn();
  const licences = new LicencesPage(page, "en");
  const help = new HelpPanel(page, "en");
  await licences.open("NORDDATA");
  await licences.judged();
  await page.route("**/help.*.txt", (route) => route.abort());
  await help.link.click();
  await expect(help.alert).toContainText(text("en", "shell.help-failed-sentence"));
  await help.retry.click();
  await expect(help.alert).toBeVisible();
  await page.unroute("**/help.*.txt");
  await help.retry.click();
  await expect(help.list.first()).toBeVisible();
  await expect(help.alert).toBeHidden();
});

test("help whose script cannot be fetched says so too, closes, and opens when it can", async ({ page, signedIn, guard }) => {
  guard.allow(/help\.[0-9a-f]{16}\.js/);
  await signedIn();
  const licences = new LicencesPage(page, "en");
  const help = new HelpPanel(page, "en");
  await licences.open("NORDDATA");
  await licences.judged();
  await page.route("**/help.*.js", (route) => route.abort());
  await help.link.click();
  await expect(help.alert).toContainText(text("en", "shell.help-failed-sentence"));
  await page.keyboard.press("Escape");
  await expect(help.panel).toBeHidden();
  await expect(help.link).toBeFocused();
  await help.link.click();
  await expect(help.alert).toBeVisible();
  await page.unroute("**/help.*.js");
  await help.retry.click();
  await expect(help.list.first()).toBeVisible();
  expect(query(page.url(), "help")).toBe("topics");
});

test("an address with a topic opens it, in another language too, while the screen beside it goes on", async ({ page, signedIn }) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA", { help: "buying" });
  await new HelpPanel(page, "en").shows("buying");
  await licences.judged();
  await licences.tabs.nth(0).click();
  await licences.judged();
  expect(query(page.url(), "help")).toBe("buying");
  await licences.languageLink("sv").click();
  await new HelpPanel(page, "sv").shows("buying");
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
});

test("Back closes what was opened, and a topic that nobody wrote is the list", async ({ page, signedIn }) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  const help = new HelpPanel(page, "en");
  await licences.open("NORDDATA", { licence: "superlicense-ej-customer centre" });
  await licences.judged();
  const before = page.url();
  await help.link.click();
  await help.list.nth(0).click();
  await help.shows("licences");
  await help.home.click();
  await expect(help.list.first()).toBeVisible();
  await page.goBack();
  await expect(help.panel).toBeHidden();
  expect(page.url()).toBe(before);
  await licences.open("NORDDATA", { help: "no-such-topic" });
  await expect(help.list.first()).toBeVisible();
});

test("on a narrow screen help takes the place of the screen, and nothing behind it can be reached", async ({ page, signedIn }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signedIn();
  const licences = new LicencesPage(page, "en");
  const help = new HelpPanel(page, "en");
  await licences.open("NORDDATA");
  await licences.judged();
  await help.link.click();
  await expect(help.list.first()).toBeVisible();
  expect((await help.panel.boundingBox())?.width).toBe(320);
  for (let pressed = 0; pressed < 15; pressed += 1) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement !== null && activeElement !== document.body && activeElement.closest("#help") === null;
    });
    expect(outside).toBe(false);
  }
  await help.close.click();
  await expect(help.link).toBeFocused();
});

test("whoever cannot sign in finds help without signing in", async ({ page }) => {
  for (const language of languages) {
    const signIn = new SignInPage(page, language);
    const help = new HelpPanel(page, language);
    await signIn.open("/licences/NORDDATA");
    await page.getByRole("link", { name: text(language, "signin.help") }).click();
    await help.shows("logging-in");
    await help.close.click();
    await expect(help.panel).toBeHidden();
    await expect(page.getByRole("link", { name: text(language, "signin.help") })).toBeFocused();
  }
});
