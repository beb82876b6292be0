import { LicencesPage } from "./pages/licences.ts";
import { SignInPage } from "./pages/signin.ts";
import { StatusPage } from "./pages/status.ts";
import { usersOpened } from "./pages/users.ts";
import { demo } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

test.use({ alone: true });

test("while the server’s disk takes no changes they are said not to be saved, everything can be read, and they go through when it is right", async ({
  page,
  browser,
  installation,
  signedIn,
  guard,
}) => {
  guard.allow(/status of 507/);
  await installation.stop();
  await installation.withFailingDisk().start();
  await signedIn();
  const users = await usersOpened(page, "", { q: "agnieszka" });
  const refused = users.key("activation.storage-failed-sentence");
  await users.openUser("Agnieszka Nowak");
  await installation.diskTakes("0");
  await users.plan.selectOption("ten-sales");
  await users.act("activation.superfluous-reassign").click();
  await expect(users.refused).toHaveText(refused);
  await expect(users.plan, "what was chosen is kept").toHaveValue("ten-sales");

  const status = new StatusPage(page, "en");
  await status.open();
  await status.live();
  await status.add.click();
  await status.kind.selectOption({ label: "No Login" });
  await status.message.fill("Upgrade at noon");
  await status.save.click();
  await expect(status.dialog.getByText(refused)).toBeVisible();
  await expect(status.message, "what was written is kept").toHaveValue("Upgrade at noon");

  // Signing in writes, too: it is said by the form itself, without a script.
  const plain = await browser.newContext({ baseURL: installation.url, javaScriptEnabled: false });
  const outside = await plain.newPage();
  const signIn = new SignInPage(outside, "nb");
  await signIn.open();
  await signIn.signIn(demo.userName, demo.password);
  await expect(outside.getByText(signIn.word("signin.failed-sentence"))).toBeVisible();
  await plain.close();

  const licences = new LicencesPage(page, "en");
  await licences.open();
  await licences.judged();
  expect(await licences.marksOtherThan("mark.verified")).toEqual([]);
  const list = await usersOpened(page, "", { q: "agnieszka" });
  await expect(list.row("Agnieszka Nowak"), "nothing was changed").not.toContainText("Sales-Premium");

  await list.openUser("Agnieszka Nowak");
  await list.plan.selectOption("ten-sales");
  await installation.diskTakes("unlimited");
  await list.act("activation.superfluous-reassign").click();
  await expect(list.said).toHaveText(list.word("given-sentence", { name: "Agnieszka Nowak", licence: "Sales-Premium" }));
});
