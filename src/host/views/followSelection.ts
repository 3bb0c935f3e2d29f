import type * as vscode from 'vscode';
import { currentSettings } from '../settings';
import type { LibraryNode } from '../libraryNode';
import type { AbstractPanel } from './abstractPanel';

/**
 * While the abstract page is open and the setting asks for it, shows the paper that was selected last in the library
 * view. The editor lists a selection in the order of the rows, so the new one is that which was not there before.
 */
export function followSelection(view: vscode.TreeView<LibraryNode>, panel: AbstractPanel): vscode.Disposable {
  let before: readonly LibraryNode[] = [];
  return view.onDidChangeSelection(({ selection }) => {
    const node = selection.find((selected) => !before.includes(selected)) ?? selection.at(-1);
    before = selection;
    if (!currentSettings.followSelection() || !panel.isVisible) return;
    if (node?.row.kind === 'paper') void panel.show(node.row.holding);
  });
}
