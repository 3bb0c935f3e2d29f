import type { BibtexEntry } from '../read/bibtex/syntax';
import { type BibDocument, paperOfEntry } from './bibDocument';

/** What entries can be sorted by. */
export type SortedBy = 'key' | 'year' | 'year, newest first' | 'type';

type Compare = (one: SortFacts, other: SortFacts) => number;

/** What sorting asks of an entry. */
export interface SortFacts {
  readonly key: string;
  readonly type: string;
  /** Entries without a year stand behind all others. */
  readonly year: number | undefined;
}

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byKey: Compare = (one, other) => compareTexts(one.key.toLowerCase(), other.key.toLowerCase());
const years =
  (direction: 1 | -1): Compare =>
  (one, other) => {
    if (one.year === other.year) return 0;
    if (one.year === undefined || other.year === undefined) return one.year === undefined ? 1 : -1;
    return direction * (one.year - other.year);
  };

/** How entries are compared; those that come out equal stay in the order that they have. */
export const comparisons: Readonly<Record<SortedBy, Compare>> = {
  key: byKey,
  year: years(1),
  'year, newest first': years(-1),
  type: (one, other) => compareTexts(one.type, other.type) || byKey(one, other),
};

/** Fewer entries than these are in some order by chance. */
const fewestSorted = 4;

/** What sorting asks of an entry of the document. */
export function sortFactsOf(document: BibDocument, entry: BibtexEntry): SortFacts {
  return { key: entry.key, type: entry.type, year: paperOfEntry(document, entry)?.year };
}

/** What all entries of a file are sorted by, keys before years; undefined where they are in no order, or few. */
export function orderOf(document: BibDocument): SortedBy | undefined {
  if (document.entries.length < fewestSorted) return undefined;
  const facts = document.entries.map((entry) => sortFactsOf(document, entry));
  const orders: readonly SortedBy[] = ['key', 'year', 'year, newest first'];
  return orders.find((order) => {
    const compare = comparisons[order];
    const steps = facts.slice(1).map((next, index) => compare(facts[index] ?? next, next));
    // All of one year are sorted by nothing.
    return steps.every((step) => step <= 0) && steps.some((step) => step < 0);
  });
}
