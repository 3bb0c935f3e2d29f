import { citationsOf } from '../cite/markup';
import { pandocMarkup } from '../cite/pandoc/pandocMarkup';
import type { Finding } from './finding';
import type { CheckedDocument, Surroundings } from './surroundings';
import { t } from '../util/l10n';

/** True if the text labels something so: `{#fig-map}`, or `label: fig-map` in a chunk of code. */
function isLabel(text: string, key: string): boolean {
  return text.includes(`#${key}`) || text.includes(`label: ${key}`);
}

/**
 * Keys of the library that are written in a Quarto document and taken for cross-references there, because they begin as
 * those do: `@fig-2003`. What Quarto leaves and Pandoc would cite is looked up, but for labels of the document.
 */
export function crossReferenceKeys(
  { text, markup, scan }: CheckedDocument,
  { library, neighbours }: Surroundings,
): Finding[] {
  if (markup.id !== 'quarto') return [];
  const cited = new Set(citationsOf(scan).map(({ span }) => span.start));
  const texts = [text, ...neighbours.map((neighbour) => neighbour.text)];
  return citationsOf(pandocMarkup.scan(text)).flatMap(({ key, span }): Finding[] => {
    const [row] = cited.has(span.start) ? [] : library.rowsOfKey(key);
    if (row === undefined || texts.some((one) => isLabel(one, key))) return [];
    const { source, place } = library.glance(row);
    const isEntry = source.kind === 'bibliography';
    return [
      {
        code: 'cross-reference-key',
        message: t(
          'Quarto takes “@{0}” for a cross-reference, because it begins with “{1}”, and does not cite the entry in {2}. Rename the key.',
          key,
          key.slice(0, key.indexOf('-') + 1),
          source.name,
        ),
        span,
        related: isEntry
          ? [{ message: t('The entry'), source: source.id, span: place.keySpan ?? place.span }]
          : [],
        fixes: [],
      },
    ];
  });
}
