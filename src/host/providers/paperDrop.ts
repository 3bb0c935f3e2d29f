import * as vscode from 'vscode';
import { toWorkspaceEdit } from '../convert';
import { papersMime } from '../ids';
import { type CitationServices, citationEdit, citationKind } from '../library/citationEdit';
import { copiedHoldings } from '../library/copiedHoldings';
import { t } from '../../core/util/l10n';

/** The ids of the papers that are being dragged; empty for anything else. */
function idsIn(value: string): readonly string[] {
  try {
    const ids: unknown = JSON.parse(value);
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    // Another program may use the same name for something else.
    return [];
  }
}

/** Cites papers that are dropped into a document, or what a text stands for that is: into the citation there, else as a new one. */
export class PaperDropProvider implements vscode.DocumentDropEditProvider {
  constructor(private readonly services: CitationServices) {}

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    dataTransfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const ids = idsIn((await dataTransfer.get(papersMime)?.asString()) ?? '');
    const dragged = ids.flatMap((id) => this.services.library.state.holding(id) ?? []);
    const text = dragged.length > 0 ? '' : ((await dataTransfer.get('text/plain')?.asString()) ?? '');
    const holdings = dragged.length > 0 ? dragged : await copiedHoldings(text, this.services);
    const found = await citationEdit(this.services, document, position, holdings);
    if (found === undefined || token.isCancellationRequested) return undefined;
    const { edit, isHere } = found;
    const title = t('Insert citation');
    const drop = new vscode.DocumentDropEdit(isHere ? edit.newText : '', title, citationKind);
    // A text is dropped as it is, unless its owner chooses otherwise.
    if (dragged.length === 0) drop.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
    // A citation that is dropped into another one becomes a part of it, where its language has the next key.
    if (!isHere) drop.additionalEdit = toWorkspaceEdit(title, [{ document, edits: [edit] }]);
    return drop;
  }
}
