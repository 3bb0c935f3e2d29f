import * as vscode from 'vscode';
import { rangesIn, toFindingDiagnostic, toRange } from '../convert';
import { type Log, guarded } from '../guard';
import { settings } from '../ids';
import type { DocumentProjects } from '../library/documentProjects';
import type { Findings } from '../library/findings';
import type { Library } from '../library/library';
import { missingElsewhere } from '../library/missingElsewhere';

/** Typing pauses this long before findings are looked for, in milliseconds: longer than for a suggestion. */
const TYPING_PAUSE = 300;

/** Keeps the Problems panel equal to the findings of the open documents; `guide` is the file that describes them. */
export function showFindings(
  findings: Findings,
  { library, projects }: { readonly library: Library; readonly projects: DocumentProjects },
  guide: vscode.Uri,
  log: Log,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('citewell-findings');
  /** Files with findings that are no open documents. */
  let toldElsewhere: ReadonlySet<string> = new Set();
  let pause: ReturnType<typeof setTimeout> | undefined;

  const update = guarded(log, 'Showing findings', undefined, async () => {
    // Each that has not changed is known, so that only the others cost anything.
    for (const document of vscode.workspace.textDocuments) {
      const found = await findings.of(document);
      if (found === undefined || document.isClosed) continue;
      collection.set(
        document.uri,
        found.map((one) => toFindingDiagnostic((span) => toRange(document, span), one, guide)),
      );
    }
    const elsewhere = await missingElsewhere(projects);
    for (const uri of toldElsewhere) {
      if (!elsewhere.some((one) => one.uri.toString() === uri))
        collection.delete(vscode.Uri.parse(uri, true));
    }
    toldElsewhere = new Set(elsewhere.map(({ uri }) => uri.toString()));
    for (const { uri, text, findings: told } of elsewhere) {
      const rangeOf = rangesIn(text);
      collection.set(
        uri,
        told.map((finding) => toFindingDiagnostic(rangeOf, { finding, related: [] }, guide)),
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
