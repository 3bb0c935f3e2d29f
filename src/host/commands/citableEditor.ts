import * as vscode from 'vscode';
import { markupOfDocument } from '../library/documents';

/**
 * The editor to cite in: the active one, or, while a page or the sidebar has the focus, the first visible one in a
 * language with citations. Undefined if there is none.
 */
export function citableEditor(): vscode.TextEditor | undefined {
  const isCitable = ({ document }: vscode.TextEditor): boolean => markupOfDocument(document) !== undefined;
  const active = vscode.window.activeTextEditor;
  if (active !== undefined && isCitable(active)) return active;
  return vscode.window.visibleTextEditors.find(isCitable);
}
