import { citationsOf } from '../cite/markup';
import { pandocMarkup } from '../cite/pandoc/pandocMarkup';
import type { Finding } from './finding';
import type { CheckedDocument } from './surroundings';
import { t } from '../util/l10n';

/**
 * Brackets of a Quarto document with citations and cross-references in one, `[@fig-map; @doe99]`: Quarto makes neither
 * of them right. What Pandoc reads as a citation and Quarto leaves alone is a cross-reference. Told at the first one.
 */
export function mixedReferences({ text, markup, scan }: CheckedDocument): Finding[] {
  if (markup.id !== 'quarto') return [];
  const cited = new Set(citationsOf(scan).map(({ span }) => span.start));
  return pandocMarkup.scan(text).groups.flatMap(({ command, citations }): Finding[] => {
    const reference = citations.find(({ span }) => !cited.has(span.start));
    const paper = citations.find(({ span }) => cited.has(span.start));
    if (command !== '[@]' || reference === undefined || paper === undefined) return [];
    return [
      {
        code: 'mixed-references',
        message: t(
          '“@{0}” is a cross-reference and “@{1}” a citation; Quarto cannot make one group of both. Write them in brackets of their own.',
          reference.key,
          paper.key,
        ),
        span: reference.span,
        related: [],
        fixes: [],
      },
    ];
  });
}
