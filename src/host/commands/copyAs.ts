import * as vscode from 'vscode';
import { countedPapers } from '../../core/present/counted';
import type { Exports } from '../library/exports';
import { withProgress } from '../library/progress';
import type { MeantPapers } from '../targets';
import { pickKind } from './exportKinds';
import { t } from '../../core/util/l10n';

interface Services {
  readonly exports: Exports;
  readonly memory: vscode.Memento;
}

/** Copies the papers that the command was called for, in a format that is asked for. */
export function copyAs({ exports, memory }: Services) {
  return async (holdings: MeantPapers): Promise<void> => {
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
