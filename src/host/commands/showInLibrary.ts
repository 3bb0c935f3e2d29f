import * as vscode from 'vscode';
import { preferredRow } from '../../core/present/preferredRow';
import { t } from '../../core/util/l10n';
import type { KeyTexts } from '../library/keyTexts';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';

interface Services {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly keyTexts: KeyTexts;
  /** Selects the paper in a row of the library in the view, and says whether it is there. */
  readonly reveal: (row: number) => Promise<boolean>;
}

/** Selects the paper in the Library whose key is under the cursor. */
export function showInLibrary({ library, loader, keyTexts, reveal }: Services) {
  return async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    await loader.ensureLoaded();
    const text = editor && (await keyTexts.of(editor.document));
    const offset = editor?.document.offsetAt(editor.selection.active) ?? 0;
    const place = text?.places.find(({ span }) => span.start <= offset && offset <= span.end);
    if (place === undefined) {
      await vscode.window.showInformationMessage(t('Put the cursor on a citation key first.'));
      return;
    }
    const own = new Set([editor?.document.uri.toString() ?? '']);
    const row = preferredRow(library.state.snapshot, place.key, own);
    if (row !== undefined && (await reveal(row))) return;
    await vscode.window.showInformationMessage(t('No paper of the Library has the key “{0}”.', place.key));
  };
}
