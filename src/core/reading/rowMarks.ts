import { type LibrarySnapshot, NOWHERE, type PlacedPart } from '../model/library';
import { rowsOfHash } from '../model/works';
import { hashText } from '../util/hashText';
import { type Steps, stepped } from '../util/steps';
import { type Progress, type ReadingMark, unitedMarks } from './readingMark';
import { idOfName, keyOfName, workNames } from './workNames';

/** What may be said of a row besides its progress, each as a bit of its own. */
export const rowBits = { note: 1, new: 2, problem: 4 } as const;

/** One of `rowBits`. */
export type RowBit = keyof typeof rowBits;

/** What is known of the papers of a library besides themselves, by their rows. */
export interface RowMarks {
  readonly library: LibrarySnapshot;
  /** What has been noted about the papers in these rows; nothing about all others. */
  readonly noted: ReadonlyMap<number, ReadingMark>;
  readonly bits: Uint8Array;
  /** True if any row is new. */
  readonly hasNew: boolean;
  /** True if anything has been noted about any paper at all, here or not. */
  readonly isUsed: boolean;
}

/** A library of which nothing more is known. */
export function noMarks(library: LibrarySnapshot): RowMarks {
  return { library, noted: new Map(), bits: new Uint8Array(library.size), hasNew: false, isUsed: false };
}

/** How far somebody has come with the paper in a row. */
export function progressOf({ noted }: RowMarks, row: number): Progress {
  return noted.get(row)?.progress ?? 'unread';
}

/** Whether one of `rowBits` is set for a row. */
export function hasBit({ bits }: RowMarks, row: number, bit: RowBit): boolean {
  return ((bits[row] ?? 0) & rowBits[bit]) !== 0;
}

/** What rows are marked by. */
export interface MarkSources {
  /** What has been noted, by the names of `workNames`. */
  readonly marks: ReadonlyMap<string, ReadingMark>;
  /** The keys of papers with notes. */
  readonly noteKeys: readonly string[];
  /** The hashes of the keys of all papers that are not new; undefined where none is. */
  readonly seen: ReadonlySet<number> | undefined;
}

/** Finds the rows that are marked. Costs what is marked, and for new papers a look at a number of each paper. */
export function* rowMarks(library: LibrarySnapshot, { marks, noteKeys, seen }: MarkSources): Steps<RowMarks> {
  const noted = new Map<number, ReadingMark>();
  const bits = new Uint8Array(library.size);
  yield* stepped(marks, ([name, mark]) => {
    for (const row of rowsOfName(library, name)) {
      const before = noted.get(row);
      noted.set(row, before === undefined ? mark : unitedMarks(before, mark));
    }
  });
  const setBit = (row: number, bit: RowBit): void => {
    bits[row] = (bits[row] ?? 0) | rowBits[bit];
  };
  yield* stepped(noteKeys, (key) => {
    for (const row of library.rowsOfKey(key)) setBit(row, 'note');
  });
  if (seen !== undefined) for (const part of library.parts) markNew(part, seen, setBit);
  for (const { source, problems } of library.sources) {
    yield* stepped(problems, ({ span, severity }) => {
      if (severity === 'information') return;
      const row = rowAt(library, source.id, span.start);
      if (row !== undefined) setBit(row, 'problem');
    });
  }
  const hasNew = bits.some((bit) => (bit & rowBits.new) !== 0);
  return { library, noted, bits, hasNew, isUsed: marks.size > 0 };
}

function rowsOfName(library: LibrarySnapshot, name: string): readonly number[] {
  const isIt = (row: number): boolean => workNames(library.glance(row)).includes(name);
  const key = keyOfName(name);
  if (key !== undefined) return library.rowsOfKey(key).filter(isIt);
  const id = idOfName(name);
  if (id === undefined) return [];
  const hash = hashText(id);
  return library.parts
    .flatMap(({ part, places }) => Array.from(rowsOfHash(part.table, hash), (row) => places[row] ?? NOWHERE))
    .filter((row) => row !== NOWHERE && isIt(row));
}

function markNew(
  { source, part: { table }, places }: PlacedPart,
  seen: ReadonlySet<number>,
  setBit: (row: number, bit: RowBit) => void,
): void {
  // Nobody has brought the samples.
  if (source.kind === 'sample') return;
  for (const [row, place] of places.entries())
    if (place !== NOWHERE && !seen.has(table.keyHashes[row] ?? 0)) setBit(place, 'new');
}

/** The row of the paper of a source that stands at `offset`; undefined if none does. */
function rowAt(library: LibrarySnapshot, sourceId: string, offset: number): number | undefined {
  let { start, end } = library.rangeOfSource(sourceId);
  const spanOf = (row: number): { readonly start: number; readonly end: number } => {
    const { part, row: partRow, shift } = library.originOf(row);
    const { starts, ends } = part.table.places;
    return { start: (starts[partRow] ?? 0) + shift, end: (ends[partRow] ?? 0) + shift };
  };
  const first = start;
  while (start < end) {
    const middle = (start + end) >>> 1;
    if (spanOf(middle).start <= offset) start = middle + 1;
    else end = middle;
  }
  const row = start - 1;
  return row >= first && offset < spanOf(row).end ? row : undefined;
}

/** The hashes of the keys of all papers, by which new ones are told later. */
export function keysSeen({ parts }: LibrarySnapshot): Set<number> {
  const seen = new Set<number>();
  for (const { part } of parts) for (const hash of part.table.keyHashes) seen.add(hash);
  return seen;
}
