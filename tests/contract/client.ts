import { createRequire } from "node:module";
import type {
  ArchiveListItem,
  CheckLicenseStatusResult,
  ExtendedLicenseInfo,
  ExtendedModuleLicense,
  FencingInfo,
  LicenseOwner,
  LicenseResult,
  ModuleLicense,
  ModuleLicenseLink,
  SelectableMDOListItem,
  SystemEventEntity,
  SystemEventScope as Scope,
  User,
  UserAndInstallationLicenceStatus,
} from "@superoffice/webapi";
import { demo } from "../e2e/support/places.ts";

/** The vendor's own npm client, as its documentation shows it, with HTTP Basic. */

interface LicenseAgent {
  getLicenseForAllOwnersFromDBAsync(): Promise<ExtendedLicenseInfo[]>;
  getLicenseFromDBAsync(ownerName: string): Promise<ExtendedLicenseInfo>;
  getModuleLicenseFromDBAsync(ownerName: string, moduleName: string): Promise<ModuleLicense>;
  getShopUrlAsync(ownerName: string): Promise<string>;
  getUserLicensesAsync(associateId: number): Promise<LicenseOwner[]>;
  getLicenseFromFileAsync(fileContent: string): Promise<ExtendedLicenseInfo>;
  addLicenseFromFileAsync(fileContent: string): Promise<ExtendedLicenseInfo>;
  validateLicenseInfoAsync(licenseInfo: ExtendedLicenseInfo): Promise<LicenseResult>;
  activateLicenseInfoAsync(newLicense: ExtendedLicenseInfo): Promise<LicenseResult>;
  getLicenseFromLicenseServerAsync(ownerName: string): Promise<ExtendedLicenseInfo>;
  getLicenseStatusFromLicenseServerAsync(ownerName: string): Promise<CheckLicenseStatusResult>;
  getModuleLicenseHistoryFromLicenseServerAsync(
    licenseInfo: ExtendedLicenseInfo,
    moduleLicense: ExtendedModuleLicense,
  ): Promise<string>;
  removeLicenseFromDBAsync(moduleOwner: string): Promise<LicenseResult>;
  changeSerialNumberAsync(newCompanyName: string, newSerialNumber: string): Promise<LicenseResult>;
  getUserLicensesMDOListAsync(): Promise<SelectableMDOListItem[]>;
  getThirdPartyLicenseAssignmentsAsync(associateId: number, moduleOwner: string): Promise<ModuleLicenseLink[]>;
  assignThirdPartyLicensesAsync(associateId: number, moduleOwner: string, names: string[]): Promise<ModuleLicenseLink[]>;
  unassignThirdPartyLicensesAsync(associateId: number, moduleOwner: string, names: string[]): Promise<ModuleLicenseLink[]>;
  getUserAndInstallationLicenceStatusAsync(associateId: number): Promise<UserAndInstallationLicenceStatus>;
  getSatelliteLicensesAsync(satelliteId: number): Promise<LicenseOwner[]>;
  getCentralLicenseAsync(): Promise<LicenseOwner[]>;
  saveCentralLicenseAsync(license: LicenseOwner[]): Promise<LicenseOwner[]>;
  getFencingInfoAsync(): Promise<FencingInfo>;
}

interface ConfigurationAgent {
  createDefaultSystemEventEntityAsync(): Promise<SystemEventEntity>;
  saveSystemEventEntityAsync(entity: SystemEventEntity): Promise<SystemEventEntity>;
  deleteSystemEventEntityAsync(id: number): Promise<void>;
  getSystemEventEntityAsync(id: number): Promise<SystemEventEntity>;
  existsSystemEventAsync(key: string): Promise<boolean>;
}

interface ArchiveAgent {
  getArchiveListByColumns2Async(
    providerName: string,
    columns: string,
    sortOrder: string,
    restrictions: string,
    entities: string,
    page: number,
    pageSize: number,
  ): Promise<ArchiveListItem[]>;
}

interface UserAgent {
  createDefaultUserAsync(): Promise<User>;
  saveUserAsync(entity: User): Promise<User>;
  getUserAsync(userId: number): Promise<User>;
  getUserFromNameAsync(userName: string): Promise<User>;
  deleteUserAsync(userId: number): Promise<void>;
  removeLicensesAsync(associateId: number): Promise<void>;
  makeRetiredAsync(associateId: number, retired: boolean): Promise<void>;
}

type Agent<T> = new (baseUrl: string, config: { auth: { username: string; password: string } }) => T;

interface WebApi {
  LicenseAgent: Agent<LicenseAgent>;
  ConfigurationAgent: Agent<ConfigurationAgent>;
  ArchiveAgent: Agent<ArchiveAgent>;
  UserAgent: Agent<UserAgent>;
  SystemEventScope: typeof Scope;
  LicenseType: Record<string, string | number>;
  UserType: Record<string, string | number>;
  LicenseStatus: Record<string, string | number>;
}

// The package's ES modules name each other without their file endings, which only a bundler understands.
const vendor = createRequire(import.meta.url)("@superoffice/webapi") as WebApi;

/** The client's own numbers of its enumerations. */
export const { LicenseType, UserType, LicenseStatus, SystemEventScope } = vendor;

const auth = { username: demo.userName, password: demo.password };

export function licenseAgent(url: string): LicenseAgent {
  return new vendor.LicenseAgent(`${url}/api`, { auth });
}

export function configurationAgent(url: string): ConfigurationAgent {
  return new vendor.ConfigurationAgent(`${url}/api`, { auth });
}

export function archiveAgent(url: string): ArchiveAgent {
  return new vendor.ArchiveAgent(`${url}/api`, { auth });
}

export function userAgent(url: string): UserAgent {
  return new vendor.UserAgent(`${url}/api`, { auth });
}

/** An agent's method as the client calls it, without the client: the answer as it stands on the wire. */
export async function askAgent(url: string, method: string, body?: object): Promise<unknown> {
  return answered(
    await fetch(`${url}/api/v1/Agents/License/${method}`, {
      method: "POST",
      headers: { ...basic(), "Content-Type": "application/json", Accept: "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  );
}

export async function askRest(url: string, path: string): Promise<unknown> {
  return answered(await fetch(`${url}/api/v1/${path}`, { headers: { ...basic(), Accept: "application/json" } }));
}

/** A change by REST; nothing where the answer has no body. */
export async function askWith(url: string, method: string, path: string, body?: object): Promise<unknown> {
  return answered(
    await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { ...basic(), "Content-Type": "application/json", Accept: "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  );
}

async function answered(response: Response): Promise<unknown> {
  const text = await response.text();
  if (response.status === 204) return null;
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${text}`);
  return JSON.parse(text) as unknown;
}

function basic(): { Authorization: string } {
  return { Authorization: `Basic ${Buffer.from(`${demo.userName}:${demo.password}`).toString("base64")}` };
}

/** Runs the client in another zone: it makes local dates of everything. */
export async function inZone<T>(zone: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

/** The day of one of the client's dates in the zone of the moment; nothing for the vendor's "no date". */
export function day(date: Date | undefined): string | null {
  if (!date) throw new Error("the client found no date");
  if (date.getFullYear() <= 1) return null;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
