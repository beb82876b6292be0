import { states } from "./registry/all.ts";
import { expectHeard, isHeard } from "./registry/expect_heard.ts";
import { expectShown } from "./registry/shown.ts";
import { expect, test } from "./registry/visit.ts";
import { expectAccessible } from "./support/axe.ts";
import { languages } from "./support/catalogue.ts";

// A trace of pages that only stand still costs more than the tests.
test.use({ trace: "off" });

const wide = { width: 1280, height: 900 };
// What remains of a wide window at 400 %, and a small telephone.
const narrow = { width: 320, height: 640 };

for (const state of states) {
  for (const language of languages) {
    const heard = language === "en" && isHeard(state) ? "is heard as it was approved, and " : "";
    test(`${state.name} in ${language} ${heard}gives axe nothing to find, wide and narrow, light and dark`, async ({ visit }) => {
      const page = await visit(state, language, { viewport: wide });
      await expectShown(page, state, language);
      if (language === "en" && isHeard(state)) {
        await expectHeard(page, state);
        await page.setViewportSize(wide);
      }
      // The judge is a script too.
      if (state.withoutScript) return;
      await expectAccessible(page, `${state.name}, ${language}, wide and light`);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(page, `${state.name}, ${language}, wide and dark`, "contrast");
      await page.setViewportSize(narrow);
      // How a page is built does not depend on its language.
      if (language === "nb") await expectAccessible(page, `${state.name}, ${language}, narrow and dark`, "structure");
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, "nobody has to scroll sideways").toBeLessThanOrEqual(0);
    });
  }
}
