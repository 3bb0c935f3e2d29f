import * as vscode from 'vscode';
import { type CitationContext, LOOK_BACK } from '../../core/cite/markup';
import { suggestKeys } from '../../core/present/suggestions';
import { paperCard } from '../../core/present/paperCard';
import { SuggestionItem, toCompletionItem, toMarkdown, toRange } from '../convert';
import { type Citing, additionCommand } from '../library/citing';
import { type CitableDocument, type CitableDocuments, markupOfDocument } from '../library/documents';
import type { Library } from '../library/library';

/** Suggests citation keys from any words of a paper where a key is expected, and is silent elsewhere. */
export class CitationCompletionProvider implements vscode.CompletionItemProvider {
  constructor(
    private readonly library: Library,
    private readonly documents: CitableDocuments,
    private readonly citing: Citing,
  ) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList<SuggestionItem> | undefined> {
    const markup = markupOfDocument(document);
    if (markup === undefined) return undefined;
    const offset = document.offsetAt(position);
    // Most calls come from spaces in prose; they must cost neither a scan nor a copy of the whole text.
    const start = document.positionAt(Math.max(0, offset - LOOK_BACK));
    if (!markup.mayExpectKey(document.getText(new vscode.Range(start, position)))) return undefined;
    const { version } = document;
    const contextIn = (known: CitableDocument | undefined): CitationContext | undefined =>
      known && markup.contextAt(known.text, known.scan, offset);
    let scanned = this.documents.scanned(document);
    let context = contextIn(scanned);
    if (context === undefined) {
      // Perhaps a command that another file of the project defines. To wait for that always would be to have no answer
      // for whoever types on meanwhile, and the editor does not ask again.
      scanned = await this.documents.inProject(document);
      if (document.version !== version) return undefined;
      context = contextIn(scanned);
    }
    if (scanned === undefined || context === undefined) return undefined;
    const inserting = toRange(document, context.insertSpan);
    const replacing = toRange(document, context.replaceSpan);
    // The editor completes within a line only.
    if (!inserting.isSingleLine) return undefined;

    const prepared = await this.documents.prepared(document);
    if (prepared === undefined || token.isCancellationRequested) return undefined;
    const { snapshot, index } = this.library.state;
    const shelf = this.citing.shelfOf(document, { ...prepared, scan: scanned.scan }, offset);
    const suggestions = suggestKeys(snapshot, index(), context, shelf, markup);
    if (suggestions === undefined) return undefined;
    const items = suggestions.list.map((suggestion, rank) => {
      const item = toCompletionItem(suggestion, rank, context.typed, { inserting, replacing });
      if (suggestion.isToBeAdded) item.command = additionCommand(document, [suggestion]);
      return item;
    });
    // Incomplete, so that the editor asks again with each key and keeps our order.
    return new vscode.CompletionList(items, true);
  }

  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    const holding = item instanceof SuggestionItem ? this.library.state.holding(item.holdingId) : undefined;
    if (holding !== undefined) {
      item.documentation = toMarkdown(paperCard(holding), { isFolded: false });
    }
    return item;
  }
}
