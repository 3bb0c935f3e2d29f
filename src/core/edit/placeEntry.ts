import type { TextEdit } from '../cite/markup';
import type { BibtexEntry } from '../read/bibtex/syntax';
import type { BibStyle } from '../write/bibStyle';
import { entryText, type NewEntry, withLineEnds } from '../write/entryText';
import type { BibDocument } from './bibDocument';
import { endOfUnit } from './entryUnits';
import { endOfLine, nearestLineEnd, startOfBlank } from './lineEnds';
import { comparisons, orderOf, type SortedBy, sortFactsOf } from './order';
import { refused, type Refused } from './outcome';

/** Where a new entry goes: behind the last one, or where an order says; `file` is the order that the file has, if any. */
export type EntryPlace = 'end' | 'file' | SortedBy;

/**
 * The edit that writes an entry into its place, parted from its neighbour as the entries of the file are. Refused behind
 * an entry that is not closed, which would take it in.
 */
export function placeEntry(document: BibDocument, entry: NewEntry, place: EntryPlace): TextEdit | Refused {
  const { text, style } = document;
  const before = entryBefore(document, entry, place === 'file' ? orderOf(document) : place);
  const [first] = document.entries;
  if (before !== undefined && before.close === undefined)
    return refused(
      `Entry "${before.key}" is not closed. Close it first; the problems of the file say where.`,
    );
  if (before !== undefined) {
    const offset = placeBehind(document, before);
    const own = styleAt(text, style(), offset);
    return insertion(offset, withLineEnds(own.between, own.lineEnd) + entryText(entry, own));
  }
  if (first !== undefined) {
    const own = styleAt(text, style(), first.start);
    return insertion(first.start, entryText(entry, own) + withLineEnds(own.between, own.lineEnd));
  }
  const own = styleAt(text, style(), text.length);
  const isBlank = startOfBlank(text, text.length) === 0;
  const isOpen = !isBlank && endOfLine(text, text.length - 1) === text.length;
  const gap = isBlank ? '' : isOpen ? '\n\n' : '\n';
  return insertion(
    text.length,
    withLineEnds(gap, own.lineEnd) + entryText(entry, own) + (isOpen ? '' : own.lineEnd),
  );
}

function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

function styleAt(text: string, style: BibStyle, offset: number): BibStyle {
  return { ...style, lineEnd: nearestLineEnd(text, offset) ?? style.lineEnd };
}

function entryBefore(
  document: BibDocument,
  entry: NewEntry,
  order: SortedBy | 'end' | undefined,
): BibtexEntry | undefined {
  const { entries } = document;
  if (order === undefined || order === 'end') return entries.at(-1);
  const compare = comparisons[order];
  const year = entry.fields.find(({ name }) => name === 'year' || name === 'date')?.value;
  const wanted = { ...entry, year: year === undefined ? undefined : Number.parseInt(year, 10) };
  return entries.findLast((other) => compare(sortFactsOf(document, other), wanted) <= 0);
}

/** Behind a comment that stands on the last line of an entry, else right behind the entry. */
function placeBehind({ text, blocks }: BibDocument, entry: BibtexEntry): number {
  const behind = blocks.find(({ start }) => start === entry.end);
  const lineEnd = endOfLine(text, entry.end);
  // A comment that no line feed ends would take in what follows.
  const isEndless = text[lineEnd] === '\r' && text[lineEnd + 1] !== '\n';
  return isEndless ? entry.end : endOfUnit(text, entry, behind);
}
