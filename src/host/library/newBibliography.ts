import type * as vscode from 'vscode';
import { declareBibliography } from '../../core/cite/declareBibliography';
import { folderOf, joinPath } from '../../core/project/paths';
import type { Refusal } from '../guard';
import type { DocumentChange } from './bibliographyEdits';
import type { DocumentProjects } from './documentProjects';
import { markupOfDocument } from './documents';
import { isThere } from './sourceContent';
import { writableDocument } from './writableFiles';
import { t } from '../../core/util/l10n';

/** What a bibliography is called that is made for a document. */
export const NEW_NAME = 'references.bib';

/** A bibliography that a document is to have, and what declares it. */
export interface NewBibliography {
  readonly kind: 'new';
  readonly uri: vscode.Uri;
  /** False where there is such a file, which nothing declares. */
  readonly creates: boolean;
  readonly declaration: DocumentChange;
}

function refused(reason: string): Refusal {
  return { kind: 'refused', reason };
}

/** A bibliography beside the main file of a document, to be declared there; refused with what to do where that cannot be. */
export async function newBibliography(
  document: vscode.TextDocument,
  projects: DocumentProjects,
): Promise<NewBibliography | Refusal> {
  const placed = projects.latest(document);
  if (placed === undefined)
    return refused(t('This document has no place yet. Save it first, then cite again.'));
  if (document.uri.scheme === 'vscode-notebook-cell')
    return refused(
      t('A notebook does not declare bibliographies. Put {0} where its programs look for it.', NEW_NAME),
    );
  const { root } = placed.project;
  const isOwn = projects.fileOf(document).path === root;
  const opened =
    isOwn && document.isUntitled
      ? { kind: 'document' as const, document, version: document.version, text: document.getText() }
      : await writableDocument(isOwn ? document.uri : placed.uriOf(root));
  if (opened.kind === 'refused') return opened;
  const { document: main, version, text } = opened;
  const markup = markupOfDocument(main) ?? markupOfDocument(document);
  if (markup === undefined) return refused(t('Declare {0} in {1} by hand, then cite again.', NEW_NAME, root));
  const declaration = declareBibliography(markup, text, NEW_NAME);
  if (declaration.kind === 'refused') return refused(declaration.reason);
  const uri = placed.uriOf(joinPath(folderOf(root), NEW_NAME));
  const creates = !(await isThere(uri));
  return {
    kind: 'new',
    uri,
    creates,
    declaration: { document: main, version, text, edits: declaration.edits },
  };
}
