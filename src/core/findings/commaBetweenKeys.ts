import type { Finding } from './finding';
import { type CheckedDocument, type Surroundings, bibliographiesOf } from './surroundings';
import { t } from '../util/l10n';

/** What stands between two keys that a comma divides, from the end of the one to the beginning of the other. */
const comma = /^\}?\s*(,)\s*-?@\{?$/u;

/**
 * Commas between the keys of one pair of brackets, `[@a, @b]`: Pandoc and Quarto take the second for the locator of the
 * first. Said only where one of the keys is known or a bibliography is declared, for people are mentioned like that.
 */
export function commasBetweenKeys({ text, scan }: CheckedDocument, surroundings: Surroundings): Finding[] {
  const { library } = surroundings;
  const { isDeclared } = bibliographiesOf(surroundings);
  const findings: Finding[] = [];
  for (const { command, citations } of scan.groups) {
    if (command !== '[@]') continue;
    for (const [index, { key, span: after }] of citations.entries()) {
      const before = citations[index - 1];
      if (before === undefined) continue;
      const between = text.slice(before.span.end, after.start);
      if (!comma.test(between)) continue;
      const isCited = [before.key, key].some((one) => library.rowsOfKey(one).length > 0);
      if (!isDeclared && !isCited) continue;
      const start = before.span.end + between.indexOf(',');
      const span = { start, end: start + 1 };
      findings.push({
        code: 'comma-between-keys',
        message: t(
          'A comma begins a locator, so that “{0}” becomes a part of the citation of “{1}”. Write a semicolon.',
          key,
          before.key,
        ),
        span,
        related: [],
        fixes: [
          {
            kind: 'edits',
            title: t('Write “;” between the keys'),
            edits: [{ span, newText: ';' }],
            isSafe: true,
          },
        ],
      });
    }
  }
  return findings;
}
