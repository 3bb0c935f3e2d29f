import type { LibrarySnapshot } from '../model/library';
import type { TreeRow } from './libraryTree';

/**
 * The papers below the top rows of the library view in the order of the view, each where it stands first. Where the rows
 * are still those of another library, all papers in the usual order. Linear.
 */
export function shownOrder(rows: readonly TreeRow[], library: LibrarySnapshot): Uint32Array {
  const groups = rows.flatMap((row) => (row.kind === 'paper' ? [] : [row]));
  if (groups.some(({ tree }) => tree.library !== library)) return library.displayOrder();
  const order = new Uint32Array(library.size);
  const isThere = new Uint8Array(library.size);
  let count = 0;
  for (const group of groups) {
    for (const row of group.rows) {
      if (isThere[row] === 1) continue;
      isThere[row] = 1;
      order[count++] = row;
    }
  }
  return order.subarray(0, count);
}

/** The paper before or behind another one, in a ring; the first or last where that one is not there, undefined in an empty order. */
export function neighbour(order: Uint32Array, row: number, by: -1 | 1): number | undefined {
  const at = order.indexOf(row);
  if (at === -1) return by === 1 ? order[0] : order.at(-1);
  return order[(at + by + order.length) % order.length];
}
