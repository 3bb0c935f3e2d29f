import * as vscode from 'vscode';
import { keyPlaceAt } from '../../core/keys/keyPlaces';
import { sameKeys } from '../../core/keys/sameKeys';
import { rangesIn } from '../convert';
import type { KeyTexts } from '../library/keyTexts';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';

/** Finds where a paper is cited in the workspace, by its key or an alias of it, and its entries. */
export class KeyReferenceProvider implements vscode.ReferenceProvider {
  constructor(
    private readonly library: Library,
    private readonly loader: LibraryLoader,
    private readonly keyTexts: KeyTexts,
  ) {}

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined> {
    const text = await this.keyTexts.of(document);
    const place = text && keyPlaceAt(text.places, document.offsetAt(position));
    if (place === undefined) return undefined;
    await this.loader.ensureLoaded();
    const keys = sameKeys(this.library.state.snapshot, place.key);
    const locations: vscode.Location[] = [];
    for await (const { uri, keyed, places } of this.keyTexts.having(keys, token)) {
      const rangeOf = rangesIn(keyed.text);
      const found = places.filter(
        ({ key, role }) => keys.includes(key) && (includeDeclaration || role === 'cites'),
      );
      for (const { span } of found) locations.push(new vscode.Location(uri, rangeOf(span)));
    }
    return locations;
  }
}
