import * as vscode from 'vscode';
import type { Holding } from '../core/model/library';
import type { DocumentRow } from '../core/present/documentCitations';
import type { TreeRow } from '../core/present/libraryTree';
import { t } from '../core/util/l10n';
import type { Library } from './library/library';
import type { LibraryLoader } from './library/libraryLoader';
import { type LibraryNode, isViewNode } from './viewNodes';

/**
 * The papers that something was done with: an id from a link or a page, or a row of a view with all rows that are selected
 * with it. A group stands for its papers. Empty if there are none of these, or for a paper that is no longer in the library.
 */
export function targetHoldings({ state }: Library, target: unknown, selection: unknown): readonly Holding[] {
  const targets: readonly unknown[] = Array.isArray(selection) ? selection : [target];
  // A paper may stand under several authors or keywords.
  return [...new Set(targets.flatMap(idsOf))].flatMap((id) => state.holding(id) ?? []);
}

/** The papers that a command is for. */
export type MeantPapers = readonly [Holding, ...Holding[]];

/** What calls of commands are told apart by. */
interface Meaning {
  readonly library: Library;
  readonly loader: LibraryLoader;
  /** The rows of the Library that are selected. */
  readonly selected: () => readonly LibraryNode[];
}

/**
 * A command for papers, as the editor calls it for a row, a key, a link or a page; `second` is its second argument. Where
 * there are no papers, that is said: the row of a menu may have gone with the library that it was of.
 */
export function commandForPapers(
  { library, loader, selected }: Meaning,
  run: (papers: MeantPapers, second: unknown) => unknown,
) {
  return async (target?: unknown, second?: unknown): Promise<unknown> => {
    await loader.ensureLoaded();
    const [first, ...others] = targetHoldings(library, target, rowsMeant(selected(), target, second));
    if (first !== undefined) return run([first, ...others], second);
    return vscode.window.showInformationMessage(t('Select a paper in the Library first.'));
  };
}

/**
 * The rows that a command is for. The editor names them where it was chosen in a menu; a key names the row that has the
 * focus, or none, and then the selection is meant, if the row is in it.
 */
export function rowsMeant(selected: readonly LibraryNode[], target: unknown, rows: unknown): unknown {
  if (Array.isArray(rows) || typeof target === 'string') return rows;
  return !isViewNode(target) || selected.some((node) => node === target) ? selected : undefined;
}

function idsOf(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target];
  return isViewNode(target) ? idsOfRow(target.row) : [];
}

function idsOfRow(row: TreeRow | DocumentRow): readonly string[] {
  switch (row.kind) {
    case 'paper':
      return [row.holding.id];
    case 'cited':
      return row.holding === undefined ? [] : [row.holding.id];
    case 'state':
    case 'part':
      return row.rows.flatMap(idsOfRow);
    case 'place':
      return [];
    case 'group':
    case 'range':
      return Array.from(row.rows, (number) => row.tree.library.glance(number).id);
  }
}
