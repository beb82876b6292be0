import path from "node:path";
import { readFileSync } from "node:fs";
import { expect, test as base } from "@playwright/test";
import { Installation } from "../e2e/support/installation.ts";
import { issue, order, withNumber } from "../e2e/support/issuing.ts";
import { demo, runFolder } from "../e2e/support/places.ts";
import { objectHash, readIssued, unwrap } from "../e2e/support/signed.ts";
import { Vendor } from "../e2e/support/vendor.ts";
import { faults } from "./carriers.ts";
import { LicenseStatus, askAgent, inZone, licenseAgent } from "./client.ts";
import { licenseInfo, withDays } from "./expected.ts";
import { inUse } from "./held.ts";

/** Every method by which the vendor's client brings, judges, activates and removes licences. */

const test = base.extend<{ vendor: Vendor; served: Installation }>({
  vendor: async ({}, use) => {
    const vendor = await Vendor.start();
    await use(vendor);
    await vendor.stop();
  },
  served: async ({ vendor }, use) => {
    const copy = Installation.copyOf(path.join(runFolder(), "template"));
    const served = await copy.asking("SUPEROFFICE", vendor.url).asking("NORDDATA", vendor.url).start();
    vendor.hasIssued(template("superoffice"));
    vendor.hasIssued(template("norddata"));
    await use(served);
    await served.stop();
  },
});

function template(owner: string): string {
  return path.join(runFolder(), `${owner}.segl`);
}

function text(file: string): string {
  return readFileSync(file, "utf8");
}

/** The next issue of SUPEROFFICE's licence, with another number of a row. */
function next(name: string, module: string, number: number): Promise<string> {
  const more = ["--previous", template("superoffice")];
  return issue({ name, order: withNumber(order("superoffice"), module, number), more });
}

/** The status by its name: the client has the numbers. */
function status(name: string): unknown {
  return LicenseStatus[name];
}

for (const zone of ["UTC", "America/St_Johns"]) {
  test(`a licence from a file is shown, validated and activated, in ${zone}`, async ({ served }) => {
    await inZone(zone, async () => {
      const agent = licenseAgent(served.url);
      const file = await next(`more-${zone.length}`, "ten-sales", 75);
      const issued = readIssued(file);
      const shown = await agent.getLicenseFromFileAsync(text(file));
      expect([shown.reason, shown.canBeActivated]).toEqual(["", true]);
      expect(withDays(shown.new)).toEqual(licenseInfo(issued));
      expect(withDays(shown.current)).toEqual(licenseInfo(readIssued(template("superoffice"))));
      const row = shown.extendedModuleLicenses?.find((each) => each.new?.moduleName === "ten-sales");
      const used = inUse(issued).get("ten-sales") ?? 0;
      const before = readIssued(template("superoffice")).rows.find((each) => each.ModuleName === "ten-sales");
      const total = before?.NumberOfLicenses ?? 0;
      expect(row).toMatchObject({
        numberOfLicensesInUse: used,
        numberOfLicensesTotal: total,
        numberOfLicensesFree: total - used,
        numberOfLicensesAdded: 75 - total,
        numberOfLicensesNewTotal: 75,
        numberOfLicensesNewFree: 75 - used,
      });
      expect(await agent.validateLicenseInfoAsync(shown)).toMatchObject({ succeeded: true, reason: "" });
      expect(await agent.activateLicenseInfoAsync(shown)).toMatchObject({ succeeded: true, reason: "" });
      expect(withDays((await agent.getLicenseFromDBAsync("SUPEROFFICE")).current)).toEqual(licenseInfo(issued));
      expect(await agent.activateLicenseInfoAsync(shown)).toMatchObject({ succeeded: false, reason: "already-active" });
    });
  });
}

test("a licence with less than is in use is refused by the client's methods with the code", async ({ served }) => {
  const agent = licenseAgent(served.url);
  const file = await next("fewer", "ten-sales", 1);
  const shown = await agent.getLicenseFromFileAsync(text(file));
  expect([shown.reason, shown.canBeActivated]).toEqual(["activation-blocked", false]);
  const refused = { succeeded: false, reason: "activation-blocked" };
  expect(await agent.validateLicenseInfoAsync(shown)).toMatchObject(refused);
  expect(await agent.activateLicenseInfoAsync(shown)).toMatchObject(refused);
  expect((await agent.addLicenseFromFileAsync(text(file))).reason).toBe("activation-blocked");
  expect((await agent.getLicenseFromFileAsync("no licence")).reason).toBe("armour-begin-missing");
});

test("a file is added in one call, and a third party's licence removed and brought back", async ({ served }) => {
  const agent = licenseAgent(served.url);
  const file = await next("added", "ten-sales", 80);
  const added = await agent.addLicenseFromFileAsync(text(file));
  expect(added.reason).toBe("");
  expect(withDays(added.current)).toEqual(licenseInfo(readIssued(file)));
  expect(await agent.removeLicenseFromDBAsync("NORDDATA")).toMatchObject({ succeeded: true, reason: "" });
  const owners = await agent.getLicenseForAllOwnersFromDBAsync();
  expect(owners.map((owner) => owner.current?.ownerName)).toEqual(["SUPEROFFICE"]);
  const main = await agent.removeLicenseFromDBAsync("SUPEROFFICE");
  expect(main).toMatchObject({ succeeded: false, reason: "main-owner-stays" });
  const back = await agent.addLicenseFromFileAsync(text(template("norddata")));
  expect(withDays(back.current)).toEqual(licenseInfo(readIssued(template("norddata"))));
});

