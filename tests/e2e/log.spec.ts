import { readFileSync } from "node:fs";
import { StatusPage } from "./pages/status.ts";
import { languages } from "./support/catalogue.ts";
import type { Installation } from "./support/installation.ts";
import { tabTo } from "./support/keyboard.ts";
import { chained, type Entry } from "./support/log.ts";
import { demo } from "./support/places.ts";
import { expect, test, type Page } from "./support/test.ts";

/** The log says who did what, and whether any of it was changed since. */

test.use({ alone: true });

interface Log {
  Entries: Entry[];
  Total: number;
}

/** The first 500 entries, or the newest. */
async function told(page: Page, which: "?From=1" | "" = ""): Promise<Log> {
  return (await (await page.request.get(`/api/v1/Log${which}`)).json()) as Log;
}

async function opened(page: Page, language: (typeof languages)[number] = "en"): Promise<StatusPage> {
  const status = new StatusPage(page, language);
  await status.open("/log");
  return status;
}

const rows = (status: StatusPage) => status.panel.getByRole("table").getByRole("row").filter({ has: status.page.getByRole("rowheader") });

/** Changes the log as somebody does who may write to the database. */
const tamper = (installation: Installation, sql: string) =>
  installation.tamper(`DROP TRIGGER AdminLog_no_update; DROP TRIGGER AdminLog_no_delete; ${sql};`);

test("what an administrator does stands in the log, whose chain this browser checks, in every language", async ({ page, installation, signedIn }) => {
  await signedIn();
  const headers = { Origin: installation.url };
  const data = { Eventkey: "NoTravel", Eventmess: "Upgrade", Scope: "SystemWide" };
  expect((await page.request.post("/api/v1/SystemEvent", { headers, data })).ok()).toBe(true);
  const log = await told(page, "?From=1");
  expect(chained(log.Entries), "the server's chain, computed again").toEqual(log.Entries);
  const status = new StatusPage(page, "en");
  await status.open();
  await status.log.click();
  await expect(page).toHaveURL(/\/status\/log/);
  await expect(page.getByRole("heading", { level: 2, name: "Log", exact: true })).toBeFocused();
  for (const language of languages) {
    const there = await opened(page, language);
    await expect(there.checked).toContainText(there.word("log.whole-sentence", { n: log.Total }));
    await expect(rows(there)).toHaveCount(Math.min(50, log.Total));
    await expect(rows(there).first()).toContainText(there.word("log.act-system-event-added"));
    await expect(rows(there).first()).toContainText(demo.userName);
    await rows(there).first().locator("summary").click();
    await expect(rows(there).first().locator("pre")).toContainText("Upgrade");
  }
  await opened(page);
  await expect(status.checked).toContainText(/This browser last saw the log on .*, up to entry/);
});

test("an entry that was edited in the database is named, by the check and in its row", async ({ page, installation, signedIn }) => {
  await signedIn();
  const { Entries } = await told(page);
  const edited = (Entries.at(-1)?.Id ?? 0) - 1;
  await tamper(installation, `UPDATE AdminLog SET actor = 'nobody' WHERE AdminLog_id = ${edited}`);
  const status = await opened(page);
  const sentence = status.word("log.broken-sentence", { id: edited });
  await expect(status.checked).toContainText(sentence);
  await expect(status.checked).toContainText(status.word("log.do-sentence"));
  await expect(rows(status).filter({ hasText: sentence })).toHaveCount(1);
  await expect(status.checked.getByRole("button")).toHaveCount(0);
});

test("a log that was cut after this browser saw it is noticed, until that is said to be right", async ({ page, installation, signedIn }) => {
  await signedIn();
  const status = await opened(page);
  await expect(status.checked).toContainText("verified in this browser");
  const { Entries } = await told(page);
  const last = Entries.at(-1)?.Id ?? 0;
  await tamper(installation, `DELETE FROM AdminLog WHERE AdminLog_id > ${last - 2}`);
  await opened(page);
  await expect(status.checked).toContainText(/The log ends before entry [\d,]+, which this browser saw on/);
  await status.checked.getByRole("button", { name: status.word("log.accept") }).press("Enter");
  await expect(status.checked).toContainText(status.word("log.whole-sentence", { n: last - 2 }));
  await expect(page.locator("#status")).toHaveText(status.word("log.accepted-sentence"));
  await opened(page);
  await expect(status.checked).toContainText("still there, unchanged");
});

test("older entries come by keyboard, and all of them as a file that a spreadsheet opens", async ({ page, signedIn }) => {
  await signedIn();
  const { Total, Entries } = await told(page, "?From=1");
  expect(Total, "more than one page of everything").toBeGreaterThan(500);
  const status = await opened(page);
  const older = status.panel.getByRole("button", { name: status.word("button.show-older") });
  await tabTo(page, older, 200);
  await page.keyboard.press("Enter");
  await expect(rows(status)).toHaveCount(100);
  const saved = page.waitForEvent("download");
  await status.panel.getByRole("button", { name: status.word("button.export") }).press("Enter");
  const download = await saved;
  expect(download.suggestedFilename()).toBe("Log.csv");
  const lines = readFileSync(await download.path(), "utf8").split("\r\n").filter((line) => line !== "");
  expect(lines[0]).toContain("Id;At;When;");
  expect(lines.length).toBe(Total + 1);
  expect(lines[1]).toContain(Entries[0]?.Hash);
});
