import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { text, type Language } from "../support/catalogue.ts";
import { root } from "../support/places.ts";

/** The topics in the order of the list. */
export const topics = readFileSync(path.join(root, "src/help/topics.txt"), "utf8").trimEnd().split("\n");

/** The title of a topic, from the file that translators edit. */
export function titleOf(language: Language, topic: string): string {
  const source = readFileSync(path.join(root, "src/help", language, `${topic}.md`), "utf8");
  return /^# (.*)$/m.exec(source)?.[1] ?? "";
}

/** Help beside the screen. */
export class HelpPanel {
  /** What opens it from the top bar. */
  readonly link: Locator;
  readonly panel: Locator;
  /** Its own heading, which leads to the list of topics. */
  readonly home: Locator;
  readonly close: Locator;
  readonly alert: Locator;
  readonly retry: Locator;

  constructor(
    page: Page,
    readonly language: Language,
  ) {
    const name = text(language, "button.help");
    this.link = page.getByRole("banner").getByRole("link", { name, exact: true });
    this.panel = page.getByRole("complementary", { name, exact: true });
    this.home = this.panel.getByRole("heading", { level: 2 }).getByRole("link", { name, exact: true });
    this.close = this.panel.getByRole("button", { name: text(language, "button.close"), exact: true });
    this.alert = this.panel.getByRole("alert");
    this.retry = this.panel.getByRole("button", { name: text(language, "button.retry"), exact: true });
  }

  /** The links of the list, in its order. */
  get list(): Locator {
    return this.panel.getByRole("listitem").getByRole("link");
  }

  title(topic: string): Locator {
    return this.panel.getByRole("heading", { level: 3, name: titleOf(this.language, topic), exact: true });
  }

  /** Waits until exactly this topic is shown. */
  async shows(topic: string): Promise<void> {
    await expect(this.title(topic)).toBeVisible();
    await expect(this.panel.getByRole("heading", { level: 3 })).toHaveCount(1);
  }
}
