import type { BibtexEntry } from '../read/bibtex/syntax';
import type { BibDocument } from './bibDocument';
import { t } from '../util/l10n';

/**
 * The keys of all entries of a file but `except`, and what they have among their `ids`, by their lower-case forms, since BibTeX
 * does not tell those apart.
 */
export function takenKeys({ reading }: BibDocument, except?: BibtexEntry): Map<string, string> {
  const { starts, contents } = reading.blocks;
  const taken = new Map<string, string>();
  for (const [index, content] of contents.entries()) {
    if (content.kind !== 'entry' || starts[index] === except?.start) continue;
    for (const key of [content.key, ...content.ids]) {
      const folded = key.toLowerCase();
      if (!taken.has(folded)) taken.set(folded, key);
    }
  }
  return taken;
}

/** Why an entry may not have a key that is among those taken; undefined where it is free. */
export function objectionToTaken(taken: ReadonlyMap<string, string>, key: string): string | undefined {
  const known = taken.get(key.toLowerCase());
  return known === undefined
    ? undefined
    : t('The key "{0}" is taken in this file. Choose another one.', known);
}
