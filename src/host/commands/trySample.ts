import * as vscode from 'vscode';
import { sampleDocument } from '../../core/present/sampleDocument';

/** Opens a document in which a citation of a sample paper has been begun, with the suggestions for it. */
export function trySample(language: 'latex' | 'markdown') {
  return async (): Promise<void> => {
    const { text, offset } = sampleDocument(language);
    const document = await vscode.workspace.openTextDocument({ language, content: text });
    const editor = await vscode.window.showTextDocument(document);
    const cursor = document.positionAt(offset);
    editor.selection = new vscode.Selection(cursor, cursor);
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
  };
}
