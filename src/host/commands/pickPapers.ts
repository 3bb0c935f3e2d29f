import * as vscode from 'vscode';
import { type DocumentShelf, suggestPapers } from '../../core/present/suggestions';
import { type PaperPick, toQuickPickItem } from '../convert';
import type { Library } from '../library/library';
import { t, inFigures } from '../../core/util/l10n';

interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly canPickMany: boolean;
  readonly shelf: DocumentShelf;
}

/**
 * Lets the user find papers by any words and choose one or several; those chosen stay chosen while other words are
 * typed. Empty if the user turns away.
 */
export function pickPapers(library: Library, options: PickOptions): Promise<readonly PaperPick[]> {
  const picker = vscode.window.createQuickPick<PaperPick>();
  picker.title = options.title;
  picker.placeholder = options.placeholder;
  picker.canSelectMany = options.canPickMany;
  picker.matchOnDescription = false;
  picker.matchOnDetail = false;

  let chosen: readonly PaperPick[] = [];
  const refresh = (): void => {
    const { snapshot, index } = library.state;
    const { list, total } = suggestPapers(snapshot, index(), picker.value, options.shelf, (key) => key);
    const chosenIds = new Set(chosen.map(({ holdingId }) => holdingId));
    const found = list.map(toQuickPickItem).filter(({ holdingId }) => !chosenIds.has(holdingId));
    picker.items = [...chosen, ...found];
    if (options.canPickMany) picker.selectedItems = chosen;
    // Without this a list with ticks has no row that Enter could take.
    picker.activeItems = found.slice(0, 1);
    picker.title = t('{0} · {1} of {2} papers', options.title, inFigures(total), inFigures(snapshot.size));
  };

  return new Promise((resolve) => {
    let result: readonly PaperPick[] = [];
    const subscriptions = [
      picker.onDidChangeValue(refresh),
      library.onDidChange(refresh),
      picker.onDidChangeSelection((selection) => {
        if (options.canPickMany) chosen = selection;
      }),
      picker.onDidAccept(() => {
        // Enter without a tick takes the row it is on.
        result = picker.selectedItems.length > 0 ? picker.selectedItems : picker.activeItems.slice(0, 1);
        picker.hide();
      }),
      picker.onDidHide(() => {
        for (const subscription of subscriptions) subscription.dispose();
        picker.dispose();
        resolve(result);
      }),
    ];
    refresh();
    picker.show();
  });
}
