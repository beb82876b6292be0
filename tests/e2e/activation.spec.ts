import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ActivationDialog } from "./pages/activation.ts";
import { LicencesPage } from "./pages/licences.ts";
import { SuperfluousView } from "./pages/superfluous.ts";
import type { Installation } from "./support/installation.ts";
import { tabBackTo, tabTo } from "./support/keyboard.ts";
import { runFolder } from "./support/places.ts";
import { smaller } from "./support/smaller.ts";
import { expect, test, type Page } from "./support/test.ts";
import { Vendor } from "./support/vendor.ts";

/** How a licence changes: both servers run, and nobody has to guess. */

test.use({ alone: true });

async function withVendor(installation: Installation, act: (vendor: Vendor) => Promise<void>): Promise<void> {
  const vendor = await Vendor.start();
  try {
    await installation.stop();
    await installation.asking("SUPEROFFICE", vendor.url).start();
    await act(vendor);
  } finally {
    await vendor.stop();
  }
}

async function list(page: Page): Promise<LicencesPage> {
  const found = new LicencesPage(page, "en");
  await found.open("SUPEROFFICE");
  await found.judged();
  return found;
}

const number = (page: Page, module: string, at: number) => page.locator(`tr[data-module="${module}"] td`).nth(at);

test("more seats are activated by themselves and told of; fewer wait until there is room", async ({ page, installation, signedIn }) => {
  test.slow();
  await withVendor(installation, async (vendor) => {
    const dialog = new ActivationDialog(page, "en");
    vendor.hasIssued(path.join(runFolder(), "superoffice.segl"));
    await signedIn();
    await list(page);
    await dialog.way("button.fetch-licence").click();
    await expect(dialog.status).toContainText("Your licence is up to date.");

    // Nobody loses anything: it is active at once, and the list is the new one.
    const more = await smaller({ "ten-sales": 70 });
    vendor.hasIssued(more);
    await dialog.way("button.fetch-licence").click();
    await dialog.link("activation.activated-new").click();
    await dialog.shows("activation.changes");
    await expect(dialog.dialog.getByRole("heading", { level: 3 }).first()).toHaveText("Issue 2 activated");
    await expect(dialog.cells("Sales-Premium").first()).toHaveText("Sales-Premium");
    await expect(dialog.cells("Sales-Premium").nth(2)).toHaveText("70");
    await dialog.button("button.close").click();
    await expect(number(page, "ten-sales", 2)).toHaveText("70");

    // Somebody would lose something: it waits, and says what stands against it.
    vendor.hasIssued(await smaller({ "ten-sales": 47, "ten-marketing": 40 }, more));
    await dialog.way("button.fetch-licence").click();
    await dialog.link("activation.activate-new").click();
    await dialog.shows("activation.activate-new");
    await dialog.looked();
    const sales = dialog.cells("Sales-Premium");
    for (const [at, words] of ["58", "12", "70", "−23 fewer", "47", "−11"].entries()) {
      await expect(sales.nth(at + 1)).toHaveText(words);
    }
    await expect(sales.first()).toContainText("11 to be removed");
    await expect(dialog.dialog).toContainText("23 fewer of “Sales-Premium”.");
    await expect(dialog.dialog).toContainText("16 more of “Marketing-Premium”.");
    await expect(dialog.activate).toHaveAttribute("aria-disabled", "true");
    await expect(dialog.activate).toHaveAccessibleDescription(/more of 1 licence is in use/);

    // Room is made: five get another plan, six lose theirs; nothing is done before Activate.
    await dialog.dialog.getByRole("link", { name: "Sales-Premium" }).click();
    const view = new SuperfluousView(page, "en");
    await view.arrived();
    const names = (await view.names()).slice(0, 11);
    for (const name of names.slice(0, 6)) await view.box(name).click();
    await view.button("remove").click();
    for (const name of names.slice(6)) await view.box(name).click();
    await view.give("ten-sales-essentials");
    await view.button("ok").click();
    await dialog.shows("activation.activate-new");
    await expect(dialog.dialog).toContainText("6 assignments will be removed. 5 users will get another plan.");
    await expect(dialog.activate).toHaveAttribute("aria-disabled", "false");
    await expect(sales.nth(6)).toHaveText("0");
    await page.reload();
    await expect(dialog.activate).toHaveAttribute("aria-disabled", "false");

    await dialog.activate.click();
    await dialog.shows("activation.changes");
    await expect(dialog.dialog.getByRole("heading", { level: 3 }).first()).toHaveText("Issue 3 activated");
    // The log tells the story: who lost the plan, and who got which one instead.
    await dialog.dialog.getByText("11 users lost something or got something else").click();
    const story = dialog.dialog.getByRole("group").first().getByRole("listitem");
    await expect(story.filter({ hasText: "Sales-Premium removed" })).toHaveCount(6);
    await expect(story.filter({ hasText: "Sales-Essentials instead of Sales-Premium" })).toHaveCount(5);
    for (const name of names) await expect(story.filter({ hasText: name })).toHaveCount(1);
    await dialog.button("button.close").click();
    await expect(number(page, "ten-sales", 0)).toHaveText("47");
    await page.reload();
    await expect(number(page, "ten-sales", 0)).toHaveText("47");
    await expect(number(page, "ten-sales", 2)).toHaveText("47");
    await expect(number(page, "ten-sales-essentials", 0)).toHaveText("30");
    await expect(dialog.status).toContainText("Your licence is up to date.");
    await expect.poll(() => vendor.accepted()).toContain("SUPEROFFICE 3");
  });
});

