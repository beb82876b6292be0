import path from "node:path";
import { expect, test as base } from "@playwright/test";
import { Installation } from "../e2e/support/installation.ts";
import { runFolder } from "../e2e/support/places.ts";
import { readIssued, type Issued } from "../e2e/support/signed.ts";
import { faults, listFaults } from "./carriers.ts";
import { askAgent, askWith, licenseAgent, userAgent } from "./client.ts";

/** What the other specs leave of the 23 methods of the vendor's licence agent, and the user agent's that free seats. */

const test = base.extend<{ served: Installation; issued: Issued[] }>({
  served: async ({}, use) => {
    const served = await Installation.copyOf(path.join(runFolder(), "template")).start();
    await use(served);
    await served.stop();
  },
  issued: async ({}, use) =>
    use(["superoffice", "norddata"].map((name) => readIssued(path.join(runFolder(), `${name}.segl`)))),
});

async function id(served: Installation, name: string): Promise<number> {
  return Number(await served.sql(`select associate_id from associate where name = '${name}'`));
}

test("the vendor's client lists the licences that can be given by hand, below their owners", async ({ served, issued }) => {
  const lists = await licenseAgent(served.url).getUserLicensesMDOListAsync();
  expect(lists.map((list) => [list.name, list.extraInfo])).toEqual(
    issued.map(({ license }) => [license.OwnerDescription, license.OwnerName]),
  );
  for (const [at, { rows }] of issued.entries()) {
    const shown = rows.filter((row) => row.LicenseType === "UserLicense" && !row.IsHidden);
    const names = shown.sort((a, b) => a.SortOrder - b.SortOrder).map((row) => [row.ModuleDescription, row.ModuleName]);
    expect(lists[at]?.childItems?.map((item) => [item.name, item.extraInfo])).toEqual(names);
  }
});

test("the vendor's client gives and takes licences of a third party", async ({ served, issued }) => {
  const agent = licenseAgent(served.url);
  const user = await id(served, "john.berg");
  const row = issued[1]?.rows.find((each) => each.LicenseType === "UserLicense" && !each.PrerequisiteModuleName);
  const name = row?.ModuleName ?? "";
  const assigned = (links: { name?: string; assigned?: boolean }[]) =>
    links.filter((link) => link.assigned).map((link) => link.name);
  expect(assigned(await agent.getThirdPartyLicenseAssignmentsAsync(user, "NORDDATA"))).toEqual([]);
  expect(assigned(await agent.assignThirdPartyLicensesAsync(user, "NORDDATA", [name]))).toEqual([name]);
  expect(assigned(await agent.getThirdPartyLicenseAssignmentsAsync(user, "NORDDATA"))).toEqual([name]);
  expect(assigned(await agent.unassignThirdPartyLicensesAsync(user, "NORDDATA", [name]))).toEqual([]);
});

test("the vendor's client finds the dates of the installation and what works for a user", async ({ served, issued }) => {
  const user = await id(served, "john.berg");
  const found = await licenseAgent(served.url).getUserAndInstallationLicenceStatusAsync(user);
  const license = issued[0]?.license;
  expect(found).toMatchObject({
    companyName: license?.CompanyName,
    serialNr: license?.SerialNr,
    userLicenses: ["windows", "user"],
  });
  const answer = await askAgent(served.url, "GetUserAndInstallationLicenceStatus", { associateId: user });
  expect(faults("UserAndInstallationLicenceStatus", answer)).toEqual([]);
  expect(answer).toMatchObject({ ExpiryDate: `${license?.ExpiryDate ?? ""}T00:00:00` });
});

test("the vendor's client finds the site licences of a satellite", async ({ served, issued }) => {
  await served.tamper("insert into Satellite (name, registered) values ('Bergen', 0)");
  const agent = licenseAgent(served.url);
  const rows = issued[0]?.rows.filter((row) => row.LicenseType === "SatelliteLicense") ?? [];
  const of = async () => {
    const main = (await agent.getSatelliteLicensesAsync(1)).find((owner) => owner.name === "SUPEROFFICE");
    return [...(main?.restrictedModuleLicenses ?? []), ...(main?.unrestrictedModuleLicenses ?? [])];
  };
  expect((await of()).map((link) => [link.name, link.assigned, link.total]).sort()).toEqual(
    rows.map((row) => [row.ModuleName, false, row.NumberOfLicenses]).sort(),
  );
  const given = rows.find((row) => !row.IsHidden && !row.PrerequisiteModuleName)?.ModuleName ?? "";
  await askWith(served.url, "PUT", "License/Site/1/SUPEROFFICE", [given]);
  expect((await of()).find((link) => link.name === given)).toMatchObject({ assigned: true, inUse: 1 });
  const answer = await askAgent(served.url, "GetSatelliteLicenses", { satelliteId: 1 });
  expect(listFaults("LicenseOwner", answer)).toEqual([]);
});

test("methods without a documented meaning answer the vendor's client emptily", async ({ served }) => {
  const agent = licenseAgent(served.url);
  expect(await agent.getCentralLicenseAsync()).toEqual([]);
  expect(await agent.saveCentralLicenseAsync([])).toEqual([]);
  expect(await agent.getFencingInfoAsync()).toMatchObject({
    activeCount: 0,
    maximum: 0,
    isNearingMaximum: false,
    hasReachedMaximum: false,
    warningMessage: "",
    warningTooltip: "",
  });
  expect(faults("FencingInfo", await askAgent(served.url, "GetFencingInfo"))).toEqual([]);
});

test("the vendor's client frees the seats of a user, and retires it", async ({ served }) => {
  const user = await id(served, "john.berg");
  const held = () => served.sql(`select count(*) from LicenseAssocLink where assocId = ${user}`);
  expect(await held()).toBe("2");
  await userAgent(served.url).removeLicensesAsync(user);
  expect(await held()).toBe("0");
  await userAgent(served.url).makeRetiredAsync(user, true);
  expect(await served.sql(`select deleted from associate where associate_id = ${user}`)).toBe("1");
});
