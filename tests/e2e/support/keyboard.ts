import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the element has the focus, as a person would. */
export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, `reachable within ${most} presses of Tab`).toBeFocused();
}
