import type { TextEdit } from '../cite/markup';
import type { BibtexEntry } from '../read/bibtex/syntax';
import type { BibStyle } from '../write/bibStyle';
import { entryText, type NewEntry, withLineEnds } from '../write/entryText';
import type { BibDocument } from './bibDocument';
import { facts } from './entryFacts';
import { endOfUnit } from './entryUnits';
import { endOfLine, nearestLineEnd, startOfBlank } from './lineEnds';
import { comparisons, orderOf, type SortedBy, sortFactsOf } from './order';
import { type EditOutcome, refused } from './outcome';
import { objectionToTaken } from './takenKeys';
import { verifiedEdit } from './verifiedEdit';
import { objectionToKey, writableField } from './writable';

/** Where a new entry goes: behind the last one, or where an order says; `file` is the order that the file has, if any. */
export type EntryPlace = 'end' | 'file' | SortedBy;

/**
 * The edits that add an entry in the style of the file. Its fields stand in their order. Refused where its key is taken, in
 * any case of letters, and where the last entry is not closed.
 */
export function addEntry(document: BibDocument, entry: NewEntry, place: EntryPlace = 'file'): EditOutcome {
  const objection = objectionToKey(entry.key) ?? objectionToTaken(document, entry.key);
  if (objection !== undefined) return refused(objection);
  const type = entry.type.toLowerCase();
  if (!/^[a-z]+$/.test(type) || reservedTypes.has(type))
    return refused(`"${entry.type}" is no type of entry. Take one such as article or misc.`);
  if (document.blocks.some((block) => 'open' in block && block.close === undefined))
    return refused(
      'An entry of this file is not closed. Close it first; the problems of the file say where.',
    );
  const fields = [];
  for (const { name, value } of entry.fields) {
    const field = writableField({ name: name.toLowerCase(), value }, document.encoding);
    if ('kind' in field) return field;
    fields.push(field);
  }
  const written: NewEntry = { type, key: entry.key, fields };
  const added = facts(
    type,
    entry.key,
    fields.map(({ name, value }) => [name, value] as const),
  );
  return verifiedEdit(document, [insertionOf(document, written, place)], {
    added: [added],
    mayChangeHeirs: true,
  });
}

const reservedTypes: ReadonlySet<string> = new Set(['comment', 'preamble', 'string']);

function insertionOf(document: BibDocument, entry: NewEntry, place: EntryPlace): TextEdit {
  const { text, style } = document;
  const before = entryBefore(document, entry, place === 'file' ? orderOf(document) : place);
  const [first] = document.entries;
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
