import * as vscode from 'vscode';
import { type Arrangement, groupings, sortings } from '../../core/present/groupings';
import { views } from '../ids';
import type { LibraryArrangement } from '../library/libraryArrangement';
import { t } from '../../core/util/l10n';

interface ArrangementItem extends vscode.QuickPickItem {
  readonly arrangement?: Arrangement;
}

function separator(label: string): ArrangementItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function item(title: string, current: Arrangement, change: Partial<Arrangement>): ArrangementItem {
  const arrangement = { ...current, ...change };
  const isCurrent = arrangement.grouping === current.grouping && arrangement.sorting === current.sorting;
  return { label: title, arrangement, ...(isCurrent && { description: t('as it is now') }) };
}

/** Lets the user choose how the Library view groups and sorts its papers. */
export function arrangeLibrary(arrangement: LibraryArrangement) {
  return async (): Promise<void> => {
    const { current } = arrangement;
    const grouped = Object.entries(groupings).map(([id, { title }]) =>
      item(title(), current, { grouping: id as Arrangement['grouping'] }),
    );
    const sorted = Object.entries(sortings).map(([id, { title }]) =>
      item(title(), current, { sorting: id as Arrangement['sorting'] }),
    );
    const items = [separator(t('Group by')), ...grouped, separator(t('Sort by')), ...sorted];
    const picked = await vscode.window.showQuickPick(items, {
      title: t('Group and Sort Library'),
      placeHolder: t('How papers are grouped, or how those of a group are sorted'),
    });
    if (picked?.arrangement === undefined) return;
    await arrangement.choose(picked.arrangement);
    await vscode.commands.executeCommand(`${views.library}.focus`);
  };
}
