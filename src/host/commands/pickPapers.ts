import * as vscode from 'vscode';
import { type DocumentShelf, suggestPapers } from '../../core/present/suggestions';
import { type PaperPick, toQuickPickItem } from '../convert';
import { commands } from '../ids';
import type { Library } from '../library/library';
import { t, inFigures } from '../../core/util/l10n';

interface PickOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly canPickMany: boolean;
}

/** What is offered for what was typed, and how many papers that is about. */
interface Offer {
  readonly items: readonly PaperPick[];
  readonly total: number;
  readonly of: number;
}

/** Lets the user find papers of the library by any words: see `pickFrom`. */
export function pickPapers(
  library: Library,
  options: PickOptions & { readonly shelf: DocumentShelf },
): Promise<readonly PaperPick[]> {
  const found = (query: string): Offer => {
    const { snapshot, index } = library.state;
    const { list, total } = suggestPapers(snapshot, index(), query, options.shelf, (key) => key);
    return { items: list.map(toQuickPickItem), total, of: snapshot.size };
  };
  return pickFrom(found, options, library.onDidChange);
}

/**
 * Lets the user choose one or several of what is `found` for what they type, anew at each change; those chosen stay chosen
 * while other words are typed. A button of a row opens its abstract. Empty if the user turns away.
 */
export function pickFrom(
  found: (query: string) => Offer,
  options: PickOptions,
  onDidChange: vscode.Event<unknown>,
): Promise<readonly PaperPick[]> {
  const picker = vscode.window.createQuickPick<PaperPick>();
  picker.title = options.title;
  picker.placeholder = options.placeholder;
  picker.canSelectMany = options.canPickMany;
  picker.matchOnDescription = false;
  picker.matchOnDetail = false;

  let chosen: readonly PaperPick[] = [];
  const refresh = (): void => {
    const { items, total, of } = found(picker.value);
    const chosenIds = new Set(chosen.map(({ holdingId }) => holdingId));
    const others = items.filter(({ holdingId }) => !chosenIds.has(holdingId));
    picker.items = [...chosen, ...others];
    if (options.canPickMany) picker.selectedItems = chosen;
    // Without this a list with ticks has no row that Enter could take.
    picker.activeItems = others.slice(0, 1);
    picker.title = t('{0} · {1} of {2} papers', options.title, inFigures(total), inFigures(of));
  };

  return new Promise((resolve) => {
    let result: readonly PaperPick[] = [];
    const subscriptions = [
      picker.onDidChangeValue(refresh),
      onDidChange(refresh),
      picker.onDidTriggerItemButton(
        ({ item }) => void vscode.commands.executeCommand(commands.openAbstract, item.holdingId),
      ),
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
