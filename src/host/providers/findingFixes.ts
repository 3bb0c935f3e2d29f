import * as vscode from 'vscode';
import type { Fix } from '../../core/findings/finding';
import { fixAllKind, toCodeAction, toFixAll, toRange } from '../convert';
import { commands } from '../ids';
import { additionCommand } from '../library/citing';
import type { Findings } from '../library/findings';
import { t } from '../../core/util/l10n';

function isTouching(one: vscode.Range, other: vscode.Range): boolean {
  return one.intersection(other) !== undefined;
}

/** What a fix runs that is no edit of the document; undefined for one that is. */
function commandOf(document: vscode.TextDocument, fix: Fix): vscode.Command | undefined {
  switch (fix.kind) {
    case 'edits':
      return undefined;
    case 'addition':
      return additionCommand(document, [fix], { isWanted: true });
    case 'removal':
      return { title: fix.title, command: commands.removeEntry, arguments: [fix.source, fix.offset] };
    case 'merge':
      return {
        title: fix.title,
        command: commands.mergeEntries,
        arguments: [fix.source, fix.into, fix.from],
      };
    case 'action':
      return { title: fix.title, command: commands[fix.action] };
  }
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
          actions.push(
            toCodeAction(document, fix, about, { isFirst: index === 0, command: commandOf(document, fix) }),
          );
      }
    }
    if (only?.contains(fixAllKind) === true) {
      const all = found.flatMap(({ finding: { fixes } }) => fixes);
      const action = toFixAll(document, t('Make all safe fixes of citations'), all);
      if (action !== undefined) actions.push(action);
    }
    return actions;
  }
}
