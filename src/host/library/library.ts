import * as vscode from 'vscode';
import {
  type Holding,
  type LibrarySnapshot,
  type Source,
  type SourceSnapshot,
  assembleLibrary,
  emptyLibrary,
} from '../../core/model/library';
import type { RowMarks } from '../../core/reading/rowMarks';
import { type SearchIndex, indexLibrary } from '../../core/search/searchIndex';
import { once } from '../../core/util/once';

const kindOrder: readonly Source['kind'][] = ['bibliography', 'listing', 'sample'];

function compareSources({ source: one }: SourceSnapshot, { source: other }: SourceSnapshot): number {
  return kindOrder.indexOf(one.kind) - kindOrder.indexOf(other.kind) || one.id.localeCompare(other.id);
}

/** What the library was made of at one moment, with what is derived from it. */
export interface LibraryState {
  readonly snapshot: LibrarySnapshot;
  /** Its rows are those of the snapshot. Made when it is first asked for. */
  readonly index: () => SearchIndex;
  readonly holding: (id: string) => Holding | undefined;
  readonly holdingsOfKey: (key: string) => readonly Holding[];
}

function stateOf(snapshot: LibrarySnapshot, marks: () => RowMarks | undefined): LibraryState {
  return {
    snapshot,
    index: once(() => indexLibrary(snapshot, marks)),
    holding: (id) => {
      const row = snapshot.rowOfId(id);
      return row === undefined ? undefined : snapshot.holding(row);
    },
    holdingsOfKey: (key) => snapshot.rowsOfKey(key).map((row) => snapshot.holding(row)),
  };
}

/** The papers of the moment. Holds the last good reading of each source and swaps whole libraries. */
export class Library implements vscode.Disposable {
  private readonly sources = new Map<string, SourceSnapshot>();
  private readonly changed = new vscode.EventEmitter<LibraryState>();
  private readonly marked = new vscode.EventEmitter<void>();
  private known: RowMarks | undefined;
  private current = stateOf(emptyLibrary, () => this.known);

  readonly onDidChange = this.changed.event;
  /** The library is the same, and its marks are others. */
  readonly onDidMark = this.marked.event;

  /** What has been noted about the papers; of an earlier library, or undefined, until it is known. */
  get marks(): RowMarks | undefined {
    return this.known;
  }

  mark(marks: RowMarks): void {
    this.known = marks;
    this.marked.fire();
  }

  get state(): LibraryState {
    return this.current;
  }

  source(id: string): SourceSnapshot | undefined {
    return this.sources.get(id);
  }

  /** Takes in readings and removals in one step. */
  update(read: readonly SourceSnapshot[], removed: readonly string[] = []): void {
    for (const id of removed) this.sources.delete(id);
    for (const snapshot of read) this.sources.set(snapshot.source.id, snapshot);
    const sources = [...this.sources.values()].sort(compareSources);
    this.current = stateOf(assembleLibrary(sources), () => this.known);
    this.changed.fire(this.current);
  }

  dispose(): void {
    this.changed.dispose();
    this.marked.dispose();
  }
}
