import { LicencesPage } from "./pages/licences.ts";
import { text } from "./support/catalogue.ts";
import { proofPath } from "./support/proof.ts";
import { expect, test } from "./support/test.ts";

test.beforeEach(({ signedIn }) => signedIn());

test("a server that cannot be reached is said to be so, and trying again loads the licences", async ({ page, guard }) => {
  guard.allow(/ERR_FAILED/);
  let reachable = false;
  await page.route(`**${proofPath}`, (route) => (reachable ? route.continue() : route.abort()));
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA");
  await expect(page.getByText(licences.word("failure.network"))).toBeVisible();
  reachable = true;
  await page.getByRole("button", { name: licences.word("button.retry") }).click();
  expect(await licences.marksOtherThan("mark.verified")).toEqual([]);
});

const broken: [string, string][] = [
  ["a page of HTML", "<!doctype html><title>Proxy</title>"],
  ["half of the JSON", '{"Today":"2026-11-22","Company":{"Name":"Wordslayer AS","SerialNr":"18018'],
  ["nothing at all", ""],
  ["another shape", '{"Verified":true,"Owners":"all of them"}'],
];

for (const [what, body] of broken) {
  test(`${what} in the place of the proof is said to be unreadable, and nothing looks verified`, async ({ page }) => {
    await page.route(`**${proofPath}`, (route) => route.fulfill({ status: 200, contentType: "application/json", body }));
    const licences = new LicencesPage(page, "nb");
    await licences.open();
    await expect(page.getByText(licences.word("failure.answer-unreadable"))).toBeVisible();
    await expect(page.getByText(licences.word("mark.verified"), { exact: true })).toHaveCount(0);
  });
}

test("an error of the server is shown with the number under which its log names the request", async ({ page, guard }) => {
  guard.allow(/status of 500/);
  const problem = { type: "about:blank", title: "", status: 500, code: "server-failed", facts: {}, requestId: "r-4711" };
  const answer = { status: 500, contentType: "application/problem+json", body: JSON.stringify(problem) };
  await page.route(`**${proofPath}`, (route) => route.fulfill(answer));
  await new LicencesPage(page, "da").open();
  await expect(page.getByText(text("da", "failure.server-failed"))).toBeVisible();
  await expect(page.getByText("r-4711")).toBeVisible();
});

test("markup in a name is shown as the text that it is", async ({ page }) => {
  const name = '<img src="https://evil.example/x" onerror="alert(1)">';
  await page.route(`**${proofPath}`, async (route) => {
    const proof = (await (await route.fetch()).text()).replaceAll('"ModuleDescription":"Orders"', `"ModuleDescription":${JSON.stringify(name)}`);
    await route.fulfill({ status: 200, contentType: "application/json", body: proof });
  });
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA");
  await licences.judged();
  await expect(licences.row("Orders"), "the signed name counts").toHaveCount(1);
  await licences.openDetails("Orders");
  await expect(licences.details.dialog.getByText(name).first()).toBeVisible();
});
