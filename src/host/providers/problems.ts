import * as vscode from 'vscode';
import type { SourceSnapshot } from '../../core/model/library';
import { toDiagnostic } from '../convert';
import { type Log, guarded } from '../guard';
import type { Library, LibraryState } from '../library/library';

/** Keeps the Problems panel equal to the problems of the library's sources. */
export function showProblems(library: Library, log: Log): vscode.Disposable {
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
      collection.set(vscode.Uri.parse(source.id, true), problems.map(toDiagnostic));
    }
  };

  const guardedUpdate = guarded(log, 'Showing problems', undefined, update);
  return vscode.Disposable.from(
    collection,
    library.onDidChange((state) => void guardedUpdate(state)),
  );
}
