import * as vscode from 'vscode';
import type { Holding } from '../../core/model/library';
import { entryOfPaper } from '../../core/write/bibtexEntry';
import type { NewEntry } from '../../core/write/entryText';
import { isInBibtex } from './keyTexts';
import { contentAt } from './sourceContent';
import type { Tasks } from './tasks';

/** A paper that is in no source, but in a text that was copied, with its entry. */
export interface CopiedHolding extends Holding {
  readonly entry: NewEntry;
}

function isCopied(holding: Holding): holding is CopiedHolding {
  return 'entry' in holding;
}

/**
 * The entry of a paper for another bibliography, under `key`: letter by letter where its source has it in BibTeX, with
 * macros and what it takes over from other entries written out; else made of what is known of the paper.
 */
export async function newEntry(holding: Holding, key: string, tasks: Tasks): Promise<NewEntry> {
  if (isCopied(holding)) return { ...holding.entry, key };
  const copied = isInBibtex(holding.source) ? await copiedFrom(holding, tasks) : undefined;
  return { ...(copied ?? entryOfPaper(holding.paper)), key };
}

async function copiedFrom(
  { paper, source, place: { span } }: Holding,
  tasks: Tasks,
): Promise<NewEntry | undefined> {
  const found = await contentAt(vscode.Uri.parse(source.id, true));
  if (found.kind !== 'document' && found.kind !== 'bytes') return undefined;
  const content = found.kind === 'document' ? found.document.getText() : found.bytes;
  const entry = { key: paper.key, offset: span.start };
  // Copied to the worker: some file systems keep the bytes that they give.
  const outcome = await tasks.run('copy', { content, entry });
  return outcome.kind === 'done' ? outcome.answer : undefined;
}
