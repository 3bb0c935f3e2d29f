import { type CitationScan, citationsOf } from '../cite/markup';
import { authorsInShort } from '../model/author';
import type { LibrarySnapshot } from '../model/library';
import type { Paper } from '../model/paper';
import type { Span } from '../model/span';
import { plainLabel } from './plainLabel';
import { preferredRow } from './preferredRow';

/** What is shown behind a key: `(Vaswani et al., 2017)`. */
export interface KeyHint {
  readonly offset: number;
  readonly label: string;
  readonly holdingId: string;
}

/** An editor never shows more keys at once. */
const MOST_HINTS = 500;

/** `(Xu and Ba, 2015)`; the empty string where neither authors nor year are known. */
function authorYear({ authors, authorsTruncated, year }: Paper): string {
  const parts = [authorsInShort(authors, authorsTruncated), year === undefined ? '' : String(year)];
  const known = parts.filter(Boolean).join(', ');
  return known === '' ? '' : `(${plainLabel(known)})`;
}

/** The hints for the citations inside `span`, those of papers in `ownSources` first where a key has several. */
export function keyHints(
  scan: CitationScan,
  span: Span,
  library: LibrarySnapshot,
  ownSources: ReadonlySet<string>,
): KeyHint[] {
  return citationsOf(scan)
    .filter((citation) => span.start <= citation.span.start && citation.span.end <= span.end)
    .slice(0, MOST_HINTS)
    .flatMap((citation): KeyHint[] => {
      const row = preferredRow(library, citation.key, ownSources);
      if (row === undefined) return [];
      const { id, paper } = library.holding(row);
      const label = authorYear(paper);
      return label === '' ? [] : [{ offset: citation.span.end, label, holdingId: id }];
    });
}
