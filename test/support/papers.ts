import type { Author } from '../../src/core/model/author';
import { wholeSlice } from '../../src/core/model/editedSource';
import type { Holding, LibrarySnapshot, Source, SourceSnapshot } from '../../src/core/model/library';
import type { Paper } from '../../src/core/model/paper';
import { placeColumns } from '../../src/core/model/places';
import type { SourcePart } from '../../src/core/model/sourcePart';
import { buildWholePart } from '../../src/core/search/buildPart';
import { type SearchOptions, search } from '../../src/core/search/search';
import { type SearchIndex, indexPart } from '../../src/core/search/searchIndex';

/** A person from "Given Family". */
export function person(name: string): Author {
  const space = name.lastIndexOf(' ');
  return space === -1
    ? { kind: 'person', family: name }
    : { kind: 'person', given: name.slice(0, space), family: name.slice(space + 1) };
}

/** A paper about which nothing is known but what a test says. */
export function paper(known: Partial<Paper> & { readonly key: string }): Paper {
  return {
    type: 'article',
    title: '',
    authors: [],
    authorsTruncated: false,
    category: { kind: 'entryType', name: 'Journal articles' },
    organizations: [],
    hasCode: false,
    flags: [],
    ...known,
  };
}

export function source(name: string, kind: Source['kind'] = 'bibliography'): Source {
  return { id: `file:///w/${name}`, kind, name };
}

export function snapshot(from: Source, ...papers: readonly Paper[]): SourceSnapshot {
  return { source: from, slices: [wholeSlice(partOf(papers))], problems: [] };
}

/** Papers as a part, all of them at the beginning of their source. */
export function partOf(papers: readonly Paper[]): SourcePart {
  return buildWholePart({ papers, places: placeColumns(papers.map(() => nowhere)) });
}

const nowhere = { span: { start: 0, end: 0 } };

export function holding(of: Paper, from: Source = source('refs.bib')): Holding {
  return { id: `${from.id}#${of.key}`, paper: of, source: from, place: nowhere };
}

/** An index of these papers alone, in their order. */
export function indexOf(papers: readonly Paper[], sourceName?: string): SearchIndex {
  return indexPart(partOf(papers), sourceName);
}

/** The papers that a query finds, best first. */
export function papersFound(
  index: SearchIndex,
  query: string,
  options: SearchOptions = { limit: 10 },
): readonly Paper[] {
  return search(index, query, options).hits.map(({ row }) => index.paperAt(row));
}

/** All holdings of a library, in the order of its rows. */
export function holdingsOf(library: LibrarySnapshot): readonly Holding[] {
  return Array.from({ length: library.size }, (_, row) => library.holding(row));
}
