import * as vscode from 'vscode';
import type { Holding } from '../../core/model/library';
import { bibtexEntry } from '../../core/write/bibtexEntry';
import { textAt } from './readSourceFile';

/**
 * The BibTeX of a paper: its entry letter by letter where its source has one, else as it would be written. Where the
 * source has changed since it was read and no longer has the entry at its place, it is written anew as well.
 */
export async function entryText({ paper, source }: Holding): Promise<string> {
  if (source.kind !== 'bibliography') return bibtexEntry(paper);
  const fetched = await textAt(vscode.Uri.parse(source.id, true));
  const entry = fetched.kind === 'text' ? fetched.text.slice(paper.span.start, paper.span.end) : '';
  return entry.startsWith('@') && entry.includes(paper.key) ? entry : bibtexEntry(paper);
}
