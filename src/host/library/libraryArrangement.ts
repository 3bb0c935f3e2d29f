import * as vscode from 'vscode';
import { type Arrangement, asArrangement } from '../../core/present/groupings';

const stateKey = 'library.arrangement';

/** How the library view groups and sorts its papers; remembered for the workspace. */
export class LibraryArrangement implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private chosen: Arrangement;

  readonly onDidChange = this.changed.event;

  constructor(private readonly state: vscode.Memento) {
    this.chosen = asArrangement(state.get(stateKey));
  }

  get current(): Arrangement {
    return this.chosen;
  }

  async choose(arrangement: Arrangement): Promise<void> {
    this.chosen = arrangement;
    this.changed.fire();
    await this.state.update(stateKey, arrangement);
  }

  dispose(): void {
    this.changed.dispose();
  }
}
