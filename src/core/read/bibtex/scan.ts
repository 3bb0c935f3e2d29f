import type { Problem } from '../../model/problem';
import { BlockReader } from './blockReader';
import type { BibtexBlock, BibtexSyntax } from './syntax';

/**
 * Splits a BibTeX or BibLaTeX file into blocks that tile it. What BibTeX accepts is read as BibTeX reads it,
 * except that, as for biber and JabRef, `@comment{…}` hides the entries in its braces and `%` begins a comment,
 * between entries and inside them. (BibTeX stumbles over a commented entry and yet lists its key.) Recovery begins
 * only with a block that is not closed, or that is faulty after a line which looks like the head of another
 * block: it is read again, up to that line. Never throws, never recurses; the cost is proportional to the length
 * of the text for every input.
 */
export function scanBibtex(text: string): BibtexSyntax {
  const blocks: BibtexBlock[] = [];
  const problems: Problem[] = [];
  const reader = new BlockReader(text);
  let position = 0;
  for (let head = reader.nextHead(); head !== undefined; head = reader.nextHead()) {
    if (head.start > position) blocks.push({ kind: 'junk', start: position, end: head.start });
    const read = reader.read(head);
    blocks.push(read.block);
    for (const problem of read.problems) problems.push(problem);
    position = read.block.end;
  }
  if (position < text.length) blocks.push({ kind: 'junk', start: position, end: text.length });
  return { blocks, problems };
}