test("the same goes by keyboard alone", async ({ page, installation, signedIn }) => {
  test.slow();
  await withVendor(installation, async (vendor) => {
    vendor.hasIssued(await smaller({ "ten-sales": 47 }));
    await signedIn();
    await list(page);
    const dialog = new ActivationDialog(page, "en");
    await tabTo(page, dialog.way("button.fetch-licence"));
    await page.keyboard.press("Enter");
    await expect(dialog.link("activation.activate-new")).toBeVisible();
    await tabTo(page, dialog.link("activation.activate-new"));
    await page.keyboard.press("Enter");
    await dialog.looked();
    await tabTo(page, dialog.dialog.getByRole("link", { name: "Sales-Premium" }));
    await page.keyboard.press("Enter");
    const view = new SuperfluousView(page, "en");
    await view.arrived();
    // Six lose the plan, and five get another one: both are chosen from one box to another.
    const names = (await view.names()).slice(0, 11);
    const choose = async (from: string, to: string) => {
      await tabTo(page, view.box(from));
      await page.keyboard.press("Space");
      await tabTo(page, view.box(to));
      await page.keyboard.press("Shift+Space");
    };
    await choose(names[0] ?? "", names[5] ?? "");
    await tabTo(page, view.button("remove"), 200);
    await page.keyboard.press("Enter");
    await tabBackTo(page, view.box(names[10] ?? ""), 200);
    await page.keyboard.press("Space");
    await tabBackTo(page, view.box(names[6] ?? ""));
    await page.keyboard.press("Shift+Space");
    await expect(view.number(view.word("selected"))).toHaveText("5");
    await tabTo(page, view.plan, 200);
    await page.keyboard.type("Sales-E");
    await tabTo(page, view.button("reassign"));
    await page.keyboard.press("Enter");
    await expect(view.number(view.word("still"))).toHaveText("0");
    await tabTo(page, view.button("ok"));
    await page.keyboard.press("Enter");
    await expect(dialog.activate).toHaveAttribute("aria-disabled", "false");
    await tabTo(page, dialog.activate);
    await page.keyboard.press("Enter");
    await dialog.shows("activation.changes");
    await page.keyboard.press("Escape");
    await expect(number(page, "ten-sales", 0)).toHaveText("47");
    await expect(number(page, "ten-sales", 2)).toHaveText("47");
    await expect(number(page, "ten-sales-essentials", 0)).toHaveText("30");
    await page.reload();
    await expect(number(page, "ten-sales", 0)).toHaveText("47");
  });
});

test("a file mangled by e-mail loads and says what was repaired; one changed character in it is refused", async ({ page, signedIn }) => {
  await signedIn();
  await list(page);
  const dialog = new ActivationDialog(page, "en");
  const text = readFileSync(await smaller({ "ten-sales": 59 }), "utf8");
  const mailed = path.join(runFolder(), "mailed.txt");
  writeFileSync(mailed, `Dear customer,\r\n\r\n${text.split("\n").map((line) => `> ${line}  `).join("\r\n")}\r\nKind regards\r\n`);
  const lines = text.split("\n");
  const middle = Math.floor(lines.length / 2);
  lines[middle] = (lines[middle] ?? "").replace(/[A-Za-y]/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1));
  const changed = path.join(runFolder(), "changed.segl");
  writeFileSync(changed, lines.join("\n"));
  const sent: string[] = [];
  page.on("request", (request) => void (request.method() === "POST" && sent.push(request.url())));

  await dialog.way("button.load-file").click();
  await dialog.file.setInputFiles(changed);
  await expect(dialog.dialog).toContainText("“changed.segl” was refused. Nothing was sent and nothing was changed.");
  expect(sent).toEqual([]);

  // Held back on its way, so that what was repaired can be read.
  let answer = () => {};
  const held = new Promise<void>((resolve) => void (answer = resolve));
  await page.route("**/License/Preview", async (route) => {
    await held;
    await route.continue();
  });
  await dialog.file.setInputFiles(mailed);
  await expect(dialog.dialog).toContainText("“mailed.txt” is issue 2 of the licence for serial number 1801852599.");
  await expect(dialog.dialog).toContainText("lines got additions that do not belong to them");
  answer();
  await dialog.shows("activation.activate-new");
  await expect(dialog.cells("Sales-Premium").nth(4)).toHaveText("−1 fewer");
});

