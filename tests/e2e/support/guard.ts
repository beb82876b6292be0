import type { BrowserContext, ConsoleMessage, Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** Watches a browser for what must never happen: console errors and warnings, other origins, violated policies. */
export class Guard {
  private readonly faults: string[] = [];
  private readonly allowed: { what: RegExp; met: boolean }[] = [];

  /** What one test provokes on purpose. It must then happen. */
  allow(what: RegExp): void {
    this.allowed.push({ what, met: false });
  }

  /** What may happen or not, as the machine is fast or slow. */
  tolerate(what: RegExp): void {
    this.allowed.push({ what, met: true });
  }

  async watch(context: BrowserContext, origin: string): Promise<void> {
    await context.exposeBinding("reportViolation", (_, what: string) => this.fault(`policy: ${what}`));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const report = (globalThis as unknown as { reportViolation(what: string): void }).reportViolation;
        report(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
    context.on("request", (request) => {
      const address = new URL(request.url());
      const local = address.protocol === "data:" || address.protocol === "blob:";
      if (!local && address.origin !== origin) this.fault(`another origin: ${request.url()}`);
    });
    context.on("page", (page) => this.watchPage(page));
  }

  private watchPage(page: Page): void {
    page.on("console", (message) => this.heard(message));
    page.on("pageerror", (error) => this.fault(`uncaught: ${error.message}`));
    page.on("crash", () => this.fault("the page crashed"));
  }

  private heard(message: ConsoleMessage): void {
    if (message.type() !== "error" && message.type() !== "warning") return;
    // The browser's driver says so where a test does without the worker (playwright.config.ts).
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    this.fault(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  }

  private fault(what: string): void {
    const excuse = this.allowed.find((allowed) => allowed.what.test(what));
    if (excuse) excuse.met = true;
    else this.faults.push(what);
  }

  /** Fails when anything happened that was not allowed, or something allowed did not happen. */
  verify(): void {
    expect(this.faults, "nothing may be wrong in the console, on the network or with the policy").toEqual([]);
    const unmet = this.allowed.filter((allowed) => !allowed.met).map((allowed) => allowed.what.source);
    expect(unmet, "what a test allows must happen").toEqual([]);
  }
}
