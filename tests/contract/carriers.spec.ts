import path from "node:path";
import { expect, test as base } from "@playwright/test";
import { Installation } from "../e2e/support/installation.ts";
import { demo, runFolder } from "../e2e/support/places.ts";
import { faults, listFaults } from "./carriers.ts";
import { askAgent, askRest } from "./client.ts";

const test = base.extend<object, { served: Installation }>({
  served: [
    async ({}, use) => {
      const served = await Installation.copyOf(path.join(runFolder(), "template")).start();
      await use(served);
      await served.stop();
    },
    { scope: "worker" },
  ],
});

test("every property of every carrier that an agent answers with is there and of its type", async ({ served }) => {
  const { url } = served;
  const owner = { ownerName: "SUPEROFFICE" };
  const row = { ...owner, moduleName: "user" };
  expect(listFaults("ExtendedLicenseInfo", await askAgent(url, "GetLicenseForAllOwnersFromDB"))).toEqual([]);
  expect(faults("ExtendedLicenseInfo", await askAgent(url, "GetLicenseFromDB", owner))).toEqual([]);
  expect(faults("ModuleLicense", await askAgent(url, "GetModuleLicenseFromDB", row))).toEqual([]);
  expect(typeof (await askAgent(url, "GetShopUrl", owner))).toBe("string");
  expect(listFaults("LicenseOwner", await askAgent(url, "GetUserLicenses", { associateId: 1 }))).toEqual([]);
});

test("the REST twin of an agent answers with the same carriers", async ({ served }) => {
  const { url } = served;
  const owner = { OwnerName: "SUPEROFFICE" };
  expect(await askRest(url, "License")).toEqual(await askAgent(url, "GetLicenseForAllOwnersFromDB"));
  expect(await askRest(url, "License/SUPEROFFICE")).toEqual(await askAgent(url, "GetLicenseFromDB", owner));
  const row = { ...owner, ModuleName: "ten-sales" };
  expect(await askRest(url, "License/SUPEROFFICE/ten-sales")).toEqual(await askAgent(url, "GetModuleLicenseFromDB", row));
  expect(await askRest(url, "License/SUPEROFFICE/ShopUrl")).toEqual(await askAgent(url, "GetShopUrl", owner));
  expect(await askRest(url, "License/User/1")).toEqual(await askAgent(url, "GetUserLicenses", { AssociateId: 1 }));
});

test("the principal is complete, and its licences are those that the user holds", async ({ served }) => {
  const principal = (await askRest(served.url, "User/currentPrincipal")) as { Associate: string; Licenses: unknown[] };
  expect(faults("SoPrincipalCarrier", principal)).toEqual([]);
  expect(principal.Associate).toBe(demo.userName);
  expect(listFaults("GrantedModuleLicense", principal.Licenses)).toEqual([]);
});
