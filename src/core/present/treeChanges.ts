import { isSameMark } from '../reading/readingMark';
import { type GroupRow, type TreeRow, childRows } from './libraryTree';

/** What has to be drawn again: the whole view, or the rows with these ids and what is below them. */
export type TreeChanges =
  | { readonly kind: 'all' }
  | { readonly kind: 'rows'; readonly ids: readonly string[] };

function looksAlike(one: TreeRow, other: TreeRow): boolean {
  const { label, description, spoken, kind, icon } = one;
  return (
    label === other.label &&
    description === other.description &&
    spoken === other.spoken &&
    kind === other.kind &&
    icon === other.icon &&
    String(one.kind === 'paper' && one.highlights) === String(other.kind === 'paper' && other.highlights)
  );
}

function hasSameIds(one: readonly TreeRow[], other: readonly TreeRow[]): boolean {
  return one.length === other.length && one.every(({ id }, place) => id === other[place]?.id);
}

/** True if both groups hold the very same papers with the same marks, so that nothing below can differ. Linear. */
function isUntouched(one: GroupRow, other: GroupRow): boolean {
  if (one.rows.length !== other.rows.length) return false;
  const [old, fresh] = [one.tree, other.tree];
  const isSameLibrary = old.library === fresh.library;
  const isMarkedTheSame = isSameLibrary && old.marks === fresh.marks && old.timesCited === fresh.timesCited;
  if (old.marks.isUsed !== fresh.marks.isUsed || String(old.words) !== String(fresh.words)) return false;
  const isMarkedAlike = (before: number, after: number): boolean =>
    isMarkedTheSame ||
    (old.marks.bits[before] === fresh.marks.bits[after] &&
      isSameMark(old.marks.noted.get(before), fresh.marks.noted.get(after)) &&
      old.timesCited(before) === fresh.timesCited(after));
  if (isMarkedTheSame && one.rows === other.rows) return true;
  return one.rows.every((row, place) => {
    const now = other.rows[place] ?? 0;
    if (isSameLibrary) return row === now && isMarkedAlike(row, now);
    const before = old.library.originOf(row);
    const after = fresh.library.originOf(now);
    return before.part.table === after.part.table && before.row === after.row && isMarkedAlike(row, now);
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
