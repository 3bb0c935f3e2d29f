import type { TextEdit } from '../cite/markup';
import type { BibtexEntry } from '../read/bibtex/syntax';
import { withLineEnds } from '../write/entryText';
import type { BibDocument } from './bibDocument';
import { factsOf } from './entryFacts';
import { type EntryUnit, entryUnits } from './entryUnits';
import { comparisons, type SortedBy, sortFactsOf } from './order';
import type { EditOutcome } from './outcome';
import { sortUnits } from './sortUnits';
import { type EntryTidying, tidyEntry } from './tidyEntry';
import { verifiedEdit } from './verifiedEdit';
import { isWhole } from './wholeEntry';

/** What is to be tidied; nothing is done that is not asked for. */
export interface Tidying extends EntryTidying {
  /** Entries that others name in `crossref` come last, as BibTeX needs it. */
  readonly sortsBy?: SortedBy;
  /** Of entries that say exactly the same under one key only the first stays. */
  readonly removesDuplicates?: boolean;
}

/**
 * The edits that tidy a file. As many entries as possible stay where they are; those that move take along what stands
 * between them and the entry before, and none moves over a `@string` or `@preamble`. Damaged entries are moved, but not
 * changed. Every paper is afterwards what it was. Costs n log n.
 */
export function tidy(document: BibDocument, tidying: Tidying): EditOutcome {
  const removed = tidying.removesDuplicates === true ? duplicatesIn(document) : new Set<number>();
  const rank = ranksOf(document, tidying.sortsBy);
  const editsOf = (entry: BibtexEntry) =>
    isWhole(document, entry) ? tidyEntry(document.text, entry, tidying) : [];
  const { text, style } = document;
  const edits = entryUnits(document).flatMap((units) => {
    const tidied = units.map((unit) => ({
      ...unit,
      rank: rank.get(unit.entry.start) ?? 0,
      edits: removed.has(unit.entry.start) ? [removalOf(unit)] : editsOf(unit.entry),
      isGone: removed.has(unit.entry.start) && isNothingElse(document.text, unit),
    }));
    return sortUnits(text, tidied, withLineEnds(style().between, style().lineEnd));
  });
  return verifiedEdit(document, edits, { isTidying: true, removed });
}

function duplicatesIn(document: BibDocument): ReadonlySet<number> {
  const seen = new Set<string>();
  const duplicates = new Set<number>();
  for (const entry of document.entries) {
    if (entry.key === '' || !isWhole(document, entry)) continue;
    const says = JSON.stringify(factsOf(entry, document.values()));
    if (seen.has(says)) duplicates.add(entry.start);
    seen.add(says);
  }
  return duplicates;
}

/** The place of each entry in the order wanted, by where it begins. */
function ranksOf(document: BibDocument, order: SortedBy | undefined): ReadonlyMap<number, number> {
  const { entries } = document;
  if (order === undefined) return new Map(entries.map(({ start }, index) => [start, index]));
  const parents = new Set<number>();
  for (const { fields } of entries) {
    const crossref = fields.find(({ name }) => name === 'crossref');
    const parent = crossref && document.entryMeant(document.values().textOf(crossref).trim());
    if (parent !== undefined) parents.add(parent.start);
  }
  const compare = comparisons[order];
  const sorted = entries
    .map((entry) => ({
      start: entry.start,
      isParent: parents.has(entry.start),
      facts: sortFactsOf(document, entry),
    }))
    .sort((one, other) => Number(one.isParent) - Number(other.isParent) || compare(one.facts, other.facts));
  return new Map(sorted.map(({ start }, index) => [start, index]));
}

function removalOf({ entry: { start, end } }: EntryUnit): TextEdit {
  return { span: { start, end }, newText: '' };
}

function isNothingElse(text: string, { start, end, entry }: EntryUnit): boolean {
  return /^[ \t\r\n]*$/.test(text.slice(start, entry.start) + text.slice(entry.end, end));
}