test("the licence server is asked, fetched from, and told what was activated", async ({ served, vendor }) => {
  const agent = licenseAgent(served.url);
  const asked = () => agent.getLicenseStatusFromLicenseServerAsync("SUPEROFFICE");
  expect(await asked()).toMatchObject({ licenseStatus: status("Ok"), message: "", url: "" });

  const file = await next("fetched", "ten-sales", 90);
  vendor.hasIssued(file);
  const fetched = await agent.getLicenseFromLicenseServerAsync("SUPEROFFICE");
  expect([fetched.reason, fetched.canBeActivated]).toEqual(["", true]);
  expect(withDays(fetched.new)).toEqual(licenseInfo(readIssued(file)));
  expect(await asked()).toMatchObject({ licenseStatus: status("NewLicenseActivated") });
  expect(vendor.accepted()).toEqual(["SUPEROFFICE 1", "SUPEROFFICE 2"]);

  const row = fetched.extendedModuleLicenses?.find((each) => each.new?.moduleName === "ten-sales");
  if (!row) throw new Error("there is no ten-sales");
  const history = await agent.getModuleLicenseHistoryFromLicenseServerAsync(fetched, row);
  const numbers = (JSON.parse(history) as { NumberOfLicenses: number }[]).map((entry) => entry.NumberOfLicenses);
  const first = readIssued(template("superoffice")).rows.find((each) => each.ModuleName === "ten-sales");
  expect(numbers).toEqual([90, first?.NumberOfLicenses]);

  await vendor.stop();
  const down = await agent.getLicenseFromLicenseServerAsync("NORDDATA");
  expect(down.reason).toBe("license-server-unreachable");
  expect(await asked()).toMatchObject({ licenseStatus: status("UnknownError"), message: "license-server-unreachable" });
});

test("another serial number and owner come through the licence server", async ({ served, vendor }) => {
  const agent = licenseAgent(served.url);
  const serial = "1600065823";
  const { License } = unwrap(template("superoffice"));
  const hash = objectHash(License.payloadType, Buffer.from(License.payload, "base64"));
  const changed = order("superoffice", [
    [`SerialNr = "${demo.serial}"`, `SerialNr = "${serial}"\nReplaces = { SerialNr = "${demo.serial}", Hash = "${hash}" }`],
    [`CompanyName = "${demo.company}"`, `CompanyName = "Wordslayer Nordic AS"`],
  ]);
  vendor.hasIssued(await issue({ name: "moved", order: changed }));
  const unknown = await agent.changeSerialNumberAsync("Wordslayer Nordic AS", "1501116519");
  expect(unknown).toMatchObject({ succeeded: false, reason: "serial-unknown" });
  const invalid = await agent.changeSerialNumberAsync("Wordslayer Nordic AS", "1501116510");
  expect(invalid).toMatchObject({ succeeded: false, reason: "serial-nr-invalid" });
  const done = await agent.changeSerialNumberAsync("Wordslayer Nordic AS", serial);
  expect(done).toMatchObject({ succeeded: true, reason: "" });
  const { current } = await agent.getLicenseFromDBAsync("SUPEROFFICE");
  expect([current?.companyName, current?.serialNr]).toEqual(["Wordslayer Nordic AS", serial]);
});

test("every property of the carriers is there and of its type", async ({ served, vendor }) => {
  const { url } = served;
  const file = text(await next("carriers", "ten-sales", 70));
  const owner = { ownerName: "SUPEROFFICE" };
  const shown = await askAgent(url, "GetLicenseFromFile", { fileContent: file });
  expect(faults("ExtendedLicenseInfo", shown)).toEqual([]);
  expect(faults("ExtendedLicenseInfo", await askAgent(url, "GetLicenseFromFile", { fileContent: "" }))).toEqual([]);
  expect(faults("ExtendedLicenseInfo", await askAgent(url, "GetLicenseFromLicenseServer", owner))).toEqual([]);
  expect(faults("CheckLicenseStatusResult", await askAgent(url, "GetLicenseStatusFromLicenseServer", owner))).toEqual([]);
  expect(faults("LicenseResult", await askAgent(url, "ValidateLicenseInfo", { licenseInfo: shown }))).toEqual([]);
  expect(faults("LicenseResult", await askAgent(url, "ActivateLicenseInfo", { newLicense: shown }))).toEqual([]);
  expect(faults("ExtendedLicenseInfo", await askAgent(url, "AddLicenseFromFile", { fileContent: file }))).toEqual([]);
  const serial = { newCompanyName: "A", newSerialNumber: "1" };
  expect(faults("LicenseResult", await askAgent(url, "ChangeSerialNumber", serial))).toEqual([]);
  const removed = await askAgent(url, "RemoveLicenseFromDB", { moduleOwner: "NORDDATA" });
  expect(faults("LicenseResult", removed)).toEqual([]);
  expect(vendor.accepted()).toContain("SUPEROFFICE 1");
});
