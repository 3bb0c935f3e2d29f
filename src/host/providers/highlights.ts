import * as vscode from 'vscode';
import { keyPlaceAt } from '../../core/keys/keyPlaces';
import { toRange } from '../convert';
import type { KeyTexts } from '../library/keyTexts';

/** Marks the key under the cursor wherever it stands in the document. */
export class KeyHighlightProvider implements vscode.DocumentHighlightProvider {
  constructor(private readonly keyTexts: KeyTexts) {}

  async provideDocumentHighlights(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.DocumentHighlight[] | undefined> {
    const { places = [] } = (await this.keyTexts.of(document)) ?? {};
    const place = keyPlaceAt(places, document.offsetAt(position));
    if (place === undefined) return undefined;
    const { Read, Write } = vscode.DocumentHighlightKind;
    return places
      .filter(({ key }) => key === place.key)
      .map(
        ({ span, role }) =>
          new vscode.DocumentHighlight(toRange(document, span), role === 'cites' ? Read : Write),
      );
  }
}
