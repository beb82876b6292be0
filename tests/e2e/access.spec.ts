import type { Browser } from "@playwright/test";
import { SignInPage } from "./pages/signin.ts";
import { StatusPage } from "./pages/status.ts";
import { UsersPage, usersOpened } from "./pages/users.ts";
import { Guard } from "./support/guard.ts";
import type { Installation } from "./support/installation.ts";
import { demo } from "./support/places.ts";
import { expect, test, type Page } from "./support/test.ts";

/** A second administrator, another password, and being signed out everywhere: none of them without one's own password. */

test.use({ alone: true });

/** Another browser, watched as the first one is. */
async function elsewhere(browser: Browser, installation: Installation, allowed: RegExp[] = []): Promise<{ page: Page; leave: () => Promise<void> }> {
  const context = await browser.newContext({ baseURL: installation.url });
  const guard = new Guard();
  await guard.watch(context, installation.url);
  allowed.forEach((what) => guard.allow(what));
  const leave = async (): Promise<void> => {
    guard.verify();
    await context.close();
  };
  return { page: await context.newPage(), leave };
}

/** The card of a user, opened from the list. */
async function card(page: Page, q: string, name: string): Promise<UsersPage> {
  const users = await usersOpened(page, "", { q });
  await users.openUser(name);
  return users;
}

test("a second administrator is made by keyboard, signs in with the password that is shown once, and is signed out everywhere", async ({
  page,
  browser,
  installation,
  guard,
  signedIn,
}) => {
  guard.allow(/status of 403/);
  await signedIn();
  const users = await card(page, "ane.vestby", "Ane Vestby");
  await expect(users.fact("role")).toHaveText(users.word("not-administrator"));
  await expect(users.fact("password")).toHaveText(users.word("password-none"));
  await users.act("users.make-administrator").press("Enter");
  await expect(users.dialog.getByText(users.word("no-password-sentence", { name: "Ane Vestby" }))).toBeVisible();
  await users.field("own-password").fill("not the one");
  await page.keyboard.press("Enter");
  await expect(users.said).toHaveText(users.word("own-password-wrong-sentence"));
  await expect(users.field("own-password")).toBeFocused();
  await users.field("own-password").fill(demo.password);
  await page.keyboard.press("Enter");
  await expect(users.said).toHaveText(users.word("made-administrator-sentence", { name: "Ane Vestby" }));
  await expect(users.dialog.getByRole("heading", { level: 2 })).toBeFocused();

  await users.act("users.back").press("Enter");
  await expect(users.fact("role")).toHaveText(users.word("administrator"));
  await users.act("users.new-password").press("Enter");
  await users.field("own-password").fill(demo.password);
  await page.keyboard.press("Enter");
  await expect(users.said).toHaveText(users.word("password-made-sentence", { name: "Ane Vestby" }));
  const password = await users.dialog.locator(".users-made code").innerText();
  await users.act("users.back").press("Enter");
  await expect(users.fact("password")).toHaveText(users.word("password-set"));

  const other = await elsewhere(browser, installation);
  const signIn = new SignInPage(other.page, "en");
  await signIn.open("/users?q=ane.vestby");
  await signIn.signIn("ane.vestby", password);
  const theirs = new UsersPage(other.page, "en");
  await theirs.arrived();
  await expect(theirs.row("Ane Vestby").getByText(theirs.word("administrator"))).toBeVisible();

  await page.reload();
  await users.licencesKnown();
  await expect(users.fact("signed-in")).toHaveText(users.word("signed-in-browsers", { n: 1 }));
  await users.act("users.sign-out-everywhere").press("Enter");
  await expect(users.said).toHaveText(users.word("signed-out-sentence", { name: "Ane Vestby" }));
  await expect(users.fact("signed-in")).toHaveText(users.word("signed-in-nowhere"));
  await expect(users.act("users.sign-out-everywhere")).toBeHidden();
  // The other browser hears of it by itself, or at its next request.
  await other.page.goto("/users");
  await expect(signIn.heading).toBeVisible();
  await other.leave();
});

test("an own password is changed with the present one, every other browser is signed out, and this one goes on", async ({
  page,
  browser,
  installation,
  guard,
  signedIn,
}) => {
  guard.allow(/status of 403/);
  // The old password is tried once more in it.
  const other = await elsewhere(browser, installation, [/status of 401/]);
  const signIn = new SignInPage(other.page, "en");
  await signIn.open("/users");
  await signIn.signIn();
  await expect(other.page.getByRole("tabpanel")).toBeVisible();

  await signedIn();
  const status = new StatusPage(page, "en");
  await status.open();
  await page.getByRole("link", { name: `Bergfrid Skaara (${demo.userName})`, exact: true }).click();
  const users = new UsersPage(page, "en");
  await users.licencesKnown();
  await expect(users.fact("signed-in")).toHaveText(users.word("signed-in-browsers", { n: 2 }));
  await users.act("users.change-password").click();
  const fresh = "four words and a number 7";
  await users.field("own-password").fill("not the one");
  await users.field("new-password").fill(fresh);
  await users.field("password-again").fill(`${fresh}!`);
  await users.act("users.change-password").click();
  await expect(users.field("password-again")).toBeFocused();
  await expect(users.dialog.getByText(users.word("password-differs-sentence"))).toBeVisible();
  await users.field("password-again").fill(fresh);
  await users.act("users.change-password").click();
  await expect(users.said).toHaveText(users.word("own-password-wrong-sentence"));
  await users.field("own-password").fill(demo.password);
  await users.act("users.change-password").click();
  await expect(users.said).toHaveText(users.word("password-changed-sentence"));

  await users.act("users.back").click();
  await expect(users.fact("signed-in")).toHaveText(users.word("signed-in-browsers", { n: 1 }));
  await other.page.goto("/users");
  await expect(signIn.heading).toBeVisible();
  await signIn.signIn();
  await expect(signIn.alert.filter({ hasText: signIn.word("signin.credentials-wrong-sentence") })).toBeVisible();
  await signIn.signIn(demo.userName, fresh);
  await expect(other.page.getByRole("tabpanel")).toBeVisible();
  await other.leave();
});

test("the last administrator stays one, and a right that is withdrawn ends the session", async ({ page, installation, guard, signedIn }) => {
  guard.allow(/status of 409/);
  await signedIn();
  const users = await card(page, "thorkild", "Thorkild Gram");
  for (const name of ["Thorkild Gram", "Dilan Aslan"]) {
    await page.goto(`/users?q=${name.split(" ")[0]}`);
    await users.openUser(name);
    await users.act("users.withdraw-administrator").click();
    await users.field("own-password").fill(demo.password);
    await users.act("users.withdraw-administrator").click();
    await expect(users.said).toHaveText(users.word("withdrawn-sentence", { name }));
  }
  await page.goto(`/users?q=${demo.userName}`);
  await users.openUser("Bergfrid Skaara");
  await users.act("users.withdraw-administrator").click();
  await users.field("own-password").fill(demo.password);
  await users.act("users.withdraw-administrator").click();
  await expect(users.said).toHaveText(users.word("last-administrator-sentence"));

  const again = await page.request.put("/api/v1/User/dilan.aslan/Role", {
    headers: { Origin: installation.url },
    data: { Role: "Administrator", OwnPassword: demo.password },
  });
  expect(again.status()).toBe(204);
  await users.act("users.withdraw-administrator").click();
  const signIn = new SignInPage(page, "en");
  await expect(signIn.heading).toBeVisible();
});
