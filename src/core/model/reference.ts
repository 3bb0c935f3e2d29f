import type { NameList } from '../text/personNames';
import type { Paper } from './paper';
import type { Problem } from './problem';
import { biblatexType, isInstitutional, isPartType } from './workTypes';

/** A field as an entry of a `.bib` file has it. */
export type EntryField =
  /** TeX without delimiters. */
  | { readonly name: string; readonly value: string }
  /** All that stands behind the `=`, which means the same in every file. */
  | { readonly name: string; readonly written: string };

/** An entry of a `.bib` file in its own words, with macros replaced that another file would not know. */
export interface OwnEntry {
  /** In lower case, as are the names of the fields. */
  readonly type: string;
  readonly fields: readonly EntryField[];
}

/**
 * All that a source says of a work, for converting it: a `Paper` has only what is shown. The vocabulary is that of
 * BibLaTeX, the richest of the formats: types and fields in lower case, `journaltitle` and not `journal`. What BibLaTeX
 * has no word for keeps its name of the source. Texts are readable Unicode with `$…$` as in a paper; ranges have an
 * en dash; dates are written `2020-05-17` or `2020/2021` where they can be read, else as in the source.
 */
export interface Reference {
  /** Empty where the source has none. */
  readonly key: string;
  /** The source has no key, and this one was made for it. */
  readonly isKeyMade?: true;
  readonly type: string;
  /** Those that name people: `author`, `editor`, `translator`. */
  readonly names: ReadonlyMap<string, NameList>;
  /** All others; none is empty. */
  readonly fields: ReadonlyMap<string, string>;
  /** Absent where the source is no `.bib` file. */
  readonly entry?: OwnEntry;
}

/** The works of a source in its order, and what was wrong with it. */
export interface ReferenceResult {
  readonly references: readonly Reference[];
  /** TeX that the entries of a `.bib` file need, from its `@preamble`. */
  readonly preamble?: string;
  readonly problems: readonly Problem[];
}

/** The field for what a paper of this type has appeared in. */
function venueField(type: string): string {
  if (isPartType(type)) return 'booktitle';
  if (isInstitutional(type)) return 'institution';
  return type === 'article' ? 'journaltitle' : 'publisher';
}

/** What a paper says, for works whose source has no more or is not at hand. */
export function referenceOfPaper(paper: Paper): Reference {
  const { type, kind } = biblatexType(paper.type);
  const { arxiv, category } = paper;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['title', paper.title],
    ['type', kind],
    ['date', paper.date ?? (paper.year === undefined ? undefined : String(paper.year).padStart(4, '0'))],
    [venueField(type), paper.venue],
    ['eprint', arxiv],
    ['eprinttype', arxiv === undefined ? undefined : 'arXiv'],
    ['eprintclass', arxiv === undefined || category.kind !== 'arxiv' ? undefined : category.id],
    ['doi', paper.doi],
    ['url', paper.url],
    ['keywords', paper.keywords?.join(', ')],
    ['abstract', paper.abstract],
  ];
  return {
    key: paper.key,
    type,
    names: namesMap([['author', { authors: paper.authors, truncated: paper.authorsTruncated }]]),
    fields: fieldsMap(fields),
  };
}

/** The fields that say something. */
export function fieldsMap(
  fields: Iterable<readonly [name: string, text: string | undefined]>,
): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const [name, text] of fields) if (text !== undefined && text !== '') known.set(name, text);
  return known;
}

/** The lists that name somebody. */
export function namesMap(
  lists: Iterable<readonly [name: string, list: NameList]>,
): ReadonlyMap<string, NameList> {
  const known = new Map<string, NameList>();
  for (const [name, list] of lists) if (list.authors.length > 0) known.set(name, list);
  return known;
}
