import * as vscode from 'vscode';
import { translationsInUse } from '../../core/util/l10n';
import { translationsAttribute } from '../../protocol/translations';
import { pageFrame } from './pageFrame';

function nonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(36)).join('');
}

/** What a page of ours may do: run its script, reach the shipped folders, send no forms. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [
      vscode.Uri.joinPath(extensionUri, 'dist', 'webview'),
      vscode.Uri.joinPath(extensionUri, 'media'),
    ],
  };
}

/** The frame of the page whose program is `dist/webview/NAME.js` and whose styles are `media/NAME.css`. */
export function shippedPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  name: 'abstractPage' | 'timelinePage',
  title: string,
): string {
  const uriOf = (...path: readonly string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  return pageFrame({
    title,
    language: translationsInUse().language,
    translations: translationsAttribute(),
    script: uriOf('dist', 'webview', `${name}.js`),
    style: uriOf('media', `${name}.css`),
    cspSource: webview.cspSource,
    nonce: nonce(),
  });
}
