import type { Issued, License, Row } from "../e2e/support/signed.ts";
import { LicenseType, UserType, day } from "./client.ts";
import type { LicenseInfo } from "@superoffice/webapi";

/** What the vendor's client must return for an issued file, value by value. */

/** The client's row, without the signature that it cannot check. */
export function moduleLicense(row: Row & { signature: string }): object {
  return {
    ownerName: row.OwnerName,
    moduleName: row.ModuleName,
    moduleDescription: row.ModuleDescription,
    moduleTooltip: row.ModuleTooltip,
    moduleVersion: row.ModuleVersion,
    licenseType: LicenseType[row.LicenseType],
    unrestricted: row.Unrestricted,
    allowedUserType: UserType[row.AllowedUserType],
    numberOfLicenses: row.NumberOfLicenses,
    extraFlags: row.ExtraFlags,
    extraInfo: row.ExtraInfo,
    sortOrder: row.SortOrder,
    isHidden: row.IsHidden,
    prerequisiteModuleName: row.PrerequisiteModuleName ?? "",
    signature: row.signature,
  };
}

/** The client drops ExtraInfo of an owner, so it is not here. */
export function licenseInfo(issued: Issued): object {
  const { license } = issued;
  return {
    companyName: license.CompanyName,
    serialNr: license.SerialNr,
    ownerName: license.OwnerName,
    ownerDescription: license.OwnerDescription,
    ...days(license),
    extraFlags: license.ExtraFlags,
    licenseUrl: license.LicenseUrl ?? "",
    licenseVersion: license.LicenseVersion,
    deploymentType: license.DeploymentType,
    productType: license.ProductType,
    productDescription: license.ProductDescription,
    signature: issued.licenseSignature,
    moduleLicenses: issued.rows.map(moduleLicense),
    publicKey: issued.certificates.map((certificate) => ({
      ownerName: certificate.OwnerName,
      signDate: certificate.SignDate,
      expiryDate: certificate.ExpiryDate,
      key: null,
      signature: certificate.signature,
    }))[0],
  };
}

function days(license: License): object {
  return {
    nextCheckDate: license.NextCheckDate,
    maintenanceDate: license.MaintenanceDate,
    adminWarningDate: license.AdminWarningDate,
    expiryDate: license.ExpiryDate,
    graceDate: license.GraceDate,
  };
}

/** What the client returned, with days instead of local moments. */
export function withDays(info: LicenseInfo | undefined): object {
  if (!info) throw new Error("the client found no licence");
  const { publicKey, ...rest } = info;
  return {
    ...rest,
    nextCheckDate: day(info.nextCheckDate),
    maintenanceDate: day(info.maintenanceDate),
    adminWarningDate: day(info.adminWarningDate),
    expiryDate: day(info.expiryDate),
    graceDate: day(info.graceDate),
    publicKey: publicKey && { ...publicKey, signDate: day(publicKey.signDate), expiryDate: day(publicKey.expiryDate) },
  };
}
