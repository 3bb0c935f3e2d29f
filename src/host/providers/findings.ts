import * as vscode from 'vscode';
import { toFindingDiagnostic } from '../convert';
import { type Log, guarded } from '../guard';
import { settings } from '../ids';
import type { Findings } from '../library/findings';
import type { Library } from '../library/library';

/** Typing pauses this long before findings are looked for, in milliseconds: longer than for a suggestion. */
const TYPING_PAUSE = 300;

/** Keeps the Problems panel equal to the findings of the open documents; `guide` is the file that describes them. */
export function showFindings(
  findings: Findings,
  library: Library,
  guide: vscode.Uri,
  log: Log,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('citewell-findings');
  let pause: ReturnType<typeof setTimeout> | undefined;

  const update = guarded(log, 'Showing findings', undefined, async () => {
    // Each that has not changed is known, so that only the others cost anything.
    for (const document of vscode.workspace.textDocuments) {
      const found = await findings.of(document);
      if (found === undefined || document.isClosed) continue;
      collection.set(
        document.uri,
        found.map((one) => toFindingDiagnostic(document, one, guide)),
      );
    }
  });
  const soon = (): void => {
    clearTimeout(pause);
    pause = setTimeout(() => void update(), TYPING_PAUSE);
  };

  if (vscode.workspace.textDocuments.length > 0) soon();
  return vscode.Disposable.from(
    collection,
    new vscode.Disposable(() => clearTimeout(pause)),
    library.onDidChange(soon),
    vscode.workspace.onDidOpenTextDocument(soon),
    vscode.workspace.onDidChangeTextDocument(soon),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settings.findingSeverity)) soon();
    }),
  );
}
