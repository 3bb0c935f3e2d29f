import { grown } from '../util/grown';

/**
 * Ascending rows in a byte or two each: of each row the distance to the one before it, less one, in groups of seven bits
 * from the lowest on, with the eighth bit set in all bytes but the last (the "variable-length quantity" of many formats).
 */
export class RowPacker {
  private bytes = new Uint8Array(1 << 12);
  private last = -1;
  /** How many bytes there are so far. */
  length = 0;

  /** Begins a new list. */
  begin(): void {
    this.last = -1;
  }

  /** Adds a row to the list, larger than the one before it. */
  add(row: number): void {
    // A row takes at most five bytes.
    this.bytes = grown(this.bytes, this.length + 5);
    let rest = row - this.last - 1;
    this.last = row;
    for (; rest > 0x7f; rest >>>= 7) this.bytes[this.length++] = (rest & 0x7f) | 0x80;
    this.bytes[this.length++] = rest;
  }

  /** All lists, one behind the other. */
  packed(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/** Calls `visit` with each row of the lists from `first` up to but not including `end`, which begin at `starts`. */
export function forEachPackedRow(
  bytes: Uint8Array,
  starts: Uint32Array,
  lists: { readonly first: number; readonly end: number },
  visit: (row: number) => void,
): void {
  for (let list = lists.first; list < lists.end; list++) {
    const end = starts[list + 1] ?? 0;
    let row = -1;
    for (let at = starts[list] ?? 0; at < end;) {
      let distance = 0;
      let byte = 0x80;
      for (let shift = 0; byte > 0x7f; shift += 7) {
        byte = bytes[at++] ?? 0;
        distance |= (byte & 0x7f) << shift;
      }
      row += distance + 1;
      visit(row);
    }
  }
}

/** How many rows the lists from `first` up to but not including `end` have together. Quicker than looking at each. */
export function countPackedRows(
  bytes: Uint8Array,
  starts: Uint32Array,
  { first, end }: { readonly first: number; readonly end: number },
): number {
  let count = 0;
  // The last byte of each row has its eighth bit clear.
  for (let at = starts[first] ?? 0; at < (starts[end] ?? 0); at++) if ((bytes[at] ?? 0) < 0x80) count++;
  return count;
}
