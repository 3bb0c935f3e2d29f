import * as vscode from 'vscode';
import type { Holding } from '../../core/model/library';
import type { Span } from '../../core/model/span';
import { bibtexEntry } from '../../core/write/bibtexEntry';
import { toRange } from '../convert';
import { contentAt } from './sourceContent';
import type { Tasks } from './tasks';

/**
 * The BibTeX of a paper: its entry letter by letter where its source has one, else as it would be written. Where the
 * source has changed since it was read and no longer has the entry at its place, it is written anew as well.
 */
export async function entryText({ paper, source, place: { span } }: Holding, tasks: Tasks): Promise<string> {
  if (source.kind !== 'bibliography') return bibtexEntry(paper);
  const entry = (await sliceAt(vscode.Uri.parse(source.id, true), span, tasks)) ?? '';
  return entry.startsWith('@') && entry.includes(paper.key) ? entry : bibtexEntry(paper);
}

/** A part of a file or of its open document, which may be much too long to be made a text on this thread. */
async function sliceAt(uri: vscode.Uri, span: Span, tasks: Tasks): Promise<string | undefined> {
  const content = await contentAt(uri);
  if (content.kind === 'document') return content.document.getText(toRange(content.document, span));
  if (content.kind !== 'bytes') return undefined;
  const outcome = await tasks.run('slice', { bytes: content.bytes, span });
  return outcome.kind === 'done' ? outcome.answer : undefined;
}
