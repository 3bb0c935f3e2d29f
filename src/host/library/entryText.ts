import * as vscode from 'vscode';
import type { Holding } from '../../core/model/library';
import { bibtexEntry } from '../../core/write/bibtexEntry';
import { textAt } from './sourceContent';

/**
 * The BibTeX of a paper: its entry letter by letter where its source has one, else as it would be written. Where the
 * source has changed since it was read and no longer has the entry at its place, it is written anew as well.
 */
export async function entryText({ paper, source, place: { span } }: Holding): Promise<string> {
  if (source.kind !== 'bibliography') return bibtexEntry(paper);
  const text = await textAt(vscode.Uri.parse(source.id, true));
  const entry = text?.slice(span.start, span.end) ?? '';
  return entry.startsWith('@') && entry.includes(paper.key) ? entry : bibtexEntry(paper);
}
