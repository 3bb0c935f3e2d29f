import { bitsIn } from '../util/bits';

/** A set of rows: bit `row & 31` of number `row >>> 5`. */
export type RowSet = Uint32Array;

/** How many numbers a set for rows below `size` has. */
export function lengthOfSet(size: number): number {
  return (size >>> 5) + 1;
}

/** A set for rows below `size`, with none in it. */
export function emptyRowSet(size: number): RowSet {
  return new Uint32Array(lengthOfSet(size));
}

/** Puts the row into the set. */
export function addRow(set: RowSet, row: number): void {
  set[row >>> 5] = (set[row >>> 5] ?? 0) | (1 << (row & 31));
}

/** True if the row is in the set. */
export function hasRow(set: RowSet, row: number): boolean {
  return ((set[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0;
}

/** Leaves in `set` what `other` has as well; both are of one size. */
export function keepCommonRows(set: RowSet, other: RowSet): void {
  for (let at = 0; at < set.length; at++) set[at] = (set[at] ?? 0) & (other[at] ?? 0);
}

/** The set of what one of the sets has, which are of one size; there is at least one. */
export function rowsOfAny([first = emptyRowSet(0), ...others]: readonly RowSet[]): RowSet {
  return first.map((bits, at) => others.reduce((all, other) => all | (other[at] ?? 0), bits));
}

/** How many rows are in the set. Costs a step for each 32 there could be. */
export function countRows(set: RowSet): number {
  let count = 0;
  for (const bits of set) count += bitsIn(bits);
  return count;
}

/** Calls `visit` with the rows of the set, ascending. */
export function forEachRowOf(set: RowSet, visit: (row: number) => void): void {
  for (let at = 0; at < set.length; at++) {
    for (let left = set[at] ?? 0; left !== 0; left &= left - 1)
      visit(at * 32 + 31 - Math.clz32(left & -left));
  }
}
