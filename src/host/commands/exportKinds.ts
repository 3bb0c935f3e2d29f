import * as vscode from 'vscode';
import { shippedStyles } from '../../core/format/styles';
import { settings } from '../ids';
import { titleOfStyle } from '../library/citationStyle';
import { type ExportKind, fileKinds, referenceKinds } from '../library/exports';
import { currentSettings } from '../settings';
import { t } from '../../core/util/l10n';

/** Where the format is kept that was chosen last. */
const LAST = 'lastExportKind';

interface KindItem extends vscode.QuickPickItem {
  readonly choice?: ExportKind | 'style';
}

function separator(label: string): KindItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** Lets the user choose a format, the one that was taken last first, or another style for references. */
export async function pickKind(title: string, memory: vscode.Memento): Promise<ExportKind | undefined> {
  const all: readonly ExportKind[] = [...fileKinds, ...referenceKinds()];
  for (;;) {
    const last = all.find(({ id }) => id === memory.get(LAST));
    const itemOf = (kind: ExportKind): KindItem => ({ label: kind.label, choice: kind });
    const notLast = (kind: ExportKind): boolean => kind !== last;
    const items: readonly KindItem[] = [
      ...(last === undefined ? [] : [separator(t('Last time')), itemOf(last)]),
      separator(t('Files')),
      ...fileKinds.filter(notLast).map(itemOf),
      separator(t('In {0}', titleOfStyle(currentSettings.style().name))),
      ...referenceKinds().filter(notLast).map(itemOf),
      { label: `$(settings-gear) ${t('Another Style…')}`, choice: 'style' },
    ];
    const picked = await vscode.window.showQuickPick(items, { title, placeHolder: t('The format') });
    if (picked?.choice === undefined) return undefined;
    if (picked.choice !== 'style') {
      await memory.update(LAST, picked.choice.id);
      return picked.choice;
    }
    if (!(await pickStyle())) return undefined;
  }
}

interface StyleItem extends vscode.QuickPickItem {
  readonly style?: string;
}

/** Lets the user choose the style, which is set for all of the user's windows. */
async function pickStyle(): Promise<boolean> {
  const shipped: readonly StyleItem[] = shippedStyles.map(({ id, title }) => ({
    label: title,
    description: id,
    style: id,
  }));
  const picked = await vscode.window.showQuickPick(
    [
      ...shipped,
      {
        label: `$(file) ${t('A .csl File…')}`,
        description: t('zotero.org/styles has more than ten thousand'),
      },
    ],
    { title: t('Citation Style') },
  );
  if (picked === undefined) return false;
  const style = picked.style ?? (await styleFile());
  if (style === undefined) return false;
  const { workspaceFolderValue, workspaceValue } =
    vscode.workspace.getConfiguration().inspect(settings.style) ?? {};
  const isOfWorkspace = (workspaceFolderValue ?? workspaceValue) !== undefined;
  const { Global, Workspace } = vscode.ConfigurationTarget;
  await vscode.workspace.getConfiguration().update(settings.style, style, isOfWorkspace ? Workspace : Global);
  return true;
}

async function styleFile(): Promise<string | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: t('Citation Style'),
      openLabel: t('Choose'),
      filters: { [t('Citation styles')]: ['csl'] },
    })) ?? [];
  if (uri === undefined) return undefined;
  const isInside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  return isInside ? vscode.workspace.asRelativePath(uri, false) : uri.path;
}
