import * as vscode from 'vscode';
import type { BibliographyEdits } from '../library/bibliographyEdits';
import { t } from '../../core/util/l10n';

/** Takes the entry at an offset out of a bibliography, in one step. */
export function removeEntry(edits: BibliographyEdits) {
  return async (source: unknown, offset: unknown): Promise<void> => {
    if (typeof source !== 'string' || typeof offset !== 'number') return;
    const uri = vscode.Uri.parse(source, true);
    const name = vscode.workspace.asRelativePath(uri);
    const operations = [{ kind: 'remove' as const, target: { offset } }];
    const outcome = await edits.make({ label: t('Remove an entry of {0}', name), uri, operations });
    if (outcome.kind === 'refused') await vscode.window.showWarningMessage(outcome.reason);
    else
      vscode.window.setStatusBarMessage(
        t('Citewell: removed an entry of {0}. Undo takes it back.', name),
        6000,
      );
  };
}
