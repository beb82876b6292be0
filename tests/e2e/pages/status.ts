import { expect, type Locator, type Page } from "@playwright/test";
import { text, type Language } from "../support/catalogue.ts";

/** The tab Status with its dashboard and its dialog, found by roles and by the words of the catalogues. */
export class StatusPage {
  readonly panel: Locator;
  readonly dialog: Locator;
  /** The rows of the events that go on. */
  readonly events: Locator;
  readonly description: Locator;
  /** Whether the list is live, in a word. */
  readonly standing: Locator;
  readonly add: Locator;
  readonly refresh: Locator;
  readonly metered: Locator;
  readonly log: Locator;
  /** What checking the log came to. */
  readonly checked: Locator;
  /** The fields of the dialog. */
  readonly kind: Locator;
  readonly scope: Locator;
  readonly ends: Locator;
  readonly message: Locator;
  readonly save: Locator;

  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {
    this.panel = page.getByRole("tabpanel");
    this.dialog = page.locator("dialog#task");
    const table = this.panel.getByRole("table", { name: this.word("event.events"), exact: true });
    this.events = table.getByRole("row").filter({ has: page.getByRole("rowheader") });
    this.description = this.panel.getByRole("region", { name: this.word("event.description"), exact: true });
    this.standing = this.panel.locator(".event-standing");
    this.add = this.panel.getByRole("button", { name: this.word("event.add"), exact: true });
    this.refresh = this.panel.getByRole("button", { name: this.word("event.refresh"), exact: true });
    this.metered = this.panel.getByRole("button", { name: this.word("consumption.heading"), exact: true });
    this.log = this.panel.getByRole("button", { name: this.word("log.heading"), exact: true });
    this.checked = this.panel.locator(".log-check");
    this.kind = this.dialog.getByRole("combobox", { name: this.word("event.kind"), exact: true });
    this.scope = this.dialog.getByRole("combobox", { name: this.word("event.applies-to"), exact: true });
    this.ends = this.dialog.getByLabel(this.word("event.finished"), { exact: true });
    this.message = this.dialog.getByRole("textbox", { name: this.word("event.description"), exact: true });
    this.save = this.dialog.getByRole("button", { name: this.word("event.save"), exact: true });
  }

  word(key: string, args: Record<string, string | number> = {}): string {
    return text(this.language, key, args);
  }

  /** Opens the tab, or a part of it, by its address. */
  async open(part = "", query: Record<string, string> = {}): Promise<void> {
    await this.page.goto(`/status${part}?${new URLSearchParams({ ...query, lang: this.language })}`);
  }

  /** Waits until every change comes by itself. */
  async live(): Promise<void> {
    await expect(this.standing).toHaveText(this.word("event.live"));
  }

  /** The row of an event by the key of its kind's name. */
  row(kind: string): Locator {
    const name = this.page.getByRole("button", { name: this.word(`event.${kind}`), exact: true });
    return this.events.filter({ has: this.page.getByRole("rowheader").filter({ has: name }) });
  }

  /** Chooses an event, so that its description is shown. */
  async choose(kind: string): Promise<void> {
    await this.row(kind).getByRole("button").click();
    await expect(this.description).toContainText(this.word(`event.${kind}`));
  }

  /** A value by the name beside it. */
  value(name: string, where: Locator = this.panel): Locator {
    const term = this.page.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) });
    return where.locator("dl > div").filter({ has: term }).getByRole("definition");
  }

  region(name: string): Locator {
    return this.panel.getByRole("region", { name, exact: true });
  }

  /** A button of the dialog. */
  button(key: string): Locator {
    return this.dialog.getByRole("button", { name: this.word(key), exact: true });
  }
}
