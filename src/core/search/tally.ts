import { type RowSet, emptyRowSet, lengthOfSet } from './rowSet';

/** What the sets of a tally are for. */
export const setNumbers = {
  /** The rows of the rarest word, then those that have others as well. */
  leading: 0,
  /** The rows of another word. */
  other: 1,
  /** What the first alternative of a query finds; the next numbers are those of the next alternatives. */
  found: 2,
} as const;

/** What a search has found out about rows so far. Sized for a library and used again, so that a search allocates nothing. */
export class Tally {
  /** 0 for a row not looked at, 1 for one that does not fit, one more than the count for one that fits. */
  private readonly states: Uint8Array;
  private readonly scores: Float32Array;
  private readonly list: Uint32Array;
  private readonly columns: Float32Array[] = [];
  private readonly sets: RowSet[] = [];
  private length = 0;
  /** The most words that a row has, or -1 while none fits. */
  mostWords = -1;

  constructor(size: number) {
    this.states = new Uint8Array(size);
    this.scores = new Float32Array(size);
    this.list = new Uint32Array(size);
  }

  /** Forgets everything. Costs the number of rows seen since the last time. */
  clear(): void {
    for (const row of this.rows()) this.states[row] = 0;
    this.length = 0;
    this.mostWords = -1;
  }

  /** One of as many columns as are asked for, counted from 0: zeros, `size` at least, to work out something of each row. */
  column(number: number, size: number): Float32Array {
    const known = this.columns[number];
    if (known !== undefined && known.length >= size) return known.subarray(0, size).fill(0);
    const made = new Float32Array(size);
    this.columns[number] = made;
    return made;
  }

  /** As `column`, an empty set of rows below `size`; `setNumbers` tells them apart. */
  rowSet(number: number, size: number): RowSet {
    const known = this.sets[number];
    const length = lengthOfSet(size);
    if (known !== undefined && known.length >= length) return known.subarray(0, length).fill(0);
    const made = emptyRowSet(size);
    this.sets[number] = made;
    return made;
  }

  /** Says whether this is the first look at the row, and makes it the last. */
  isNew(row: number): boolean {
    if (this.states[row] !== 0) return false;
    this.states[row] = 1;
    this.list[this.length++] = row;
    return true;
  }

  /** Notes that the row fits: `count` words, from 1 on, that are worth `score` together. */
  note(row: number, count: number, score: number): void {
    this.states[row] = count + 1;
    this.scores[row] = score;
    if (count > this.mostWords + 1) this.mostWords = count - 1;
  }

  /** The rows seen, those that fit and those that do not. */
  rows(): Uint32Array {
    return this.list.subarray(0, this.length);
  }

  /** What was noted for a row that was looked at; 0 if it does not fit. */
  countOf(row: number): number {
    return (this.states[row] ?? 1) - 1;
  }

  /** Means something only where `countOf` is not 0. */
  scoreOf(row: number): number {
    return this.scores[row] ?? 0;
  }
}
