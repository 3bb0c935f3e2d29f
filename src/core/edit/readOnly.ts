import type { Span } from '../model/span';
import type { BibtexBlock } from '../read/bibtex/syntax';

/**
 * The regions of a text between the markers of a merge that is not finished, from the first `<` of `<<<<<<< ours` to the
 * end of the line of `>>>>>>> theirs`, or to the end of the text where that is missing. Linear.
 */
export function conflictRegions(text: string): readonly Span[] {
  const regions: Span[] = [];
  let start: number | undefined;
  for (const { 0: line, index } of text.matchAll(/^(?:<{7}|>{7})(?=[ \r\n]|$).*$/gm)) {
    if (line.startsWith('<')) start ??= index;
    else if (start !== undefined) {
      regions.push({ start, end: index + line.length });
      start = undefined;
    }
  }
  return start === undefined ? regions : [...regions, { start, end: text.length }];
}

/** What programs write at the head of files that they write anew whenever their library changes. */
const ownersMarks: readonly RegExp[] = [
  /\bauto(?:matically|matic|-)?[ -]?(?:generated|exported|created|synced|updated)\b[^\r\n]*/i,
  /\bchanges (?:to this file )?will be (?:lost|overwritten)\b[^\r\n]*/i,
  /\bdo not (?:edit|modify|change)\b[^\r\n]*/i,
  /\b(?:exported|generated|created|written) by (?:zotero|better bibtex|mendeley|paperpile|citedrive)\b[^\r\n]*/i,
];

/** How many characters from the beginning are looked at for such a mark. */
const headLength = 4000;

/** The words at the head of a file, before its first entry, that say that a program writes it anew; else undefined. */
export function ownersMark(text: string, blocks: readonly BibtexBlock[]): string | undefined {
  const firstEntry = blocks.find((block) => block.kind === 'entry')?.start ?? text.length;
  const head = text.slice(0, Math.min(firstEntry, headLength));
  for (const mark of ownersMarks) {
    const found = mark.exec(head)?.[0];
    if (found !== undefined) return found.trim();
  }
  return undefined;
}
