import * as vscode from 'vscode';
import { entryFixes } from '../../core/findings/entryFixes';
import type { Fix } from '../../core/findings/finding';
import { fixAllKind, toCodeAction, toFixAll, toSpan } from '../convert';
import { t } from '../../core/util/l10n';

function codeOf({ source, code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return source === 'Citewell' && typeof value === 'string' ? value : undefined;
}

/** Offers what can be done about the problems of a bibliography that reading it has met, as they are shown. */
export class EntryFixProvider implements vscode.CodeActionProvider {
  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const text = document.getText();
    const fixesOf = (diagnostic: vscode.Diagnostic): readonly Fix[] => {
      const code = codeOf(diagnostic);
      return code === undefined ? [] : entryFixes(text, code, toSpan(document, diagnostic.range));
    };
    if (only?.contains(fixAllKind) === true) {
      const all = vscode.languages.getDiagnostics(document.uri).flatMap(fixesOf);
      return [toFixAll(document, t('Make all safe fixes of entries'), all)].filter(
        (one) => one !== undefined,
      );
    }
    if (only !== undefined && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
    return diagnostics.flatMap((diagnostic) =>
      fixesOf(diagnostic).map((fix, index) =>
        toCodeAction(document, fix, [diagnostic], { isFirst: index === 0 }),
      ),
    );
  }
}
