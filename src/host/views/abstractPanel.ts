import * as vscode from 'vscode';
import type { Holding } from '../../core/model/library';
import { abstractPage } from '../../core/present/abstractPage';
import type { LinkKind } from '../../core/present/links';
import { plainLabel } from '../../core/present/plainLabel';
import { readableTitle } from '../../core/present/readable';
import { type PageAction, type ToAbstractPage, asFromAbstractPage } from '../../protocol/abstractPage';
import { type CommandId, commands, webviews } from '../ids';
import type { Library } from '../library/library';
import type { LibraryLoader } from '../library/libraryLoader';
import { t, translationsInUse } from '../../core/util/l10n';
import { translationsAttribute } from '../../protocol/translations';

const LONGEST_TITLE = 60;

const commandOfAction: Readonly<Record<PageAction, CommandId>> = {
  insert: commands.insertPapers,
  copyKey: commands.copyKey,
  copyBibtex: commands.copyBibtex,
  reveal: commands.revealEntry,
};

function nonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(36)).join('');
}

/** The frame of the page: no data in it, nothing from elsewhere, one script. */
function frame(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const script = webview.asWebviewUri(
    vscode.Uri.joinPath(extensionUri, 'dist', 'webview', 'abstractPage.js'),
  );
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', 'abstractPage.css'));
  const scriptNonce = nonce();
  const policy = `default-src 'none'; script-src 'nonce-${scriptNonce}'; style-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="${translationsInUse().language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style.toString()}">
<title>${t('Abstract')}</title>
</head>
<body data-translations="${translationsAttribute()}"><script nonce="${scriptNonce}" src="${script.toString()}"></script></body>
</html>`;
}

/** The one page that shows an abstract beside the editor. Holds the panel while it is open. */
export class AbstractPanel implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private shownId: string | undefined;
  private isReady = false;
  /** The last message, so that a change elsewhere in the library does not draw the page again. */
  private sent = '';
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly library: Library,
    private readonly loader: LibraryLoader,
    private readonly bibtexOf: (holding: Holding) => Promise<string>,
  ) {
    this.subscriptions = [
      library.onDidChange(() => void this.send()),
      vscode.window.registerWebviewPanelSerializer(webviews.abstract, {
        deserializeWebviewPanel: (panel: vscode.WebviewPanel, state: unknown) => this.restore(panel, state),
      }),
    ];
  }

  get isVisible(): boolean {
    return this.panel?.visible === true;
  }

  /** Shows a paper in the panel, which opens beside the editor if it is not there; the focus stays where it is. */
  async show(holding: Holding): Promise<void> {
    this.shownId = holding.id;
    if (this.panel === undefined) {
      this.adopt(
        vscode.window.createWebviewPanel(
          webviews.abstract,
          t('Abstract'),
          { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
          this.webviewOptions(),
        ),
      );
    } else {
      this.panel.reveal(undefined, true);
    }
    await this.send();
  }

  private webviewOptions(): vscode.WebviewOptions {
    return {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [
        vscode.Uri.joinPath(this.extensionUri, 'dist', 'webview'),
        vscode.Uri.joinPath(this.extensionUri, 'media'),
      ],
    };
  }

  private restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const hasId =
      typeof state === 'object' && state !== null && 'id' in state && typeof state.id === 'string';
    if (hasId) this.shownId = String(state.id);
    panel.webview.options = this.webviewOptions();
    this.adopt(panel);
    return this.send();
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    this.isReady = false;
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.extensionUri, 'media', 'abstract-light.svg'),
      dark: vscode.Uri.joinPath(this.extensionUri, 'media', 'abstract-dark.svg'),
    };
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    panel.webview.html = frame(panel.webview, this.extensionUri);
  }

  private async receive(message: unknown): Promise<void> {
    const known = asFromAbstractPage(message);
    switch (known?.kind) {
      case 'ready':
        // Also after the panel was hidden, when the editor throws the page away and makes it anew.
        this.isReady = true;
        this.sent = '';
        await this.send();
        break;
      case 'action':
        await vscode.commands.executeCommand(commandOfAction[known.action], known.id);
        break;
      case 'openLink': {
        const link: LinkKind = known.link;
        await vscode.commands.executeCommand(commands.openOnline, known.id, link);
        break;
      }
      case undefined:
        break;
    }
  }

  private async send(): Promise<void> {
    const { panel, shownId } = this;
    if (panel === undefined || shownId === undefined || !this.isReady) return;
    await this.loader.ensureLoaded();
    const holding = this.library.state.holding(shownId);
    const message: ToAbstractPage =
      holding === undefined
        ? { kind: 'gone' }
        : { kind: 'show', page: abstractPage(holding, await this.bibtexOf(holding)) };
    // Another paper may have been chosen meanwhile.
    if (this.panel !== panel || this.shownId !== shownId) return;
    if (holding !== undefined) {
      const title = plainLabel(readableTitle(holding));
      panel.title = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title;
    }
    const text = JSON.stringify(message);
    if (text === this.sent) return;
    this.sent = text;
    await panel.webview.postMessage(message);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.panel?.dispose();
  }
}
