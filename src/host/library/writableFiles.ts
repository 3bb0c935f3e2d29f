import * as vscode from 'vscode';
import { isSameButForLineEnds, isSameBytes } from '../../core/util/sameBytes';
import type { Refusal } from '../guard';
import { isMissing } from './sourceContent';
import { t } from '../../core/util/l10n';

function refused(reason: string): Refusal {
  return { kind: 'refused', reason, isForFile: true };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why nothing can be written at `uri`, with what to do; undefined where it can. */
async function objectionToPlace(uri: vscode.Uri, name: string): Promise<string | undefined> {
  if (uri.scheme === 'untitled') return undefined;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
    return t(
      '{0} is in a place where nothing can be written ({1}). Copy it into the workspace and declare the copy.',
      name,
      uri.scheme,
    );
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) === 0
      ? undefined
      : t(
          '{0} is read-only. Make it writable, or declare another bibliography for what is to be added.',
          name,
        );
  } catch (error) {
    return isMissing(error)
      ? t('{0} is no longer there. Correct where it is declared.', name)
      : t('{0} cannot be read: {1}. Look at the file.', name, messageOf(error));
  }
}

/**
 * Why the editor would write other bytes than it has read, with what to do; undefined where saving an unchanged document
 * changes nothing. A document with changes of its own is the user's to save.
 */
async function objectionToBytes(
  { uri, encoding, isDirty, isUntitled }: vscode.TextDocument,
  text: string,
  name: string,
): Promise<string | undefined> {
  if (isDirty || isUntitled) return undefined;
  const [onDisk, encoded] = await Promise.all([
    vscode.workspace.fs.readFile(uri),
    vscode.workspace.encode(text, { encoding }),
  ]);
  if (isSameBytes(onDisk, encoded)) return undefined;
  if (text.includes('\ufffd'))
    return t(
      '{0} is not in the encoding {1}: some of its bytes mean nothing there, and saving it would lose them. Choose “Reopen with Encoding” in the status bar, then try again.',
      name,
      encoding,
    );
  if (isSameButForLineEnds(onDisk, encoded))
    return t(
      '{0} has line ends of several kinds, and saving it would change lines that have nothing to do with this. Save it once with one kind, by the command “Change End of Line Sequence”, then try again.',
      name,
    );
  return t(
    '{0} on the disk is not what the editor has. Close it without saving, or choose “Reopen with Encoding”, then try again.',
    name,
  );
}

/** A document at one version. */
export interface WritableDocument {
  readonly kind: 'document';
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly text: string;
}

/** The document of a file that can be changed without changing anything else in it, or why there is none. */
export async function writableDocument(uri: vscode.Uri): Promise<WritableDocument | Refusal> {
  const name = vscode.workspace.asRelativePath(uri);
  const objection = await objectionToPlace(uri, name);
  if (objection !== undefined) return refused(objection);
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    // The text of a large document takes a while to be put together.
    const [version, text] = [document.version, document.getText()];
    const objectionToText = await objectionToBytes(document, text, name);
    return objectionToText === undefined
      ? { kind: 'document', document, version, text }
      : refused(objectionToText);
  } catch (error) {
    // Binary files and those that are too large for the editor; it says which.
    return refused(
      t('{0} cannot be opened as a text: {1}. Make the change by hand.', name, messageOf(error)),
    );
  }
}
