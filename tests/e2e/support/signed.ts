import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/**
 * The licence format in few lines, from its document alone: what the tests expect is computed from the issued file and
 * never from an answer of the server.
 */

export interface Envelope {
  payloadType: string;
  payload: string;
  signatures: [{ keyid: string; sig: string }];
}

export interface LicenseFile {
  Format: string;
  License: Envelope;
  ModuleLicenses: Envelope[];
  Keys: Envelope[];
  Revocations: Envelope | null;
}

export interface Row {
  OwnerName: string;
  SerialNr: string;
  Epoch: number;
  Sequence: number;
  ModuleName: string;
  ModuleVersion: string;
  ModuleDescription: string;
  ModuleTooltip: string;
  LicenseType: "SiteLicense" | "SatelliteLicense" | "UserLicense";
  AllowedUserType: string;
  NumberOfLicenses: number;
  Unrestricted: boolean;
  IsHidden: boolean;
  ExtraFlags: number;
  ExtraInfo: string;
  PrerequisiteModuleName: string | null;
  SortOrder: number;
  Texts: Record<string, { Description: string; Tooltip: string }>;
}

export interface License {
  OwnerName: string;
  OwnerDescription: string;
  CompanyName: string;
  SerialNr: string;
  Epoch: number;
  Sequence: number;
  Issued: string;
  AdminWarningDate: string | null;
  ExpiryDate: string | null;
  GraceDate: string | null;
  MaintenanceDate: string | null;
  NextCheckDate: string | null;
  LicenseVersion: string;
  DeploymentType: number;
  ProductType: string;
  ProductDescription: string;
  ExtraFlags: number;
  ExtraInfo: string;
  LicenseUrl: string | null;
  ShopUrl: string | null;
  Texts: Record<string, { Description: string; Tooltip: string }>;
  ModuleLicenses: { ModuleName: string; Hash: string }[];
}

export interface Certificate {
  OwnerName: string;
  KeyId: string;
  SignDate: string;
  ExpiryDate: string;
}

/** A file taken apart: bodies, and each envelope's signature beside them. */
export interface Issued {
  license: License;
  licenseSignature: string;
  rows: (Row & { signature: string; hash: string })[];
  certificates: (Certificate & { signature: string })[];
}

export const beginLine = "-----BEGIN SEGL LICENSE-----";
export const endLine = "-----END SEGL LICENSE-----";
export const rowType = "application/vnd.segl.module-license.v1+json";

/** Object hash in base64: SHA-256 over a zero octet and the pre-authentication encoding. */
export function objectHash(payloadType: string, body: Buffer): string {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${body.length} `;
  return createHash("sha256").update(Buffer.from([0])).update(head).update(body).digest("base64");
}

/** Takes the content out of the armour. */
export function unwrap(file: string): LicenseFile {
  const lines = readFileSync(file, "utf8").split("\n");
  const begin = lines.indexOf(beginLine);
  const end = lines.indexOf(endLine);
  return JSON.parse(Buffer.from(lines.slice(begin + 1, end).join(""), "base64").toString()) as LicenseFile;
}

/** Takes the bodies out of their envelopes. */
export function readIssued(file: string): Issued {
  const parts = unwrap(file);
  const opened = <T>(envelope: Envelope) => JSON.parse(bodyOf(envelope).toString()) as T;
  const signature = (envelope: Envelope) => envelope.signatures[0].sig;
  return {
    license: opened<License>(parts.License),
    licenseSignature: signature(parts.License),
    rows: parts.ModuleLicenses.map((envelope) => ({
      ...opened<Row>(envelope),
      signature: signature(envelope),
      hash: objectHash(envelope.payloadType, bodyOf(envelope)),
    })),
    certificates: parts.Keys.map((envelope) => ({ ...opened<Certificate>(envelope), signature: signature(envelope) })),
  };
}

function bodyOf(envelope: Envelope): Buffer {
  return Buffer.from(envelope.payload, "base64");
}
