import type { Page } from "@playwright/test";

/** Making the app stop, without a door in it for that: what it stands on is taken away. */

/** The browser throws where the program cannot expect it: at the next text that it draws, once. */
export async function breakApp(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { createTextNode } = Document.prototype;
    Document.prototype.createTextNode = () => {
      Document.prototype.createTextNode = createTextNode;
      throw new Error("broken on purpose");
    };
  });
}

/** The program's memory is overwritten, so that it traps at its next step. */
export async function poisonApp(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const glue = document.querySelector<HTMLLinkElement>("link[rel=modulepreload]")?.href ?? "";
    const { initSync } = (await import(glue)) as { initSync(): { memory: WebAssembly.Memory } };
    // A program that runs already is handed out again.
    const { memory } = initSync();
    new Uint8Array(memory.buffer).fill(0xff);
  });
}
