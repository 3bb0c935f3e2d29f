import * as vscode from 'vscode';
import type { TextEdit } from '../../core/cite/markup';
import type { Holding } from '../../core/model/library';
import { toSpan } from '../convert';
import { type Citing, additionCommand } from './citing';
import type { CitableDocuments } from './documents';
import { whenInserted } from './whenInserted';

interface Services {
  readonly documents: CitableDocuments;
  readonly citing: Citing;
}

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
  { documents, citing }: Services,
  document: vscode.TextDocument,
  position: vscode.Position,
  holdings: readonly Holding[],
): Promise<CitationEdit | undefined> {
  const prepared = holdings.length === 0 ? undefined : await documents.prepared(document);
  if (prepared === undefined) return undefined;
  const papers = citing.cited(citing.shelfOf(document, prepared), holdings);
  const keys = papers.map(({ key }) => key);
  const { start } = toSpan(document, new vscode.Range(position, position));
  const insertion = prepared.markup.insert(prepared.text, prepared.scan, start, keys);
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
