import * as vscode from 'vscode';
import type { TextEdit } from '../../core/cite/markup';
import { citedKeys } from '../../core/present/suggestions';
import { toRange } from '../convert';
import type { CitableDocuments } from '../library/documents';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import type { CitableEditors } from './citableEditors';
import { pickPapers } from './pickPapers';
import { targetHoldings } from '../targets';

interface Services {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly documents: CitableDocuments;
  readonly editors: CitableEditors;
}

/** Lets the user pick papers and cites them at each cursor of the editor. */
export function insertCitation({ library, documents, editors }: Services) {
  return async (): Promise<void> => {
    const editor = await editorToCiteIn(editors);
    if (editor === undefined) return;
    const keys = await pickedKeys(library, documents, editor.document);
    if (keys.length > 0) await insertKeys(documents, editor, keys);
  };
}

/** Cites the papers the command was called for, at each cursor of the editor. */
export function insertPapers({ library, loader, documents, editors }: Services) {
  return async (target?: unknown, selection?: unknown): Promise<void> => {
    const editor = await editorToCiteIn(editors);
    if (editor === undefined) return;
    await loader.ensureLoaded();
    const keys = targetHoldings(library, target, selection).map(({ paper }) => paper.key);
    if (keys.length > 0) await insertKeys(documents, editor, keys);
  };
}

async function editorToCiteIn(editors: CitableEditors): Promise<vscode.TextEditor | undefined> {
  const editor = await editors.current();
  if (editor === undefined) {
    await vscode.window.showInformationMessage(
      'Open a LaTeX or Markdown document first, and put the cursor where the citation belongs.',
    );
  }
  return editor;
}

async function pickedKeys(
  library: Library,
  documents: CitableDocuments,
  document: vscode.TextDocument,
): Promise<readonly string[]> {
  const prepared = await documents.prepared(document);
  if (prepared === undefined) return [];
  const picked = await pickPapers(library, {
    title: 'Insert Citation',
    placeholder: 'Words, author:xu, year:2017..2020, cited:yes, -not, or; tick several to cite them together',
    canPickMany: true,
    shelf: {
      citedKeys: citedKeys(prepared.scan),
      ownSources: prepared.ownSources,
    },
  });
  return picked.map(({ key }) => key);
}

async function insertKeys(
  documents: CitableDocuments,
  editor: vscode.TextEditor,
  keys: readonly string[],
): Promise<void> {
  const { document } = editor;
  // Scanned after the picking: the document may have changed meanwhile.
  const scanned = documents.scanned(document);
  if (scanned === undefined) return;
  const edits = new Map<string, TextEdit>();
  for (const { end } of editor.selections) {
    const insertion = scanned.markup.insert(scanned.text, scanned.scan, document.offsetAt(end), keys);
    if (insertion.kind === 'refused') {
      await vscode.window.showWarningMessage(insertion.reason);
      return;
    }
    // Two cursors in one citation ask for the same edit.
    if (insertion.kind === 'edit') edits.set(JSON.stringify(insertion.edit), insertion.edit);
  }
  if (edits.size === 0) {
    await vscode.window.showInformationMessage('This citation already has what you chose.');
    return;
  }
  const isDone = await editor.edit((builder) => {
    for (const { span, newText } of edits.values()) builder.replace(toRange(document, span), newText);
  });
  if (!isDone) {
    const name = vscode.workspace.asRelativePath(document.uri);
    await vscode.window.showWarningMessage(`${name} cannot be edited. Is it read-only?`);
    return;
  }
  await vscode.window.showTextDocument(document, {
    viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active,
  });
}
