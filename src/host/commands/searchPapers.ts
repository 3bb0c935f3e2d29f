import * as vscode from 'vscode';
import { commands } from '../ids';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import { pickPapers } from './pickPapers';
import { t } from '../../core/util/l10n';

/** Finds a paper by any words and opens its abstract. */
export function searchPapers(library: Library, loader: LibraryLoader) {
  return async (): Promise<void> => {
    await loader.ensureLoaded();
    const [picked] = await pickPapers(library, {
      title: t('Search Papers'),
      placeholder: t(
        'Words, author:xu, year:2017..2020, cat:cs.LG, has:code, -not, or; Enter opens the abstract',
      ),
      canPickMany: false,
      shelf: { citedKeys: new Set(), ownSources: new Set() },
    });
    if (picked !== undefined) await vscode.commands.executeCommand(commands.openAbstract, picked.holdingId);
  };
}
