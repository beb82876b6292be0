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

  /** The verdict as the browser's own judge wrote it. */
  async verdict(): Promise<string> {
    const summary = this.page.getByText(text(this.language, "label.verdict"), { exact: true });
    const details = this.dialog.locator("details").filter({ has: summary });
    await details.locator("summary").click();
    await expect(details.locator("code")).toBeVisible();
    return (await details.locator("code").textContent()) ?? "";
  }
}
