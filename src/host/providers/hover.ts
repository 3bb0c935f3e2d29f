import * as vscode from 'vscode';
import { citationAt } from '../../core/cite/markup';
import { paperCard } from '../../core/present/paperCard';
import { preferredRow } from '../../core/present/preferredRow';
import { toMarkdown, toRange } from '../convert';
import type { CitableDocuments } from '../library/documents';
import type { Library } from '../library/library';

/** Shows the paper behind a citation key: reference, abstract, links. */
export class CitationHoverProvider implements vscode.HoverProvider {
  constructor(
    private readonly library: Library,
    private readonly documents: CitableDocuments,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const offset = document.offsetAt(position);
    const scanned = await this.documents.inProject(document);
    const citation = scanned && citationAt(scanned.scan, offset);
    if (citation === undefined) return undefined;
    const range = toRange(document, citation.span);
    const prepared = await this.documents.prepared(document);
    if (prepared === undefined || token.isCancellationRequested) return undefined;
    const { snapshot } = this.library.state;
    const row = preferredRow(snapshot, citation.key, prepared.ownSources);
    if (row === undefined) return undefined;
    return new vscode.Hover(toMarkdown(paperCard(snapshot.holding(row)), { isFolded: true }), range);
  }
}
