import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe-core finds wrong with a page. */
export interface AccessibilityFindings {
  /** What keeps somebody from using it: each place with how to mend it. */
  readonly serious: readonly string[];
  /** The rest, by the names of axe-core's rules. */
  readonly others: readonly string[];
}

/** Has axe-core look at a page, or at the parts of it that a CSS selector names, by all of its rules but some. */
export async function accessibilityFindings(
  page: Page,
  { parts = ':root', without = [] }: { readonly parts?: string; readonly without?: readonly string[] } = {},
): Promise<AccessibilityFindings> {
  const options = {
    resultTypes: ['violations'],
    preload: false,
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  await page.evaluate(axe);
  const violations = (await page.evaluate(
    `axe.run(${JSON.stringify(parts)}, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )) as readonly Violation[];
  const isSerious = ({ impact }: Violation): boolean => impact === 'serious' || impact === 'critical';
  return {
    serious: violations
      .filter(isSerious)
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`)),
    others: violations.filter((one) => !isSerious(one)).map(({ id, impact }) => `${impact}: ${id}`),
  };
}
