import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';

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

/** Has axe-core look at a page, or at the parts of it that a CSS selector names. */
export async function accessibilityFindings(
  page: Page | Frame,
  parts = ':root',
): Promise<AccessibilityFindings> {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = (await page.evaluate(
    `axe.run(${JSON.stringify(parts)}, { resultTypes: ["violations"], preload: false }).then(({ violations }) => violations)`,
  )) as readonly Violation[];
  const isSerious = ({ impact }: Violation): boolean => impact === 'serious' || impact === 'critical';
  return {
    serious: violations
      .filter(isSerious)
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}\n${node.failureSummary}`)),
    others: violations.filter((one) => !isSerious(one)).map(({ id, impact }) => `${impact}: ${id}`),
  };
}
