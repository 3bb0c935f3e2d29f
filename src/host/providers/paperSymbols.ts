import * as vscode from 'vscode';
import { paperSymbols } from '../../core/present/paperSymbols';
import { entryPlace } from '../library/entryPlace';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';

/** A symbol that carries its paper's id, so that its place can be looked up when it is chosen. */
class PaperSymbolItem extends vscode.SymbolInformation {
  constructor(
    name: string,
    container: string,
    uri: vscode.Uri,
    readonly holdingId: string,
  ) {
    super(name, vscode.SymbolKind.Key, container, new vscode.Location(uri, new vscode.Position(0, 0)));
  }
}

/** Papers among the symbols of the workspace, found by any words. */
export class PaperSymbolProvider implements vscode.WorkspaceSymbolProvider {
  constructor(
    private readonly library: Library,
    private readonly loader: LibraryLoader,
  ) {}

  async provideWorkspaceSymbols(
    query: string,
    token: vscode.CancellationToken,
  ): Promise<PaperSymbolItem[] | undefined> {
    await this.loader.ensureLoaded();
    if (token.isCancellationRequested) return undefined;
    const { snapshot, index } = this.library.state;
    return paperSymbols(snapshot, index(), query).map(
      ({ name, container, sourceId, holdingId }) =>
        new PaperSymbolItem(name, container, vscode.Uri.parse(sourceId, true), holdingId),
    );
  }

  async resolveWorkspaceSymbol(symbol: vscode.SymbolInformation): Promise<vscode.SymbolInformation> {
    const holding =
      symbol instanceof PaperSymbolItem ? this.library.state.holding(symbol.holdingId) : undefined;
    const place = holding && (await entryPlace(holding));
    if (place !== undefined) symbol.location = new vscode.Location(place.uri, place.keyRange);
    return symbol;
  }
}
