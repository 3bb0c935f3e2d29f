import { type GroupRow, type TreeRow, childRows } from './libraryTree';

/** What has to be drawn again: the whole view, or the rows with these ids and what is below them. */
export type TreeChanges =
  | { readonly kind: 'all' }
  | { readonly kind: 'rows'; readonly ids: readonly string[] };

function looksAlike(one: TreeRow, other: TreeRow): boolean {
  const { label, description, spoken, kind } = one;
  return (
    label === other.label &&
    description === other.description &&
    spoken === other.spoken &&
    kind === other.kind
  );
}

function hasSameIds(one: readonly TreeRow[], other: readonly TreeRow[]): boolean {
  return one.length === other.length && one.every(({ id }, place) => id === other[place]?.id);
}

/** True if both groups hold the very same papers, cited as often, so that nothing below can differ. Linear. */
function isUntouched(one: GroupRow, other: GroupRow): boolean {
  const { timesCited } = other.tree;
  if (one.tree.timesCited !== timesCited && other.rows.some((row) => timesCited(row) > 0)) return false;
  if (one.tree.timesCited !== timesCited && one.rows.some((row) => one.tree.timesCited(row) > 0))
    return false;
  if (one.rows.length !== other.rows.length) return false;
  return one.rows.every((row, place) => {
    const before = one.tree.library.originOf(row);
    const after = other.tree.library.originOf(other.rows[place] ?? 0);
    return before.part.table === after.part.table && before.row === after.row;
  });
}

/**
 * The smallest set of rows to draw again so that a view of `before` shows `after`. Empty if nothing looks different.
 * Below rows that are not open nothing is compared, because nothing of it is on the screen.
 */
export function treeChanges(
  before: readonly GroupRow[],
  after: readonly GroupRow[],
  isOpen: (id: string) => boolean,
): TreeChanges {
  const changedBelow = (oldRows: readonly TreeRow[], newRows: readonly TreeRow[]): string[] =>
    newRows.flatMap((row, place) => {
      const old = oldRows[place];
      if (old === undefined || !looksAlike(old, row)) return [row.id];
      if (old.kind === 'paper' || row.kind === 'paper') return [];
      if (!isOpen(row.id) || isUntouched(old, row)) return [];
      const oldChildren = childRows(old);
      const newChildren = childRows(row);
      return hasSameIds(oldChildren, newChildren) ? changedBelow(oldChildren, newChildren) : [row.id];
    });
  if (!hasSameIds(before, after)) return { kind: 'all' };
  return { kind: 'rows', ids: changedBelow(before, after) };
}
