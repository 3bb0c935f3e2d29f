import * as vscode from 'vscode';
import { type JoinedKeys, joinKeys } from '../../core/keys/joinKeys';
import { t } from '../../core/util/l10n';
import type { Refusal } from '../guard';
import type { BibliographyEdits, DocumentChange } from '../library/bibliographyEdits';
import type { KeyTexts } from '../library/keyTexts';
import { withProgress } from '../library/progress';
import { writableDocument } from '../library/writableFiles';

interface Services {
  readonly edits: BibliographyEdits;
  readonly keyTexts: KeyTexts;
}

/** What documents cite of an entry that goes. */
interface CitingDocuments {
  readonly kind: 'changes';
  readonly changes: readonly DocumentChange[];
  /** How many citations they change. */
  readonly count: number;
}

/**
 * Makes one entry of two in a bibliography, and has the documents of the workspace cite the one that stays, in one step. The
 * user is asked before documents are changed.
 */
export function mergeEntries(services: Services) {
  return async (source: unknown, into: unknown, from: unknown): Promise<void> => {
    if (typeof source !== 'string' || typeof into !== 'string' || typeof from !== 'string') return;
    const uri = vscode.Uri.parse(source, true);
    const name = vscode.workspace.asRelativePath(uri);
    const citing = await withProgress(t('Looking for citations of “{0}” …', from), (token) =>
      citingDocuments(services.keyTexts, { into, from }, token),
    );
    if (citing === undefined) return;
    if (citing.kind === 'refused') {
      await vscode.window.showWarningMessage(citing.reason);
      return;
    }
    if (citing.count > 0 && !(await agrees(into, from, citing))) return;
    const outcome = await services.edits.make({
      label: t('Merge {0} into {1}', from, into),
      uri,
      operations: [{ kind: 'merge', into: { key: into }, from: { key: from } }],
      beside: citing.changes,
    });
    if (outcome.kind === 'refused') await vscode.window.showWarningMessage(outcome.reason);
    else
      vscode.window.setStatusBarMessage(
        t('Citewell: merged “{0}” into “{1}” in {2}. Undo takes it back.', from, into, name),
        6000,
      );
  };
}

async function agrees(into: string, from: string, citing: CitingDocuments): Promise<boolean> {
  const merge = t('Merge');
  const question =
    citing.count === 1
      ? t('One citation of “{0}” becomes one of “{1}”.', from, into)
      : t(
          '{0} citations of “{1}”, in {2} documents, become citations of “{3}”.',
          citing.count,
          from,
          citing.changes.length,
          into,
        );
  const title = t('Merge “{0}” into “{1}”?', from, into);
  return (
    (await vscode.window.showInformationMessage(title, { modal: true, detail: question }, merge)) === merge
  );
}

/** The changes of all documents that cite `from`; refused where one of them cannot be changed, undefined where given up. */
async function citingDocuments(
  keyTexts: KeyTexts,
  { into, from }: JoinedKeys,
  token: vscode.CancellationToken,
): Promise<CitingDocuments | Refusal | undefined> {
  const changes: DocumentChange[] = [];
  let count = 0;
  for await (const { uri, keyed } of keyTexts.having([from], token)) {
    if (keyed.kind !== 'document') continue;
    const opened = await writableDocument(uri);
    if (opened.kind === 'refused') return opened;
    const joined = joinKeys({ ...keyed, text: opened.text }, { from, into });
    if (joined.kind === 'refused') return joined;
    if (joined.count === 0) continue;
    count += joined.count;
    const { document, version, text } = opened;
    changes.push({ document, version, text, edits: joined.edits });
  }
  return token.isCancellationRequested ? undefined : { kind: 'changes', changes, count };
}
