import path from "node:path";
import { languages } from "./support/catalogue.ts";
import { results } from "./support/places.ts";
import { screens } from "./support/screens.ts";
import { test } from "./support/test.ts";

/** Pictures to look at: one of each screen, language, colour scheme and width. Nothing is compared. */

const widths = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } };

for (const { name, reach } of screens) {
  for (const language of languages) {
    test(`pictures of ${name} in ${language}`, async ({ page, guard, signedIn }) => {
      await reach({ page, language, guard, signedIn });
      for (const [width, viewport] of Object.entries(widths)) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const file = `${name}.${language}.${colorScheme}.${width}.png`;
          // A dialog stands over what a person sees of the page, not over its whole length.
          const fullPage = (await page.locator("dialog[open]").count()) === 0;
          await page.screenshot({ path: path.join(results, "screenshots", file), fullPage });
        }
      }
    });
  }
}
