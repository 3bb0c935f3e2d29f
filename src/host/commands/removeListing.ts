import * as vscode from 'vscode';
import { paperCount } from '../../core/model/library';
import type { Library } from '../library/library';
import { discardListing } from '../library/listings';
import type { LibraryLoader } from '../library/libraryLoader';

/** Takes an imported listing out of the library again, after asking. */
export function removeListing(library: Library, loader: LibraryLoader) {
  return async (): Promise<void> => {
    await loader.ensureLoaded();
    const listings = library.state.snapshot.sources.filter(({ source }) => source.kind === 'listing');
    const choices = listings.map((snapshot) => ({
      label: snapshot.source.name,
      description: `${paperCount(snapshot)} papers`,
      source: snapshot.source,
    }));
    const chosen = await vscode.window.showQuickPick(choices, {
      title: 'Remove Imported Listing',
      placeHolder: choices.length === 0 ? 'No listing has been imported' : 'Which listing?',
    });
    if (chosen === undefined) return;
    const remove = 'Remove';
    const detail = 'The file it was imported from is not touched.';
    const question = `Remove “${chosen.label}” from the library?`;
    if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, remove)) !== remove)
      return;
    await discardListing(chosen.source);
    await loader.refresh();
  };
}
