import * as vscode from 'vscode';
import { views } from '../ids';
import type { LibraryFilter } from '../library/libraryFilter';
import { t } from '../../core/util/l10n';

/** Typing pauses this long before the view is drawn again, in milliseconds. */
const TYPING_PAUSE = 120;

/** Asks for a query and narrows the library view down while it is typed. Escape brings back what was there before. */
export function filterLibrary(filter: LibraryFilter) {
  return async (): Promise<void> => {
    await vscode.commands.executeCommand(`${views.library}.focus`);
    const before = filter.query;
    const box = vscode.window.createInputBox();
    box.title = t('Filter Library');
    box.value = before;
    box.placeholder = t(
      'Words, author:xu, year:2017..2020, cat:cs.LG, has:code, is:unread, tag:methods, -not, or; empty shows everything',
    );
    let pause: ReturnType<typeof setTimeout> | undefined;
    const query = await new Promise<string>((resolve) => {
      box.onDidChangeValue((value) => {
        clearTimeout(pause);
        pause = setTimeout(() => void filter.narrow(value), TYPING_PAUSE);
      });
      box.onDidAccept(() => resolve(box.value));
      box.onDidHide(() => resolve(before));
      box.show();
    });
    clearTimeout(pause);
    box.dispose();
    await filter.narrow(query);
  };
}
