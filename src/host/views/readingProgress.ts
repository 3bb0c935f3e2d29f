import * as vscode from 'vscode';
import { type ReadingProgress, readingInWords } from '../../core/present/libraryStatus';
import { t } from '../../core/util/l10n';
import type { SourceUpdates } from '../library/sourceUpdates';

/** What takes no longer is over before anybody would look, in milliseconds. */
const SHORT = 400;
/** What takes longer can be given up. */
const LONG = 6000;

/**
 * Shows in the view that files are being read and, where that takes long, how far it has come, with a button to give it
 * up. `refresh` reads what was left out then.
 */
export function showReadingProgress(
  updates: SourceUpdates,
  viewId: string,
  refresh: () => Promise<void>,
): vscode.Disposable {
  const { progress } = updates;
  let finish: (() => void) | undefined;

  const begin = (): void => {
    const ended = new Promise<void>((resolve) => {
      const timers = [
        setTimeout(() => void vscode.window.withProgress({ location: { viewId } }, () => ended), SHORT),
        setTimeout(() => void offerToGiveUp(ended), LONG),
      ];
      finish = () => {
        for (const timer of timers) clearTimeout(timer);
        finish = undefined;
        resolve();
      };
    });
  };

  const offerToGiveUp = async (ended: Promise<void>): Promise<void> => {
    const location = vscode.ProgressLocation.Notification;
    const title = t('Reading the bibliographies');
    let left: ReadingProgress | undefined;
    await vscode.window.withProgress({ location, title, cancellable: true }, async (shown, token) => {
      const say = (current: ReadingProgress | undefined): void => {
        if (current !== undefined) shown.report({ message: readingInWords(current) });
      };
      const subscription = vscode.Disposable.from(
        progress.onDidChange(say),
        token.onCancellationRequested(() => {
          left = progress.current;
          updates.giveUp();
        }),
      );
      say(progress.current);
      await ended;
      subscription.dispose();
    });
    if (left === undefined) return;
    const read = t('Read the Rest');
    const message = t(
      'Reading was given up: {0}. The papers of the others are missing.',
      readingInWords(left),
    );
    if ((await vscode.window.showInformationMessage(message, read)) === read) await refresh();
  };

  return vscode.Disposable.from(
    progress.onDidChange((current) => {
      if (current === undefined) finish?.();
      else if (finish === undefined) begin();
    }),
    new vscode.Disposable(() => finish?.()),
  );
}
