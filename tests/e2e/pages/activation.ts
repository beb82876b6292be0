import { expect, type Locator, type Page } from "@playwright/test";
import { text, type Language } from "../support/catalogue.ts";

/** The dialogs in which licences are loaded, compared, activated and removed, found by roles and by the catalogue's words. */
export class ActivationDialog {
  readonly dialog: Locator;
  /** The owner's licence status, above the list. */
  readonly status: Locator;
  readonly file: Locator;
  readonly activate: Locator;

  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {
    this.dialog = page.locator("dialog#task");
    const heading = page.getByRole("heading", { name: text(language, "heading.licence-status"), exact: true });
    // The innermost of those that have it
    this.status = page.locator("section").filter({ has: heading }).last();
    this.file = this.dialog.locator("input[type=file]");
    this.activate = this.button("activation.activate");
  }

  word(key: string, args: Record<string, string | number> = {}): string {
    return text(this.language, key, args);
  }

  button(key: string): Locator {
    return this.dialog.getByRole("button", { name: this.word(key), exact: true });
  }

  /** One of the buttons above the list. */
  way(key: string): Locator {
    return this.status.getByRole("button", { name: this.word(key), exact: true });
  }

  link(key: string): Locator {
    return this.status.getByRole("link", { name: this.word(key), exact: true });
  }

  /** The dialog has the heading of a task. */
  async shows(key: string): Promise<void> {
    await expect(this.dialog.getByRole("heading", { level: 2, name: this.word(key), exact: true })).toBeVisible();
  }

  /** Opens a task by its address. */
  async open(task: string, query: Record<string, string> = {}, owner = "SUPEROFFICE"): Promise<void> {
    const all = new URLSearchParams({ task, ...query, lang: this.language });
    await this.page.goto(`/licences/${owner}?${all}`);
    await expect(this.dialog.getByRole("heading", { level: 2 })).toBeVisible();
  }

  /** The cells of a licence that changes, by its name on the screen. */
  cells(name: string): Locator {
    return this.dialog.getByRole("row").filter({ hasText: name }).locator("th, td");
  }

  /** The server has said what the file would change. */
  async looked(): Promise<void> {
    await expect(this.activate).toBeVisible();
    await expect(this.dialog.getByText(this.word("activation.looking"))).toHaveCount(0);
  }
}
