import * as vscode from 'vscode';
import type { Source } from '../../core/model/library';
import type { Log } from '../guard';
import { settings } from '../ids';
import { currentSettings } from '../settings';

/** Files that are bibliographies by their names. Others, such as `refs.json`, are read where a document declares them. */
const endings = ['.bib', '.bibtex', '.csl.json', '.csl.yaml', '.csl.yml'] as const;
const everyBibliography = `**/*{${endings.join(',')}}`;

/** True for a document that is a bibliography: by its name, or an untitled one by its language. */
function isBibliography(document: vscode.TextDocument): boolean {
  return isBibliographyUri(document.uri) || (document.isUntitled && document.languageId === 'bibtex');
}

/** True for a file that the search of a workspace finds, if it is in one. */
export function isBibliographyUri({ path, scheme }: vscode.Uri): boolean {
  const lowerPath = path.toLowerCase();
  // Versions in git, previews and the like are other schemes of the same path.
  const isFile = !['git', 'output', 'vscode-scm'].includes(scheme);
  return isFile && endings.some((ending) => lowerPath.endsWith(ending));
}

/** The source that a bibliography file is; named by its path in the workspace. */
export function bibliographySource(uri: vscode.Uri): Source {
  return { id: uri.toString(), kind: 'bibliography', name: vscode.workspace.asRelativePath(uri) };
}

/** Every bibliography of the workspace that no setting excludes, and every one that is open. */
export async function findBibliographies(): Promise<readonly Source[]> {
  const excluded = currentSettings.exclude();
  const pattern = excluded.length === 0 ? undefined : `{${excluded.join(',')}}`;
  const found = await vscode.workspace.findFiles(everyBibliography, pattern);
  const open = vscode.workspace.textDocuments.filter(isBibliography).map(({ uri }) => uri);
  return [...found, ...open].map(bibliographySource);
}

/** The address of a file that a setting names: an address, a path from the top of a disk, or one from `~`; undefined for others. */
export function uriOfPath(written: string, home: vscode.Uri | undefined): vscode.Uri | undefined {
  if (/^[a-z][a-z\d+.-]+:\/\//iu.test(written)) return vscode.Uri.parse(written, true);
  const fromHome = /^~[\\/](.+)$/u.exec(written)?.[1];
  if (fromHome !== undefined) return home && vscode.Uri.joinPath(home, fromHome.replaceAll('\\', '/'));
  // A path to another machine is not touched, though the user may have mounted it.
  const isWhole = /^(?:[A-Za-z]:[\\/]|\/(?!\/))/u.test(written);
  return isWhole ? vscode.Uri.file(written) : undefined;
}

/** The bibliographies outside of any workspace that the user's settings name; none in Restricted Mode. */
export function userBibliographies(home: vscode.Uri | undefined, log: Log): readonly vscode.Uri[] {
  if (!vscode.workspace.isTrusted) return [];
  return currentSettings.files().flatMap((written) => {
    const uri = uriOfPath(written.trim(), home);
    if (uri === undefined)
      log.warn(
        `“${written}” in ${settings.files} is no whole path. Write one that begins with “/”, “~/” or “C:\\”.`,
      );
    return uri ?? [];
  });
}

/**
 * Calls back when a file that fits `pattern` appears, changes or goes: any bibliography of the workspace, or one file
 * that no search finds.
 */
export function watchBibliographies(
  onDidChange: (uri: vscode.Uri) => void,
  pattern: vscode.GlobPattern = everyBibliography,
): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(onDidChange),
    watcher.onDidChange(onDidChange),
    watcher.onDidDelete(onDidChange),
  );
}

/** Calls back when a file or folder of the workspace goes: a folder that is deleted says nothing of the files in it. */
export function watchDeletions(onDidDelete: (uri: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*', true, true, false);
  return vscode.Disposable.from(watcher, watcher.onDidDelete(onDidDelete));
}

/** The pattern of one file, wherever it is. */
export function patternOf(uri: vscode.Uri): vscode.RelativePattern {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name);
}

/**
 * Calls back for each bibliography whose document is opened, edited or closed, unsaved or not. `isKnown` tells of those
 * that are none by their names.
 */
export function watchOpenBibliographies(
  onDidChange: (uri: vscode.Uri) => void,
  isKnown: (uri: vscode.Uri) => boolean,
): vscode.Disposable {
  const forward = (document: vscode.TextDocument): void => {
    if (isBibliography(document) || isKnown(document.uri)) onDidChange(document.uri);
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(forward),
    vscode.workspace.onDidChangeTextDocument(({ document }) => forward(document)),
    vscode.workspace.onDidCloseTextDocument(forward),
  );
}
