import * as vscode from 'vscode';
import { foldsOf, outlineOf } from '../../core/keys/outline';
import { rangesIn, toDocumentSymbol } from '../convert';

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
