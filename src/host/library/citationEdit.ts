import * as vscode from 'vscode';
import type { TextEdit } from '../../core/cite/markup';
import { insertCitation } from '../../core/cite/newCitation';
import type { Holding } from '../../core/model/library';
import { toSpan } from '../convert';
import type { CitationVariants } from './citationVariants';
import { type Citing, additionCommand } from './citing';
import type { CitableDocuments } from './documents';
import type { Library } from './library';
import type { Tasks } from './tasks';
import { whenInserted } from './whenInserted';

/** What citing something that came from elsewhere needs. */
export interface CitationServices {
  readonly library: Library;
  readonly documents: CitableDocuments;
  readonly citing: Citing;
  readonly variants: CitationVariants;
  readonly tasks: Tasks;
}

/** The kind of edits that cite what is dropped or pasted. */
export const citationKind = vscode.DocumentDropOrPasteEditKind.Empty.append('citewell', 'citation');

/** An edit that cites papers at a place, for the editor to make. */
export interface CitationEdit {
  readonly edit: TextEdit;
  /** It does nothing but insert its text right there. */
  readonly isHere: boolean;
}

/**
 * The edit that cites papers at a place of a document: into the citation there, else as a new one, under the keys that
 * they have in its bibliography. If the editor makes it, the entries that the bibliography lacks are added. Undefined
 * where there is nothing to do.
 */
export async function citationEdit(
  { documents, citing, variants }: Pick<CitationServices, 'documents' | 'citing' | 'variants'>,
  document: vscode.TextDocument,
  position: vscode.Position,
  holdings: readonly Holding[],
): Promise<CitationEdit | undefined> {
  const prepared = holdings.length === 0 ? undefined : await documents.prepared(document);
  if (prepared === undefined) return undefined;
  const papers = citing.cited(citing.shelfOf(document, prepared), holdings);
  const keys = papers.map(({ key }) => key);
  const { start } = toSpan(document, new vscode.Range(position, position));
  const insertion = insertCitation(prepared, start, keys, variants.usual(prepared));
  if (insertion.kind !== 'edit') return undefined;
  const { edit } = insertion;
  const additions = papers.filter(({ isToBeAdded }) => isToBeAdded);
  if (additions.length > 0) {
    const { command, arguments: args = [] } = additionCommand(document, additions);
    whenInserted(document, edit.newText, () => {
      void vscode.commands.executeCommand(command, ...(args as unknown[]));
    });
  }
  return { edit, isHere: edit.span.start === start && edit.span.end === start };
}
