import { expectAccessible } from "./support/axe.ts";
import { languages } from "./support/catalogue.ts";
import { screens } from "./support/screens.ts";
import { expect, test } from "./support/test.ts";

for (const { name, reach } of screens) {
  for (const language of languages) {
    test(`axe finds nothing on ${name} in ${language}, light and dark`, async ({ page, guard, signedIn }) => {
      await reach({ page, language, guard, signedIn });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await expectAccessible(page, `${name}, ${language}, ${colorScheme}`);
      }
    });
  }

  test(`${name} fits a width of 320 pixels without scrolling sideways`, async ({ page, guard, signedIn }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await reach({ page, language: "nb", guard, signedIn });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
