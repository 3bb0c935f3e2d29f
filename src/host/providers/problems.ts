import * as vscode from 'vscode';
import type { SourceSnapshot } from '../../core/model/library';
import { lineMap } from '../../core/text/lineMap';
import { toDiagnostic } from '../convert';
import { type Log, guarded } from '../guard';
import type { Library, LibraryState } from '../library/library';
import { textAt } from '../library/readSourceFile';

/** The Problems panel shows at most this many of one file; a file with more is broken as a whole. */
const MOST_PROBLEMS = 500;

/** Keeps the Problems panel equal to the problems of the library's sources. */
export function showProblems(library: Library, log: Log): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('citewell');
  const shown = new Map<string, SourceSnapshot>();

  const show = async (snapshot: SourceSnapshot): Promise<void> => {
    const uri = vscode.Uri.parse(snapshot.source.id, true);
    const fetched = snapshot.problems.length === 0 ? undefined : await textAt(uri);
    // A newer reading came while the text was fetched; its own call shows it.
    if (shown.get(snapshot.source.id) !== snapshot) return;
    const positionAt = lineMap(fetched?.kind === 'text' ? fetched.text : '');
    collection.set(
      uri,
      snapshot.problems.slice(0, MOST_PROBLEMS).map((problem) => toDiagnostic(problem, positionAt)),
    );
  };

  const update = async ({ snapshot: { sources } }: LibraryState): Promise<void> => {
    const current = new Set(sources.map(({ source }) => source.id));
    for (const id of shown.keys()) {
      if (current.has(id)) continue;
      shown.delete(id);
      collection.delete(vscode.Uri.parse(id, true));
    }
    const changed = sources.filter((snapshot) => shown.get(snapshot.source.id) !== snapshot);
    for (const snapshot of changed) shown.set(snapshot.source.id, snapshot);
    await Promise.all(changed.map(show));
  };

  const guardedUpdate = guarded(log, 'Showing problems', undefined, update);
  return vscode.Disposable.from(
    collection,
    library.onDidChange((state) => void guardedUpdate(state)),
  );
}
