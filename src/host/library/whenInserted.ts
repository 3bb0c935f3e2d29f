import * as vscode from 'vscode';

/** So long an offered edit may be made after it was offered, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Calls `run` once when the editor has put `newText` into the document. The editor offers no way to do something after an
 * edit that it makes of what is dropped or pasted, and may make another one, or none.
 */
export function whenInserted(document: vscode.TextDocument, newText: string, run: () => void): void {
  const listening = vscode.workspace.onDidChangeTextDocument((change) => {
    if (change.document !== document || change.contentChanges.length === 0) return;
    end();
    if (change.contentChanges.some(({ text }) => text.includes(newText))) run();
  });
  const patience = setTimeout(() => end(), PATIENCE);
  const end = (): void => {
    clearTimeout(patience);
    listening.dispose();
  };
}
