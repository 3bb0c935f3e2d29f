import * as vscode from 'vscode';
import {
  type Holding,
  type LibrarySnapshot,
  type Source,
  type SourceSnapshot,
  assembleLibrary,
  emptyLibrary,
} from '../../core/model/library';
import { type SearchIndex, indexLibrary, shardStore } from '../../core/search/searchIndex';
import { groupBy } from '../../core/util/groupBy';
import { once } from '../../core/util/once';

const kindOrder: readonly Source['kind'][] = ['bibliography', 'listing', 'sample'];

function compareSources({ source: one }: SourceSnapshot, { source: other }: SourceSnapshot): number {
  return kindOrder.indexOf(one.kind) - kindOrder.indexOf(other.kind) || one.id.localeCompare(other.id);
}

/** What the library was made of at one moment, with what is derived from it. */
export interface LibraryState {
  readonly snapshot: LibrarySnapshot;
  /** Rows of the index are places in `snapshot.holdings`. Built when it is first asked for. */
  readonly index: () => SearchIndex;
  readonly holding: (id: string) => Holding | undefined;
  readonly holdingsOfKey: (key: string) => readonly Holding[];
}

function stateOf(snapshot: LibrarySnapshot, shardOf: ReturnType<typeof shardStore>): LibraryState {
  const byId = once(() => new Map(snapshot.holdings.map((holding) => [holding.id, holding])));
  const byKey = once(() => groupBy(snapshot.holdings, ({ paper }) => paper.key));
  return {
    snapshot,
    index: once(() => indexLibrary(snapshot, shardOf)),
    holding: (id) => byId().get(id),
    holdingsOfKey: (key) => byKey().get(key) ?? [],
  };
}

/** The papers of the moment. Holds the last good reading of each source and swaps whole libraries. */
export class Library implements vscode.Disposable {
  private readonly sources = new Map<string, SourceSnapshot>();
  private readonly changed = new vscode.EventEmitter<LibraryState>();
  /** Sources that did not change keep their part of the index. */
  private readonly shardOf = shardStore();
  private current = stateOf(emptyLibrary, this.shardOf);

  readonly onDidChange = this.changed.event;

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
    this.current = stateOf(assembleLibrary([...this.sources.values()].sort(compareSources)), this.shardOf);
    this.changed.fire(this.current);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
