import { LicencesPage } from "./pages/licences.ts";
import { formatDay, formatNumber, languages, text } from "./support/catalogue.ts";
import { issued, listed, named, nameOf } from "./support/demo.ts";
import { expect, test } from "./support/test.ts";
import { edits, otherSerial, rowOfAnotherCustomer } from "./support/tampering.ts";

test.use({ alone: true });

for (const language of languages) {
  test(`each edit made with sqlite3 gets its own diagnosis in ${language}, and the rest stays verified`, async ({
    page,
    installation,
    signedIn,
  }) => {
    const foreign = await rowOfAnotherCustomer();
    await installation.tamper([...Object.values(edits), foreign.sql].join("\n"));
    await signedIn();
    const licences = new LicencesPage(page, language);
    const name = (moduleName: string) => nameOf(named("SUPEROFFICE", moduleName), language);
    const number = (value: number) => formatNumber(language, value);
    const said = (field: string, stored: string, signed: string) =>
      text(language, "reason.column-changed", { field, stored, signed });

    await licences.open("SUPEROFFICE");
    const plan = named("SUPEROFFICE", "ten-sales");
    const yes = text(language, "label.yes");
    const no = text(language, "label.no");
    // An edited column is told with its name and both values, everything else in a sentence.
    const expected: [string, string, string | [string, string, string]][] = [
      [name("ten-sales-essentials"), "altered", ["NumberOfLicenses", number(500), number(50)]],
      [name("visible-for"), "altered", ["IsHidden", yes, no]],
      [name("ten-sales"), "altered", ["ExtraInfo", `${plan.ExtraInfo},windows`, plan.ExtraInfo]],
      [name("ten-service"), "altered", text(language, "reason.stored-hash-changed")],
      [name("ten-marketing"), "altered", text(language, "reason.stored-signature-changed")],
      ["server", "missing", text(language, "reason.row-removed")],
      [foreign.row.ModuleDescription, "foreign", text(language, "reason.row-foreign-serial", { serial: otherSerial })],
    ];
    const marks = expected.map(([row, mark]) => `${row}: ${licences.word(`mark.${mark}`)}`);
    expect((await licences.marksOtherThan("mark.verified")).sort()).toEqual(marks.sort());
    const verified = listed("SUPEROFFICE").length - expected.length + 1;
    await expect(licences.rowsMarked("mark.verified")).toHaveCount(verified);

    const signed = issued("SUPEROFFICE").license.ExpiryDate ?? "";
    const expiry = said("ExpiryDate", formatDay(language, "2099-12-31"), formatDay(language, signed));
    await expect(licences.panel.getByText(expiry)).toBeVisible();
    await expect(licences.panel.getByText(formatDay(language, signed)).first()).toBeVisible();

    for (const [row, , told] of expected) {
      const details = await licences.openDetails(row);
      const found = typeof told === "string" ? details.dialog.getByText(told) : details.edited(...told);
      await expect(found).toBeVisible();
      await details.close.click();
      await expect(details.dialog).toBeHidden();
    }
    await licences.open("NORDDATA");
    expect(await licences.marksOtherThan("mark.verified")).toEqual([]);
  });
}

test("what counts is the signed number, whatever the column says", async ({ page, installation, signedIn }) => {
  await installation.tamper(edits.number);
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open("SUPEROFFICE");
  await licences.judged();
  const cells = await licences.row("Sales-Essentials").getByRole("cell").allTextContents();
  expect(cells.map((cell) => cell.trim()).slice(0, 3)).toEqual(["25", "25", "50"]);
});

test("command line, server and browser give byte-identical verdicts on an edited database", async ({
  page,
  installation,
  signedIn,
}) => {
  const foreign = await rowOfAnotherCustomer();
  await installation.tamper([...Object.values(edits), foreign.sql].join("\n"));
  await signedIn();
  const said = await installation.verify();
  expect(said.code, "an edited database is not clean").not.toBe(0);
  const server = await (await page.request.get("/api/v1/License/Verdicts")).text();
  expect(said.stdout.trimEnd()).toBe(server);
  expect(server).toContain('"Code":"row-foreign-serial"');

  const licences = new LicencesPage(page, "en");
  const shown: string[] = [];
  for (const [owner, licence] of [["SUPEROFFICE", "ten-sales"], ["NORDDATA", "nd-orders"]] as const) {
    await licences.open(owner, { licence });
    await licences.judged();
    shown.push(await licences.details.verdict());
  }
  expect(`[${shown.join(",")}]`).toBe(server);
});

test("an assignment beyond the signed number is refused though the column was raised", async ({
  page,
  installation,
  signedIn,
}) => {
  const order = named("NORDDATA", "nd-orders");
  await installation.tamper(`UPDATE ModuleLicense SET licenseNumber = 500 WHERE moduleName = 'nd-orders';`);
  await signedIn();
  const holders = `SELECT assocId FROM LicenseAssocLink WHERE moduleLicenseId =
    (SELECT ModuleLicense_id FROM ModuleLicense WHERE moduleName = 'nd-orders')`;
  const ids = async (sql: string) => (await installation.sql(sql)).split("\n").filter(Boolean).map(Number);
  const held = await ids(holders);
  const like = "deleted = 0 AND type = (SELECT type FROM associate WHERE name = 'admin')";
  const others = await ids(`SELECT associate_id FROM associate WHERE ${like} AND associate_id NOT IN (${holders})`);
  expect(others.length).toBeGreaterThan(order.NumberOfLicenses);
  const give = (id: number) =>
    page.request.put(`/api/v1/License/NORDDATA/${id}`, {
      headers: { Origin: installation.url },
      data: ["nd-orders"],
    });
  const free = order.NumberOfLicenses - held.length;
  expect(free).toBeGreaterThan(0);
  for (const id of others.slice(0, free)) {
    const answer = await give(id);
    expect(answer.status(), await answer.text()).toBe(200);
  }
  const refused = await give(others[free] ?? 0);
  expect(refused.status()).toBe(409);
  expect(await refused.json()).toMatchObject({ code: "no-free-seat" });
  expect((await ids(holders)).length).toBe(order.NumberOfLicenses);
});

test("a row whose body was changed grants nothing: no assignment, no right, no seat", async ({ page, installation, signedIn }) => {
  const body = `replace(CAST(body AS TEXT), '"NumberOfLicenses":40', '"NumberOfLicenses":99')`;
  await installation.tamper(`UPDATE ModuleLicense SET body = CAST(${body} AS BLOB) WHERE moduleName = 'nd-orders';`);
  await signedIn();
  const headers = { Origin: installation.url };
  const given = await page.request.put("/api/v1/License/NORDDATA/3", { headers, data: ["nd-orders"] });
  expect(given.status()).toBe(409);
  expect(await given.json()).toMatchObject({ code: "module-not-verified", facts: { Because: "row-changed" } });
  const principal = (await (await page.request.get("/api/v1/User/currentPrincipal")).json()) as { Licenses: { Name: string }[] };
  const names = principal.Licenses.map((licence) => licence.Name);
  expect(names).toContain("nd-lookup");
  expect(names).not.toContain("nd-orders");

  const licences = new LicencesPage(page, "en");
  await licences.open("NORDDATA");
  expect(await licences.marksOtherThan("mark.verified")).toEqual([`Orders: ${licences.word("mark.changed")}`]);
  const cells = await licences.row("Orders").getByRole("cell").allInnerTexts();
  expect(cells.slice(0, 3).join(" "), "no number is shown of what did not verify").not.toMatch(/\d/);
});
