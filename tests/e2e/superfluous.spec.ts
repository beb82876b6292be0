import { SuperfluousView } from "./pages/superfluous.ts";
import { tabTo } from "./support/keyboard.ts";
import { previewed, smaller } from "./support/smaller.ts";
import { expect, test, type Page } from "./support/test.ts";
import { demo } from "./support/places.ts";
import type { Installation } from "./support/installation.ts";

/** The Sales plan shrinks to eleven below what is in use, Service by six, and `web` by five. */
const numbers = { "ten-sales": 47, "ten-service": 30, web: 185 };

async function reach(page: Page, installation: Installation, module: string): Promise<SuperfluousView> {
  const headers = { Origin: installation.url, Accept: "application/json" };
  await page.request.post("/api/v1/Session", { headers, data: { UserName: demo.userName, Password: demo.password } });
  const file = await previewed(page.request, installation.url, await smaller(numbers));
  const view = new SuperfluousView(page, "en");
  await view.open(file, module);
  await view.arrived();
  return view;
}

/** What is staged, as this tab keeps it. */
const staged = (page: Page): Promise<{ Name: string; Module: string; Instead: string | null }[]> =>
  page.evaluate(() => {
    const name = Object.keys(sessionStorage).find((key) => key.startsWith("segl-staged-")) ?? "";
    return JSON.parse(sessionStorage.getItem(name) ?? "[]") as never;
  });

test("eleven users are selected, six lose the plan and five get another, and OK stages it and leads back", async ({
  page,
  installation,
}) => {
  const view = await reach(page, installation, "ten-sales");
  await expect(view.number("In use")).toHaveText("58");
  await expect(view.number(view.word("available"))).toHaveText("47");
  await expect(view.number(view.word("to-remove"))).toHaveText("11");
  const names = (await view.names()).slice(0, 11);
  await view.box(names[0] ?? "").click();
  await view.box(names[5] ?? "").click({ modifiers: ["Shift"] });
  await expect(view.number(view.word("selected"))).toHaveText("6");
  await expect(view.number(view.word("still"))).toHaveText("5");
  await view.button("remove").click();
  await expect(view.row(names[2] ?? "")).toContainText(view.word("goes"));
  for (const name of names.slice(6)) await view.box(name).click();
  await expect(view.dialog.getByRole("status").filter({ hasText: view.word("enough-sentence") })).toBeVisible();
  await view.plan.selectOption("ten-sales-essentials");
  await expect(view.plan.locator("option:checked")).toHaveText(/25 seats free/);
  await view.button("reassign").click();
  await expect(view.plan.locator("option:checked")).toHaveText(/20 seats free/);
  await expect(view.number(view.word("still"))).toHaveText("0");
  await view.button("ok").click();
  await expect(page).toHaveURL(/task=activate&file=[0-9a-f]{64}/);
  const moves = await staged(page);
  expect(moves.map((one) => one.Name)).toEqual(expect.arrayContaining(names));
  expect(moves.filter((one) => one.Instead === "ten-sales-essentials")).toHaveLength(5);
  expect(moves.filter((one) => one.Instead === null)).toHaveLength(6);
  // What was staged is shown as such when one comes back, and each can be undone.
  await view.open(new URL(page.url()).searchParams.get("file") ?? "", "ten-sales");
  await view.arrived();
  await expect(view.number(view.word("marked"))).toHaveText("11");
  await view.undo(names[0] ?? "").click();
  await expect(view.box(names[0] ?? "")).toBeFocused();
  await expect(view.number(view.word("still"))).toHaveText("1");
});

