import { LicencesPage } from "./pages/licences.ts";
import { languages } from "./support/catalogue.ts";
import { alterByte, claimVerified, forge, onItsWay, ownerIn, rowIn, type Stored } from "./support/proof.ts";
import { expect, test } from "./support/test.ts";

// Two names that stand in the list, and how many other rows keep their mark.
const owner = "NORDDATA";
const [orders, ordersName] = ["nd-orders", "Orders"];

for (const language of languages) {
  test(`one altered byte of a signed row names that row as changed in ${language}, whatever the server claims`, async ({
    page,
    signedIn,
  }) => {
    await signedIn();
    await onItsWay(page, (proof) => {
      const row = rowIn(proof, "SUPEROFFICE", "ten-sales");
      alterByte(row.Signed, (row.Signed.Body ?? "").indexOf('"NumberOfLicenses":') + '"NumberOfLicenses":'.length);
      claimVerified(proof);
    });
    const licences = new LicencesPage(page, language);
    await licences.open();
    const others = await licences.marksOtherThan("mark.verified");
    expect(others).toEqual([expect.stringContaining(licences.word("mark.changed"))]);
    await expect(licences.rowsMarked("mark.changed")).toHaveCount(1);
    await expect(licences.says("message.owner-partly")).toBeVisible();
  });
}

for (const [where, at] of [["first", 0], ["middle", 120], ["last", -1]] as const) {
  test(`altering the ${where} byte of a body, a signature or a hash never leaves a row verified`, async ({ page, signedIn }) => {
    await signedIn();
    const altered = new Map<string, (stored: Stored) => void>([
      ["nd-orders", (stored) => alterByte(stored, at)],
      ["nd-invoices", (stored) => (stored.Signature = flipped(stored.Signature, at))],
      ["nd-lookup", (stored) => (stored.Hash = flipped(stored.Hash, at))],
    ]);
    await onItsWay(page, (proof) => {
      for (const [name, change] of altered) change(rowIn(proof, owner, name).Signed);
      claimVerified(proof);
    });
    const licences = new LicencesPage(page, "en");
    await licences.open(owner);
    await licences.judged();
    await expect(licences.mark("Orders")).toHaveText(licences.word("mark.changed"));
    await expect(licences.mark("Invoices")).toHaveText(licences.word("mark.altered"));
    await expect(licences.mark("Company lookup")).toHaveText(licences.word("mark.altered"));
    expect(await licences.marksOtherThan("mark.verified")).toHaveLength(3);
  });
}

test("a raised number is not believed though column, hash and claims agree with it", async ({ page, signedIn }) => {
  await signedIn();
  await onItsWay(page, (proof) => {
    forge(rowIn(proof, owner, orders), "NumberOfLicenses", 40, 400);
    claimVerified(proof);
  });
  const licences = new LicencesPage(page, "en");
  await licences.open(owner);
  await licences.judged();
  await expect(licences.mark(ordersName)).toHaveText(licences.word("mark.changed"));
  expect(await licences.marksOtherThan("mark.verified")).toHaveLength(1);
});

test("a raised column beside a genuine body shows what was signed", async ({ page, signedIn }) => {
  await signedIn();
  await onItsWay(page, (proof) => {
    const row = rowIn(proof, owner, orders);
    row.Columns.NumberOfLicenses = 400;
    claimVerified(proof);
  });
  const licences = new LicencesPage(page, "en");
  await licences.open(owner);
  await licences.judged();
  await expect(licences.mark(ordersName)).toHaveText(licences.word("mark.altered"));
  const cells = await licences.row(ordersName).getByRole("cell").allInnerTexts();
  expect(cells.slice(0, 3), "in use, free and total").toEqual(["34", "6", "40"]);
  const said = { field: "NumberOfLicenses", stored: "400", signed: "40" };
  await expect(licences.row(ordersName).getByText(licences.word("reason.column-changed", said))).toBeVisible();
});

test("a changed list leaves no row verified, though every row has its own signature", async ({ page, signedIn }) => {
  await signedIn();
  await onItsWay(page, (proof) => {
    alterByte(ownerIn(proof, owner).License, 60);
    claimVerified(proof);
  });
  const licences = new LicencesPage(page, "en");
  await licences.open(owner);
  await licences.judged();
  await expect(licences.says("reason.signature-bad")).toBeVisible();
  await expect(licences.rowsMarked("mark.verified")).toHaveCount(0);
});

test("a row left out on its way is missed", async ({ page, signedIn }) => {
  await signedIn();
  await onItsWay(page, (proof) => {
    const found = ownerIn(proof, owner);
    found.Rows = found.Rows.filter((row) => row.Columns.ModuleName !== orders);
    claimVerified(proof);
  });
  const licences = new LicencesPage(page, "en");
  await licences.open(owner);
  await licences.judged();
  await expect(licences.rowsMarked("mark.missing")).toHaveCount(1);
});

test("another owner's certificate does not make a list genuine", async ({ page, signedIn }) => {
  await signedIn();
  await onItsWay(page, (proof) => {
    ownerIn(proof, owner).Keys = ownerIn(proof, "SUPEROFFICE").Keys;
    claimVerified(proof);
  });
  const licences = new LicencesPage(page, "en");
  await licences.open(owner);
  await licences.judged();
  await expect(licences.rowsMarked("mark.verified")).toHaveCount(0);
});

/** Changes one octet of a base64 text. */
function flipped(base64: string, at: number): string {
  const octets = Buffer.from(base64, "base64");
  const place = at < 0 ? octets.length + at : at % octets.length;
  octets[place] = (octets[place] ?? 0) ^ 1;
  return octets.toString("base64");
}
