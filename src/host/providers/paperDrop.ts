import * as vscode from 'vscode';
import { toWorkspaceEdit } from '../convert';
import { papersMime } from '../ids';
import { citationEdit } from '../library/citationEdit';
import type { Citing } from '../library/citing';
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

interface Services {
  readonly library: Library;
  readonly documents: CitableDocuments;
  readonly citing: Citing;
}

/** Cites papers that are dropped into a document: into the citation there, else as a new one. */
export class PaperDropProvider implements vscode.DocumentDropEditProvider {
  constructor(private readonly services: Services) {}

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    dataTransfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const ids = idsIn((await dataTransfer.get(papersMime)?.asString()) ?? '');
    const holdings = ids.flatMap((id) => this.services.library.state.holding(id) ?? []);
    const found = await citationEdit(this.services, document, position, holdings);
    if (found === undefined || token.isCancellationRequested) return undefined;
    const { edit, isHere } = found;
    const title = 'Insert citation';
    const drop = new vscode.DocumentDropEdit(isHere ? edit.newText : '', title);
    // A citation that is dropped into another one becomes a part of it, where its language has the next key.
    if (!isHere) drop.additionalEdit = toWorkspaceEdit(title, [{ document, edits: [edit] }]);
    return drop;
  }
}
