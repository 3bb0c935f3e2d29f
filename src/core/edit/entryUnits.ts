import type { Span } from '../model/span';
import type { BibtexBlock, BibtexEntry } from '../read/bibtex/syntax';
import type { BibDocument } from './bibDocument';
import { endOfBlank, endOfLine, startOfBlank } from './lineEnds';

/** An entry with what moves with it: the comments before it, and what stands behind it on its last line. */
export interface EntryUnit extends Span {
  readonly entry: BibtexEntry;
}

/**
 * The entries of a document that may change places with each other, each run apart: none moves over a `@string` or
 * `@preamble`. Between units of a run stand blanks only. What stands before the first entry of all belongs to it as far as
 * no empty line parts it from the entry: the rest is the head of the file. In
 *
 *     % My library        head
 *
 *     % read this         first unit
 *     @book{a} % twice    first unit
 *     @book{b}            second unit
 */
export function entryUnits({ text, blocks }: BibDocument): readonly (readonly EntryUnit[])[] {
  const runs: EntryUnit[][] = [];
  let run: EntryUnit[] = [];
  let position = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'string' || block.kind === 'preamble') {
      if (run.length > 0) runs.push(run);
      run = [];
      position = block.end;
    } else if (block.kind === 'entry') {
      const from = run.length > 0 ? position : endOfHead(text, position, block.start);
      const start = endOfBlank(text, from, block.start);
      position = endOfUnit(text, block, blocks[index + 1]);
      run.push({ entry: block, start, end: position });
    }
  }
  return run.length > 0 ? [...runs, run] : runs;
}

// A line end is never taken apart: `\r\n` alone is no empty line.
const emptyLine = /(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n?|\n)/g;

/** Behind the last empty line, or behind the mark that the text may begin with. */
function endOfHead(text: string, from: number, to: number): number {
  const head = text.slice(from, to);
  const last = Array.from(head.matchAll(emptyLine)).at(-1);
  if (last !== undefined) return from + last.index + last[0].length;
  return head.startsWith('\ufeff') ? from + 1 : from;
}

/** Where the text ends that stands behind an entry on its last line, `behind` being the next block; blanks do not count. */
export function endOfUnit(text: string, { end }: BibtexEntry, behind: BibtexBlock | undefined): number {
  const lineEnd = endOfLine(text, end);
  return behind?.kind === 'junk' && lineEnd <= behind.end ? startOfBlank(text, lineEnd, end) : end;
}
