import path from "node:path";
import { expect, test as base } from "@playwright/test";
import { Installation } from "../e2e/support/installation.ts";
import { demo, runFolder } from "../e2e/support/places.ts";
import { faults } from "./carriers.ts";
import { SystemEventScope, archiveAgent, askRest, askWith, configurationAgent, inZone } from "./client.ts";

const test = base.extend<{ served: Installation }>({
  served: async ({}, use) => {
    const served = await Installation.copyOf(path.join(runFolder(), "template")).start();
    await use(served);
    await served.stop();
  },
});

const eta = new Date("2026-11-23T06:30:00Z");

test("the vendor's client adds, finds, changes and ends an event, value by value", async ({ served }) => {
  await inZone("UTC", async () => {
    const agent = configurationAgent(served.url);
    const blank = await agent.createDefaultSystemEventEntityAsync();
    expect(blank).toMatchObject({ systemEventId: 0, scope: SystemEventScope.SystemWide, eventkey: "", activatedBy: null });

    const added = await agent.saveSystemEventEntityAsync({ ...blank, eventkey: "NoLogin", eventmess: "Upgrade", eta });
    expect(added).toMatchObject({
      systemEventId: 1,
      scope: SystemEventScope.SystemWide,
      eventkey: "NoLogin",
      eventmess: "Upgrade",
      eta,
      extraInfo: 0,
      owner: 0,
      updatedCount: 0,
      activatedBy: { associateId: 1, name: demo.userName, deleted: false },
    });
    expect(added.registered?.toISOString().slice(0, 10)).toBe("2026-11-22");
    expect(await agent.getSystemEventEntityAsync(1)).toEqual(added);
    expect(await agent.existsSystemEventAsync("NoLogin")).toBe(true);
    expect(await agent.existsSystemEventAsync("NoTravel")).toBe(false);

    const later = new Date("2026-11-23T07:30:00Z");
    const changed = await agent.saveSystemEventEntityAsync({ ...added, eventmess: "Upgrade, later", eta: later });
    expect(changed).toEqual({ ...added, eventmess: "Upgrade, later", eta: later, updatedCount: 1 });
    await expect(agent.saveSystemEventEntityAsync(added)).rejects.toThrow("412");

    await agent.deleteSystemEventEntityAsync(1);
    await expect(agent.getSystemEventEntityAsync(1)).rejects.toThrow("404");
    expect(await agent.existsSystemEventAsync("NoLogin")).toBe(false);
  });
});

test("the vendor's client lists the events with the columns of its archive", async ({ served }) => {
  await inZone("UTC", async () => {
    const agent = configurationAgent(served.url);
    for (const eventkey of ["NoLogin", "MessageOfTheDay", "NoTravel"]) {
      await agent.saveSystemEventEntityAsync({ scope: SystemEventScope.Database, eventkey, eventmess: "Soon", eta });
    }
    const columns = "SystemEvent_id,eventkey,status,eventmess,eta,scope,registered_associate_id/assocName";
    const list = (page: number, size: number, filter = "") =>
      archiveAgent(served.url).getArchiveListByColumns2Async("SystemEvents", columns, "eventkey desc", filter, "", page, size);
    const found = await list(0, 10);
    expect(found.map((row) => [row.entityName, row.primaryKey, row.columnData?.["eventkey"]?.displayValue])).toEqual([
      ["systemevent", 3, "NoTravel"],
      ["systemevent", 1, "NoLogin"],
      ["systemevent", 2, "MessageOfTheDay"],
    ]);
    const shown = Object.entries(found[0]?.columnData ?? {}).map(([name, cell]) => [name, cell.displayValue]);
    expect(Object.fromEntries(shown)).toEqual({
      SystemEvent_id: "[I:3]",
      eventkey: "NoTravel",
      status: "active",
      eventmess: "Soon",
      eta: "[DT:2026-11-23T06:30:00]",
      scope: "[I:2]",
      "registered_associate_id/assocName": demo.userName,
    });
    expect((await list(1, 2)).map((row) => row.primaryKey)).toEqual([2]);
    expect((await list(0, 10, "eventkey eq 'NoLogin'")).map((row) => row.primaryKey)).toEqual([1]);
  });
});

test("the vendor's REST paths answer with every property of the carrier", async ({ served }) => {
  const { url } = served;
  expect(faults("SystemEventEntity", await askRest(url, "SystemEvent/default"))).toEqual([]);
  const body = { Eventkey: "NoFreetext", Scope: "SystemWide" };
  const added = await askWith(url, "POST", "SystemEvent", body);
  expect(faults("SystemEventEntity", added)).toEqual([]);
  expect(await askRest(url, "SystemEvent/1")).toEqual(added);
  expect(added).toMatchObject({ _Links: { Self: "/api/v1/SystemEvent/1" } });
  const changed = await askWith(url, "PUT", "SystemEvent/1", { ...body, Eventmess: "No text" });
  expect(faults("SystemEventEntity", changed)).toEqual([]);
  expect(changed).toMatchObject({ Eventmess: "No text", UpdatedCount: 1 });
  const list = (await askRest(url, "SystemEvent?$select=eventkey,scope")) as { value: unknown };
  expect(list.value).toEqual([{ eventkey: "NoFreetext", scope: 1 }]);
  expect(await askWith(url, "DELETE", "SystemEvent/1")).toBe(null);
});
