import * as vscode from 'vscode';
import type { TextEdit } from '../../core/cite/markup';
import type { BibOperation } from '../../core/edit/bibOperation';
import { applyEdits } from '../../core/edit/textEdits';
import { withLineEnds } from '../../core/write/entryText';
import { toWorkspaceEdit } from '../convert';
import type { Log, Refusal } from '../guard';
import type { Tasks } from './tasks';
import { writableDocument } from './writableFiles';
import { t } from '../../core/util/l10n';

/** Edits of a document as it is at one version. */
export interface DocumentChange {
  readonly document: vscode.TextDocument;
  readonly version: number;
  /** Its text at that version. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** A change of a bibliography and of what belongs to it, in one step that can be undone. */
export interface BibliographyChange {
  /** What the step is called. */
  readonly label: string;
  readonly uri: vscode.Uri;
  /** There is no such file yet. */
  readonly creates?: boolean;
  readonly operations: readonly BibOperation[];
  readonly beside?: readonly DocumentChange[];
}

/** A change was made in whole, and the bibliography is saved if it was before; or nothing was changed. */
export type ChangeOutcome = { readonly kind: 'changed'; readonly isSaved: boolean } | Refusal;

/** What a change would come to. */
export type ChangePreview =
  | { readonly kind: 'preview'; readonly before: string; readonly after: string }
  | Refusal;

/** So often a change is computed anew because its text has changed meanwhile. */
const MOST_ATTEMPTS = 3;

function isCurrent({ document, version }: DocumentChange): boolean {
  return document.version === version && !document.isClosed;
}

/**
 * Changes bibliographies: the only place that does. A change is computed on the open document, in the tasks worker, which
 * carries it out on a copy and reads that again; it is made if the document is still the same, as one step; and the
 * document is compared with what was computed. Changes of one file are made one after the other.
 */
export class BibliographyEdits {
  private readonly queues = new Map<string, Promise<unknown>>();

  constructor(
    private readonly tasks: Tasks,
    private readonly log: Log,
  ) {}

  /** Makes a change. Nothing is done by halves: refused with the reason and the next step. */
  async make(change: BibliographyChange): Promise<ChangeOutcome> {
    const name = change.uri.toString();
    const before = this.queues.get(name) ?? Promise.resolve();
    // A bug in one change is told to who asked for it, and does not hold up the next one.
    const result = before.then(
      () => this.makeNow(change),
      () => this.makeNow(change),
    );
    this.queues.set(name, result);
    try {
      return await result;
    } finally {
      if (this.queues.get(name) === result) this.queues.delete(name);
    }
  }

  /** What operations would make of a bibliography as it is now. Changes nothing. */
  async preview({ uri, operations }: Pick<BibliographyChange, 'uri' | 'operations'>): Promise<ChangePreview> {
    const opened = await writableDocument(uri);
    if (opened.kind === 'refused') return this.refused(opened.reason, opened);
    const before = opened.document.getText();
    const computed = await this.compute({ uri, operations }, before, opened.document.encoding);
    if (computed.kind === 'refused') return computed;
    return { kind: 'preview', before, after: applyEdits(before, computed.edits) };
  }

  private async makeNow(change: BibliographyChange): Promise<ChangeOutcome> {
    const name = vscode.workspace.asRelativePath(change.uri);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const outcome = await (change.creates === true ? this.create(change) : this.edit(change));
      if (outcome !== 'overtaken') return outcome;
      if (change.beside?.every(isCurrent) === false) break;
    }
    return this.refused(t('{0} was changed at the same moment, so nothing was done. Try again.', name));
  }

  private async edit(change: BibliographyChange): Promise<ChangeOutcome | 'overtaken'> {
    const { uri, beside = [] } = change;
    const opened = await writableDocument(uri);
    if (opened.kind === 'refused') return this.refused(opened.reason, opened);
    const { document, version, text } = opened;
    const { encoding, isDirty, isUntitled } = document;
    const computed = await this.compute(change, text, encoding);
    if (computed.kind === 'refused') return computed;
    const changes = [{ document, version, text, edits: computed.edits }, ...beside];
    const step = await this.apply(change.label, changes);
    if (step !== 'done') return step;
    return { kind: 'changed', isSaved: !isDirty && !isUntitled && (await document.save()) };
  }

  private async create(change: BibliographyChange): Promise<ChangeOutcome | 'overtaken'> {
    const { uri, label, beside = [] } = change;
    const computed = await this.compute(change, '', 'utf8');
    if (computed.kind === 'refused') return computed;
    const contents = new TextEncoder().encode(applyEdits('', computed.edits));
    const step = await this.apply(label, beside, (edit) => edit.createFile(uri, { contents }));
    return step === 'done' ? { kind: 'changed', isSaved: true } : step;
  }

  private async compute(
    { uri, operations }: Pick<BibliographyChange, 'uri' | 'operations'>,
    text: string,
    encoding: string,
  ): Promise<{ readonly kind: 'edits'; readonly edits: readonly TextEdit[] } | Refusal> {
    const name = vscode.workspace.asRelativePath(uri);
    const outcome = await this.tasks.run('edit', { text, encoding, operations });
    if (outcome.kind === 'failed')
      return this.refused(
        t('{0} was not changed: {1}. Try again, or make the change by hand.', name, outcome.reason),
      );
    const { answer } = outcome;
    if (answer.kind === 'edits') return answer;
    return this.refused(t('{0} was not changed. {1}', name, answer.reason), answer);
  }

  /** Makes edits of documents, and what else `prepare` puts into the step. */
  private async apply(
    label: string,
    changes: readonly DocumentChange[],
    prepare: (edit: vscode.WorkspaceEdit) => void = () => {},
  ): Promise<'done' | 'overtaken' | Refusal> {
    if (!changes.every(isCurrent)) return 'overtaken';
    const expected = changes.map(({ document, text, edits }) => ({
      document,
      text: applyEdits(text, edits),
    }));
    const edit = toWorkspaceEdit(label, changes, { needsConfirmation: false });
    prepare(edit);
    // The editor compares the versions once more.
    if (!(await vscode.workspace.applyEdit(edit))) {
      if (!changes.every(isCurrent)) return 'overtaken';
      return this.refused(t('The editor refused “{0}”. Is one of the files read-only?', label));
    }
    for (const { document, text } of expected) {
      if (!isText(document, text)) {
        const name = vscode.workspace.asRelativePath(document.uri);
        void this.offerUndo(document, name);
        return this.refused(t('{0} is not as it should be after “{1}”. Undo the change there.', name, label));
      }
    }
    return 'done';
  }

  private async offerUndo(document: vscode.TextDocument, name: string): Promise<void> {
    const undo = t('Undo');
    const message = t(
      'Something else changed {0} at the same moment. Look at what was changed, or undo it.',
      name,
    );
    if ((await vscode.window.showWarningMessage(message, undo)) !== undo) return;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
  }

  private refused(reason: string, because: Partial<Refusal> = {}): Refusal {
    this.log.warn(reason);
    return { ...because, kind: 'refused', reason };
  }
}

/** A text of one line has its line ends from the editor. */
function isText(document: vscode.TextDocument, text: string): boolean {
  const now = document.getText();
  return now === text || now === withLineEnds(text, document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
}
