import * as vscode from 'vscode';
import { type Progress, type ReadingMark, sortedTags, typedTags } from '../../core/reading/readingMark';
import { markOf } from '../../core/reading/readingText';
import { workNames } from '../../core/reading/workNames';
import { t } from '../../core/util/l10n';
import type { Arrivals } from '../library/arrivals';
import type { Library } from '../library/library';
import type { PaperNotes } from '../library/paperNotes';
import type { ReadingFile } from '../library/readingFile';
import type { MeantPapers } from '../targets';

interface Services {
  readonly library: Library;
  readonly file: ReadingFile;
  readonly arrivals: Arrivals;
}

interface Marked {
  readonly names: readonly string[];
  readonly mark: ReadingMark;
}

/** A command that notes something about the papers that are meant; `change` says what, by what is noted about all of them. */
function marking(
  services: Services,
  change: (marks: readonly ReadingMark[]) => Promise<((mark: ReadingMark) => ReadingMark) | undefined>,
) {
  const { library, file, arrivals } = services;
  return async (holdings: MeantPapers): Promise<void> => {
    await file.begin();
    const marked = holdings.map((holding): Marked => {
      const names = workNames(holding);
      return { names, mark: markOf(file.marks, names) };
    });
    const changed = await change(marked.map(({ mark }) => mark));
    if (changed === undefined) return;
    const refusal = await file.change(marked.map(({ names, mark }) => ({ names, mark: changed(mark) })));
    if (refusal !== undefined) await vscode.window.showWarningMessage(refusal.reason);
    const { snapshot } = library.state;
    arrivals.see(holdings.flatMap(({ id }) => snapshot.rowOfId(id) ?? []));
  };
}

/** Notes how far somebody is with papers. Those that are all read already become unread, as by a switch. */
export function markProgress(services: Services, progress: Progress) {
  return marking(services, async (marks) => {
    const isRead = progress === 'read' && marks.every((mark) => mark.progress === 'read');
    return (mark) => ({ ...mark, progress: isRead ? 'unread' : progress });
  });
}

/** Gives papers a star, or takes it from those that all have one. */
export function toggleStar(services: Services) {
  return marking(services, async (marks) => {
    const isStarred = !marks.every((mark) => mark.isStarred);
    return (mark) => ({ ...mark, isStarred });
  });
}

/** Asks for the tags that all of the papers have; those that only some have stay. */
export function editTags(services: Services) {
  return marking(services, async (marks) => {
    const [first, ...others] = marks;
    const common = (first?.tags ?? []).filter((tag) => others.every(({ tags }) => tags.includes(tag)));
    const typed = await vscode.window.showInputBox({
      title: t('Edit Tags'),
      value: common.join(', '),
      prompt: t(
        'Tags between commas; none removes them. “tag:methods” in the filter finds papers by their tags.',
      ),
    });
    if (typed === undefined) return undefined;
    const wanted = typedTags(typed);
    return (mark) => ({
      ...mark,
      tags: sortedTags([...mark.tags.filter((tag) => !common.includes(tag)), ...wanted]),
    });
  });
}

/** Opens the note of a paper, which is made of the template where there is none. */
export function openNote(notes: PaperNotes) {
  return async ([{ paper }]: MeantPapers): Promise<void> => {
    const note = await notes.noteOf(paper);
    if ('kind' in note) await vscode.window.showWarningMessage(note.reason);
    else
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(note), { preview: false });
  };
}

/** Takes new papers for seen: those of a group, or some of them. */
export function markSeen(services: Pick<Services, 'library' | 'arrivals'>) {
  return (holdings: MeantPapers): void => {
    const { snapshot } = services.library.state;
    services.arrivals.see(holdings.flatMap(({ id }) => snapshot.rowOfId(id) ?? []));
  };
}

/** Says once that the file of marks has a merge conflict, and offers to end it without losing a side. */
export function tellOfConflicts(file: ReadingFile): vscode.Disposable {
  let isTold = false;
  return file.onDidChange(async () => {
    const isNew = file.hasConflict && !isTold;
    isTold = file.hasConflict;
    if (!isNew) return;
    const [keep, open] = [t('Keep Both Sides'), t('Open File')];
    const name = vscode.workspace.asRelativePath(file.uri);
    const message = t('{0} has a merge conflict. The Library shows the marks of both sides.', name);
    const answer = await vscode.window.showWarningMessage(message, keep, open);
    if (answer === open) await vscode.window.showTextDocument(file.uri);
    if (answer !== keep) return;
    const refusal = await file.change([]);
    if (refusal !== undefined) await vscode.window.showWarningMessage(refusal.reason);
  });
}
