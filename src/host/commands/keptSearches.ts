import * as vscode from 'vscode';
import { t } from '../../core/util/l10n';
import type { LibraryFilter } from '../library/libraryFilter';
import { keepSearch, savedSearches } from '../library/savedSearches';
import { isViewNode } from '../viewNodes';

/** Keeps what the library is filtered by as a search in the workspace's settings, under a name that is asked for. */
export function saveSearch(filter: LibraryFilter) {
  return async (): Promise<void> => {
    const { query } = filter;
    if (query === '') {
      await vscode.window.showInformationMessage(
        t('Filter the Library first; what it is filtered by is what can be saved.'),
      );
      return;
    }
    const known = new Set(savedSearches().map(({ name }) => name));
    const name = await vscode.window.showInputBox({
      title: t('Save Search'),
      value: query,
      prompt: t('A name for “{0}”. It comes into the settings of the workspace.', query),
      validateInput: (typed) =>
        known.has(typed.trim())
          ? { message: t('The search of this name is replaced.'), severity: 2 }
          : undefined,
    });
    if (name === undefined || name.trim() === '') return;
    await keepSearch(name.trim(), query);
    await filter.narrow('');
  };
}

/** Removes the search of a row from the settings. */
export async function removeSearch(target?: unknown): Promise<void> {
  if (!isViewNode(target) || target.row.kind !== 'group' || target.row.search === undefined) return;
  await keepSearch(target.row.search, undefined);
}
