import { LicencesPage } from "./pages/licences.ts";
import { languages } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

/** What the first view does without is a file of its own. */
const part = /\/split_later\.[0-9a-f]{16}\.wasm$/;

/** Opens the first licence of the list. */
async function open(licences: LicencesPage): Promise<void> {
  await licences.rows.first().getByRole("link").click();
  await expect(licences.details.dialog).toBeVisible();
}

test.beforeEach(({ signedIn }) => signedIn());

test("the second part of the app is fetched when the first licence is opened, and once", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const count = (): number => fetched.filter((path) => part.test(path)).length;
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA");
  await licences.judged();
  expect(count(), "the first view does without it").toBe(0);
  await open(licences);
  await expect(licences.details.dialog.getByRole("heading", { name: licences.word("heading.proof") })).toBeVisible();
  await licences.details.close.click();
  await open(licences);
  await expect(licences.details.dialog.getByRole("heading", { name: licences.word("heading.proof") })).toBeVisible();
  expect(count()).toBe(1);
});

for (const language of languages) {
  test(`a second part that does not arrive is said to be missing, and comes when it is asked for again, in ${language}`, async ({
    page,
    guard,
  }) => {
    guard.allow(/ERR_FAILED|Failed to fetch/);
    let reachable = false;
    await page.route(part, (route) => (reachable ? route.continue() : route.abort()));
    const licences = new LicencesPage(page, language);
    await licences.open("NORDDATA");
    await licences.judged();
    await open(licences);
    const { dialog } = licences.details;
    await expect(dialog.getByRole("alert")).toContainText(licences.word("message.part-failed"));
    reachable = true;
    await dialog.getByRole("button", { name: licences.word("button.retry") }).click();
    await expect(dialog.getByRole("heading", { name: licences.word("heading.proof") })).toBeVisible();
  });
}

test("until the second part has come, the open dialog says that it is loading", async ({ page }) => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(part, async (route) => {
    await held;
    await route.continue();
  });
  const licences = new LicencesPage(page, "sv");
  await licences.open("NORDDATA");
  await licences.judged();
  await open(licences);
  const { dialog } = licences.details;
  await expect(dialog.getByRole("status")).toContainText(licences.word("label.loading"));
  await expect(licences.details.close).toBeFocused();
  letGo();
  await expect(dialog.getByRole("heading", { name: licences.word("heading.proof") })).toBeVisible();
});
