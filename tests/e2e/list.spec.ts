import { readFileSync } from "node:fs";
import { LicencesPage } from "./pages/licences.ts";
import { languages } from "./support/catalogue.ts";
import { hiddenCount, listed, named, nameOf } from "./support/demo.ts";
import { onItsWay, rowIn } from "./support/proof.ts";
import { tabTo } from "./support/keyboard.ts";
import { expect, test } from "./support/test.ts";

const query = (url: string) => Object.fromEntries(new URL(url).searchParams);

test.beforeEach(({ signedIn }) => signedIn());

test("a search leaves what it finds, says how many, and Back shows the whole list again", async ({ page }) => {
  const licences = new LicencesPage(page, "en");
  await licences.open("SUPEROFFICE");
  await licences.judged();
  const all = listed("SUPEROFFICE").length;
  await expect(licences.rows).toHaveCount(all);
  await licences.tools.press("Enter");
  await expect(licences.search).toBeFocused();
  await licences.search.pressSequentially("SALES prem");
  await expect(licences.row("Sales-Premium")).toBeVisible();
  await expect(licences.row("Service-Premium")).toHaveCount(0);
  const found = await licences.rows.count();
  const searched = all + hiddenCount("SUPEROFFICE");
  await expect(licences.matches).toHaveText(licences.word("message.matches", { shown: found, all: searched }));
  expect(query(page.url())).toMatchObject({ q: "SALES prem" });
  await page.reload();
  await licences.judged();
  await expect(licences.search).toHaveValue("SALES prem");
  await expect(licences.rows).toHaveCount(found);
  await page.goBack();
  await expect(licences.rows).toHaveCount(all);
  await expect(licences.search).toHaveValue("");
  await expect(licences.matches).toHaveText("");
});

for (const language of languages) {
  test(`what finds nothing says so and offers the way out, in ${language}`, async ({ page }) => {
    const licences = new LicencesPage(page, language);
    await licences.open("SUPEROFFICE", { q: "no such licence" });
    await expect(page.getByRole("heading", { name: licences.word("heading.no-match") })).toBeVisible();
    await expect(licences.rows).toHaveCount(0);
    await page.getByRole("button", { name: licences.word("button.show-all") }).click();
    await expect(licences.rows).toHaveCount(listed("SUPEROFFICE").length);
    await expect(licences.search).toBeFocused();
    await expect(licences.search).toHaveValue("");
  });
}

test("a search finds hidden licences, which the list leaves out by itself", async ({ page }) => {
  const licences = new LicencesPage(page, "sv");
  const name = nameOf(named("NORDDATA", "nd-agent"), "sv");
  await licences.open("NORDDATA");
  await licences.judged();
  await expect(licences.row(name)).toHaveCount(0);
  await licences.open("NORDDATA", { q: "nd-agent" });
  await expect(licences.table("hidden").getByRole("rowheader")).toHaveText(name);
  await licences.openDetails(name);
  await expect(licences.details.heading).toHaveText(name);
});

test("filters say how many pass, leave those, and a shared link shows the same", async ({ page }) => {
  await onItsWay(page, (proof) => {
    rowIn(proof, "NORDDATA", "nd-invoices").Columns.NumberOfLicenses = 250;
    rowIn(proof, "NORDDATA", "nd-orders").InUse = 41;
  });
  const licences = new LicencesPage(page, "nb");
  await licences.open("NORDDATA");
  await licences.judged();
  const [orders, invoices] = ["nd-orders", "nd-invoices"].map((name) => nameOf(named("NORDDATA", name), "nb"));
  const all = listed("NORDDATA").length;
  // The tools are there: the words for what was found about a row have brought the second part of the app.
  await expect(licences.filter("label.show-all")).toHaveText(`${licences.word("label.show-all")} ${all}`);
  await expect(licences.filter("label.show-all")).toHaveAttribute("aria-pressed", "true");
  await expect(licences.filter("label.show-changed")).toHaveText(`${licences.word("label.show-changed")} 1`);
  await licences.filter("label.show-changed").click();
  await expect(licences.rows).toHaveCount(1);
  await expect(licences.row(invoices ?? "")).toBeVisible();
  await licences.filter("label.over").click();
  await expect(licences.rows).toHaveCount(1);
  await expect(licences.row(orders ?? "")).toContainText(licences.word("label.over"));
  expect(query(page.url())).toMatchObject({ show: "over" });
  await page.goto(page.url());
  await expect(licences.filter("label.over")).toHaveAttribute("aria-pressed", "true");
  await expect(licences.rows).toHaveCount(1);
  await licences.filter("label.over").click();
  await expect(licences.rows).toHaveCount(all);
});

test("the headings sort each table, and say how", async ({ page }) => {
  const licences = new LicencesPage(page, "en");
  await licences.open("SUPEROFFICE");
  await licences.judged();
  await licences.tools.press("Enter");
  await expect(licences.search).toBeVisible();
  const table = licences.table("user");
  const names = () => table.getByRole("rowheader").allTextContents();
  const before = await names();
  const heading = table.getByRole("columnheader", { name: licences.word("label.licence"), exact: true });
  await heading.getByRole("button").press("Enter");
  await expect(heading).toHaveAttribute("aria-sort", "ascending");
  const sorted = [...before].sort(new Intl.Collator("en-GB", { numeric: true }).compare);
  await expect.poll(names).toEqual(sorted);
  await heading.getByRole("button").press("Enter");
  await expect(heading).toHaveAttribute("aria-sort", "descending");
  await expect.poll(names).toEqual(sorted.toReversed());
  await page.goBack();
  await expect.poll(names).toEqual(sorted);
  await heading.getByRole("button").press("Enter");
  await heading.getByRole("button").press("Enter");
  await expect(heading).not.toHaveAttribute("aria-sort");
  await expect.poll(names).toEqual(before);
});

test("all rows of the owner are exported, hidden ones and the verdict included", async ({ page }) => {
  await onItsWay(page, (proof) => {
    rowIn(proof, "NORDDATA", "nd-invoices").Columns.NumberOfLicenses = 250;
  });
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA", { q: "orders" });
  await licences.judged();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: licences.word("button.export") }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("Licences NORDDATA 2026-11-22.csv");
  const text = readFileSync(await file.path(), "utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  const lines = text.slice(1).split("\r\n");
  expect(lines.pop(), "the last line ends too").toBe("");
  expect(lines).toHaveLength(1 + 6);
  expect(lines.find((line) => line.includes(";nd-agent;"))).toContain(`;${licences.word("mark.verified")};`);
  expect(lines.find((line) => line.includes(";nd-invoices;"))).toContain(`;${licences.word("mark.altered")};`);
  expect(lines.find((line) => line.includes(";nd-invoices;")), "the signed number counts").not.toContain(";250;");
});

test("the list is searched, filtered, sorted and exported by keyboard alone", async ({ page }) => {
  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA");
  await licences.judged();
  await licences.tabs.nth(1).focus();
  await tabTo(page, licences.tools);
  await page.keyboard.press("Enter");
  await expect(licences.search).toBeFocused();
  await page.keyboard.type("invoices");
  await expect(licences.rows).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await expect(licences.rows).toHaveCount(listed("NORDDATA").length);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(licences.filter("label.show-changed")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(licences.filter("label.show-changed")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("heading", { name: licences.word("heading.no-match") })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(licences.rows).toHaveCount(listed("NORDDATA").length);
  for (let pressed = 0; pressed < 4; pressed += 1) await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: licences.word("button.export") })).toBeFocused();
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  await download;
  await page.keyboard.press("Tab");
  await expect(licences.table("system").getByRole("button").first()).toBeFocused();
});
