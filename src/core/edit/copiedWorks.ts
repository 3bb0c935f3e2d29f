import type { Paper } from '../model/paper';
import { paperOfReference } from '../read/paperOfReference';
import { formatOf } from '../read/readSource';
import { referencesIn } from '../read/referencesIn';
import type { NewEntry } from '../write/entryText';
import { entryOfReference } from './entryOfReference';

/** A longer list is a bibliography, which is imported and not cited. */
const MOST_WORKS = 50;

/** A work of a text: what is shown of it, and its entry. */
export interface CopiedWork {
  readonly paper: Paper;
  readonly entry: NewEntry;
}

/**
 * The works of a text that was copied somewhere, as BibTeX, RIS, CSL or any other format that tells itself by its text; none
 * where it is in none of them or has very many. Each with its entry for a `.bib` file. Never throws; linear.
 */
export function copiedWorks(text: string): readonly CopiedWork[] {
  const format = formatOf('', text);
  if (format === undefined || format === 'listing') return [];
  const { references } = referencesIn(format, text);
  if (references.length > MOST_WORKS) return [];
  return references.map((reference) => ({
    paper: paperOfReference(reference),
    entry: entryOfReference(reference, reference.key, 'bibtex'),
  }));
}
