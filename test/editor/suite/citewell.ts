import * as vscode from 'vscode';
import type { CitewellApi } from '../../../src/host/activate';
import { ok } from './claims';

/** The extension as other extensions see it, with its library read. */
export async function loadedCitewell(): Promise<CitewellApi> {
  const extension = vscode.extensions.getExtension<CitewellApi>('citewell.citewell');
  ok(extension, 'citewell.citewell is installed');
  const api = await extension.activate();
  await api.whenLoaded();
  return api;
}

/** A document of the workspace, by its name. */
export async function openDemo(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'a folder is open');
  return vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
}

/** A new document that was never saved, with the cursor where `|` stands in `literal`. */
export async function untitled(
  language: string,
  literal: string,
): Promise<{ readonly document: vscode.TextDocument; readonly position: vscode.Position }> {
  const offset = literal.indexOf('|');
  const content = literal.replace('|', '');
  const document = await vscode.workspace.openTextDocument({ language, content });
  return { document, position: document.positionAt(offset) };
}

/** What Citewell suggests at a place; suggestions of words in the text are left out. */
export async function keysSuggestedIn(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items
    .filter(({ kind }) => kind === vscode.CompletionItemKind.Reference)
    .map(({ insertText }) => (typeof insertText === 'string' ? insertText : (insertText?.value ?? '')));
}

/** What Citewell suggests in a new text with the cursor as `|`. */
export async function suggestedKeys(language: string, literal: string): Promise<readonly string[]> {
  const { document, position } = await untitled(language, literal);
  return keysSuggestedIn(document, position);
}

/** The text of all hovers at `|`. */
export async function hoverText(language: string, literal: string): Promise<string> {
  const { document, position } = await untitled(language, literal);
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}
