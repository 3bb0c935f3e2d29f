import type * as vscode from 'vscode';
import { keyPlaceAt } from '../../core/keys/keyPlaces';
import { toRange } from '../convert';
import type { CitableDocuments } from '../library/documents';
import { entryPlace } from '../library/entryPlace';
import type { KeyTexts } from '../library/keyTexts';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';

interface Services {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly documents: CitableDocuments;
  readonly keyTexts: KeyTexts;
}

/** Leads from a key to its entry: in the text itself, else in the bibliographies of the document, else in any. */
export class KeyDefinitionProvider implements vscode.DefinitionProvider {
  constructor(private readonly services: Services) {}

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.LocationLink[] | undefined> {
    const { library, loader, documents, keyTexts } = this.services;
    const { places = [] } = (await keyTexts.of(document)) ?? {};
    const place = keyPlaceAt(places, document.offsetAt(position));
    if (place === undefined) return undefined;
    const originSelectionRange = toRange(document, place.span);
    const here = places.filter(({ key, role }) => key === place.key && role !== 'cites');
    if (here.length > 0) {
      return here.map(({ span, entry }) => ({
        originSelectionRange,
        targetUri: document.uri,
        targetRange: toRange(document, entry ?? span),
        targetSelectionRange: toRange(document, span),
      }));
    }
    await loader.ensureLoaded();
    const ownSources = (await documents.prepared(document))?.ownSources ?? new Set();
    if (token.isCancellationRequested) return undefined;
    const holdings = library.state.holdingsOfKey(place.key);
    const own = holdings.filter(({ source }) => ownSources.has(source.id));
    const entries = await Promise.all((own.length > 0 ? own : holdings).map(entryPlace));
    return entries
      .filter((entry) => entry !== undefined)
      .map(({ uri, range, keyRange }) => ({
        originSelectionRange,
        targetUri: uri,
        targetRange: range,
        targetSelectionRange: keyRange,
      }));
  }
}