test("what changes between looking and activating is said, and what was chosen is kept", async ({ page, installation, signedIn, guard }) => {
  guard.allow(/status of 409/);
  await signedIn();
  const dialog = new ActivationDialog(page, "en");
  await list(page);
  await dialog.way("button.load-file").click();
  await dialog.file.setInputFiles(await smaller({ "ten-sales": 59 }));
  await dialog.looked();
  // Somebody else takes a seat in the meantime.
  const path = `${installation.url}/api/v1/License/SUPEROFFICE/3`;
  const taken = await page.request.put(path, {
    headers: { Origin: installation.url, "Content-Type": "application/json" },
    data: ["ten-sales"],
  });
  expect(taken.status(), await taken.text()).toBeLessThan(300);
  await dialog.activate.click();
  await expect(dialog.dialog).toContainText("Licences have been given or taken in the meantime. Nothing was changed");
  await expect(dialog.cells("Sales-Premium").nth(1)).toHaveText("59");
  await dialog.activate.click();
  await dialog.shows("activation.changes");
});

test("a session that ends takes nothing away of what was chosen", async ({ page, signedIn, guard }) => {
  guard.allow(/status of 401/);
  await signedIn();
  const dialog = new ActivationDialog(page, "en");
  await list(page);
  await dialog.way("button.load-file").click();
  await dialog.file.setInputFiles(await smaller({ "ten-sales": 57 }));
  await dialog.looked();
  await dialog.dialog.getByRole("link", { name: "Sales-Premium" }).click();
  const view = new SuperfluousView(page, "en");
  await view.arrived();
  const [first = ""] = await view.names();
  await view.box(first).click();
  await view.button("remove").click();
  await view.button("ok").click();
  await expect(dialog.dialog).toContainText("1 assignment will be removed.");
  await page.context().clearCookies();
  await dialog.activate.click();
  await page.waitForURL(/\/sign-in/);
  await signedIn();
  const next = new URL(page.url()).searchParams.get("next") ?? "";
  expect(next).toContain("task=activate");
  await page.goto(next);
  await expect(dialog.dialog).toContainText("1 assignment will be removed.");
  await expect(dialog.activate).toHaveAttribute("aria-disabled", "false");
});

test("a third party's licence is removed after saying who loses what", async ({ page, signedIn }) => {
  await signedIn();
  const dialog = new ActivationDialog(page, "en");
  const found = new LicencesPage(page, "en");
  await found.open("NORDDATA");
  await found.judged();
  await dialog.way("button.remove-licence").click();
  await expect(dialog.dialog).toContainText("75 users lose what they hold of it.");
  await dialog.button("button.remove-licence").click();
  await expect(found.tabs).toHaveCount(1);
  await expect(page.getByRole("tab", { name: "SuperOffice" })).toHaveAttribute("aria-selected", "true");
});

test("a serial number is checked as it is typed", async ({ page, signedIn, guard }) => {
  guard.allow(/status of 409/);
  await signedIn();
  const dialog = new ActivationDialog(page, "en");
  await dialog.open("serial-number");
  const field = dialog.dialog.getByRole("textbox", { name: "Serial number" });
  await field.fill("180185");
  await expect(field).not.toHaveAttribute("aria-invalid");
  await field.fill("1801852598");
  await expect(field).toHaveAccessibleDescription(/these do not make one/);
  await field.fill("1010000006");
  await expect(field).toHaveAccessibleDescription(/demo version/);
  await field.fill("1801852599");
  await expect(field).not.toHaveAttribute("aria-invalid");
  await dialog.button("activation.change-serial").click();
  await expect(dialog.dialog.getByRole("textbox", { name: "Licence owner" })).toBeFocused();
  await dialog.dialog.getByRole("textbox", { name: "Licence owner" }).fill("Wordslayer AS");
  await dialog.button("activation.change-serial").click();
  await expect(dialog.dialog).toContainText("No licence server is configured for this owner.");
});

test("a plan is swapped whole in one activation: everyone of the old one gets the new one", async ({ page, signedIn }) => {
  await signedIn();
  const dialog = new ActivationDialog(page, "en");
  await list(page);
  await dialog.way("button.load-file").click();
  await dialog.file.setInputFiles(await smaller({ "ten-service": null, "ten-service-essentials": 80 }));
  await dialog.looked();
  await dialog.dialog.getByRole("link", { name: "Service-Premium" }).click();
  const view = new SuperfluousView(page, "en");
  await view.arrived();
  for (const name of await view.names()) await view.box(name).click();
  await view.give("ten-service-essentials");
  await view.button("ok").click();
  await expect(dialog.activate).toHaveAttribute("aria-disabled", "false");
  await dialog.activate.click();
  await dialog.shows("activation.changes");
  await dialog.button("button.close").click();
  await expect(number(page, "ten-service-essentials", 0)).toHaveText("67");
  await expect(page.locator('tr[data-module="ten-service"]')).toHaveCount(0);
});
