import * as vscode from 'vscode';
import type { TextEdit } from '../../core/cite/markup';
import type { Fix } from '../../core/findings/finding';
import { toRange, toWorkspaceEdit } from '../convert';
import { commands } from '../ids';
import type { Findings } from '../library/findings';

/** The kind of the action that makes all safe fixes at once, also on saving if the user wants that. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('citewell');

function isTouching(one: vscode.Range, other: vscode.Range): boolean {
  return one.intersection(other) !== undefined;
}

function actionFor(
  document: vscode.TextDocument,
  fix: Fix,
  diagnostics: readonly vscode.Diagnostic[],
  isFirst: boolean,
): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [...diagnostics];
  if (fix.kind === 'edits') {
    action.edit = toWorkspaceEdit(fix.title, [{ document, edits: fix.edits }]);
    action.isPreferred = isFirst;
  } else {
    action.command = { title: fix.title, command: commands[fix.action] };
  }
  return action;
}

/** The edits of safe fixes, in their order; of those that overlap only the first. */
function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
  let end = -1;
  return edits
    .toSorted((one, other) => one.span.start - other.span.start)
    .filter(({ span }) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}

/** Offers what can be done about findings: each fix at its place, and all safe ones together. */
export class FindingFixProvider implements vscode.CodeActionProvider {
  constructor(private readonly findings: Findings) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const found = (await this.findings.of(document)) ?? [];
    const actions: vscode.CodeAction[] = [];
    if (only === undefined || only.contains(vscode.CodeActionKind.QuickFix)) {
      for (const { finding } of found) {
        const own = toRange(document, finding.span);
        if (!isTouching(own, range)) continue;
        const about = diagnostics.filter(
          (one) => one.source === 'Citewell' && one.message === finding.message && isTouching(one.range, own),
        );
        for (const [index, fix] of finding.fixes.entries())
          actions.push(actionFor(document, fix, about, index === 0));
      }
    }
    if (only?.contains(fixAllKind) === true) {
      const safe = found.flatMap(({ finding: { fixes } }) =>
        fixes.flatMap((fix) => (fix.kind === 'edits' && fix.isSafe ? fix.edits : [])),
      );
      if (safe.length > 0) {
        const action = new vscode.CodeAction('Make all safe fixes of citations', fixAllKind);
        action.edit = toWorkspaceEdit(action.title, [{ document, edits: withoutOverlaps(safe) }]);
        actions.push(action);
      }
    }
    return actions;
  }
}
