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

/**
 * Fails when anything is found, or a contrast could not be decided. `contrast` looks at nothing else; `structure` leaves
 * undecided what lies beside a narrow screen's edge.
 */
export async function expectAccessible(page: Page, where: string, what: "everything" | "contrast" | "structure" = "everything"): Promise<void> {
  await page.evaluate(`globalThis.axe ?? (() => { ${source} })()`);
  const judged = await page.evaluate(async ({ what, tags }) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    // A single digit is text too: its contrast counts.
    const checks = { "color-contrast": { options: { ignoreLength: true } } };
    const runOnly = what === "contrast" ? { type: "rule", values: ["color-contrast"] } : { type: "tag", values: tags };
    // What is not asked for is not gathered: the lists are long.
    const resultTypes = ["violations", "incomplete"];
    // Nothing is fetched: no rule that runs here asks for it.
    const preload = false;
    const { violations, incomplete, passes } = await axe.run(document, { runOnly, checks, resultTypes, preload });
    return { violations, undecided: incomplete.filter((rule) => rule.id === "color-contrast"), rules: passes.length };
  }, { what, tags });
  const told = [...judged.violations, ...(what === "structure" ? [] : judged.undecided)].flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help}\n  ${JSON.stringify(node.target)}\n  ${node.html}\n  ${node.failureSummary}`),
  );
  expect(told, `axe on ${where}`).toEqual([]);
  expect(judged.rules, `axe looked at ${where}`).toBeGreaterThanOrEqual(what === "contrast" ? 1 : 10);
}
