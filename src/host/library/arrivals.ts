import * as vscode from 'vscode';
import { NOWHERE } from '../../core/model/library';
import type { PaperTable } from '../../core/model/paperTable';
import { keysSeen } from '../../core/reading/rowMarks';
import { openFrame, packFrame, verifyFrame } from '../../core/util/frame';
import { type Log, guarded } from '../guard';
import { inSteps } from '../inSteps';
import type { Library } from './library';
import type { LibraryLoader } from './libraryLoader';
import { isMissing, openDocumentAt } from './sourceContent';
import { writeWhole } from './wholeFile';

const version = 1;
/** Nothing is written for so long after a change, in milliseconds. */
const PAUSE = 1000;

/**
 * Knows which papers have come since somebody last looked, by the hashes of the keys of all that were there before: a
 * number for each, in the extension's own storage. What somebody types is not new to them.
 */
export class Arrivals implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private subscription: vscode.Disposable | undefined;
  private keys: Set<number> | undefined;
  /** Tables in which everything has been seen, so that an edit costs the edit. */
  private known = new WeakSet<PaperTable>();
  private pause: ReturnType<typeof setTimeout> | undefined;
  private readonly file: vscode.Uri;
  private readonly keep: () => Promise<void>;

  readonly onDidChange = this.changed.event;

  constructor(
    storage: vscode.Uri,
    private readonly library: Library,
    private readonly loader: LibraryLoader,
    private readonly log: Log,
  ) {
    this.file = vscode.Uri.joinPath(storage, 'papers.seen');
    this.keep = guarded(log, 'Keeping what was seen', undefined, () => this.write());
  }

  /** The hashes of the keys that are not new; undefined as long as that is not known. */
  get seen(): ReadonlySet<number> | undefined {
    return this.keys;
  }

  /** Finds out what is new. The first library of a workspace is not. */
  async begin(): Promise<void> {
    if (this.subscription !== undefined) return;
    this.subscription = this.library.onDidChange(() => this.noteTyped());
    const kept = await this.read();
    await this.loader.ensureLoaded();
    this.keys = kept ?? keysSeen(this.library.state.snapshot);
    if (kept === undefined) this.keepSoon();
    this.changed.fire();
  }

  /** Rows of the library that somebody has looked at. */
  see(rows: Iterable<number>): void {
    const { snapshot } = this.library.state;
    this.add(rows, (row) => {
      const { part, row: partRow } = snapshot.originOf(row);
      return part.table.keyHashes[partRow];
    });
  }

  private add<Item>(items: Iterable<Item>, hashOf: (item: Item) => number | undefined): void {
    const { keys } = this;
    if (keys === undefined) return;
    const before = keys.size;
    for (const item of items) {
      const hash = hashOf(item);
      if (hash !== undefined) keys.add(hash);
    }
    if (keys.size === before) return;
    this.keepSoon();
    this.changed.fire();
  }

  private noteTyped(): void {
    for (const { source, part, places } of this.library.state.snapshot.parts) {
      if (this.known.has(part.table)) continue;
      this.known.add(part.table);
      const isTyped = source.kind === 'bibliography' && isBeingWritten(source.id);
      if (isTyped)
        this.add(places.keys(), (row) => (places[row] === NOWHERE ? undefined : part.table.keyHashes[row]));
    }
  }

  private async read(): Promise<Set<number> | undefined> {
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = (await vscode.workspace.fs.readFile(this.file)) as Uint8Array<ArrayBuffer>;
    } catch (error) {
      if (!isMissing(error)) this.log.warn(`${this.file.toString()}: ${String(error)}`);
      return undefined;
    }
    const isWhole = await inSteps(verifyFrame(bytes));
    const hashes = isWhole ? openFrame(bytes, version)?.columns.get('keys') : undefined;
    if (hashes === undefined) this.log.warn(`${this.file.toString()} is damaged; no paper counts as new`);
    return hashes && new Set(hashes);
  }

  private keepSoon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.keep(), PAUSE);
  }

  private async write(): Promise<void> {
    const columns = new Map([['keys', Uint32Array.from(this.keys ?? [])]]);
    try {
      await writeWhole(this.file, packFrame({ about: {}, columns }, version));
    } catch (error) {
      this.log.warn(`${this.file.toString()} could not be written: ${String(error)}`);
    }
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.subscription?.dispose();
    this.changed.dispose();
  }
}

function isBeingWritten(id: string): boolean {
  return openDocumentAt(vscode.Uri.parse(id, true))?.isDirty === true;
}
