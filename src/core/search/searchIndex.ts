import { fullName } from '../model/author';
import { categoryName } from '../model/category';
import type { Paper } from '../model/paper';
import { keyTerms, termsOf } from './terms';

/** The fields that are searched, each a bit of a posting, with what a word found there is worth. */
const fields = [
  { bit: 1, worth: 1, termsOf: (paper: Paper) => termsOf(paper.title) },
  {
    bit: 2,
    worth: 1,
    termsOf: (paper: Paper) => paper.authors.flatMap((author) => termsOf(fullName(author))),
  },
  { bit: 4, worth: 0.9, termsOf: (paper: Paper) => keyTerms(paper.key) },
  { bit: 8, worth: 0.8, termsOf: (paper: Paper) => (paper.year === undefined ? [] : [String(paper.year)]) },
  { bit: 16, worth: 0.4, termsOf: (paper: Paper) => termsOf(paper.venue ?? '') },
  {
    bit: 32,
    worth: 0.35,
    termsOf: ({ category, organizations }: Paper) => [
      ...termsOf(categoryName(category)),
      ...organizations.flatMap(termsOf),
    ],
  },
  {
    bit: 64,
    worth: 0.8,
    termsOf: ({ doi, arxiv }: Paper) => [...termsOf(doi ?? ''), ...termsOf(arxiv ?? '')],
  },
] as const;

/** For each set of fields, the worth of its best one. */
const worthOfMask = Float32Array.from({ length: 128 }, (_, mask) =>
  Math.max(0, ...fields.map(({ bit, worth }) => ((mask & bit) === 0 ? 0 : worth))),
);

/** What a word found in the fields of `mask` is worth: 1 in a title, less where it says less. */
export function worthOf(mask: number): number {
  return worthOfMask[mask] ?? 0;
}

/** Where each word of a library occurs. Postings of term `t` are `rows[offsets[t] … offsets[t + 1])`. */
export interface SearchIndex {
  readonly papers: readonly Paper[];
  /** Folded, sorted by code units, each once. */
  readonly terms: readonly string[];
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  /** The fields of `rows[i]` in which the term stands. */
  readonly masks: Uint8Array;
  /** A bit for each letter or digit that a term contains, to rule out misspellings cheaply. */
  readonly letters: Uint32Array;
}

/** One bit of 32 for each character, shared by characters that are 32 apart. */
export function lettersOf(term: string): number {
  let set = 0;
  for (let at = 0; at < term.length; at++) set |= 1 << (term.charCodeAt(at) & 31);
  return set >>> 0;
}

interface Postings {
  readonly rows: number[];
  readonly masks: number[];
}

/** Indexes `papers`; a row of the index is a place in that array. Linear in the texts of the fields. */
export function buildSearchIndex(papers: readonly Paper[]): SearchIndex {
  const postings = new Map<string, Postings>();
  let total = 0;
  for (const [row, paper] of papers.entries()) {
    for (const field of fields) {
      for (const term of field.termsOf(paper)) {
        let posting = postings.get(term);
        if (posting === undefined) postings.set(term, (posting = { rows: [], masks: [] }));
        const last = posting.rows.length - 1;
        if (posting.rows[last] === row) {
          posting.masks[last] = (posting.masks[last] ?? 0) | field.bit;
        } else {
          posting.rows.push(row);
          posting.masks.push(field.bit);
          total++;
        }
      }
    }
  }
  // Code-unit order, not that of a language: prefixes are found by bisection.
  const terms = [...postings.keys()].sort((one, other) => (one < other ? -1 : 1));
  const offsets = new Uint32Array(terms.length + 1);
  const rows = new Uint32Array(total);
  const masks = new Uint8Array(total);
  let end = 0;
  for (const [number, term] of terms.entries()) {
    const posting = postings.get(term);
    rows.set(posting?.rows ?? [], end);
    masks.set(posting?.masks ?? [], end);
    end += posting?.rows.length ?? 0;
    offsets[number + 1] = end;
  }
  return { papers, terms, offsets, rows, masks, letters: Uint32Array.from(terms, lettersOf) };
}
