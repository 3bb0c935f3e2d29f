import * as vscode from 'vscode';
import { utf8 } from '../../core/util/utf8';
import { t } from '../../core/util/l10n';
import { type PrintableParts, printablePage } from '../../core/write/printablePage';
import { writeExport } from './exportFile';
import type { Library } from './library';

/**
 * Saves a page where the user chooses, for a browser to print: the editor has no way to print what it shows. `name` is
 * the name of the file that is offered.
 */
export async function savePrintable(parts: PrintableParts, name: string, library: Library): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const file = `${name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'paper'}.html`;
  const uri = await vscode.window.showSaveDialog({
    title: t('Save for Printing'),
    saveLabel: t('Save'),
    filters: { HTML: ['html'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, file) }),
  });
  if (uri === undefined) return;
  const refusal = await writeExport(uri, utf8(printablePage(parts)), library);
  if (refusal !== undefined) {
    await vscode.window.showWarningMessage(refusal.reason);
    return;
  }
  const show = t('Show the File');
  const saved = t('{0} is saved. Open it in a browser to print it.', vscode.workspace.asRelativePath(uri));
  if ((await vscode.window.showInformationMessage(saved, ...(uri.scheme === 'file' ? [show] : []))) === show)
    await vscode.commands.executeCommand('revealFileInOS', uri);
}
