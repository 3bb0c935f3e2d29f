import type { Holding, LibrarySnapshot } from '../model/library';
import { isSameWork } from '../model/works';
import type { SearchIndex } from '../search/searchIndex';
import { type SimilarPaper, similarPapers } from '../search/similarPapers';
import type { Steps } from '../util/steps';
import { type DocumentShelf, type Suggestion, suggestionsIn } from './suggestions';
import { plainLabel } from './plainLabel';
import { readableAbstract, readableTitle } from './readable';

/** A paper offered for what it shares with a text. */
export interface SimilarSuggestion extends Suggestion {
  /** The words that both have, those that say most first. */
  readonly terms: readonly string[];
}

/** More would be a list to read, not an answer. */
const MOST_OFFERED = 30;

/** Makes a suggestion of each paper that was found, with the words in common. */
function similarIn(library: LibrarySnapshot, shelf: DocumentShelf) {
  const suggest = suggestionsIn(library, shelf);
  return (found: SimilarPaper): readonly SimilarSuggestion[] =>
    suggest(found).map((suggestion) => ({ ...suggestion, terms: found.terms.map(plainLabel) }));
}

/**
 * The papers that fit a passage of a document, best first, without those that `cited` names: the passage cites them.
 * Empty where the library has none of its words. In steps of some milliseconds.
 */
export function* fittingPapers(
  library: LibrarySnapshot,
  index: SearchIndex,
  passage: { readonly text: string; readonly cited: ReadonlySet<string> },
  shelf: DocumentShelf,
): Steps<readonly SimilarSuggestion[]> {
  const citedRows = new Set([...passage.cited].flatMap((key) => library.rowsOfKey(key)));
  const cited = [...citedRows].map((row) => library.glance(row).paper);
  const skips = (row: number): boolean => citedRows.has(row);
  const suggest = similarIn(library, shelf);
  // As many more as the library may have copies of.
  const hits = yield* similarPapers(index, passage.text, { limit: MOST_OFFERED + cited.length, skips });
  return hits
    .flatMap(suggest)
    .filter(({ holding }) => !cited.some((paper) => isSameWork(paper, holding.paper)))
    .slice(0, MOST_OFFERED);
}

const noShelf: DocumentShelf = { citedKeys: new Set(), ownSources: new Set() };

/**
 * The papers most like one of the library, best first, at most `limit`; other copies of the same work are left out. In
 * steps of some milliseconds.
 */
export function* relatedPapers(
  library: LibrarySnapshot,
  index: SearchIndex,
  holding: Holding,
  limit: number = MOST_OFFERED,
): Steps<readonly SimilarSuggestion[]> {
  const { paper } = holding;
  const title = readableTitle(holding);
  // What the title says counts twice.
  const text = [title, title, ...(paper.keywords ?? []), readableAbstract(holding) ?? ''].join('\n');
  const suggest = similarIn(library, noShelf);
  const copies = 5;
  const hits = yield* similarPapers(index, text, { limit: limit + copies });
  return hits
    .flatMap(suggest)
    .filter((one) => one.holding.id !== holding.id && !isSameWork(one.holding.paper, paper))
    .slice(0, limit);
}
