import { expect, type Locator, type Page } from "@playwright/test";

/** Presses Tab until the element has the focus, as a person would. */
export function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  return press(page, "Tab", target, most);
}

/** The same backwards. */
export function tabBackTo(page: Page, target: Locator, most = 60): Promise<void> {
  return press(page, "Shift+Tab", target, most);
}

async function press(page: Page, key: string, target: Locator, most: number): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(target, `reachable within ${most} presses of ${key}`).toBeFocused();
}
