import * as vscode from 'vscode';
import { paperCount } from '../../core/model/library';
import type { Library } from '../library/library';
import { discardListing } from '../library/listings';
import type { LibraryLoader } from '../library/libraryLoader';
import { countedPapers } from '../../core/present/counted';
import { t } from '../../core/util/l10n';

/** Takes an imported listing out of the library again, after asking. */
export function removeListing(library: Library, loader: LibraryLoader) {
  return async (): Promise<void> => {
    await loader.ensureLoaded();
    const listings = library.state.snapshot.sources.filter(({ source }) => source.kind === 'listing');
    const choices = listings.map((snapshot) => ({
      label: snapshot.source.name,
      description: countedPapers(paperCount(snapshot)),
      source: snapshot.source,
    }));
    const chosen = await vscode.window.showQuickPick(choices, {
      title: t('Remove Imported Listing'),
      placeHolder: choices.length === 0 ? t('No listing has been imported') : t('Which listing?'),
    });
    if (chosen === undefined) return;
    const remove = t('Remove');
    const detail = t('The file it was imported from is not touched.');
    const question = t('Remove “{0}” from the library?', chosen.label);
    if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, remove)) !== remove)
      return;
    await discardListing(chosen.source);
    await loader.refresh();
  };
}
