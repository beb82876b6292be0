import path from "node:path";
import { HelpPanel } from "./pages/help.ts";
import { LicencesPage } from "./pages/licences.ts";
import { text } from "./support/catalogue.ts";
import { Installation } from "./support/installation.ts";
import { demo, runFolder } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/** From a server that was set up a minute ago to its first licence. */

const empty = test.extend({
  installation: async ({}, use, { workerIndex }) => {
    const folder = path.join(runFolder(), `first-${workerIndex}-${Date.now()}`);
    const installation = await (await Installation.empty(folder)).start();
    await use(installation);
    await installation.stop();
  },
});

empty("an installation without a licence says whose it is, where help is, and shows the first licence", async ({
  page,
  signedIn,
  installation,
}) => {
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await page.goto("/?lang=en");
  const notice = page.getByRole("alert");
  await expect(notice).toContainText(text("en", "activation.no-licences-sentence"));
  await expect(notice).toContainText(demo.company);
  await expect(notice.locator("code")).toHaveText(demo.serial);
  await notice.getByRole("link", { name: text("en", "activation.help") }).click();
  const help = new HelpPanel(page, "en");
  await help.shows("activating");
  await help.close.click();
  await installation.stop();
  await installation.mustLoad(path.join(runFolder(), "norddata.segl"));
  await installation.start();
  await page.reload();
  await licences.judged();
  await expect(licences.row("Orders")).toBeVisible();
  await expect(notice).toHaveCount(0);
});
