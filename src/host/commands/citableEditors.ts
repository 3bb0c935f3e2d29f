import * as vscode from 'vscode';
import { columnOf } from '../columnOf';
import { markupOfDocument } from '../library/documents';

function isCitable(editor: vscode.TextEditor | undefined): editor is vscode.TextEditor {
  return editor !== undefined && markupOfDocument(editor.document) !== undefined;
}

/** Knows where a citation goes. Remembers the document that was written in last. */
export class CitableEditors implements vscode.Disposable {
  private last: vscode.TextDocument | undefined;
  private readonly subscription: vscode.Disposable;

  constructor() {
    this.remember(vscode.window.activeTextEditor);
    this.subscription = vscode.window.onDidChangeActiveTextEditor((editor) => this.remember(editor));
  }

  /**
   * The editor to cite in: the active one; while a page or the sidebar has the focus, a visible one in a language with
   * citations; while a page hides it, the one that was written in last, brought to the front with its cursor. Undefined
   * if there is none.
   */
  async current(): Promise<vscode.TextEditor | undefined> {
    const shown = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].find(isCitable);
    if (shown !== undefined) return shown;
    const column = this.last === undefined ? undefined : columnOf(this.last.uri);
    if (this.last === undefined || column === undefined) return undefined;
    return vscode.window.showTextDocument(this.last, { viewColumn: column });
  }

  private remember(editor: vscode.TextEditor | undefined): void {
    if (isCitable(editor)) this.last = editor.document;
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
