import path from "node:path";
import { DetailsDialog } from "./pages/details.ts";
import { languages, text } from "./support/catalogue.ts";
import { Installation } from "./support/installation.ts";
import { issue, order } from "./support/issuing.ts";
import { demo, runFolder } from "./support/places.ts";
import { expect, test } from "./support/test.ts";

/** Names as a vendor may write them, in no order. */
const names = ["Øvrige", "Aase", "Zoner", "Äldre", "Andre", "Årlige", "Ärende", "Ægte", "Öppna", "aktive", "Plan 10", "Plan 9"];

/** As the readers' alphabets have them: å, ä, ö, æ, ø and aa stand elsewhere in each. */
const sorted = {
  en: "Aase, Ægte, aktive, Äldre, Andre, Ärende, Årlige, Öppna, Øvrige, Plan 9, Plan 10, Zoner",
  nb: "aktive, Andre, Plan 9, Plan 10, Zoner, Ægte, Äldre, Ärende, Öppna, Øvrige, Årlige, Aase",
  da: "aktive, Andre, Plan 9, Plan 10, Zoner, Ægte, Äldre, Ärende, Öppna, Øvrige, Årlige, Aase",
  sv: "Aase, aktive, Andre, Plan 9, Plan 10, Zoner, Årlige, Ægte, Äldre, Ärende, Öppna, Øvrige",
};

function planOf(parts: string[]): string {
  const head = order("superoffice").split("[[ModuleLicense]]")[0] ?? "";
  const row = (name: string, description: string, more: string) =>
    `[[ModuleLicense]]\nModuleName = "${name}"\nModuleDescription = "${description}"\nModuleTooltip = ""\n` +
    `LicenseType = "UserLicense"\n${more}\n`;
  const implied = parts.map((part, at) => row(`part-${at}`, part, "IsHidden = true"));
  const set = parts.map((_, at) => `part-${at}`).join(",");
  return head + [...implied, row("plan", "The plan", `ExtraFlags = 1\nExtraInfo = "set=${set}"`)].join("\n");
}

test("the contents of a plan are sorted as each language sorts", async ({ browser }) => {
  const installation = await Installation.empty(path.join(runFolder(), "sorting"));
  await installation.mustLoad(await issue({ name: "sorting", order: planOf(names) }));
  await installation.start();
  const page = await browser.newPage();
  try {
    const data = { UserName: demo.userName, Password: demo.password };
    const headers = { Origin: installation.url, Accept: "application/json" };
    await page.request.post(`${installation.url}/api/v1/Session`, { headers, data });
    for (const language of languages) {
      await page.goto(`${installation.url}/licences/SUPEROFFICE?licence=plan&lang=${language}`);
      const details = new DetailsDialog(page, language);
      await expect(details.heading).toHaveText("The plan");
      await expect(details.dialog.getByText(text(language, "heading.plan-contents"), { exact: true })).toBeVisible();
      const shown = await details.dialog.locator(".plan-contents").getByRole("link").allTextContents();
      expect(shown.map((name) => name.trim()).join(", ")).toBe(sorted[language]);
    }
  } finally {
    await page.close();
    await installation.stop();
  }
});
