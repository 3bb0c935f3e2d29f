import * as vscode from 'vscode';

const scheme = 'citewell-preview';

/** Texts that are shown but are nowhere: how a file would be. */
export class Previews implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  private next = 1;

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.texts.get(uri.toString());
  }

  /** Shows a file beside how it would be. What comes back takes that away again. */
  async compare(file: vscode.Uri, after: string, title: string): Promise<() => Promise<void>> {
    const shown = file.with({ scheme, query: String(this.next++), fragment: '' });
    this.texts.set(shown.toString(), after);
    await vscode.commands.executeCommand('vscode.diff', file, shown, title);
    return async () => {
      this.texts.delete(shown.toString());
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      const own = tabs.filter(
        ({ input }) =>
          input instanceof vscode.TabInputTextDiff && input.modified.toString() === shown.toString(),
      );
      await vscode.window.tabGroups.close(own);
    };
  }

  dispose(): void {
    this.registration.dispose();
  }
}
