import type { Page } from "@playwright/test";
import { text } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

/** What comes out of a printer in the rooms beside the licences; keyboard.spec.ts has the licences themselves. */

/** A sheet of A4 between its margins. */
const paper = { width: 718, height: 1000 };

/** What is written in a room, and where. */
const rooms = [
  { name: "the users", path: "/users", heading: "heading.users", rows: ".users-table tbody tr" },
  { name: "who has how many licences", path: "/users/licences", heading: "heading.users", rows: ".users-held tbody tr" },
  { name: "the status", path: "/status", heading: "heading.licences", rows: ".users-plan, .facts tbody tr" },
  { name: "the consumption", path: "/status/consumption", heading: "heading.licences", rows: "figure, .consumption svg" },
  { name: "the log", path: "/status/log", heading: "heading.licences", rows: ".facts tbody tr" },
] as const;

/** What can be pressed or filled in and would be printed; the heads of columns that sort are words. */
const pressed = (page: Page) =>
  page.locator(":is(button:not(.sort), input, select, textarea, nav)").filter({ visible: true });

for (const room of rooms) {
  test(`${room.name} can be printed: all of it on the sheet's width, and nothing that could only be pressed`, async ({ page, signedIn }) => {
    await signedIn();
    await page.setViewportSize(paper);
    await page.goto(`${room.path}?lang=nb`);
    const rows = page.locator(room.rows).filter({ visible: true });
    await expect(rows.first()).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    const shown = await rows.count();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("heading", { level: 1, name: text("nb", room.heading) })).toBeVisible();
    await expect(rows).toHaveCount(shown);
    await expect(pressed(page)).toHaveCount(0);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, "pixels beyond the sheet").toBeLessThanOrEqual(0);
  });
}

test("of a user that is open all is printed, and not the list behind it", async ({ page, signedIn }) => {
  await signedIn();
  await page.setViewportSize(paper);
  await page.goto("/users?task=user&row=3&lang=nb");
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("table").first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".users-table")).toBeHidden();
  await expect(pressed(page)).toHaveCount(0);
  const hidden = await dialog.evaluate((open) => open.scrollHeight - open.clientHeight);
  expect(hidden, "pixels that one would have to scroll to").toBeLessThanOrEqual(0);
});
