import type { TextEdit } from '../cite/markup';
import type { BibtexEntry } from '../read/bibtex/syntax';
import type { BibStyle } from '../write/bibStyle';
import { entryText, type NewEntry, withLineEnds } from '../write/entryText';
import type { BibDocument } from './bibDocument';
import { endOfUnit } from './entryUnits';
import { endOfLine, nearestLineEnd, startOfBlank } from './lineEnds';
import { comparisons, orderOf, type SortedBy, type SortFacts, sortFactsOf } from './order';
import { refused, type Refused } from './outcome';
import { t } from '../util/l10n';

/** Where a new entry goes: behind the last one, or where an order says; `file` is the order that the file has, if any. */
export type EntryPlace = 'end' | 'file' | SortedBy;

/** Entries with the edit that writes them, one behind the other. */
export interface PlacedEntries {
  readonly entries: readonly NewEntry[];
  readonly edit: TextEdit;
}

/**
 * The edits that write entries into their places, in the order of the text, parted from their neighbours as the entries of
 * the file are. Refused behind an entry that is not closed, which would take them in. Linear, but for sorting the entries.
 */
export function placeEntries(
  document: BibDocument,
  entries: readonly NewEntry[],
  place: EntryPlace,
): readonly PlacedEntries[] | Refused {
  const order = place === 'file' ? orderOf(document) : place;
  const placed: PlacedEntries[] = [];
  for (const [before, group] of groupsOf(document, entries, order)) {
    if (before !== undefined && before.close === undefined)
      return refused(
        t('Entry "{0}" is not closed. Close it first; the problems of the file say where.', before.key),
      );
    placed.push({ entries: group, edit: insertionOf(document, before, group) });
  }
  return placed;
}

function insertionOf(
  document: BibDocument,
  before: BibtexEntry | undefined,
  entries: readonly NewEntry[],
): TextEdit {
  const { text, style } = document;
  const [first] = document.entries;
  if (before !== undefined) {
    const offset = placeBehind(document, before);
    const own = styleAt(text, style(), offset);
    const between = withLineEnds(own.between, own.lineEnd);
    return insertion(offset, entries.map((entry) => between + entryText(entry, own)).join(''));
  }
  if (first !== undefined) {
    const own = styleAt(text, style(), first.start);
    const between = withLineEnds(own.between, own.lineEnd);
    return insertion(first.start, entries.map((entry) => entryText(entry, own) + between).join(''));
  }
  const own = styleAt(text, style(), text.length);
  const isBlank = startOfBlank(text, text.length) === 0;
  const isOpen = !isBlank && endOfLine(text, text.length - 1) === text.length;
  const gap = isBlank ? '' : isOpen ? '\n\n' : '\n';
  const written = entries.map((entry) => entryText(entry, own)).join(withLineEnds(own.between, own.lineEnd));
  return insertion(text.length, withLineEnds(gap, own.lineEnd) + written + (isOpen ? '' : own.lineEnd));
}

function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

function styleAt(text: string, style: BibStyle, offset: number): BibStyle {
  return { ...style, lineEnd: nearestLineEnd(text, offset) ?? style.lineEnd };
}

/** The entries by the one that they are put behind, in the order of the text. */
function groupsOf(
  document: BibDocument,
  entries: readonly NewEntry[],
  order: SortedBy | 'end' | undefined,
): ReadonlyMap<BibtexEntry | undefined, readonly NewEntry[]> {
  if (order === undefined || order === 'end') return new Map([[document.entries.at(-1), entries]]);
  const compare = comparisons[order];
  const wanted = entries.map((entry) => ({ entry, facts: factsOfNew(entry) }));
  wanted.sort((one, other) => compare(one.facts, other.facts));
  const groups = new Map<BibtexEntry | undefined, NewEntry[]>();
  let at = document.entries.length - 1;
  // From the last one on: none goes behind the place of the one before it.
  for (const { entry, facts } of wanted.toReversed()) {
    let before = document.entries[at];
    while (before !== undefined && compare(sortFactsOf(document, before), facts) > 0)
      before = document.entries[--at];
    const group = groups.get(before);
    if (group === undefined) groups.set(before, [entry]);
    else group.push(entry);
  }
  return new Map([...groups].toReversed().map(([before, group]) => [before, group.toReversed()]));
}

function factsOfNew({ key, type, fields }: NewEntry): SortFacts {
  const year = fields.find(({ name }) => name === 'year' || name === 'date')?.value;
  return { key, type, year: year === undefined ? undefined : Number.parseInt(year, 10) };
}

/** Behind a comment that stands on the last line of an entry, else right behind the entry. */
function placeBehind({ text, blocks }: BibDocument, entry: BibtexEntry): number {
  const behind = blocks.find(({ start }) => start === entry.end);
  const lineEnd = endOfLine(text, entry.end);
  // A comment that no line feed ends would take in what follows.
  const isEndless = text[lineEnd] === '\r' && text[lineEnd + 1] !== '\n';
  return isEndless ? entry.end : endOfUnit(text, entry, behind);
}
