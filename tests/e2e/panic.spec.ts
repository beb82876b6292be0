import { LicencesPage } from "./pages/licences.ts";
import { StatusPage } from "./pages/status.ts";
import { UsersPage } from "./pages/users.ts";
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
  /** It works again; without this, the licences of a tab are verified. */
  back?(licences: LicencesPage): Promise<void>;
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
    name: "a dialog about licences",
    open: async (licences) => {
      await licences.open("SUPEROFFICE", { task: "load" });
      await expect(licences.page.getByRole("dialog").getByRole("heading", { name: licences.word("button.load-file") })).toBeVisible();
      await licences.judged();
    },
    step: (licences) =>
      licences.page.locator("input[type=file]").setInputFiles({ name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from("Hello") }),
  },
  {
    name: "the tab about the whole system",
    open: async (licences) => {
      const status = new StatusPage(licences.page, licences.language);
      await status.open("");
      // Whatever is drawn later would meet the broken page before the step does.
      await expect(status.metered).toBeVisible();
      await expect(status.value(status.word("status.version"))).toBeVisible();
      await expect(licences.page.locator("#status")).toHaveText(licences.word("message.owner-verified", { n: 6 }));
      await expect(status.standing).toHaveText(status.word("event.live"));
      await expect(status.region(status.word("heading.site-licences"))).toContainText(status.word("status.no-sites-sentence"));
    },
    step: (licences) => new StatusPage(licences.page, licences.language).metered.click(),
    back: (licences) => expect(licences.statusTab).toHaveAttribute("aria-selected", "true"),
  },
  {
    name: "the Users screen",
    open: async (licences) => {
      const users = new UsersPage(licences.page, licences.language);
      await users.open();
      await users.arrived();
    },
    step: async (licences) => {
      const users = new UsersPage(licences.page, licences.language);
      await users.rows.first().getByRole("link").first().click();
    },
    back: async (licences) => new UsersPage(licences.page, licences.language).arrived(),
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

async function goesOnAfterReload(page: Page, language: Language, back?: Scene["back"]): Promise<void> {
  const overlay = page.locator("#panic");
  await expect(overlay.getByRole("heading", { name: text(language, "shell.panic-heading") })).toBeVisible();
  await expect(overlay.getByText(text(language, "shell.panic-sentence"))).toBeVisible();
  const reload = overlay.getByRole("button", { name: text(language, "shell.reload") });
  await expect(reload).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(overlay, "its buttons are the only way on").toBeVisible();
  await reload.click();
  const licences = new LicencesPage(page, language);
  await (back ? back(licences) : licences.judged());
  await expect(overlay).toBeHidden();
}

for (const language of languages) {
  for (const scene of scenes) {
    test(`when ${scene.name} stops, it says so in ${language} and works again after its button`, async ({ page, guard, signedIn }) => {
      guard.allow(/uncaught: broken on purpose/);
      // What was under way when it broke may fail, too.
      guard.tolerate(/uncaught: unreachable/);
      // A page that has stopped uses nothing of what was fetched ahead.
      guard.tolerate(/preloaded using link preload but not used/);
      await signedIn();
      const licences = new LicencesPage(page, language);
      await scene.open(licences, guard);
      await breakApp(page);
      await scene.step(licences);
      await goesOnAfterReload(page, language, scene.back);
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
