import path from "node:path";
import { expect, test as base } from "@playwright/test";
import { Installation } from "../e2e/support/installation.ts";
import { runFolder } from "../e2e/support/places.ts";
import { readIssued, type Issued } from "../e2e/support/signed.ts";
import { inZone, licenseAgent } from "./client.ts";
import { licenseInfo, moduleLicense, withDays } from "./expected.ts";
import { holds, inUse, users } from "./held.ts";

const test = base.extend<object, { served: Installation; issued: Issued[] }>({
  served: [
    async ({}, use) => {
      const served = await Installation.copyOf(path.join(runFolder(), "template")).start();
      await use(served);
      await served.stop();
    },
    { scope: "worker" },
  ],
  issued: [
    async ({}, use) => use(["superoffice", "norddata"].map((name) => readIssued(path.join(runFolder(), `${name}.segl`)))),
    { scope: "worker" },
  ],
});

for (const zone of ["UTC", "Europe/Oslo", "America/St_Johns"]) {
  test(`the vendor's client in ${zone} finds every owner as issued, value by value`, async ({ served, issued }) => {
    await inZone(zone, async () => {
      const found = await licenseAgent(served.url).getLicenseForAllOwnersFromDBAsync();
      expect(found.map((owner) => owner.current?.ownerName)).toEqual(["SUPEROFFICE", "NORDDATA"]);
      expect(found.map((owner) => withDays(owner.current))).toEqual(issued.map(licenseInfo));
    });
  });
}

test("the vendor's client counts seats as the users hold them", async ({ served, issued }) => {
  const found = await licenseAgent(served.url).getLicenseForAllOwnersFromDBAsync();
  for (const [at, file] of issued.entries()) {
    const counted = inUse(file);
    const told = found[at]?.extendedModuleLicenses ?? [];
    expect(told.map((row) => row.current?.moduleName)).toEqual(file.rows.map((row) => row.ModuleName));
    for (const row of file.rows.filter((row) => row.LicenseType === "UserLicense" && row.ExtraFlags !== 2)) {
      const seats = told.find((each) => each.current?.moduleName === row.ModuleName);
      const used = counted.get(row.ModuleName) ?? 0;
      expect(seats?.numberOfLicensesInUse, row.ModuleName).toBe(used);
      expect(seats?.numberOfLicensesTotal, row.ModuleName).toBe(row.NumberOfLicenses);
      if (!row.Unrestricted) expect(seats?.numberOfLicensesFree, row.ModuleName).toBe(row.NumberOfLicenses - used);
    }
  }
});

test("the vendor's client finds one owner, and every row by its name", async ({ served, issued }) => {
  const agent = licenseAgent(served.url);
  for (const file of issued) {
    const owner = await agent.getLicenseFromDBAsync(file.license.OwnerName);
    expect(withDays(owner.current)).toEqual(licenseInfo(file));
    for (const row of file.rows) {
      const found = await agent.getModuleLicenseFromDBAsync(row.OwnerName, row.ModuleName);
      expect(found, row.ModuleName).toEqual(moduleLicense(row));
    }
  }
});

test("the vendor's client finds the signed address of the shop", async ({ served, issued }) => {
  const agent = licenseAgent(served.url);
  for (const { license } of issued) {
    expect(await agent.getShopUrlAsync(license.OwnerName)).toBe(license.ShopUrl);
  }
});

test("the vendor's client finds what each user holds", async ({ served, issued }) => {
  const agent = licenseAgent(served.url);
  const ids = new Map(
    (await served.sql("select name, associate_id from associate")).split("\n").map((line): [string, number] => {
      const at = line.lastIndexOf("|");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
  const counted = issued.map(inUse);
  const chosen = users().filter((user, at) => user.name === "admin" || user.name === "john.berg" || at % 25 === 0);
  for (const user of chosen) {
    const owners = await agent.getUserLicensesAsync(ids.get(user.name) ?? 0);
    for (const [at, file] of issued.entries()) {
      const owner = owners.find((each) => each.name === file.license.OwnerName);
      expect(owner?.description).toBe(file.license.OwnerDescription);
      const links = [...(owner?.restrictedModuleLicenses ?? []), ...(owner?.unrestrictedModuleLicenses ?? [])];
      const assigned = links.filter((link) => link.assigned).map((link) => link.name ?? "");
      const expected = file.rows.map((row) => row.ModuleName).filter((name) => holds(user, file).has(name));
      expect(assigned.sort(), user.name).toEqual(expected.sort());
      for (const link of links) {
        const row = file.rows.find((each) => each.ModuleName === link.name);
        expect(link, link.name).toMatchObject({
          unrestricted: row?.Unrestricted,
          total: row?.NumberOfLicenses,
          inUse: counted[at]?.get(link.name ?? "") ?? 0,
          isHidden: row?.IsHidden,
          description: row?.ModuleDescription,
          tooltip: row?.ModuleTooltip,
          prerequisiteModuleName: row?.PrerequisiteModuleName ?? "",
          sortOrder: row?.SortOrder,
          extraFlags: row?.ExtraFlags,
        });
      }
    }
  }
});
