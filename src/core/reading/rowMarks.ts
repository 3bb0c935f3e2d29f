import { type LibrarySnapshot, NOWHERE, type PlacedPart } from '../model/library';
import { type PaperTable, paperIn } from '../model/paperTable';
import type { LocatedProblem } from '../model/problem';
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

/** What was found out about tables before, so that an edit of a large library costs the edit. Forgets what nobody has any more. */
export interface KnownRows {
  /** For the marks of one moment, the rows of each table that they mean. */
  readonly marked: WeakMap<MarkSources['marks'], WeakMap<PaperTable, ReadonlyMap<number, ReadingMark>>>;
  /** For each table the rows that were new when so many keys had been seen. */
  readonly fresh: WeakMap<PaperTable, { readonly seen: number; readonly rows: readonly number[] }>;
}

/** Where nothing has been found out yet. */
export function noKnownRows(): KnownRows {
  return { marked: new WeakMap(), fresh: new WeakMap() };
}

/** A paper is looked at for each of these: some microseconds. */
const MARKS_OF_A_STEP = 300;
/** A number is looked for: less than one. */
const PROBLEMS_OF_A_STEP = 10_000;

/** Finds the rows that are marked. Costs what is marked in tables that are not known, and a look at each key of these. */
export function* rowMarks(
  library: LibrarySnapshot,
  { marks, noteKeys, seen }: MarkSources,
  known: KnownRows,
): Steps<RowMarks> {
  const noted = new Map<number, ReadingMark>();
  const bits = new Uint8Array(library.size);
  const note = (row: number, mark: ReadingMark): void => {
    const before = noted.get(row);
    noted.set(row, before === undefined ? mark : unitedMarks(before, mark));
  };
  const setBit = (row: number, bit: RowBit): void => {
    bits[row] = (bits[row] ?? 0) | rowBits[bit];
  };
  for (const placed of library.parts) {
    for (const [row, mark] of yield* marksInPart(placed, marks, known)) {
      const place = placed.places[row] ?? NOWHERE;
      if (place !== NOWHERE) note(place, mark);
    }
    if (seen === undefined) continue;
    for (const row of newRows(placed, seen, known)) {
      const place = placed.places[row] ?? NOWHERE;
      if (place !== NOWHERE) setBit(place, 'new');
    }
  }
  for (const [name, mark] of marks) {
    const key = keyOfName(name);
    if (key === undefined) continue;
    for (const row of library.rowsOfKey(key))
      if (workNames(library.glance(row)).includes(name)) note(row, mark);
  }
  for (const key of noteKeys) for (const row of library.rowsOfKey(key)) setBit(row, 'note');
  for (const { source, problems } of library.sources) {
    const visit = ({ span, severity }: LocatedProblem): void => {
      const row = severity === 'information' ? undefined : rowAt(library, source.id, span.start);
      if (row !== undefined) setBit(row, 'problem');
    };
    yield* stepped(problems, visit, PROBLEMS_OF_A_STEP);
  }
  const hasNew = bits.some((bit) => (bit & rowBits.new) !== 0);
  return { library, noted, bits, hasNew, isUsed: marks.size > 0 };
}

/** The marks of the rows of a part, but for those under keys, which no column of a table finds. */
function* marksInPart(
  { source, part: { table } }: PlacedPart,
  marks: MarkSources['marks'],
  { marked }: KnownRows,
): Steps<ReadonlyMap<number, ReadingMark>> {
  let tables = marked.get(marks);
  if (tables === undefined) marked.set(marks, (tables = new WeakMap()));
  const before = tables.get(table);
  if (before !== undefined) return before;
  const found = new Map<number, ReadingMark>();
  let looks = 0;
  for (const [name, mark] of marks) {
    const id = idOfName(name);
    if (id === undefined) continue;
    for (const row of rowsOfHash(table, hashText(id))) {
      if (++looks % MARKS_OF_A_STEP === 0) yield;
      if (!workNames({ paper: paperIn(table, undefined, row), source }).includes(name)) continue;
      const other = found.get(row);
      found.set(row, other === undefined ? mark : unitedMarks(other, mark));
    }
  }
  tables.set(table, found);
  return found;
}

function newRows(
  { source, part: { table } }: PlacedPart,
  seen: ReadonlySet<number>,
  { fresh }: KnownRows,
): readonly number[] {
  // Nobody has brought the samples.
  if (source.kind === 'sample') return [];
  const before = fresh.get(table);
  if (before?.seen === seen.size) return before.rows;
  const rows: number[] = [];
  for (const [row, hash] of table.keyHashes.entries()) if (!seen.has(hash)) rows.push(row);
  fresh.set(table, { seen: seen.size, rows });
  return rows;
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
