import { expect, type Locator, type Page } from "@playwright/test";
import { text, type Language } from "../support/catalogue.ts";

type Arguments = Record<string, string | number>;

/** The Users screen and the dialog over it, found by roles and by the words of the catalogues. */
export class UsersPage {
  readonly panel: Locator;
  readonly table: Locator;
  /** The rows of those who are shown. */
  readonly rows: Locator;
  readonly search: Locator;
  readonly holding: Locator;
  readonly dialog: Locator;
  /** What is announced above the list. */
  readonly found: Locator;

  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {
    this.panel = page.getByRole("tabpanel");
    this.table = this.panel.locator("table.users-table");
    this.rows = this.table.locator("tbody tr");
    this.search = this.panel.getByRole("searchbox", { name: this.key("activation.superfluous-search") });
    this.holding = this.panel.getByRole("combobox", { name: this.word("holding"), exact: true });
    this.dialog = page.locator("dialog#task");
    this.found = this.panel.locator(".matches");
  }

  /** A word of this screen. */
  word(key: string, args: Arguments = {}): string {
    return text(this.language, `users.${key}`, args);
  }

  /** A word of any screen. */
  key(key: string, args: Arguments = {}): string {
    return text(this.language, key, args);
  }

  /** Opens a tab by its address. */
  async open(part = "", query: Record<string, string> = {}): Promise<void> {
    await this.page.goto(`/users${part && `/${part}`}?${new URLSearchParams({ ...query, lang: this.language })}`);
  }

  /** The users of the page are there, and nothing is on its way. */
  async arrived(): Promise<void> {
    await expect(this.rows.first()).toBeVisible();
    await expect(this.table).toHaveAttribute("aria-busy", "false");
  }

  /** As many users are found. */
  async finds(count: number): Promise<void> {
    await expect(this.found).toHaveText(new RegExp(`^${count}\\D`));
  }

  tab(key: "associates" | "others" | "licences"): Locator {
    return this.page.getByRole("tab", { name: this.word(`tab-${key}`), exact: true });
  }

  /** A filter by the message that names it. */
  chip(key: string): Locator {
    const group = this.panel.getByRole("group", { name: this.key("label.show"), exact: true });
    return group.getByRole("button", { name: this.word(`show-${key}`), exact: true });
  }

  column(key: string): Locator {
    return this.table.getByRole("columnheader", { name: this.key(key), exact: true });
  }

  /** The row of a user, by full name. */
  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  }

  box(name: string): Locator {
    return this.panel.getByRole("checkbox", { name: this.key("activation.superfluous-select", { name }), exact: true });
  }

  /** What opens a user. */
  opener(name: string): Locator {
    return this.row(name).getByRole("rowheader").getByRole("link");
  }

  /** Names of those who are shown, from the top. */
  names(): Promise<string[]> {
    return this.rows.getByRole("rowheader").allTextContents();
  }

  /** A button of the screen, by the message that names it. */
  button(key: string, args: Arguments = {}): Locator {
    return this.panel.getByRole("button", { name: this.key(key, args), exact: true });
  }

  /** Opens the dialog of a user from the list. */
  async openUser(name: string): Promise<void> {
    await this.opener(name).click();
    await expect(this.dialog.getByRole("heading", { level: 2, name, exact: true })).toBeVisible();
    await this.licencesKnown();
  }

  /** What can be given is verified. */
  async licencesKnown(): Promise<void> {
    await expect(this.dialog.getByText(this.key("label.loading-part"))).toHaveCount(0);
    await expect(this.dialog.locator("table").first()).toBeVisible();
  }

  /** A button of the dialog, by the message that names it. */
  act(key: string, args: Arguments = {}): Locator {
    return this.dialog.getByRole("button", { name: this.key(key, args), exact: true });
  }

  /** The plans that the dialog offers. */
  get plan(): Locator {
    return this.dialog.getByRole("combobox", { name: this.word("another-plan"), exact: true });
  }

  /** What the dialog says that it did. */
  get said(): Locator {
    return this.dialog.getByRole("status").filter({ hasText: /\S/ });
  }

  /** What the dialog says that cannot be done. */
  get refused(): Locator {
    return this.dialog.getByRole("alert").filter({ hasText: /\S/ });
  }

  /** A field of the dialog that takes a password. */
  field(key: string): Locator {
    return this.dialog.getByRole("textbox", { name: this.word(key), exact: true });
  }

  /** How the user gets into Segl, as the dialog says it. */
  fact(key: string): Locator {
    return this.dialog.locator(".users-access dl > div").filter({ has: this.page.locator("dt", { hasText: this.word(key) }) }).locator("dd");
  }

  /** The row of a licence in the dialog. */
  licence(name: string): Locator {
    return this.dialog.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  }

  /** In use, free and total of a licence on the tab of licences. */
  async seats(name: string): Promise<number[]> {
    const row = this.panel.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
    const cells = await row.locator("td.number").allTextContents();
    return cells.map((cell) => Number(cell.replace(/\D/g, "")));
  }
}

/** A user as the server lists it. */
export interface Listed {
  AssociateId: number;
  Name: string;
  IsAdministrator: boolean;
  CanLogIn: boolean;
  Licenses: { ModuleName: string }[];
}

/** What the server answers to a change of users, made by somebody else than the page. */
export const changeUsers = (page: Page, data: object) =>
  page.request.post("/api/v1/User/Change", { headers: { Origin: new URL(page.url()).origin, Accept: "application/json" }, data });

/** The screen in English, with the users of the page in it. */
export async function usersOpened(page: Page, part = "", query: Record<string, string> = {}): Promise<UsersPage> {
  const users = new UsersPage(page, "en");
  await users.open(part, query);
  await users.arrived();
  return users;
}