test("the same goes by keyboard alone", async ({ page, installation }) => {
  const view = await reach(page, installation, "ten-sales");
  const [first = "", , third = ""] = await view.names();
  await tabTo(page, view.search);
  await page.keyboard.type(first.slice(0, 5));
  await expect(view.row(third)).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await expect(view.row(third)).toBeVisible();
  await tabTo(page, view.box(first));
  await page.keyboard.press("Space");
  await expect(view.box(first)).toHaveAttribute("aria-checked", "true");
  await tabTo(page, view.box(third));
  await page.keyboard.press("Shift+Space");
  await expect(view.number(view.word("selected"))).toHaveText("3");
  await tabTo(page, view.button("remove"), 200);
  await page.keyboard.press("Enter");
  await expect(view.number(view.word("marked"))).toHaveText("3");
  await expect(view.button("remove")).toBeFocused();
  await tabTo(page, view.button("ok"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/task=activate/);
  expect(await staged(page)).toHaveLength(3);
});

test("Cancel stages nothing, and OK asks first what is to become of the selected", async ({ page, installation }) => {
  const view = await reach(page, installation, "ten-sales");
  const [first = ""] = await view.names();
  await view.button("remove").click();
  await expect(view.dialog.getByRole("alert")).toHaveText(view.word("nobody-selected-sentence"));
  await view.box(first).click();
  await view.button("ok").click();
  await expect(view.dialog.getByRole("alert")).toHaveText(view.word("undecided-sentence", { n: 1 }));
  await view.button("reassign").click();
  await expect(view.dialog.getByRole("alert")).toHaveText(view.word("plan-missing-sentence"));
  await view.button("remove").click();
  await view.button("cancel").click();
  await expect(page).toHaveURL(/task=activate/);
  expect(await staged(page)).toEqual([]);
});

test("users with open requests keep a plan with Service and are refused by name", async ({ page, installation }) => {
  const view = await reach(page, installation, "ten-service");
  await expect(view.row("Ane Vestby")).toContainText(view.word("turns-sentence"));
  for (const name of ["Ane Vestby", "Arvid Kleiven", "Åsa Lindqvist"]) await view.box(name).click();
  await view.button("remove").click();
  await expect(view.row("Åsa Lindqvist")).toContainText(view.word("goes"));
  const alert = view.dialog.getByRole("alert");
  await expect(alert).toContainText("Ane Vestby, Arvid Kleiven");
  await expect(view.box("Ane Vestby")).toHaveAttribute("aria-checked", "true");
  await view.give("ten-marketing");
  await expect(alert).toContainText("Ane Vestby, Arvid Kleiven");
  await view.give("ten-service-essentials");
  await expect(view.row("Ane Vestby")).toContainText("Service-Essentials");
  await expect(view.number(view.word("selected"))).toHaveText("0");
});

test("a plan cannot be given to more than its free seats, and nothing is decided then", async ({ page, installation }) => {
  const view = await reach(page, installation, "ten-sales");
  await view.button("select-shown").click();
  await expect(view.number(view.word("selected"))).toHaveText("58");
  await view.give("ten-sales-essentials");
  await expect(view.dialog.getByRole("alert")).toHaveText(view.word("plan-full-sentence", { n: 25 }));
  await expect(view.number(view.word("marked"))).toHaveText("0");
  await view.button("clear").click();
  await expect(view.number(view.word("selected"))).toHaveText("0");
});

test("a licence that comes with plans is removed with the plan that brings it", async ({ page, installation }) => {
  const view = await reach(page, installation, "web");
  await expect(view.dialog.getByText(view.word("follows-sentence"))).toBeVisible();
  await expect(view.number(view.word("to-remove"))).toHaveText("5");
  // Every plan brings it, so that whoever has open requests keeps it.
  await view.search.fill("ane.vestby");
  await expect(view.rows).toHaveCount(1);
  await expect(view.box("Ane Vestby")).toHaveAttribute("aria-disabled", "true");
  await view.box("Ane Vestby").focus();
  await page.keyboard.press("Space");
  await expect(view.dialog.getByRole("alert")).toContainText("Ane Vestby");
  await expect(view.number(view.word("selected"))).toHaveText("0");
  await view.search.fill("anders.hansen");
  await expect(view.row("Ane Vestby")).toHaveCount(0);
  await view.box("Anders Hansen").click();
  await view.button("remove").click();
  await expect(view.row("Anders Hansen")).toContainText("Sales-Essentials");
  await expect(view.number(view.word("still"))).toHaveText("4");
  await view.button("ok").click();
  await expect(page).toHaveURL(/task=activate/);
  expect(await staged(page)).toMatchObject([{ Module: "ten-sales-essentials", Instead: null }]);
});

test("of several searches the newest counts, and pages and columns are the server's", async ({ page, installation }) => {
  const view = await reach(page, installation, "web");
  await expect(view.rows).toHaveCount(100);
  await expect(view.dialog.getByText(view.word("range", { first: 1, last: 100, found: 190 }))).toBeVisible();
  const [first = ""] = await view.names();
  await view.box(first).click();
  await view.button("next").click();
  await expect(view.rows).toHaveCount(90);
  await expect(view.button("next")).toHaveAttribute("aria-disabled", "true");
  // Who is selected stays so beyond the page.
  await expect(view.number(view.word("selected"))).toHaveText("1");
  await view.column("User").getByRole("button").click();
  await expect(view.column("User")).toHaveAttribute("aria-sort", "ascending");
  await expect(view.rows).toHaveCount(100);
  await view.column("User").getByRole("button").click();
  await expect(view.column("User")).toHaveAttribute("aria-sort", "descending");
  // The first question is answered last.
  const held: (() => void)[] = [];
  await page.route(/Assignees\?.*Search=moe?&/, async (route) => {
    await new Promise<void>((go) => held.push(go));
    await route.continue();
  });
  await view.search.pressSequentially("moe");
  await view.search.pressSequentially("n");
  await expect(view.dialog.locator("table")).toHaveAttribute("aria-busy", "false");
  const shown = await view.names();
  expect(shown.length).toBeGreaterThan(0);
  const late = page.waitForResponse(/Search=moe&/);
  for (const go of held) go();
  await late;
  expect(await view.names()).toEqual(shown);
  expect(shown.every((name) => /moen/i.test(name))).toBe(true);
});

test("everyone who is found is selected beyond the page, and giving it up selects nobody", async ({ page, installation }) => {
  const view = await reach(page, installation, "web");
  const all = view.dialog.getByRole("button", { name: view.word("select-all", { n: 190 }), exact: true });
  let held: (() => void) | undefined;
  await page.route(/Assignees\?.*Top=500/, async (route) => {
    await new Promise<void>((go) => (held = go));
    await route.continue();
  });
  await all.click();
  await expect(view.dialog.getByText(view.word("gathered", { here: 0, all: 190 }))).toBeVisible();
  await view.button("cancel").first().click();
  await expect(all).toBeVisible();
  await expect.poll(() => held).toBeDefined();
  const late = page.waitForResponse(/Top=500/);
  held?.();
  await late;
  await expect(view.number(view.word("selected"))).toHaveText("0");
  await page.unroute(/Assignees\?.*Top=500/);
  await all.click();
  // Seven keep a plan, because of their open requests.
  await expect(view.number(view.word("selected"))).toHaveText("183");
  await expect(view.number(view.word("still"))).toHaveText("0");
});
