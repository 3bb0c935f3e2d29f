import * as vscode from 'vscode';
import { t } from '../core/util/l10n';

/** The resource that every row of a paper with code stands for; it exists only to be decorated. */
export const codeMark = vscode.Uri.from({ scheme: 'citewell-mark', path: '/code' });

/** Marks rows of papers with code at their end, where no long title can hide it. */
export class CodeMarkProvider implements vscode.FileDecorationProvider {
  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    return uri.toString() === codeMark.toString()
      ? new vscode.FileDecoration('‹›', t('Code has been published'))
      : undefined;
  }
}
