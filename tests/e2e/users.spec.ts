import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UsersPage } from "./pages/users.ts";
import { languages } from "./support/catalogue.ts";
import { tabTo } from "./support/keyboard.ts";
import { expect, test, type Page } from "./support/test.ts";

/** Of the 250 users of the demonstration, so many are associates who have not left. */
const associates = 213;

async function opened(page: Page, part = "", query: Record<string, string> = {}): Promise<UsersPage> {
  const users = new UsersPage(page, "en");
  await users.open(part, query);
  await users.arrived();
  return users;
}

interface Listed {
  AssociateId: number;
  Name: string;
  IsAdministrator: boolean;
  CanLogIn: boolean;
  Licenses: { ModuleName: string }[];
}

/** What a change of users answers. */
const change = (page: Page, body: object, path = "") =>
  page.request.post(`/api/v1/User/Change${path}`, { headers: { Origin: new URL(page.url()).origin, Accept: "application/json" }, data: body });

test.beforeEach(async ({ signedIn }) => signedIn());

test.describe("the list", () => {
  test("finds whoever is searched for while one types, asks for the newest words alone, and Back leads to all", async ({ page }) => {
    const users = await opened(page);
    await users.finds(associates);
    await expect(users.rows).toHaveCount(50);
    let asked = 0;
    // Slow answers: whatever is typed meanwhile waits.
    await page.route("**/User/List?**", async (route) => {
      asked += 1;
      const answer = await route.fetch();
      await new Promise((resolve) => setTimeout(resolve, 150));
      return route.fulfill({ response: answer });
    });
    await users.search.pressSequentially("vestby");
    await expect(users.rows).toHaveCount(1);
    await expect(users.row("Ane Vestby")).toBeVisible();
    await users.finds(1);
    expect(asked, "one question at a time").toBeLessThan(6);
    await expect(page).toHaveURL(/\/users\?q=vestby/);
    await page.goBack();
    await users.finds(associates);
    await expect(users.search).toHaveValue("");
  });

  test("is filtered by plan, by licence and by who cannot log in, and says what is missing", async ({ page }) => {
    const users = await opened(page);
    await users.chip("cannot-log-in").click();
    await expect(users.row("Agnieszka Nowak")).toContainText("No user licence");
    await expect(users.row("Agnieszka Nowak")).toContainText("No access to web or Windows");
    await users.chip("active").click();
    await users.holding.selectOption("SUPEROFFICE/windows");
    await users.finds(7);
    await expect(users.row("John Berg")).toContainText("Can log in");
    await users.holding.selectOption("SUPEROFFICE/ten-marketing");
    await users.finds(19);
    await expect(page).toHaveURL(/holding=SUPEROFFICE%2Ften-marketing/);
    await page.reload();
    await users.finds(19);
    await expect(users.holding).toHaveValue("SUPEROFFICE/ten-marketing");
    await users.chip("retired").click();
    await users.button("users.show-everyone").click();
    await users.finds(associates);
    await expect(users.search).toBeFocused();
    await users.chip("retired").click();
    await users.finds(9);
    await expect(users.rows.first()).toContainText(users.word("former"));
  });

  test("is sorted by its columns and turned page by page, all in the address", async ({ page }) => {
    const users = await opened(page);
    const first = await users.names();
    await expect(users.column("label.user")).toHaveAttribute("aria-sort", "ascending");
    await users.button("activation.superfluous-next").click();
    await expect(users.found).toContainText("51–100");
    await expect(page).toHaveURL(/page=2/);
    expect((await users.names()).some((name) => first.includes(name))).toBe(false);
    await users.column("label.user-name").getByRole("button").click();
    await expect(users.column("label.user-name")).toHaveAttribute("aria-sort", "ascending");
    await expect(page).toHaveURL(/\/users\?sort=user-name/);
    await users.column("label.user-name").getByRole("button").click();
    await expect(users.column("label.user-name")).toHaveAttribute("aria-sort", "descending");
    const names = () => users.rows.locator("td code").allTextContents();
    const areSorted = (all: string[]) => all.length === 50 && all.join() === [...all].sort().reverse().join();
    await expect.poll(async () => areSorted(await names())).toBe(true);
    await users.open("", { page: "99" });
    await expect(users.found).toContainText(`201–${associates}`);
    await expect(page).toHaveURL(/page=5/);
  });

  test("has a tab for everybody who is no associate", async ({ page }) => {
    const users = await opened(page);
    await users.tab("others").click();
    await users.arrived();
    await expect(page).toHaveURL(/\/users\/others/);
    await expect(users.rows.first()).toContainText(users.word("kind-external"));
    await page.goBack();
    await users.finds(associates);
  });

  test("is exported whole, as it is filtered, with the words of the screen", async ({ page }) => {
    const users = await opened(page, "", { show: "can-log-in" });
    const found = Number(((await users.found.textContent()) ?? "").split(" ")[0]);
    const download = page.waitForEvent("download");
    await users.button("button.export").click();
    const file = readFileSync((await (await download).path()) ?? "", "utf8");
    const lines = file.split("\r\n").filter(Boolean);
    expect(lines.length).toBe(found + 1);
    expect(lines.filter((line) => line.startsWith("John Berg;"))[0]).toContain("SuperOffice CRM for Windows");
  });

  test("says that it did not come, and comes when it is asked again", async ({ page, guard }) => {
    guard.allow(/ERR_FAILED/);
    const users = new UsersPage(page, "en");
    await page.route("**/User/List?**", (route) => route.abort());
    await users.open();
    await expect(page.getByRole("alert")).toContainText(users.key("failure.network"));
    await page.unroute("**/User/List?**");
    await page.getByRole("button", { name: users.key("button.retry") }).click();
    await users.arrived();
    await users.finds(associates);
  });
});

