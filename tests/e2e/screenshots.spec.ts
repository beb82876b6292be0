import path from "node:path";
import { states } from "./registry/all.ts";
import { expectShown } from "./registry/shown.ts";
import { test } from "./registry/visit.ts";
import { languages } from "./support/catalogue.ts";
import { pictures } from "./support/places.ts";

/** Pictures to look at: each state, language, colour scheme and size. Nothing is compared. */

test.use({ trace: "off" });

const sizes = {
  wide: { viewport: { width: 1280, height: 900 } },
  narrow: { viewport: { width: 320, height: 640 } },
  // A window of 1280 by 1024 in which everything is four times as large.
  zoomed: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
};

for (const state of states) {
  for (const language of languages) {
    for (const [size, options] of Object.entries(sizes)) {
      test(`pictures of ${state.name} in ${language}, ${size}`, async ({ visit }) => {
        const page = await visit(state, language, options);
        await expectShown(page, state, language);
        // A dialog stands over what a person sees of the page, not over its whole length; so does a zoomed window.
        const fullPage = state.dialog === undefined && size !== "zoomed";
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const file = `${state.name}.${language}.${colorScheme}.${size}.png`;
          await page.screenshot({ path: path.join(pictures, file), fullPage });
        }
      });
    }
  }
}
