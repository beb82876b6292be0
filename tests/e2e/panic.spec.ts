import { LicencesPage } from "./pages/licences.ts";
import { breakApp, poisonApp } from "./support/breaking.ts";
import { languages, text, type Language } from "./support/catalogue.ts";
import { proofPath } from "./support/proof.ts";
import { expect, test, type Page } from "./support/test.ts";
import type { Guard } from "./support/guard.ts";

/** Each screen with the step in which the app is broken. */
interface Scene {
  name: string;
  open(licences: LicencesPage, guard: Guard): Promise<void>;
  step(licences: LicencesPage): Promise<void>;
}

const scenes: Scene[] = [
  {
    name: "the list",
    open: (licences) => licences.open().then(() => licences.judged()),
    step: (licences) => licences.tabs.nth(1).click(),
  },
  {
    name: "the details of a licence",
    open: async (licences) => {
      await licences.open("NORDDATA", { licence: "nd-invoices" });
      const { dialog } = licences.details;
      await expect(dialog.getByRole("heading", { name: licences.word("heading.proof") })).toBeVisible();
      // What comes later would meet the broken page before the step does.
      await expect(dialog.getByText(licences.word("label.loading-part"))).toHaveCount(0);
    },
    // From one licence to the other.
    step: (licences) => licences.details.dialog.locator("a.licence-link, a").first().click(),
  },
  {
    name: "the notice that loading failed",
    open: async (licences, guard) => {
      guard.allow(/ERR_FAILED/);
      await licences.page.route(`**${proofPath}`, (route) => route.abort());
      await licences.open();
      await expect(licences.page.getByText(licences.word("failure.network"))).toBeVisible();
    },
    step: async (licences) => {
      await licences.page.unroute(`**${proofPath}`);
      await licences.page.getByRole("button", { name: licences.word("button.retry") }).click();
    },
  },
];

async function goesOnAfterReload(page: Page, language: Language): Promise<void> {
  const overlay = page.locator("#panic");
  await expect(overlay.getByRole("heading", { name: text(language, "shell.panic-heading") })).toBeVisible();
  await expect(overlay.getByText(text(language, "shell.panic-sentence"))).toBeVisible();
  const reload = overlay.getByRole("button", { name: text(language, "shell.reload") });
  await expect(reload).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(overlay, "its buttons are the only way on").toBeVisible();
  await reload.click();
  const licences = new LicencesPage(page, language);
  await licences.judged();
  await expect(overlay).toBeHidden();
}

for (const language of languages) {
  for (const scene of scenes) {
    test(`when ${scene.name} stops, it says so in ${language} and works again after its button`, async ({ page, guard, signedIn }) => {
      guard.allow(/uncaught: broken on purpose/);
      // A page that has stopped uses nothing of what was fetched ahead.
      guard.tolerate(/preloaded using link preload but not used/);
      await signedIn();
      const licences = new LicencesPage(page, language);
      await scene.open(licences, guard);
      await breakApp(page);
      await scene.step(licences);
      await goesOnAfterReload(page, language);
    });
  }
}

test("a trap in the program is the end of it, too", async ({ page, guard, signedIn }) => {
  guard.allow(/uncaught: (?:memory access|table index|null function|indirect call|unreachable|index out)/);
  await signedIn();
  const licences = new LicencesPage(page, "en");
  await licences.open();
  await licences.judged();
  await poisonApp(page);
  await licences.tabs.nth(1).click();
  await goesOnAfterReload(page, "en");
});

test("what was typed is there after the reload, once and in this tab alone", async ({ page, guard, signedIn, context }) => {
  guard.allow(/uncaught: broken on purpose/);
  await signedIn();
  // A field that comes only when the licences have been loaded.
  await context.addInitScript(() => {
    const add = () => {
      const panel = document.querySelector("[role=tabpanel]:not([hidden])");
      if (!panel || document.getElementById("typed-here")) return;
      const field = document.createElement("input");
      field.id = "typed-here";
      field.setAttribute("aria-label", "Typed here");
      field.addEventListener("input", () => (field.dataset.heard = field.value));
      panel.before(field);
    };
    new MutationObserver(add).observe(document, { childList: true, subtree: true });
  });
  const licences = new LicencesPage(page, "en");
  const field = page.locator("#typed-here");
  await licences.open();
  await licences.judged();
  await field.fill("Sales «é»");
  await breakApp(page);
  await licences.tabs.nth(1).click();
  const other = await context.newPage();
  const elsewhere = new LicencesPage(other, "en");
  await elsewhere.open();
  await elsewhere.judged();
  await expect(other.locator("#typed-here")).toHaveValue("");
  await goesOnAfterReload(page, "en");
  await expect(field).toHaveValue("Sales «é»");
  await expect(field, "whoever listens to the field has heard of it").toHaveAttribute("data-heard", "Sales «é»");
  await page.reload();
  await licences.judged();
  await expect(field).toHaveValue("");
});
