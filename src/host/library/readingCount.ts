import * as vscode from 'vscode';
import type { ReadingProgress } from '../../core/present/libraryStatus';

/** Counts what is being read, from when the first reading begins to when the last has ended. */
export class ReadingCount implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<ReadingProgress | undefined>();
  private counted: ReadingProgress | undefined;

  /** Reading has begun, come further, or ended: undefined. */
  readonly onDidChange = this.changed.event;

  /** Undefined while nothing is being read. */
  get current(): ReadingProgress | undefined {
    return this.counted;
  }

  begin(count: number): void {
    if (count > 0) this.take({ read: this.counted?.read ?? 0, all: (this.counted?.all ?? 0) + count });
  }

  finish(count: number): void {
    if (this.counted === undefined) return;
    const { read, all } = this.counted;
    this.take(read + count < all ? { read: read + count, all } : undefined);
  }

  private take(progress: ReadingProgress | undefined): void {
    this.counted = progress;
    this.changed.fire(progress);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
