import { authorsInShort } from '../model/author';
import type { CitationContext, CitationScan, Markup } from '../cite/markup';
import { citationsOf } from '../cite/markup';
import type { Holding, LibrarySnapshot } from '../model/library';
import { type SearchIndex } from '../search/searchIndex';
import { search } from '../search/search';
import { plainMath } from '../text/plainMath';
import { type Citable, type Shelf, citableAs } from './citable';
import { plainLabel } from './plainLabel';
import { readableTitle } from './readable';
import { t } from '../util/l10n';

/** The editor is sent at most this many: a hundred more cost it ten milliseconds, and one types on before reading so many. */
const MOST_SUGGESTIONS = 100;

/** A paper offered for a citation. */
export interface Suggestion {
  readonly holding: Holding;
  /** What it is cited by: its own key, or that of the same work in the document's bibliography. */
  readonly key: string;
  /** What stands in the document if it is taken: the key, in braces where the language needs them. */
  readonly newText: string;
  /** `Xu et al.` */
  readonly authors: string;
  /** `2015`, or empty. */
  readonly year: string;
  readonly title: string;
  /** t('cited here · refs.bib'), t('already in refs.bib') for a copy of what is there: why it stands where it stands. */
  readonly standing: string;
  /** The bibliographies of the document lack it, so that its entry is to be added to one of them. */
  readonly isToBeAdded: boolean;
  /** The bibliography of the document that has the work, where the paper itself is from elsewhere. */
  readonly lender?: string | undefined;
}

/** The answer to a query: what to show of it, and how much there is. */
export interface Suggestions {
  /** Best first. */
  readonly list: readonly Suggestion[];
  /** How many papers fit, listed or not. */
  readonly total: number;
}

/** What the ranking knows of the document. */
export interface DocumentShelf {
  /** Keys that the document cites. */
  readonly citedKeys: ReadonlySet<string>;
  /** Ids of the sources that the document declares as its bibliography. */
  readonly ownSources: ReadonlySet<string>;
  /** What the document cites from; undefined where nothing is to be cited. */
  readonly cites?: Shelf | undefined;
}

/** Cited keys of a scan, without the one that is just being typed at `offset`. */
export function citedKeys(scan: CitationScan, offset = -1): ReadonlySet<string> {
  return new Set(
    citationsOf(scan)
      .filter(({ span }) => offset < span.start || span.end < offset)
      .map(({ key }) => key),
  );
}

/** What the document makes of each row: cited in it, in its own bibliography. Asked of every paper that fits. */
function standings(library: LibrarySnapshot, { citedKeys: cited, ownSources }: DocumentShelf) {
  const citedRows = new Set([...cited].flatMap((key) => library.rowsOfKey(key)));
  const ownRows = Array.from(ownSources, (id) => library.rangeOfSource(id));
  const isCited = (row: number): boolean => citedRows.has(row);
  const isOwn = (row: number): boolean => ownRows.some(({ start, end }) => start <= row && row < end);
  return { isCited, favour: (row: number) => (isCited(row) ? 2 : 0) + (isOwn(row) ? 1 : 0) };
}

function standing({ source }: Holding, { key, lender }: Citable, shelf: DocumentShelf): string {
  const place = lender === undefined ? source.name : t('already in {0}', lender);
  return shelf.citedKeys.has(key) ? t('cited here · {0}', place) : place;
}

/** A holding as it is offered, with `newText` as what is written for its key. */
function suggestion(holding: Holding, citable: Citable, newText: string, shelf: DocumentShelf): Suggestion {
  const { paper } = holding;
  return {
    holding,
    key: citable.key,
    newText,
    authors: plainLabel(authorsInShort(paper.authors, paper.authorsTruncated)),
    year: paper.year === undefined ? '' : String(paper.year),
    title: plainLabel(plainMath(readableTitle(holding))),
    standing: plainLabel(standing(holding, citable, shelf)),
    isToBeAdded: citable.isToBeAdded,
    lender: citable.lender,
  };
}

/**
 * The papers that fit `query`, best first, those cited in the document and in its own bibliography before others that
 * fit as well. A work that the document can cite already is listed once, by the key that it has there. `keyText` gives what
 * is written for a key; papers for which it gives undefined are left out.
 */
export function suggestPapers(
  library: LibrarySnapshot,
  index: SearchIndex,
  query: string,
  shelf: DocumentShelf,
  keyText: (key: string) => string | undefined,
): Suggestions {
  const { hits, total } = search(index, query, {
    limit: MOST_SUGGESTIONS,
    ...standings(library, shelf),
  });
  const list = hits.flatMap(suggestionsIn(library, shelf, keyText));
  return { list, total };
}

/** Makes a suggestion of each row, or nothing of one that has been offered by the same key, or can have none. */
export function suggestionsIn(
  library: LibrarySnapshot,
  shelf: DocumentShelf,
  keyText: (key: string) => string | undefined = (key) => key,
): (hit: { readonly row: number }) => readonly Suggestion[] {
  const { cites } = shelf;
  const offered = new Set<string>();
  return ({ row }) => {
    const holding = library.glance(row);
    const { key } = holding.paper;
    const citable = cites ? citableAs(holding, cites) : { key, isToBeAdded: false };
    const newText = keyText(citable.key);
    if (newText === undefined || offered.has(citable.key)) return [];
    if (cites !== undefined && !citable.isToBeAdded) offered.add(citable.key);
    return [suggestion(holding, citable, newText, shelf)];
  };
}

/**
 * What to offer in a citation context; undefined where nothing should be: the first word typed is already a key of the
 * library, so what follows it is a locator, not a search.
 */
export function suggestKeys(
  library: LibrarySnapshot,
  index: SearchIndex,
  context: CitationContext,
  shelf: DocumentShelf,
  markup: Markup,
): Suggestions | undefined {
  const [firstWord = '', ...others] = context.typed.split(/\s/u);
  if (others.length > 0 && library.rowsOfKey(firstWord).length > 0) return undefined;
  const present = new Set(context.otherKeys);
  return suggestPapers(library, index, context.typed, shelf, (key) =>
    present.has(key) ? undefined : markup.keyText(key, context),
  );
}
