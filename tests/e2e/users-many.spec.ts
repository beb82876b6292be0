import { writeFileSync } from "node:fs";
import path from "node:path";
import { UsersPage, changeUsers, usersOpened, type Listed } from "./pages/users.ts";
import { tabTo } from "./support/keyboard.ts";
import { expect, test } from "./support/test.ts";

/** Of the 250 users of the demonstration, so many are associates who have not left. */
const associates = 213;

test.beforeEach(async ({ signedIn }) => signedIn());

test.describe("many users at once", () => {
  test.use({ alone: true });

  test("get a plan after a preview that says who cannot and why, all or nothing", async ({ page }) => {
    const users = await usersOpened(page, "", { q: "an" });
    await users.button("activation.superfluous-select-shown").click();
    const many = await users.rows.count();
    await expect(users.panel.getByText(users.word("selected-sentence", { n: many }))).toBeVisible();
    await users.button("users.change-selected").click();
    await expect(users.dialog.getByRole("heading", { level: 2 })).toHaveText(users.word("change-heading", { n: many }));
    await users.act("users.preview").click();
    await expect(users.refused).toHaveText(users.word("choose-first-sentence"));
    await users.dialog.getByRole("combobox", { name: users.word("holding") }).selectOption("SUPEROFFICE/ten-marketing-essentials");
    await users.act("users.preview").click();
    const left = users.dialog.locator(".superfluous-refused");
    await expect(left).toContainText("Ane Vestby");
    await expect(left).toContainText(/open requests|No seat of/);
    await expect(users.dialog.getByRole("table", { name: users.word("seats") })).toContainText("Marketing-Essentials");
    const will = users.dialog.locator(".users-will");
    const count = Number(/\d+/.exec((await will.textContent()) ?? "")?.[0]);
    expect(count).toBeGreaterThan(5);
    await users.act("users.do-give", { n: count }).click();
    await expect(users.dialog).toBeHidden();
    await expect(page.locator("#status")).toHaveText(users.word("done-give-sentence", { n: count, licence: "Marketing-Essentials" }));
    await expect(users.panel.getByText(users.word("selected-sentence", { n: many }))).toHaveCount(0);
    await users.open("licences", { holding: "SUPEROFFICE/ten-marketing-essentials" });
    await users.finds(12 + count);
  });

  test("are all that were found, and nothing is done when somebody was faster", async ({ page, guard }) => {
    guard.allow(/status of 409/);
    const users = await usersOpened(page);
    await users.button("activation.superfluous-select-all", { n: associates }).click();
    await expect(users.panel.getByText(users.word("selected-sentence", { n: associates }))).toBeVisible();
    await users.button("users.change-selected").click();
    await users.dialog.getByRole("combobox", { name: users.word("holding") }).selectOption("NORDDATA/nd-orders");
    await users.act("users.preview").click();
    const button = users.dialog.getByRole("button", { name: /^Give to \d+ users?$/ });
    await expect(button).toBeVisible();
    // Somebody of the last in the list takes a seat that the preview has promised to another.
    const answer = await page.request.get("/api/v1/User/List?Kind=Associates&Retired=false&Descending=true&Top=500");
    const { Users } = (await answer.json()) as { Users: Listed[] };
    const late = Users.find((user) => user.CanLogIn && !user.Licenses.some((held) => held.ModuleName === "nd-orders"));
    expect((await changeUsers(page, { Users: [late?.AssociateId], OwnerName: "NORDDATA", Give: ["nd-orders"] })).status()).toBe(200);
    await button.click();
    await expect(users.refused).toContainText("Nothing was changed for anybody");
    await users.act("users.look-again").click();
    await expect(button).toBeVisible();
    await users.act("button.cancel").click();
    await users.open("licences");
    await expect.poll(() => users.seats("Orders")).toEqual([35, 5, 40]);
  });

  test("lose a licence, by keyboard alone", async ({ page }) => {
    const users = await usersOpened(page, "", { holding: "NORDDATA/nd-invoices" });
    const many = await users.rows.count();
    const [first = "", second = "", third = ""] = await users.names();
    await tabTo(page, users.search);
    await tabTo(page, users.box(first), 80);
    await page.keyboard.press("Space");
    await tabTo(page, users.box(third), 80);
    await page.keyboard.press("Shift+Space");
    await expect(users.box(second)).toHaveAttribute("aria-checked", "true");
    await users.button("users.change-selected").focus();
    await page.keyboard.press("Enter");
    const take = users.dialog.getByRole("radio", { name: users.word("take") });
    await tabTo(page, users.dialog.getByRole("radio", { name: users.word("give") }));
    await page.keyboard.press("ArrowDown");
    await expect(take).toBeChecked();
    await tabTo(page, users.dialog.getByRole("combobox", { name: users.word("holding") }));
    await page.keyboard.type("Invoices");
    await tabTo(page, users.act("users.preview"));
    await page.keyboard.press("Enter");
    await expect(users.dialog.locator(".users-will")).toHaveText(users.word("will-take-sentence", { n: 3, licence: "Invoices" }));
    await tabTo(page, users.act("users.do-take", { n: 3 }));
    await page.keyboard.press("Enter");
    await expect(users.dialog).toBeHidden();
    await users.finds(many - 3);
    await expect(users.row(second)).toHaveCount(0);
  });

  test("cannot be retired where somebody owns open requests, which is said by name before it begins", async ({ page }) => {
    const users = await usersOpened(page, "", { q: "vestby" });
    await users.box("Ane Vestby").click();
    await users.button("users.retire-selected").click();
    await expect(users.dialog.locator(".superfluous-refused")).toContainText("Ane Vestby");
    await expect(users.dialog).toContainText(users.word("nobody-left-sentence"));
    await users.act("button.cancel").click();
    await expect(users.dialog).toBeHidden();
  });

  test("are a thousand: seen before, told while it is done, and all of them or none", async ({ page, installation, signedIn }) => {
    const file = path.join(installation.folder, "many.csv");
    const lines = Array.from({ length: 1000 }, (_, at) => `bulk${at};Bulk;Number ${at};bulk${at}@wordslayer.example;NO;InternalAssociate;Standard;;;0;0`);
    writeFileSync(file, ["Name;FirstName;LastName;Email;Country;UserType;Role;UserPlan;Licences;Retired;OpenRequests", ...lines, ""].join("\n"));
    await installation.stop();
    await installation.importUsers(file);
    await installation.start();
    await signedIn();
    const users = await usersOpened(page, "", { q: "bulk" });
    await users.finds(1); // The first digit of 1,000
    await users.button("activation.superfluous-select-all", { n: 1000 }).click();
    await expect(users.panel.getByText(users.word("selected-sentence", { n: 1000 }))).toBeVisible();
    await users.button("users.change-selected").click();
    const licence = users.dialog.getByRole("combobox", { name: users.word("holding") });
    await licence.selectOption("NORDDATA/nd-orders");
    await users.act("users.preview").click();
    const left = users.dialog.locator(".superfluous-refused");
    await expect(left.getByRole("heading")).toHaveText(users.word("left-out", { n: 994 }));
    await expect(left.getByRole("listitem").first()).toContainText("No seat of Orders is free: 40 of 40");
    await users.act("users.back").click();
    await licence.selectOption("NORDDATA/nd-lookup");
    await users.act("users.preview").click();
    await expect(left).toHaveCount(0);
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route("**/User/Change", async (route) => {
      await held;
      await route.continue();
    });
    await users.act("users.do-give", { n: 1000 }).click();
    await expect(users.dialog.getByRole("progressbar", { name: users.word("doing", { n: 1000 }) })).toBeVisible();
    answer();
    await expect(users.dialog).toBeHidden();
    const done = users.word("done-give-sentence", { n: 1000, licence: "Company lookup" });
    await expect(page.locator("#status")).toHaveText(done);
    await users.tab("licences").click();
    await expect.poll(async () => (await users.seats("Company lookup"))[0]).toBe(1046);
    // That every licence was verified anew, as before, is not said over it.
    await expect(page.locator("#status")).toHaveText(done);
  });

  test("that nobody selected are nobody after a reload", async ({ page }) => {
    const users = new UsersPage(page, "en");
    await users.open("", { task: "change-users" });
    await expect(users.dialog).toContainText(users.key("activation.superfluous-nobody-selected-sentence"));
    await users.act("button.cancel").click();
    await expect(page).toHaveURL(/\/users(\?lang=en)?$/);
  });
});
