import * as vscode from 'vscode';
import { decodeBytes } from '../../core/read/decodeBytes';

/** What a source consists of at the moment, or why there is nothing. */
export type SourceContent =
  | { readonly kind: 'document'; readonly document: vscode.TextDocument }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly reason: string };

/** What an error of a file system says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** True if a file system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

/** The open document of a file, which may have changes that are not saved; undefined if it is not open. */
export function openDocumentAt(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

/** True if there is something at `uri`. Whatever else is wrong with it is said when it is used. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** How long the file at `uri` is, in bytes; 0 where there is none, or nothing is known of it. */
export async function sizeAt(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return 0;
  }
}

/** True if there is surely no such file. */
async function isDeleted(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return false;
  } catch (error) {
    return isMissing(error);
  }
}

/**
 * The content at `uri`: the editor's document if it is open, unsaved changes included, else the file. A document without
 * such changes whose file was deleted may live on for minutes, and counts as gone.
 */
export async function contentAt(uri: vscode.Uri): Promise<SourceContent> {
  const document = openDocumentAt(uri);
  // An untitled document that is no longer open was thrown away.
  if (document === undefined && uri.scheme === 'untitled') return { kind: 'gone' };
  if (document !== undefined) {
    const hasFile = document.isUntitled || document.isDirty || !(await isDeleted(uri));
    return hasFile ? { kind: 'document', document } : { kind: 'gone' };
  }
  try {
    const bytes = (await vscode.workspace.fs.readFile(uri)) as Uint8Array<ArrayBuffer>;
    return { kind: 'bytes', bytes };
  } catch (error) {
    return isMissing(error) ? { kind: 'gone' } : { kind: 'failed', reason: reasonOf(error) };
  }
}

/** The text at `uri`, read anew; undefined if there is none. Costs the length of the file. */
export async function textAt(uri: vscode.Uri): Promise<string | undefined> {
  const content = await contentAt(uri);
  if (content.kind === 'document') return content.document.getText();
  if (content.kind !== 'bytes') return undefined;
  const decoded = decodeBytes(content.bytes);
  return decoded.kind === 'text' ? decoded.text : undefined;
}
