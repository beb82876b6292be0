import { readFileSync } from "node:fs";
import { UsersPage, usersOpened } from "./pages/users.ts";
import { languages } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

/** Of the 250 users of the demonstration, so many are associates who have not left. */
const associates = 213;

test.beforeEach(async ({ signedIn }) => signedIn());

test.describe("the list", () => {
  test("finds whoever is searched for while one types, asks for the newest words alone, and Back leads to all", async ({ page }) => {
    const users = await usersOpened(page);
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
    const users = await usersOpened(page);
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
    const users = await usersOpened(page);
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
    const users = await usersOpened(page);
    await users.tab("others").click();
    await users.arrived();
    await expect(page).toHaveURL(/\/users\/others/);
    await expect(users.rows.first()).toContainText(users.word("kind-external"));
    await page.goBack();
    await users.finds(associates);
  });

  test("is exported whole, as it is filtered, with the words of the screen", async ({ page }) => {
    const users = await usersOpened(page, "", { show: "can-log-in" });
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