test.describe("a user", () => {
  test.use({ alone: true });

  test("is given a plan and further licences, and loses them, with free seats before and words after", async ({ page }) => {
    const users = await opened(page, "", { q: "agnieszka" });
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
    const users = await opened(page, "", { q: "agnieszka" });
    await users.openUser("Agnieszka Nowak");
    const free = Number(await users.licence("Orders").locator("td.number").textContent());
    // Somebody else takes the last seats meanwhile.
    const answer = await page.request.get("/api/v1/User/List?Kind=Associates&Retired=false&CanLogIn=true&Top=500");
    const { Users } = (await answer.json()) as { Users: Listed[] };
    const without = Users.filter((user) => !user.Licenses.some((held) => held.ModuleName === "nd-orders"));
    const faster = without.slice(0, free).map((user) => user.AssociateId);
    expect((await change(page, { Users: faster, OwnerName: "NORDDATA", Give: ["nd-orders"] })).status()).toBe(200);
    await users.act("users.give-it", { licence: "Orders" }).click();
    await expect(users.refused).toContainText("No seat of Orders is free: 40 of 40");
    await page.reload();
    await users.licencesKnown();
    await expect(users.licence("Orders")).toContainText("No seat of Orders is free: 40 of 40");
    await expect(users.act("users.give-it", { licence: "Orders" })).toHaveCount(0);
  });

  test("with open requests keeps the plan, and the server's reason is said in words", async ({ page, guard }) => {
    guard.allow(/status of 409/);
    const users = await opened(page, "", { q: "ane.vestby" });
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
    const users = await opened(page, "", { q: "skaara" });
    // Two others are administrators too; one of them owns requests until they are closed.
    await installation.tamper("UPDATE associate SET openRequests = 0");
    await signedIn();
    const { Users } = (await (await page.request.get("/api/v1/User/List?Top=500")).json()) as { Users: Listed[] };
    const others = Users.filter((user) => user.IsAdministrator && user.Name !== "admin").map((user) => user.AssociateId);
    expect((await change(page, { Users: others, Retire: true })).status()).toBe(200);
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

test.describe("many users at once", () => {
  test.use({ alone: true });

  test("get a plan after a preview that says who cannot and why, all or nothing", async ({ page }) => {
    const users = await opened(page, "", { q: "an" });
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
    const users = await opened(page);
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
    expect((await change(page, { Users: [late?.AssociateId], OwnerName: "NORDDATA", Give: ["nd-orders"] })).status()).toBe(200);
    await button.click();
    await expect(users.refused).toContainText("Nothing was changed for anybody");
    await users.act("users.look-again").click();
    await expect(button).toBeVisible();
    await users.act("button.cancel").click();
    await users.open("licences");
    await expect.poll(() => users.seats("Orders")).toEqual([35, 5, 40]);
  });

  test("lose a licence, by keyboard alone", async ({ page }) => {
    const users = await opened(page, "", { holding: "NORDDATA/nd-invoices" });
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
    const users = await opened(page, "", { q: "vestby" });
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
    const users = await opened(page, "", { q: "bulk" });
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
    await expect(page.locator("#status")).toHaveText(users.word("done-give-sentence", { n: 1000, licence: "Company lookup" }));
    await users.tab("licences").click();
    await expect.poll(async () => (await users.seats("Company lookup"))[0]).toBe(1046);
  });

  test("that nobody selected are nobody after a reload", async ({ page }) => {
    const users = new UsersPage(page, "en");
    await users.open("", { task: "change-users" });
    await expect(users.dialog).toContainText(users.key("activation.superfluous-nobody-selected-sentence"));
    await users.act("button.cancel").click();
    await expect(page).toHaveURL(/\/users(\?lang=en)?$/);
  });
});

for (const language of languages) {
  test(`each licence leads to its holders and each holder back to the licence (${language})`, async ({ page }) => {
    const users = new UsersPage(page, language);
    await users.open("licences");
    await expect(users.panel.getByRole("table").first()).toBeVisible();
    const [inUse = 0, free = 0, total = 0] = await users.seats("Sales-Premium");
    expect(inUse + free).toBe(total);
    await users.panel.getByRole("link", { name: "Sales-Premium", exact: true }).click();
    await users.arrived();
    await users.finds(inUse);
    const heading = users.panel.getByRole("heading", { level: 2 });
    await expect(heading).toHaveText(users.word("holders-of", { licence: "Sales-Premium" }));
    const [first = ""] = await users.names();
    await users.openUser(first);
    await users.dialog.locator(".users-plan-name").getByRole("link", { name: "Sales-Premium" }).click();
    await expect(users.dialog).toBeHidden();
    await expect(heading).toHaveText(users.word("holders-of", { licence: "Sales-Premium" }));
    await users.panel.getByRole("link", { name: users.word("licence-details") }).click();
    const details = page.locator("dialog#details");
    await expect(details).toContainText("Sales-Premium");
    await details.getByRole("link", { name: users.key("activation.holders-in-users") }).click();
    await expect(details).toBeHidden();
    await expect(heading).toHaveText(users.word("holders-of", { licence: "Sales-Premium" }));
    await users.panel.getByRole("link", { name: users.word("all-licences") }).click();
    await expect(users.panel.getByRole("table").first()).toBeVisible();
  });
}
