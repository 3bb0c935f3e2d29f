import type { LibrarySnapshot } from './library';

/** Rows from `start` up to but not including `end`. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** Where things stand in the holdings of a library; a row is a place there. */
export interface LibraryRows {
  /** The rows of each key, ascending. */
  readonly ofKey: ReadonlyMap<string, readonly number[]>;
  /** The rows of each source by its id; a source of which nothing is held has none. */
  readonly ofSource: ReadonlyMap<string, RowRange>;
}

const known = new WeakMap<LibrarySnapshot, LibraryRows>();

function findRows({ holdings }: LibrarySnapshot): LibraryRows {
  const ofKey = new Map<string, number[]>();
  const ofSource = new Map<string, RowRange>();
  for (const [row, { paper, source }] of holdings.entries()) {
    const rows = ofKey.get(paper.key);
    if (rows === undefined) ofKey.set(paper.key, [row]);
    else rows.push(row);
    // Holdings are in the order of their sources.
    ofSource.set(source.id, { start: ofSource.get(source.id)?.start ?? row, end: row + 1 });
  }
  return { ofKey, ofSource };
}

/** The rows of `library`. Linear the first time, and kept as long as the library is. */
export function rowsOf(library: LibrarySnapshot): LibraryRows {
  let rows = known.get(library);
  if (rows === undefined) known.set(library, (rows = findRows(library)));
  return rows;
}
