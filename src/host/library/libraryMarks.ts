import * as vscode from 'vscode';
import { noKnownRows, rowMarks } from '../../core/reading/rowMarks';
import { type Log, guarded } from '../guard';
import { inSteps } from '../inSteps';
import type { Arrivals } from './arrivals';
import type { Library } from './library';
import type { PaperNotes } from './paperNotes';
import type { ReadingFile } from './readingFile';

interface Sources {
  readonly library: Library;
  readonly file: ReadingFile;
  readonly notes: PaperNotes;
  readonly arrivals: Arrivals;
}

/** Marks the rows of each new library, and of the same one when something else is noted: at once where there is little. */
export class LibraryMarks implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private readonly work: () => Promise<void>;
  private readonly known = noKnownRows();
  private latest: ReturnType<typeof rowMarks> | undefined;

  constructor(
    private readonly sources: Sources,
    log: Log,
  ) {
    const { library, file, notes, arrivals } = sources;
    this.work = guarded(log, 'Marking papers', undefined, () => this.finish());
    const mark = (): void => this.mark();
    this.subscription = vscode.Disposable.from(
      library.onDidChange(mark),
      file.onDidChange(mark),
      notes.onDidChange(mark),
      arrivals.onDidChange(mark),
    );
  }

  /** Looks for marks, and from now on for others. */
  async begin(): Promise<void> {
    const { file, notes, arrivals } = this.sources;
    await Promise.all([file.begin(), notes.begin(), arrivals.begin()]);
  }

  private mark(): void {
    const { library, file, notes, arrivals } = this.sources;
    const { snapshot } = library.state;
    const steps = rowMarks(
      snapshot,
      { marks: file.marks, noteKeys: notes.keys, seen: arrivals.seen },
      this.known,
    );
    this.latest = steps;
    const first = steps.next();
    if (first.done === true) library.mark(first.value);
    else void this.work();
  }

  private async finish(): Promise<void> {
    const steps = this.latest;
    if (steps === undefined) return;
    const marks = await inSteps(steps, () => this.latest === steps);
    if (marks !== undefined) this.sources.library.mark(marks);
  }

  dispose(): void {
    this.latest = undefined;
    this.subscription.dispose();
  }
}
