import * as vscode from 'vscode';
import type { ReadingMark } from '../../core/reading/readingMark';
import { type MarkChange, changedReading, readReading } from '../../core/reading/readingText';
import { decodeBytes } from '../../core/read/decodeBytes';
import { changeBetween } from '../../core/text/textChange';
import { t } from '../../core/util/l10n';
import { toRange } from '../convert';
import { type Log, type Refusal, guarded } from '../guard';
import { patternOf } from './bibliographyFiles';
import { type SourceContent, contentAt, reasonOf } from './sourceContent';
import { unfinished, writeWhole } from './wholeFile';

/** A longer file is not ours, in bytes. */
const LONGEST_FILE = 50_000_000;

const pathInFolder = ['.citewell', 'reading.txt'] as const;

/**
 * The file in which reading marks are kept: in the first folder of the workspace, where git takes it along, else in the
 * extension's own storage. Reads nothing before it is first asked to; never loses the marks of a file that it cannot read.
 */
export class ReadingFile implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly follow: () => Promise<void>;
  private watchers: vscode.Disposable[] = [];
  private readonly subscriptions: vscode.Disposable[] = [];
  private current: ReadonlyMap<string, ReadingMark> = new Map();
  private isInConflict = false;
  private begun: Promise<void> | undefined;
  /** Changes are made one after the other. */
  private writing: Promise<unknown> = Promise.resolve();

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly storage: vscode.Uri,
    private readonly log: Log,
  ) {
    this.follow = guarded(log, 'Reading marks', undefined, () => this.read());
  }

  /** Marks by the names of works. */
  get marks(): ReadonlyMap<string, ReadingMark> {
    return this.current;
  }

  /** The file has both sides of a merge conflict, whose marks are all there. */
  get hasConflict(): boolean {
    return this.isInConflict;
  }

  get uri(): vscode.Uri {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    return folder === undefined
      ? vscode.Uri.joinPath(this.storage, pathInFolder[1])
      : vscode.Uri.joinPath(folder.uri, ...pathInFolder);
  }

  /** Reads the file and follows it from now on; later calls wait for the same reading. */
  begin(): Promise<void> {
    if (this.begun === undefined) {
      const isOurs = (document: vscode.TextDocument): boolean =>
        document.uri.toString() === this.uri.toString();
      this.subscriptions.push(
        vscode.workspace.onDidChangeWorkspaceFolders(() => {
          this.watch();
          void this.follow();
        }),
        vscode.workspace.onDidChangeTextDocument(({ document }) => {
          if (isOurs(document)) void this.follow();
        }),
        vscode.workspace.onDidCloseTextDocument((document) => {
          if (isOurs(document)) void this.follow();
        }),
      );
      this.watch();
      this.begun = this.follow();
    }
    return this.begun;
  }

  /** Notes something about papers. With no changes, both sides of a merge conflict are kept and its marks taken out. */
  async change(changes: readonly MarkChange[]): Promise<Refusal | undefined> {
    const turn = this.writing.then(() => this.write(changes));
    // One that fails does not keep others from their turn; it is told to who asked.
    this.writing = turn.catch(() => undefined);
    const refusal = await turn;
    await this.follow();
    return refusal;
  }

  private watch(): void {
    for (const watcher of this.watchers) watcher.dispose();
    const watcher = vscode.workspace.createFileSystemWatcher(patternOf(this.uri));
    const changed = (): void => void this.follow();
    this.watchers = [
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidChange(changed),
      watcher.onDidDelete(changed),
    ];
  }

  private async read(): Promise<void> {
    const { uri } = this;
    const content = await contentOf(uri);
    // The last good marks stay.
    if (content.kind === 'failed') {
      this.log.warn(`${uri.toString()}: ${content.reason}`);
      return;
    }
    const text = textOf(content);
    if (text === undefined) {
      this.log.warn(`${uri.toString()} is no text with reading marks`);
      return;
    }
    const { marks, hasConflict } = readReading(text);
    this.current = marks;
    this.isInConflict = hasConflict;
    this.changed.fire();
  }

  private async write(changes: readonly MarkChange[]): Promise<Refusal | undefined> {
    const { uri } = this;
    const content = await contentOf(uri);
    const name = vscode.workspace.asRelativePath(uri);
    if (content.kind === 'failed') return refused(name, content.reason);
    const text = textOf(content);
    if (text === undefined) {
      return refused(name, t('it is no text that Citewell has written'));
    }
    const after = changedReading(text, changes);
    if (after === text) return undefined;
    return content.kind === 'document'
      ? editDocument(content.document, text, after)
      : replaceFile(uri, after);
  }

  dispose(): void {
    for (const one of [...this.watchers, ...this.subscriptions]) one.dispose();
    this.changed.dispose();
  }
}

/**
 * What the file consists of. The editor removes a file before another takes its place: if somebody ends the editor just
 * then, the other is whole, and the marks are in it.
 */
async function contentOf(uri: vscode.Uri): Promise<SourceContent> {
  const content = await contentAt(uri);
  return content.kind === 'gone' ? contentAt(unfinished(uri)) : content;
}

/** The text of a file that is there or not; undefined where it is none of ours. */
function textOf(content: SourceContent): string | undefined {
  switch (content.kind) {
    case 'document':
      return content.document.getText();
    case 'bytes': {
      const decoded = content.bytes.length > LONGEST_FILE ? undefined : decodeBytes(content.bytes);
      return decoded?.kind === 'text' ? decoded.text : undefined;
    }
    case 'gone':
      return '';
    case 'failed':
      return undefined;
  }
}

async function replaceFile(uri: vscode.Uri, text: string): Promise<Refusal | undefined> {
  try {
    await writeWhole(uri, new TextEncoder().encode(text));
    return undefined;
  } catch (error) {
    return refused(vscode.workspace.asRelativePath(uri), reasonOf(error));
  }
}

/** By an edit, so that nothing of what somebody has typed is lost; saved where nothing was unsaved before. */
async function editDocument(
  document: vscode.TextDocument,
  before: string,
  after: string,
): Promise<Refusal | undefined> {
  const { start, oldEnd, newEnd } = changeBetween(before, after);
  const wasDirty = document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, toRange(document, { start, end: oldEnd }), after.slice(start, newEnd));
  const name = vscode.workspace.asRelativePath(document.uri);
  const isDone = document.getText() === before && (await vscode.workspace.applyEdit(edit));
  if (!isDone) return refused(name, t('it was changed at the same time'));
  if (!wasDirty) await document.save();
  return undefined;
}

function refused(name: string, why: string): Refusal {
  const reason = t(
    'The mark could not be kept in {0}: {1}. Open the file to look at it, then try again.',
    name,
    why,
  );
  return { kind: 'refused', reason };
}
