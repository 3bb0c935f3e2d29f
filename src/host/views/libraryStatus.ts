import * as vscode from 'vscode';
import { libraryStatus } from '../../core/present/libraryStatus';
import { t } from '../../core/util/l10n';
import { commands, contextKeys } from '../ids';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import type { ReadingCount } from '../library/readingCount';

/** Changes that come one upon the other are shown together, in milliseconds. */
const PAUSE = 300;

interface Services {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly progress: ReadingCount;
}

/** Errors and warnings of ours in the Problems panel. */
function problemCount(): number {
  const { Warning } = vscode.DiagnosticSeverity;
  const all = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
  return all.filter(({ source, severity }) => source === 'Citewell' && severity <= Warning).length;
}

/**
 * Says beside the language of a document how many papers and problems there are, and whether files are being read; and
 * to the texts of an empty view whether there are files that could not be.
 */
export function showLibraryStatus(
  selector: vscode.DocumentSelector,
  { library, loader, progress }: Services,
): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('citewell.library', selector);
  item.name = 'Citewell';
  const titles = {
    explainBibliography: t('Explain Bibliography'),
    whyNoSuggestion: t('Why Is There No Suggestion Here?'),
  } as const;
  const update = (): void => {
    const { snapshot } = library.state;
    const unread = snapshot.sources.filter(({ staleBecause }) => staleBecause !== undefined).length;
    void vscode.commands.executeCommand('setContext', contextKeys.hasUnread, unread > 0);
    const status = libraryStatus({
      papers: loader.isLoaded || snapshot.size > 0 ? snapshot.size : undefined,
      problems: problemCount(),
      unread,
      reading: progress.current,
    });
    const { Warning, Information } = vscode.LanguageStatusSeverity;
    item.text = status.text;
    item.detail = status.detail;
    item.busy = status.isBusy;
    item.severity = status.isWarning ? Warning : Information;
    item.command = { command: commands[status.action], title: titles[status.action] };
  };
  let pause: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    pause ??= setTimeout(() => {
      pause = undefined;
      update();
    }, PAUSE);
  };
  update();
  return vscode.Disposable.from(
    item,
    new vscode.Disposable(() => clearTimeout(pause)),
    library.onDidChange(soon),
    progress.onDidChange(soon),
    vscode.languages.onDidChangeDiagnostics(soon),
  );
}
