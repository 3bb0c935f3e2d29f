import * as vscode from 'vscode';
import type { PaperLink } from '../core/present/links';

/** The one place that opens anything outside the editor. Addresses come from `linksOf`, which lets only web pages by. */
export async function openLink({ url }: PaperLink): Promise<void> {
  const uri = vscode.Uri.parse(url, true);
  if (uri.scheme !== 'https' && uri.scheme !== 'http') return;
  await vscode.env.openExternal(uri);
}
