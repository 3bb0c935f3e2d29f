import * as vscode from 'vscode';
import type { Paper } from '../../core/model/paper';
import { keyOfNote, noteFileName } from '../../core/reading/noteFile';
import { noteText } from '../../core/reading/noteText';
import { t } from '../../core/util/l10n';
import { type Log, type Refusal, guarded } from '../guard';
import { settings } from '../ids';
import { currentSettings } from '../settings';
import { uriOfPath } from './bibliographyFiles';
import { isMissing, isThere, reasonOf } from './sourceContent';

/** The notes on papers: Markdown files, one for each, in a folder that a setting names. Makes none unasked. */
export class PaperNotes implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly follow: () => Promise<void>;
  private watchers: vscode.Disposable[] = [];
  private readonly subscriptions: vscode.Disposable[] = [];
  private current: readonly string[] = [];

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly storage: vscode.Uri,
    private readonly log: Log,
    private readonly home: vscode.Uri | undefined,
  ) {
    this.follow = guarded(log, 'Looking for notes', undefined, () => this.look());
  }

  /** The keys of papers with notes, as far as the names of their files tell. */
  get keys(): readonly string[] {
    return this.current;
  }

  /** Looks for notes, and from now on for new ones. */
  async begin(): Promise<void> {
    if (this.subscriptions.length > 0) return;
    const anew = (): void => {
      this.watch();
      void this.follow();
    };
    this.subscriptions.push(
      vscode.workspace.onDidChangeWorkspaceFolders(anew),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settings.notesFolder)) anew();
      }),
    );
    this.watch();
    await this.follow();
  }

  /**
   * The folder of the notes. A path in the workspace stays in its first folder; another place is the user's to name, not
   * the workspace's. Undefined where the setting names none of these.
   */
  folder(): vscode.Uri | undefined {
    const { path, isTheUsers } = currentSettings.notesFolder();
    const elsewhere = isTheUsers && vscode.workspace.isTrusted ? uriOfPath(path, this.home) : undefined;
    if (elsewhere !== undefined) return elsewhere;
    const segments = path.split(/[\\/]+/u).filter((segment) => segment !== '' && segment !== '.');
    const leadsOut = segments.includes('..') || /^(?:[\\/~]|[A-Za-z]:)/u.test(path);
    if (leadsOut) return undefined;
    const [top] = vscode.workspace.workspaceFolders ?? [];
    return vscode.Uri.joinPath(top?.uri ?? this.storage, ...segments);
  }

  /** The note of a paper, made of the template where there is none. One that is there stays as it is. */
  async noteOf(paper: Paper): Promise<vscode.Uri | Refusal> {
    const folder = this.folder();
    if (folder === undefined) {
      const { path } = currentSettings.notesFolder();
      return refused(
        t(
          '“{0}” in the setting “Notes: Folder” is outside the workspace. Name a folder in it, or a whole path in your own settings.',
          path,
        ),
      );
    }
    const uri = vscode.Uri.joinPath(folder, noteFileName(paper.key));
    if (await isThere(uri)) return uri;
    const edit = new vscode.WorkspaceEdit();
    const contents = new TextEncoder().encode(noteText(currentSettings.notesTemplate(), paper));
    edit.createFile(uri, { ignoreIfExists: true, contents });
    try {
      await vscode.workspace.fs.createDirectory(folder);
      if (await vscode.workspace.applyEdit(edit)) return uri;
    } catch (error) {
      return cannotMake(uri, reasonOf(error));
    } finally {
      void this.follow();
    }
    return cannotMake(uri, t('the editor has made no such file'));
  }

  private watch(): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = [];
    const folder = this.folder();
    if (folder === undefined) return;
    const pattern = new vscode.RelativePattern(folder, '*.md');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
    const changed = (): void => void this.follow();
    this.watchers = [watcher, watcher.onDidCreate(changed), watcher.onDidDelete(changed)];
  }

  private async look(): Promise<void> {
    const keys = (await this.fileNames()).flatMap((name) => keyOfNote(name) ?? []);
    if (keys.join('\n') === this.current.join('\n')) return;
    this.current = keys;
    this.changed.fire();
  }

  private async fileNames(): Promise<readonly string[]> {
    const folder = this.folder();
    if (folder === undefined) return [];
    try {
      const entries = await vscode.workspace.fs.readDirectory(folder);
      return entries.map(([name]) => name);
    } catch (error) {
      // A folder that is not there has no notes in it.
      if (!isMissing(error)) this.log.warn(`${folder.toString()}: ${reasonOf(error)}`);
      return [];
    }
  }

  dispose(): void {
    for (const one of [...this.watchers, ...this.subscriptions]) one.dispose();
    this.changed.dispose();
  }
}

function cannotMake(uri: vscode.Uri, why: string): Refusal {
  return refused(
    t(
      'The note {0} could not be made: {1}. Choose another folder in the setting “Notes: Folder”.',
      vscode.workspace.asRelativePath(uri),
      why,
    ),
  );
}

function refused(reason: string): Refusal {
  return { kind: 'refused', reason };
}
