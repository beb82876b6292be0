import { UsersPage, changeUsers, usersOpened, type Listed } from "./pages/users.ts";
import { expect, test } from "./support/test.ts";

test.beforeEach(async ({ signedIn }) => signedIn());

test.describe("a user", () => {
  test.use({ alone: true });

  test("is given a plan and further licences, and loses them, with free seats before and words after", async ({ page }) => {
    const users = await usersOpened(page, "", { q: "agnieszka" });
    await users.openUser("Agnieszka Nowak");
    await expect(users.dialog).toContainText(users.word("login-help-sentence"));
    await expect(users.plan.locator("option", { hasText: "Sales-Premium" })).toHaveText(/\((\d+) seats free\)/);
    const offered = await users.plan.locator("option[value=ten-sales]").textContent();
    const free = Number(/\((\d+)/.exec(offered ?? "")?.[1]);
    await users.plan.selectOption("ten-sales");
    await users.act("activation.superfluous-reassign").click();
    await expect(users.said).toHaveText(users.word("given-sentence", { name: "Agnieszka Nowak", licence: "Sales-Premium" }));
    await expect(users.dialog).toContainText(users.word("show-can-log-in"));
    await expect(users.row("Agnieszka Nowak"), "the list behind it is right by itself").toContainText("Sales-Premium");
    // Invoices need Orders first.
    await expect(users.licence("Invoices")).toContainText("Orders");
    await expect(users.act("users.give-it", { licence: "Invoices" })).toHaveCount(0);
    await users.act("users.give-it", { licence: "Orders" }).click();
    await expect(users.licence("Orders")).toContainText(users.word("held"));
    await expect(users.act("users.take-it", { licence: "Orders" })).toBeFocused();
    await users.act("users.give-it", { licence: "Invoices" }).click();
    await expect(users.licence("Invoices")).toContainText(users.word("held"));
    await expect(users.licence("Orders"), "it is needed").toContainText("Invoices");
    await users.act("users.take-it", { licence: "Invoices" }).click();
    await users.act("users.take-it", { licence: "Orders" }).click();
    await expect(users.licence("Orders")).toContainText(users.word("not-held"));
    await users.act("users.take-plan").click();
    await expect(users.said).toHaveText(users.word("taken-sentence", { name: "Agnieszka Nowak", licence: "Sales-Premium" }));
    await expect(users.plan.locator("option[value=ten-sales]")).toContainText(`(${free} seats free)`);
    await page.keyboard.press("Escape");
    await expect(users.dialog).toBeHidden();
    await expect(users.opener("Agnieszka Nowak"), "the row was there all the time").toBeFocused();
    await expect(page).toHaveURL(/\/users\?q=agnieszka/);
  });

  test("cannot have what no seat is free of: said before it is asked for, and after when somebody was faster", async ({ page, guard }) => {
    guard.allow(/status of 409/);
    const users = await usersOpened(page, "", { q: "agnieszka" });
    await users.openUser("Agnieszka Nowak");
    const free = Number(await users.licence("Orders").locator("td.number").textContent());
    // Somebody else takes the last seats meanwhile.
    const answer = await page.request.get("/api/v1/User/List?Kind=Associates&Retired=false&CanLogIn=true&Top=500");
    const { Users } = (await answer.json()) as { Users: Listed[] };
    const without = Users.filter((user) => !user.Licenses.some((held) => held.ModuleName === "nd-orders"));
    const faster = without.slice(0, free).map((user) => user.AssociateId);
    expect((await changeUsers(page, { Users: faster, OwnerName: "NORDDATA", Give: ["nd-orders"] })).status()).toBe(200);
    await users.act("users.give-it", { licence: "Orders" }).click();
    await expect(users.refused).toContainText("No seat of Orders is free: 40 of 40");
    await page.reload();
    await users.licencesKnown();
    await expect(users.licence("Orders")).toContainText("No seat of Orders is free: 40 of 40");
    await expect(users.act("users.give-it", { licence: "Orders" })).toHaveCount(0);
  });

  test("with open requests keeps the plan, and the server's reason is said in words", async ({ page, guard }) => {
    guard.allow(/status of 409/);
    const users = await usersOpened(page, "", { q: "ane.vestby" });
    await users.openUser("Ane Vestby");
    await users.act("users.take-plan").click();
    await expect(users.refused).toHaveText(users.key("activation.superfluous-refused-open-requests-sentence"));
    await expect(users.dialog).toContainText("Service-Premium");
  });

  test("becomes a former employee after a warning, and the seats are free", async ({ page }) => {
    const users = new UsersPage(page, "en");
    await users.open("licences");
    await expect(users.panel.getByRole("table").first()).toBeVisible();
    const [before = 0] = await users.seats("SuperOffice CRM for Windows");
    await users.open("", { q: "john.berg" });
    await users.arrived();
    await users.openUser("John Berg");
    await users.act("users.retire").click();
    await expect(users.dialog.getByText(users.word("retire-lead-sentence"))).toBeVisible();
    await expect(users.dialog.getByRole("row", { name: "SuperOffice CRM for Windows" })).toBeVisible();
    await users.act("users.do-retire", { n: 1 }).click();
    await expect(users.dialog).toBeHidden();
    await expect(page.locator("#status")).toHaveText(users.word("done-retire-sentence", { n: 1 }));
    await expect(users.panel.getByText(users.word("nobody-found-sentence"))).toBeVisible();
    await users.tab("licences").click();
    await expect.poll(() => users.seats("SuperOffice CRM for Windows")).toEqual([before - 1, 10 - before + 1, 10]);
  });

  test("who is the last administrator stays", async ({ page, installation, signedIn }) => {
    const users = await usersOpened(page, "", { q: "skaara" });
    // Two others are administrators too; one of them owns requests until they are closed.
    await installation.tamper("UPDATE associate SET openRequests = 0");
    await signedIn();
    const { Users } = (await (await page.request.get("/api/v1/User/List?Top=500")).json()) as { Users: Listed[] };
    const others = Users.filter((user) => user.IsAdministrator && user.Name !== "admin").map((user) => user.AssociateId);
    expect((await changeUsers(page, { Users: others, Retire: true })).status()).toBe(200);
    await users.openUser("Bergfrid Skaara");
    await users.act("users.retire").click();
    await expect(users.dialog).toContainText(users.word("last-administrator-sentence"));
    await expect(users.act("users.do-retire", { n: 1 })).toHaveCount(0);
  });

  test("is opened by its address, also one that does not exist", async ({ page }) => {
    const users = new UsersPage(page, "en");
    await users.open("", { task: "user", row: "4711" });
    await expect(users.dialog.getByRole("heading", { name: users.word("unknown") })).toBeVisible();
    await expect(users.refused).toHaveText(users.word("unknown-sentence"));
  });
});
