import * as vscode from 'vscode';

/** So long an offered edit may be made after it was offered, in milliseconds: a text is pasted as it is before one chooses. */
const PATIENCE = 30_000;

/**
 * Calls `run` once when the editor has put `newText` into the document. The editor offers no way to do something after an
 * edit that it makes of what is dropped or pasted, and may make another one, or none.
 */
export function whenInserted(document: vscode.TextDocument, newText: string, run: () => void): void {
  const listening = vscode.workspace.onDidChangeTextDocument((change) => {
    if (change.document !== document || !change.contentChanges.some(({ text }) => text.includes(newText)))
      return;
    end();
    run();
  });
  const patience = setTimeout(() => end(), PATIENCE);
  const end = (): void => {
    clearTimeout(patience);
    listening.dispose();
  };
}
