import * as vscode from 'vscode';
import { toSpan, toWorkspaceEdit } from '../convert';
import { papersMime } from '../ids';
import type { CitableDocuments } from '../library/documents';
import type { Library } from '../library/library';

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

/** Cites papers that are dropped into a document: into the citation there, else as a new one. */
export class PaperDropProvider implements vscode.DocumentDropEditProvider {
  constructor(
    private readonly library: Library,
    private readonly documents: CitableDocuments,
  ) {}

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    dataTransfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const ids = idsIn((await dataTransfer.get(papersMime)?.asString()) ?? '');
    const keys = ids.flatMap((id) => this.library.state.holding(id)?.paper.key ?? []);
    const scanned = await this.documents.inProject(document);
    if (keys.length === 0 || scanned === undefined || token.isCancellationRequested) return undefined;
    const { start } = toSpan(document, new vscode.Range(position, position));
    const insertion = scanned.markup.insert(scanned.text, scanned.scan, start, keys);
    if (insertion.kind !== 'edit') return undefined;
    const { span, newText } = insertion.edit;
    const isHere = span.start === start && span.end === start;
    const drop = new vscode.DocumentDropEdit(isHere ? newText : '', 'Insert citation');
    // A citation that is dropped into another one becomes a part of it, where its language has the next key.
    if (!isHere)
      drop.additionalEdit = toWorkspaceEdit('Insert citation', [{ document, edits: [insertion.edit] }]);
    return drop;
  }
}
