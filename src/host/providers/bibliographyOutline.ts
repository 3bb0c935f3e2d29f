import * as vscode from 'vscode';
import { foldsOf, outlineOf } from '../../core/keys/outline';
import { rangesIn, toDocumentSymbol } from '../convert';

/** Extensions that bring an outline of bibliographies themselves, which ours would only repeat. */
const others: readonly string[] = ['james-yu.latex-workshop', 'efoerster.texlab'];

/** True if another extension shows the outline of bibliographies. */
export function hasOtherOutline(): boolean {
  return others.some((id) => vscode.extensions.getExtension(id) !== undefined);
}

/** The entries of a bibliography as outline and breadcrumbs, and what can be folded of it. */
export class BibliographyOutlineProvider
  implements vscode.DocumentSymbolProvider, vscode.FoldingRangeProvider
{
  provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
    const text = document.getText();
    const rangeOf = rangesIn(text);
    return outlineOf(text).map((row) => toDocumentSymbol(row, rangeOf));
  }

  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    const text = document.getText();
    const rangeOf = rangesIn(text);
    return foldsOf(text).map((fold) => {
      const { start, end } = rangeOf(fold);
      return fold.kind === 'comment'
        ? new vscode.FoldingRange(start.line, end.line, vscode.FoldingRangeKind.Comment)
        : new vscode.FoldingRange(start.line, end.line);
    });
  }
}
