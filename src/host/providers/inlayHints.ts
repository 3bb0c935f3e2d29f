import * as vscode from 'vscode';
import { keyHints } from '../../core/present/keyHints';
import { paperCard } from '../../core/present/paperCard';
import { toMarkdown, toSpan } from '../convert';
import { settings } from '../ids';
import type { CitableDocuments } from '../library/documents';
import type { Library } from '../library/library';
import { currentSettings } from '../settings';

/** A hint that carries its paper's id, so that its card can be shown when the mouse rests on it. */
class KeyHintItem extends vscode.InlayHint {
  constructor(
    position: vscode.Position,
    label: string,
    readonly holdingId: string,
  ) {
    super(position, label);
    this.paddingLeft = true;
  }
}

/** Shows author and year behind citation keys, where the setting asks for it. */
export class KeyHintProvider implements vscode.InlayHintsProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  readonly onDidChangeInlayHints = this.changed.event;

  constructor(
    private readonly library: Library,
    private readonly documents: CitableDocuments,
  ) {
    this.subscription = vscode.Disposable.from(
      library.onDidChange(() => {
        if (currentSettings.inlayHints()) this.changed.fire();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settings.inlayHints)) this.changed.fire();
      }),
    );
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<KeyHintItem[] | undefined> {
    if (!currentSettings.inlayHints()) return [];
    const span = toSpan(document, range);
    const prepared = await this.documents.prepared(document);
    if (prepared === undefined || token.isCancellationRequested) return undefined;
    const hints = keyHints(prepared.scan, span, this.library.state.snapshot, prepared.ownSources);
    return hints.map(
      ({ offset, label, holdingId }) => new KeyHintItem(document.positionAt(offset), label, holdingId),
    );
  }

  resolveInlayHint(hint: vscode.InlayHint): vscode.InlayHint {
    const holding = hint instanceof KeyHintItem ? this.library.state.holding(hint.holdingId) : undefined;
    if (holding !== undefined) hint.tooltip = toMarkdown(paperCard(holding), { isFolded: false });
    return hint;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}
