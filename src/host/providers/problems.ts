import * as vscode from 'vscode';
import { ratedProblems } from '../../core/findings/entryProblems';
import type { SourceSnapshot } from '../../core/model/library';
import { toDiagnostic } from '../convert';
import { type Log, guarded } from '../guard';
import { settings } from '../ids';
import type { Library, LibraryState } from '../library/library';
import { currentSettings } from '../settings';

/** Keeps the Problems panel equal to the problems of the library's sources; `guide` is the file that describes them. */
export function showProblems(library: Library, guide: vscode.Uri, log: Log): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('citewell');
  const shown = new Map<string, SourceSnapshot['problems']>();

  const update = ({ snapshot: { sources } }: LibraryState): void => {
    const current = new Set(sources.map(({ source }) => source.id));
    for (const id of shown.keys()) {
      if (current.has(id)) continue;
      shown.delete(id);
      collection.delete(vscode.Uri.parse(id, true));
    }
    for (const { source, problems } of sources) {
      if (shown.get(source.id) === problems) continue;
      shown.set(source.id, problems);
      const uri = vscode.Uri.parse(source.id, true);
      const told = ratedProblems(problems, currentSettings.findingSeverities(uri));
      collection.set(
        uri,
        told.map((problem) => toDiagnostic(uri, problem, guide)),
      );
    }
  };

  const guardedUpdate = guarded(log, 'Showing problems', undefined, update);
  return vscode.Disposable.from(
    collection,
    library.onDidChange((state) => void guardedUpdate(state)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(settings.findingSeverity)) return;
      shown.clear();
      void guardedUpdate(library.state);
    }),
  );
}
