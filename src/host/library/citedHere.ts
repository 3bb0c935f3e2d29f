import * as vscode from 'vscode';
import { citationsOf } from '../../core/cite/markup';
import { markupOf } from '../../core/cite/markups';
import { type Log, guarded } from '../guard';
import { openDocumentAt } from './sourceContent';
import type { WorkspaceFiles } from './workspaceFiles';

/** After a change nothing is counted again for so many milliseconds. */
const PAUSE = 1000;

/** How often the documents of the workspace cite each key. Counts nothing before it is first asked to. */
export class CitedHere implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[] = [];
  /** What each document cites, as long as it is the same: a workspace of thousands is not read again for one. */
  private readonly ofDocument = new Map<string, ReadonlyMap<string, number>>();
  private pause: ReturnType<typeof setTimeout> | undefined;
  private readonly count: () => Promise<void>;
  private counts: ReadonlyMap<string, number> = new Map();

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly files: WorkspaceFiles,
    log: Log,
  ) {
    this.count = guarded(log, 'Counting citations', undefined, () => this.countAll());
  }

  /** The times of each key that is cited at all. */
  get timesOfKey(): ReadonlyMap<string, number> {
    return this.counts;
  }

  /** Begins to count, and from then on counts again when documents change. */
  begin(): void {
    if (this.subscriptions.length > 0) return;
    this.subscriptions.push(
      this.files.onDidChange((uri) => {
        if (uri === undefined) this.ofDocument.clear();
        else this.ofDocument.delete(uri.toString());
        clearTimeout(this.pause);
        this.pause = setTimeout(() => void this.count(), PAUSE);
      }),
    );
    void this.count();
  }

  private async countAll(): Promise<void> {
    const counts = new Map<string, number>();
    for (const uri of await this.files.documents()) {
      for (const [key, times] of await this.citedIn(uri)) counts.set(key, (counts.get(key) ?? 0) + times);
    }
    const isSame =
      counts.size === this.counts.size && [...counts].every(([key, times]) => this.counts.get(key) === times);
    if (isSame) return;
    this.counts = counts;
    this.changed.fire();
  }

  private async citedIn(uri: vscode.Uri): Promise<ReadonlyMap<string, number>> {
    const name = uri.toString();
    const known = this.ofDocument.get(name);
    if (known !== undefined) return known;
    const times = new Map<string, number>();
    // Before it is read: a change meanwhile takes it out again.
    this.ofDocument.set(name, times);
    const file = await this.files.read(uri);
    const markup = markupOf(uri.path, openDocumentAt(uri)?.languageId);
    if (file === undefined || markup === undefined) return times;
    for (const { key } of citationsOf(file.scan(markup))) times.set(key, (times.get(key) ?? 0) + 1);
    // Scanning a text takes some milliseconds; everybody else comes in between.
    await new Promise((resolve) => setTimeout(resolve, 0));
    return times;
  }

  dispose(): void {
    clearTimeout(this.pause);
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }
}
