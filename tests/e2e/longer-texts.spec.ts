import type { Page } from "@playwright/test";
import { languages, text, type Language } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

/** A language that needs a third more room than the longest of ours: no layout may depend on the length of a text. */

/** Every word longer by three tenths, numbers and placeholders as they are. */
function longer(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.3)).toLowerCase());
}

async function lengthen(page: Page): Promise<void> {
  await page.route(/\/(?:messages|later|system)\.\w+\.\w+\.txt$/, async (route) => {
    const [fingerprint, ...lines] = (await (await route.fetch()).text()).split("\n");
    await route.fulfill({ contentType: "text/plain", body: [fingerprint, ...lines.map(longer)].join("\n") });
  });
  // Pages and help: what stands between their tags.
  const between = (text: string) => text.replace(/>[^<>]+</g, longer);
  // A style that is not the one that the server allows would be refused.
  const markup = (text: string) => text.split(/(<style>.*?<\/style>)/s).map((part) => (part.startsWith("<style>") ? part : between(part))).join("");
  await page.route("**/help.*.txt", async (route) => {
    await route.fulfill({ contentType: "text/plain", body: markup(await (await route.fetch()).text()) });
  });
  await page.route(
    (url) => /^\/(?:licences|users|sign-in)\b/.test(url.pathname),
    async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: markup(await answer.text()) });
    },
  );
}

/** What is cut off, or reaches beyond the window or the box that it stands in. */
function outOfPlace(): string[] {
  const found: string[] = [];
  const told = (element: Element) => {
    const name = [element.tagName.toLowerCase(), ...element.classList].join(".");
    return `${name} “${(element.textContent ?? "").trim().slice(0, 60)}”`;
  };
  // What is there for screen readers alone, and what a person scrolls sideways on purpose
  const heard = (element: Element | null): boolean =>
    element !== null && (getComputedStyle(element).clipPath !== "none" || heard(element.parentElement));
  const scrolls = (element: Element) => element.closest(".tabs, pre") !== null;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} of ${root.clientWidth} pixels wide`);
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    const style = getComputedStyle(element);
    const sideways = element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(style.overflowX);
    if (sideways && !scrolls(element)) found.push(`scrolls sideways: ${told(element)}`);
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true }) || heard(element)) continue;
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) found.push(`too wide: ${told(element)}`);
    const cut = style.overflowY === "hidden" || style.overflowY === "clip";
    if (cut && element.scrollHeight > element.clientHeight + 1) found.push(`cut off: ${told(element)}`);
    const range = document.createRange();
    range.selectNodeContents(element);
    const box = range.getBoundingClientRect();
    if (!scrolls(element) && (box.right > root.clientWidth + 1 || box.left < -1)) found.push(`outside the window: ${told(element)}`);
  }
  return found;
}

interface View {
  name: string;
  path: string;
  /** There when the view is complete. */
  ready: string;
  signedIn: boolean;
}

const views: View[] = [
  { name: "sign-in", path: "/sign-in", ready: "#signin", signedIn: false },
  { name: "help on sign-in", path: "/sign-in?help=logging-in", ready: "#help-logging-in:not([hidden])", signedIn: false },
  { name: "the list", path: "/licences/SUPEROFFICE", ready: ".summary, .panel:not([hidden]) table", signedIn: true },
  { name: "a third party's list", path: "/licences/NORDDATA", ready: ".panel:not([hidden]) table", signedIn: true },
  { name: "a plan", path: "/licences/SUPEROFFICE?licence=ten-sales", ready: "dialog[open] .dialog-body", signedIn: true },
  { name: "users", path: "/users?q=ber", ready: ".users-table tbody tr", signedIn: true },
  { name: "user licences", path: "/users/licences", ready: ".users-held table", signedIn: true },
  { name: "a user", path: "/users?q=ber&task=user&row=3", ready: "dialog[open] .users-user table", signedIn: true },
  { name: "the list of help", path: "/licences/SUPEROFFICE?help=topics", ready: "#help-topics:not([hidden])", signedIn: true },
  { name: "help on verification", path: "/licences/SUPEROFFICE?help=verification", ready: "#help-verification:not([hidden])", signedIn: true },
];

async function visit(page: Page, view: View, language: Language): Promise<void> {
  await page.goto(`${view.path}${view.path.includes("?") ? "&" : "?"}lang=${language}`);
  await page.locator(view.ready).first().waitFor();
  if (view.signedIn) {
    await page.locator("[role=tabpanel]:not([hidden]) table").first().waitFor({ state: "attached" });
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  }
}

for (const language of languages) {
  test(`texts in ${language} that are 30 % longer break no layout`, async ({ page, signedIn }) => {
    test.setTimeout(120_000);
    await lengthen(page);
    for (const view of views) {
      if (view.signedIn) await signedIn();
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await visit(page, view, language);
        const screen = view.path.startsWith("/users") ? "heading.users" : "heading.licences";
        const heading = text(language, view.signedIn ? screen : "signin.heading");
        await expect(page.locator("h1"), "the texts are longer").toHaveText(longer(heading));
        expect(await page.evaluate(outOfPlace), `${view.name} at ${width} pixels`).toEqual([]);
      }
    }
  });
}
