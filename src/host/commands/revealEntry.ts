import * as vscode from 'vscode';
import { toRange } from '../convert';
import type { MeantPapers } from '../targets';
import { t } from '../../core/util/l10n';

/** Opens the bibliography of a paper at its entry, with the key selected. */
export async function revealEntry([{ source, place }]: MeantPapers): Promise<void> {
  if (source.kind !== 'bibliography') {
    await vscode.window.showInformationMessage(
      t('This paper comes from “{0}”, which has no BibTeX entries. “Copy BibTeX” makes one.', source.name),
    );
    return;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source.id, true));
  const editor = await vscode.window.showTextDocument(document, { preview: true });
  const range = toRange(document, place.keySpan ?? place.span);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(toRange(document, place.span), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
