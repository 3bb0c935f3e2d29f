import * as vscode from 'vscode';
import type { PaperLink } from '../core/present/links';
import { t } from '../core/util/l10n';

/** The address of a link, made by `linksOf`, which lets only web pages by; undefined for anything else. */
export function addressOf({ url }: PaperLink): vscode.Uri | undefined {
  const uri = vscode.Uri.parse(url, true);
  return uri.scheme === 'https' || uri.scheme === 'http' ? uri : undefined;
}

/** The one place that opens anything outside the editor. */
export async function openLink(link: PaperLink): Promise<void> {
  const uri = addressOf(link);
  if (uri !== undefined) await vscode.env.openExternal(uri);
}

/** Brings a place of an open document to the screen and selects it. */
export function toPlace({ uri }: vscode.TextDocument, selection: vscode.Range): vscode.Command {
  return { command: 'vscode.open', title: t('Go to This Place'), arguments: [uri, { selection }] };
}
