import { expect, type Locator, type Page } from "@playwright/test";
import { pattern, text, type Language } from "../support/catalogue.ts";
import { DetailsDialog } from "./details.ts";

/** The Licences screen, found by roles and by the words of the catalogues. */
export class LicencesPage {
  readonly heading: Locator;
  /** The owners' tabs. */
  readonly tabs: Locator;
  /** The tab about the whole system, before them. */
  readonly statusTab: Locator;
  /** The panel of the chosen tab. */
  readonly panel: Locator;
  /** The rows of the lists, without their headings. */
  readonly rows: Locator;
  readonly search: Locator;
  /** How many licences are shown, after a search or with a filter. */
  readonly matches: Locator;
  readonly signOut: Locator;
  readonly details: DetailsDialog;

  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {
    this.heading = page.getByRole("heading", { level: 1, name: this.word("heading.licences"), exact: true });
    const tabs = page.getByRole("tablist", { name: this.word("label.owners") }).getByRole("tab");
    const aboutAll = this.word("heading.status");
    this.statusTab = tabs.filter({ hasText: new RegExp(`^${aboutAll}$`) });
    this.tabs = tabs.filter({ hasNotText: new RegExp(`^${aboutAll}$`) });
    this.panel = page.getByRole("tabpanel");
    this.rows = this.panel.getByRole("row").filter({ has: page.getByRole("rowheader") });
    const tools = this.panel.getByRole("search");
    this.search = tools.getByRole("searchbox", { name: this.word("label.search") });
    this.matches = tools.getByRole("status");
    this.signOut = page.getByRole("button", { name: this.word("button.sign-out") });
    this.details = new DetailsDialog(page, language);
  }

  word(key: string, args: Record<string, string | number> = {}): string {
    return text(this.language, key, args);
  }

  /** Opens a tab by its address. */
  async open(owner = "SUPEROFFICE", query: Record<string, string> = {}): Promise<void> {
    await this.page.goto(`/licences/${owner}?${new URLSearchParams({ ...query, lang: this.language })}`);
  }

  /** The link to this very view in another language, named in that language. */
  languageLink(language: Language): Locator {
    const navigation = this.page.getByRole("navigation", { name: this.word("label.language") });
    return navigation.getByRole("link", { name: text(language, "language.name"), exact: true });
  }

  /** What asks for search, filters and the export. */
  get tools(): Locator {
    return this.panel.getByRole("button", { name: this.word("button.tools") });
  }

  /** The button of a filter, by the message that names it. */
  filter(key: string): Locator {
    const group = this.panel.getByRole("group", { name: this.word("label.show"), exact: true });
    return group.getByRole("button").filter({ hasText: new RegExp(`^${this.word(key)} `) });
  }

  table(group: "system" | "site" | "user" | "hidden" | "other"): Locator {
    return this.panel.getByRole("table", { name: this.word(`heading.${group}-licences`) });
  }

  /** The row of a licence by its name for people, in any table or in one. */
  row(name: string, rows = this.rows): Locator {
    return rows.filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  }

  rowsMarked(key: string): Locator {
    return this.rows.filter({ has: this.page.locator(".mark").getByText(this.word(key), { exact: true }) });
  }

  /** The word of a row's mark. */
  mark(name: string): Locator {
    return this.row(name).locator(".mark");
  }

  /** What opens a licence's details. */
  opener(name: string): Locator {
    return this.row(name).getByRole("rowheader").getByRole("link");
  }

  /** Waits until every row of the tab has been judged. */
  async judged(): Promise<void> {
    await expect(this.says("message.verified-of")).toBeVisible();
    await expect(this.panel.locator("[aria-busy=true]")).toHaveCount(0);
    await expect(this.page.getByText(this.word("label.asking-server"))).toHaveCount(0);
  }

  /** The name and mark of each row whose mark is another than `key`. */
  async marksOtherThan(key: string): Promise<string[]> {
    await this.judged();
    const marks = await this.rows.evaluateAll((rows) =>
      rows.map((row) => ["th", ".mark"].map((part) => row.querySelector(part)?.textContent?.trim())),
    );
    expect(marks.length, "rows in the list").toBeGreaterThan(0);
    return marks.filter(([, mark]) => mark !== this.word(key)).map(([name, mark]) => `${name}: ${mark}`);
  }

  async openDetails(name: string): Promise<DetailsDialog> {
    await this.opener(name).click();
    await expect(this.details.dialog).toBeVisible();
    return this.details;
  }

  /** A text of the catalogue somewhere in the tab, whatever its arguments are. */
  says(key: string): Locator {
    return this.panel.getByText(pattern(this.language, key));
  }
}
