import * as vscode from 'vscode';
import type { Source } from '../../core/model/library';
import { currentSettings } from '../settings';

const ENDING = '.bib';

/** True for a document that is a bibliography: by its name, or an untitled one by its language. */
function isBibliography(document: vscode.TextDocument): boolean {
  return isBibliographyUri(document.uri) || (document.isUntitled && document.languageId === 'bibtex');
}

function isBibliographyUri(uri: vscode.Uri): boolean {
  // Versions in git, previews and the like are other schemes of the same path.
  return uri.path.toLowerCase().endsWith(ENDING) && !['git', 'output', 'vscode-scm'].includes(uri.scheme);
}

/** The source that a bibliography file is; named by its path in the workspace. */
export function bibliographySource(uri: vscode.Uri): Source {
  return { id: uri.toString(), kind: 'bibliography', name: vscode.workspace.asRelativePath(uri) };
}

/** Every `.bib` file of the workspace that no setting excludes, and every bibliography that is open. */
export async function findBibliographies(): Promise<readonly Source[]> {
  const excluded = currentSettings.exclude();
  const pattern = excluded.length === 0 ? undefined : `{${excluded.join(',')}}`;
  const found = await vscode.workspace.findFiles(`**/*${ENDING}`, pattern);
  const open = vscode.workspace.textDocuments.filter(isBibliography).map(({ uri }) => uri);
  return [...found, ...open].map(bibliographySource);
}

/**
 * Calls back when a `.bib` file that fits `pattern` appears, changes or goes: any of the workspace, or one file beyond
 * it.
 */
export function watchBibliographies(
  onDidChange: (uri: vscode.Uri) => void,
  pattern: vscode.GlobPattern = `**/*${ENDING}`,
): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(onDidChange),
    watcher.onDidChange(onDidChange),
    watcher.onDidDelete(onDidChange),
  );
}

/** The pattern of one file, wherever it is. */
export function patternOf(uri: vscode.Uri): vscode.RelativePattern {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name);
}

/** Calls back for each bibliography whose document is opened, edited or closed, unsaved or not. */
export function watchOpenBibliographies(onDidChange: (uri: vscode.Uri) => void): vscode.Disposable {
  const forward = (document: vscode.TextDocument): void => {
    if (isBibliography(document)) onDidChange(document.uri);
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(forward),
    vscode.workspace.onDidChangeTextDocument(({ document }) => forward(document)),
    vscode.workspace.onDidCloseTextDocument(forward),
  );
}
