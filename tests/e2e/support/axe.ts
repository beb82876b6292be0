import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

/** The accessibility judge, put into the page by the debugger because the page's policy lets no foreign script in. */

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Naming the tags also turns on the rules of WCAG 2.2 that are off by default.
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Found {
  id: string;
  help: string;
  nodes: { html: string; target: unknown; failureSummary?: string }[];
}

interface Axe {
  run(root: Document, options: object): Promise<{ violations: Found[]; incomplete: Found[]; passes: Found[] }>;
}

/** Fails when anything is found, or a contrast could not be decided. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await page.evaluate(`globalThis.axe ?? (() => { ${source} })()`);
  const judged = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    // A single digit is text too: its contrast counts.
    const checks = { "color-contrast": { options: { ignoreLength: true } } };
    const { violations, incomplete, passes } = await axe.run(document, { runOnly, checks });
    return { violations, undecided: incomplete.filter((rule) => rule.id === "color-contrast"), rules: passes.length };
  }, tags);
  const told = [...judged.violations, ...judged.undecided].flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help}\n  ${JSON.stringify(node.target)}\n  ${node.html}\n  ${node.failureSummary}`),
  );
  expect(told, `axe on ${where}`).toEqual([]);
  expect(judged.rules, `axe looked at ${where}`).toBeGreaterThan(10);
}
