import type { Browser, Page } from "@playwright/test";
import { Guard } from "./guard.ts";
import type { Installation } from "./installation.ts";

/**
 * A signed-in page that several tests read, one after the other, so that it is loaded once. Nobody may press anything
 * on it: whoever does takes a page of its own.
 */
export class Reading {
  private open: { address: string; page: Page } | undefined;
  private readonly guard = new Guard();

  constructor(
    private readonly browser: Browser,
    private readonly shared: Installation,
    private readonly session: string,
  ) {}

  /** The page at an address. The one before it is closed. */
  async at(address: string): Promise<Page> {
    if (this.open?.address === address) return this.open.page;
    await this.close();
    const context = await this.browser.newContext({ baseURL: this.shared.url, locale: "en-GB", timezoneId: "Europe/Oslo" });
    await this.guard.watch(context, this.shared.url);
    const [name = "", value = ""] = this.session.split("=");
    await context.addCookies([{ name, value, url: this.shared.url }]);
    const page = await context.newPage();
    await page.goto(address);
    this.open = { address, page };
    return page;
  }

  /** Fails when anything was wrong with a page so far. */
  verify(): void {
    this.guard.verify();
  }

  async close(): Promise<void> {
    await this.open?.page.context().close();
    this.open = undefined;
  }
}
