import type { Locator, Page } from "@playwright/test";
import { text, type Language } from "../support/catalogue.ts";
import { demo } from "../support/places.ts";

/** The sign-in page, found as a person finds it: by its words. */
export class SignInPage {
  readonly heading: Locator;
  readonly userName: Locator;
  readonly password: Locator;
  readonly submit: Locator;
  readonly alert: Locator;

  constructor(
    private readonly page: Page,
    private readonly language: Language,
  ) {
    this.heading = page.getByRole("heading", { level: 1, name: this.word("signin.heading") });
    this.userName = page.getByLabel(this.word("signin.user-name"), { exact: true });
    this.password = page.getByLabel(this.word("signin.password"), { exact: true });
    this.submit = page.getByRole("button", { name: this.word("signin.submit"), exact: true });
    this.alert = page.getByRole("alert");
  }

  word(key: string): string {
    return text(this.language, key);
  }

  async open(next?: string): Promise<void> {
    const query = new URLSearchParams({ lang: this.language, ...(next === undefined ? {} : { next }) });
    await this.page.goto(`/sign-in?${query}`);
  }

  async signIn(userName: string = demo.userName, password: string = demo.password): Promise<void> {
    await this.userName.fill(userName);
    await this.password.fill(password);
    await this.submit.click();
  }
}
