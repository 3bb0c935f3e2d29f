import type { Holding } from '../../core/model/library';
import type { GroupRow } from '../../core/present/libraryTree';
import type { Library } from '../library/library';
import { isLibraryNode } from '../libraryNode';

/**
 * The papers a command was called for: an id from a link or a page, or a row of the library view with all rows that
 * are selected with it. A group stands for its papers. Empty if the command was called without any of these, or for a
 * paper that is no longer in the library.
 */
export function targetHoldings({ state }: Library, target: unknown, selection: unknown): readonly Holding[] {
  const targets: readonly unknown[] = Array.isArray(selection) ? selection : [target];
  return targets.flatMap((one): readonly Holding[] => {
    const ids = idsOf(one);
    return ids.flatMap((id) => state.holding(id) ?? []);
  });
}

function idsOfGroup({ library, rows }: GroupRow): readonly string[] {
  return Array.from(rows, (row) => library.glance(row).id);
}

function idsOf(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target];
  if (!isLibraryNode(target)) return [];
  return target.row.kind === 'paper' ? [target.row.id] : idsOfGroup(target.row);
}
