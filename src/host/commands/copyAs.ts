import * as vscode from 'vscode';
import { countedPapers } from '../../core/present/counted';
import type { Exports } from '../library/exports';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import { withProgress } from '../library/progress';
import { targetHoldings } from '../targets';
import { pickKind } from './exportKinds';
import { t } from '../../core/util/l10n';

interface Services {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly exports: Exports;
  readonly memory: vscode.Memento;
}

/** Copies the papers that the command was called for, in a format that is asked for. */
export function copyAs({ library, loader, exports, memory }: Services) {
  return async (target?: unknown, selection?: unknown): Promise<void> => {
    await loader.ensureLoaded();
    const holdings = targetHoldings(library, target, selection);
    if (holdings.length === 0) {
      // The row of a menu may have gone with the library that it was of.
      await vscode.window.showInformationMessage(t('Select a paper in the Library first.'));
      return;
    }
    const kind = await pickKind(t('Copy as…'), memory);
    if (kind === undefined) return;
    const scope = { count: holdings.length, holdings };
    const copied = await withProgress(t('Copying papers'), (token) =>
      exports.export(scope, kind, { keepsPreamble: false, token }),
    );
    if (copied?.kind === 'refused') await vscode.window.showWarningMessage(copied.reason);
    if (copied?.kind !== 'exported') return;
    await vscode.env.clipboard.writeText(new TextDecoder().decode(copied.bytes));
    const message = t('Citewell: copied {0}: {1}.', countedPapers(copied.count), kind.label);
    vscode.window.setStatusBarMessage([message, ...copied.remarks].join(' '), 6000);
  };
}
