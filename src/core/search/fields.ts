import { fullName } from '../model/author';
import { categoryNames } from '../model/category';
import type { Paper } from '../model/paper';
import { keyTerms, termsOf } from './terms';

/** A field that is searched. */
export type FieldName = 'title' | 'author' | 'key' | 'year' | 'venue' | 'category' | 'identifier' | 'keyword';

interface SearchField {
  readonly name: FieldName;
  /** The bit that stands for the field in a set of fields. */
  readonly bit: number;
  /** What a word found here is worth: 1 in a title, less where it says less. */
  readonly worth: number;
  readonly texts: (paper: Paper) => readonly string[];
  readonly split: (text: string) => readonly string[];
}

/** Every field that is searched, each once, with a bit of its own. */
export const searchFields: readonly SearchField[] = [
  { name: 'title', bit: 1, worth: 1, texts: ({ title }) => [title], split: termsOf },
  { name: 'author', bit: 2, worth: 1, texts: ({ authors }) => authors.map(fullName), split: termsOf },
  { name: 'key', bit: 4, worth: 0.9, texts: ({ key, aliases = [] }) => [key, ...aliases], split: keyTerms },
  {
    name: 'year',
    bit: 8,
    worth: 0.8,
    texts: ({ year }) => (year === undefined ? [] : [String(year)]),
    split: termsOf,
  },
  { name: 'venue', bit: 16, worth: 0.4, texts: ({ venue }) => [venue ?? ''], split: termsOf },
  {
    name: 'category',
    bit: 32,
    worth: 0.35,
    texts: ({ category, organizations }) => [...categoryNames(category), ...organizations],
    split: termsOf,
  },
  {
    name: 'identifier',
    bit: 64,
    worth: 0.8,
    texts: ({ doi, arxiv }) => [doi ?? '', arxiv ?? ''],
    split: termsOf,
  },
  { name: 'keyword', bit: 128, worth: 0.5, texts: ({ keywords = [] }) => keywords, split: termsOf },
];

/** The set of all fields. */
const everyField = searchFields.reduce((set, { bit }) => set | bit, 0);

/** The set of one field, or of every field if none is named. */
export function fieldSet(name: FieldName | undefined): number {
  return searchFields.find((field) => field.name === name)?.bit ?? everyField;
}

/** For each set of fields, the worth of its best one. */
const worthOfSet = Float32Array.from({ length: everyField + 1 }, (_, set) =>
  Math.max(0, ...searchFields.map(({ bit, worth }) => ((set & bit) === 0 ? 0 : worth))),
);

/** What a word found in the fields of `set` is worth; 0 for the empty set. */
export function worthOf(set: number): number {
  return worthOfSet[set] ?? 0;
}
