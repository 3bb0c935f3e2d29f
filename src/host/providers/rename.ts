import * as vscode from 'vscode';
import { type KeyPlace, keyPlaceAt } from '../../core/keys/keyPlaces';
import { type KeyedText, renameKey } from '../../core/keys/renameKey';
import { toRange, toWorkspaceEdit } from '../convert';
import type { Refusal } from '../guard';
import { type KeyTexts, isInBibtex } from '../library/keyTexts';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import { currentSettings } from '../settings';
import { t } from '../../core/util/l10n';

/** Renames a key in all documents and bibliographies of the workspace, from wherever it stands. */
export class KeyRenameProvider {
  constructor(
    private readonly library: Library,
    private readonly loader: LibraryLoader,
    private readonly keyTexts: KeyTexts,
  ) {}

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ readonly range: vscode.Range; readonly placeholder: string } | Refusal> {
    const place = await this.placeAt(document, position);
    if (place === undefined)
      return { kind: 'refused', reason: t('Put the cursor on a citation key to rename it everywhere.') };
    await this.loader.ensureLoaded();
    const holdings = this.library.state.holdingsOfKey(place.key);
    const [first] = holdings;
    if (first !== undefined && !holdings.some(({ source }) => isInBibtex(source)))
      return {
        kind: 'refused',
        reason: t(
          '“{0}” comes from {1}, where keys are not changed. Put its BibTeX into a .bib file first.',
          place.key,
          first.source.name,
        ),
      };
    return { range: toRange(document, place.span), placeholder: place.key };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | Refusal | undefined> {
    const oldKey = (await this.placeAt(document, position))?.key;
    if (oldKey === undefined) return undefined;
    await this.loader.ensureLoaded();
    const newKey = newName.trim();
    const texts: { readonly document: vscode.TextDocument; readonly keyed: KeyedText }[] = [];
    for await (const { uri, keyed } of this.keyTexts.having([oldKey], token)) {
      // As the editor has it: that is what the edits are made in.
      const opened = await vscode.workspace.openTextDocument(uri);
      texts.push({ document: opened, keyed: { ...keyed, text: opened.getText() } });
    }
    if (token.isCancellationRequested) return undefined;
    const taken = this.library.state
      .holdingsOfKey(newKey)
      .find(({ source }) => source.kind === 'bibliography');
    const plan = renameKey(
      texts.map(({ keyed }) => keyed),
      { oldKey, newKey, keepsOldKey: currentSettings.keepOldKey(), takenBy: taken?.source.name },
    );
    if (plan.kind === 'refused') return plan;
    const changes = texts
      .map((text, index) => ({ document: text.document, edits: plan.edits[index] ?? [] }))
      .filter(({ edits }) => edits.length > 0);
    return toWorkspaceEdit(t('Rename {0} to {1}', oldKey, newKey), changes);
  }

  private async placeAt(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<KeyPlace | undefined> {
    const text = await this.keyTexts.of(document);
    return text && keyPlaceAt(text.places, document.offsetAt(position));
  }
}
