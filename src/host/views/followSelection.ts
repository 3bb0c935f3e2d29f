import type * as vscode from 'vscode';
import { currentSettings } from '../settings';
import type { LibraryNode } from '../viewNodes';
import type { AbstractPanel } from './abstractPanel';

/**
 * While the abstract page is open and the setting asks for it, shows the paper that was selected last in the library
 * view. The editor lists a selection in the order of the rows, so the new one is that which was not there before.
 */
export function followSelection(view: vscode.TreeView<LibraryNode>, panel: AbstractPanel): vscode.Disposable {
  // By their ids: a filter and its end make other nodes of the same rows.
  let before: ReadonlySet<string> = new Set();
  return view.onDidChangeSelection(({ selection }) => {
    const node = selection.find(({ row }) => !before.has(row.id)) ?? selection.at(-1);
    before = new Set(selection.map(({ row }) => row.id));
    if (!currentSettings.followSelection() || !panel.isVisible) return;
    if (node?.row.kind === 'paper') void panel.show(node.row.holding);
  });
}
