import type { LibrarySnapshot } from '../model/library';
import type { SearchIndex } from '../search/searchIndex';
import { suggestPapers } from './suggestions';

/** A paper among the symbols of the workspace. The editor looks for words of the query in these two texts again. */
export interface PaperSymbol {
  /** Key and title. */
  readonly name: string;
  /** Authors, year and source. */
  readonly container: string;
  readonly holdingId: string;
  readonly sourceId: string;
}

/** A list of symbols is sent whole; nobody reads further. */
const MOST_SYMBOLS = 100;

const noShelf = { citedKeys: new Set<string>(), ownSources: new Set<string>() };

/** The papers that fit a query, best first; none for an empty one, which would be the whole library. */
export function paperSymbols(library: LibrarySnapshot, index: SearchIndex, query: string): PaperSymbol[] {
  if (query.trim() === '') return [];
  const { list } = suggestPapers(library, index, query, noShelf, (key) => key);
  return list.slice(0, MOST_SYMBOLS).map(({ holding, key, title, authors, year, standing }) => ({
    name: title === key ? key : `${key} · ${title}`,
    container: [authors, year, standing].filter(Boolean).join(' · '),
    holdingId: holding.id,
    sourceId: holding.source.id,
  }));
}
