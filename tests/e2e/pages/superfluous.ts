import { expect, type Locator, type Page } from "@playwright/test";
import { text, type Language } from "../support/catalogue.ts";

/** The view Remove superfluous licences, found by roles and by the words of the catalogues. */
export class SuperfluousView {
  readonly dialog: Locator;
  readonly heading: Locator;
  /** The rows of those who are shown. */
  readonly rows: Locator;
  readonly search: Locator;
  readonly plan: Locator;

  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {
    this.dialog = page.locator("dialog#task");
    this.heading = this.dialog.getByRole("heading", { level: 2, name: this.word("heading"), exact: true });
    this.rows = this.dialog.locator("tbody tr");
    this.search = this.dialog.getByRole("searchbox", { name: this.word("search") });
    this.plan = this.dialog.getByRole("combobox", { name: this.word("plan"), exact: true });
  }

  word(key: string, args: Record<string, string | number> = {}): string {
    return text(this.language, `activation.superfluous-${key}`, args);
  }

  /** Opens the view by its address, with everyone of the first page there. */
  async open(file: string, module: string): Promise<void> {
    const query = new URLSearchParams({ task: "superfluous", file, of: module, lang: this.language });
    await this.page.goto(`/licences/SUPEROFFICE?${query}`);
    await expect(this.heading).toBeVisible();
  }

  async arrived(): Promise<void> {
    await expect(this.rows.first()).toBeVisible();
    await expect(this.dialog.locator("table")).toHaveAttribute("aria-busy", "false");
  }

  button(key: string): Locator {
    return this.dialog.getByRole("button", { name: this.word(key), exact: true });
  }

  /** The number beside a name, as it is written. */
  number(name: string): Locator {
    const term = this.page.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) });
    return this.dialog.locator("dl > div").filter({ has: term }).getByRole("definition");
  }

  /** The row of a user, by full name. */
  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("rowheader", { name, exact: true }) });
  }

  box(name: string): Locator {
    return this.dialog.getByRole("checkbox", { name: this.word("select", { name }), exact: true });
  }

  undo(name: string): Locator {
    return this.dialog.locator("table").getByRole("button", { name: this.word("undo-for", { name }), exact: true });
  }

  /** A column's heading by the name on it. */
  column(name: string): Locator {
    return this.dialog.getByRole("columnheader", { name, exact: true });
  }

  /** Chooses a plan by its name in code and gives it to the selected. */
  async give(plan: string): Promise<void> {
    await this.plan.selectOption(plan);
    await this.button("reassign").click();
  }

  /** Names of those who are shown, from the top. */
  names(): Promise<string[]> {
    return this.rows.getByRole("rowheader").allTextContents();
  }
}
