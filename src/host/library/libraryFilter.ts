import * as vscode from 'vscode';
import { contextKeys } from '../ids';

/** What the library view is narrowed down to: a query as it was typed, empty for everything. */
export class LibraryFilter implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private current = '';

  readonly onDidChange = this.changed.event;

  get query(): string {
    return this.current;
  }

  async narrow(query: string): Promise<void> {
    if (query.trim() === this.current) return;
    this.current = query.trim();
    this.changed.fire();
    await vscode.commands.executeCommand('setContext', contextKeys.isFiltered, this.current !== '');
  }

  dispose(): void {
    this.changed.dispose();
  }
}
