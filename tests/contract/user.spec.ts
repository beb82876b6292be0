import path from "node:path";
import type { LicenseOwner, ModuleLicenseLink, User } from "@superoffice/webapi";
import { expect, test as base } from "@playwright/test";
import { Installation } from "../e2e/support/installation.ts";
import { demo, runFolder } from "../e2e/support/places.ts";
import { faults } from "./carriers.ts";
import { UserType, askRest, askWith, userAgent } from "./client.ts";
import { users } from "./held.ts";

const test = base.extend<{ served: Installation }>({
  served: async ({}, use) => {
    const served = await Installation.copyOf(path.join(runFolder(), "template")).start();
    await use(served);
    await served.stop();
  },
});

const links = (user: User): ModuleLicenseLink[] =>
  (user.licenseOwners ?? []).flatMap((owner) => [
    ...(owner.restrictedModuleLicenses ?? []),
    ...(owner.unrestrictedModuleLicenses ?? []),
  ]);

/** What a user holds and what is seen of it, by name. */
const held = (user: User) =>
  links(user)
    .filter((link) => link.assigned && !link.isHidden)
    .map((link) => link.name);

/** The same owners with a row ticked, or without the tick. */
function ticked(user: User, name: string, assigned: boolean): LicenseOwner[] {
  const tick = (list?: ModuleLicenseLink[]) => list?.map((link) => (link.name === name ? { ...link, assigned } : link));
  return (user.licenseOwners ?? []).map((owner) => ({
    ...owner,
    restrictedModuleLicenses: tick(owner.restrictedModuleLicenses),
    unrestrictedModuleLicenses: tick(owner.unrestrictedModuleLicenses),
  }));
}

test("the vendor's client begins a user, saves it with a plan, and finds it again by key and name", async ({ served }) => {
  const agent = userAgent(served.url);
  const blank = await agent.createDefaultUserAsync();
  expect(blank).toMatchObject({ associateId: 0, name: "", deleted: false, type: UserType["InternalAssociate"] });
  expect(held(blank)).toEqual([]);
  const before = users().length;

  const added = await agent.saveUserAsync({
    ...blank,
    name: "kari.ny",
    person: { ...blank.person, firstname: "Kari", lastname: "Ny", email: "kari.ny@wordslayer.example" },
    licenseOwners: ticked(blank, "ten-sales", true),
  });
  expect(added).toMatchObject({
    associateId: before + 1,
    name: "kari.ny",
    userName: "kari.ny",
    tooltip: "Kari Ny",
    role: { value: "Standard" },
    person: { firstname: "Kari", lastname: "Ny", fullName: "Kari Ny", email: "kari.ny@wordslayer.example" },
    deleted: false,
  });
  expect(held(added)).toEqual(["ten-sales"]);
  expect(await agent.getUserAsync(added.associateId ?? 0)).toEqual(added);
  expect(await agent.getUserFromNameAsync("kari.ny")).toEqual(added);
  await expect(agent.saveUserAsync({ ...blank, name: "kari.ny" })).rejects.toThrow("409");
  await expect(agent.getUserAsync(4711)).rejects.toThrow("404");
});

test("the vendor's client changes a user, retires it, and lets it come back with nothing", async ({ served }) => {
  const agent = userAgent(served.url);
  const before = await agent.getUserFromNameAsync("john.berg");
  const changed = await agent.saveUserAsync({
    ...before,
    role: { ...before.role, id: before.role?.id ?? 0, value: "Administrator" },
    person: { ...before.person, email: "john@wordslayer.example" },
  });
  expect(changed).toMatchObject({ role: { value: "Administrator" }, person: { email: "john@wordslayer.example" } });
  expect(held(changed)).toEqual(held(before));
  expect(held(before)).not.toEqual([]);

  await agent.deleteUserAsync(before.associateId ?? 0);
  const retired = await agent.getUserFromNameAsync("john.berg");
  expect(retired).toMatchObject({ associateId: before.associateId, deleted: true, isPersonRetired: true });
  expect(held(retired)).toEqual([]);

  const back = await agent.saveUserAsync({ ...retired, deleted: false });
  expect(back).toMatchObject({ associateId: before.associateId, deleted: false, isPersonRetired: false });
  expect(held(back)).toEqual([]);
  await agent.makeRetiredAsync(before.associateId ?? 0, true);
  await agent.makeRetiredAsync(before.associateId ?? 0, false);
  expect((await agent.getUserFromNameAsync("john.berg")).deleted).toBe(false);
});

test("the vendor's REST paths of users answer with every property of the carrier", async ({ served }) => {
  const { url } = served;
  expect(faults("User", await askRest(url, "User/Default?userType=ExternalAssociate&personId=0"))).toEqual([]);
  const added = (await askWith(url, "POST", "User", { Name: "per", Type: "ExternalAssociate" })) as { AssociateId: number };
  expect(faults("User", added)).toEqual([]);
  const here = `User/${added.AssociateId}`;
  expect(added).toMatchObject({ Name: "per", Type: "ExternalAssociate", _Links: { Self: `/api/v1/${here}` } });
  expect(await askRest(url, "User/per")).toEqual(added);
  const changed = await askWith(url, "PUT", here, { Person: { Firstname: "Per" } });
  expect(faults("User", changed)).toEqual([]);
  expect(changed).toMatchObject({ Name: "per", Tooltip: "Per", Type: "ExternalAssociate", Deleted: false });

  const select = "$select=associateDbId,assocName,isActive";
  const list = async (query: string) => ((await askRest(url, `User?${select}&${query}`)) as { value: unknown }).value;
  const row = { associateDbId: added.AssociateId, assocName: "per", isActive: true };
  expect(await list("$filter=assocName eq 'per'")).toEqual([row]);
  expect(await list(`$filter=assocName eq '${demo.userName}'`)).toEqual([
    { associateDbId: 1, assocName: demo.userName, isActive: true },
  ]);
  expect(await askWith(url, "DELETE", here)).toBe(null);
  expect(await list("$filter=assocName eq 'per'")).toEqual([{ ...row, isActive: false }]);
});
