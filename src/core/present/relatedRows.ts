import { authorsInShort } from '../model/author';
import type { LibrarySnapshot } from '../model/library';
import type { SearchIndex } from '../search/searchIndex';
import type { Steps } from '../util/steps';
import { t } from '../util/l10n';
import { readableTitle } from './readable';
import { relatedPapers } from './similar';

/** A paper that has to do with another one. */
export interface RelatedRow {
  readonly id: string;
  /** Mathematics stays as `$…$`. */
  readonly title: string;
  /** `Xu et al.`; empty if nobody is known. */
  readonly authors: string;
  /** Empty if it is not known. */
  readonly year: string;
  /** What both are about, in words. */
  readonly reason: string;
}

const MOST_RELATED = 8;

/** The papers of the library that are most like the one in `row`, best first, as the page shows them; perhaps none. */
export function* relatedRows(library: LibrarySnapshot, index: SearchIndex, row: number): Steps<RelatedRow[]> {
  const related = yield* relatedPapers(library, index, library.holding(row), MOST_RELATED);
  return related.map(({ holding, terms }) => {
    const { authors, authorsTruncated, year } = holding.paper;
    return {
      id: holding.id,
      title: readableTitle(holding),
      authors: authorsInShort(authors, authorsTruncated),
      year: String(year ?? ''),
      reason: t('Both have: {0}', terms.join(', ')),
    };
  });
}
