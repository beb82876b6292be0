import { expect, type Locator, type Page } from "@playwright/test";
import { text, type Language } from "../support/catalogue.ts";

/** The details of one licence. */
export class DetailsDialog {
  readonly dialog: Locator;
  readonly heading: Locator;
  readonly close: Locator;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {
    this.dialog = page.getByRole("dialog");
    this.heading = this.dialog.getByRole("heading", { level: 2 });
    this.close = this.dialog.getByRole("button", { name: text(language, "button.close"), exact: true });
  }

  /** A section by its heading. */
  section(key: string): Locator {
    const heading = this.page.getByRole("heading", { name: text(this.language, key), exact: true });
    return this.dialog.locator("section").filter({ has: heading });
  }

  /** The line of the table that tells of an edited column. */
  edited(field: string, stored: string, signed: string): Locator {
    const name = this.page.getByRole("rowheader", { name: field });
    const cell = (value: string) => this.page.getByRole("cell", { name: value, exact: true });
    return this.dialog.getByRole("row").filter({ has: name }).filter({ has: cell(stored) }).filter({ has: cell(signed) });
  }

  /** What stands beside a name in a list of names and values. */
  value(key: string): Locator {
    const name = this.page.getByRole("term").filter({ hasText: text(this.language, key) });
    return this.dialog.locator("dl > div").filter({ has: name }).getByRole("definition");
  }

  /** The verdict as the browser's own judge wrote it. */
  async verdict(): Promise<string> {
    const summary = this.page.getByText(text(this.language, "label.verdict"), { exact: true });
    const details = this.dialog.locator("details").filter({ has: summary });
    await details.locator("summary").click();
    await expect(details.locator("code")).toBeVisible();
    return (await details.locator("code").textContent()) ?? "";
  }
}
