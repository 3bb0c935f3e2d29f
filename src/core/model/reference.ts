import type { NameList } from '../text/personNames';
import type { Author } from './author';
import type { Paper } from './paper';
import type { Problem } from './problem';

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
  readonly problems: readonly Problem[];
}

/** Types of works that are part of another one, which `booktitle` names. */
const partTypes: ReadonlySet<string> = new Set([
  'inproceedings',
  'incollection',
  'inbook',
  'inreference',
  'bookinbook',
  'suppbook',
  'suppcollection',
]);

/** True for the type of a chapter or of a paper in proceedings. */
export function isPartType(type: string): boolean {
  return partTypes.has(type);
}

/** Types of BibTeX, and others that are names for the same, with the type and kind of work that BibLaTeX has for them. */
const typeNames: ReadonlyMap<string, readonly [type: string, kind?: string]> = new Map([
  ['phdthesis', ['thesis', 'phdthesis']],
  ['mastersthesis', ['thesis', 'mathesis']],
  ['bachelorsthesis', ['thesis', 'bathesis']],
  ['techreport', ['report', 'techreport']],
  ['conference', ['inproceedings']],
  ['electronic', ['online']],
  ['www', ['online']],
  ['webpage', ['online']],
] as const);

/** The type that BibLaTeX has for a type of any `.bib` file, and the kind of work that it says besides: `phdthesis`. */
export function biblatexType(type: string): { readonly type: string; readonly kind: string | undefined } {
  const [name = type, kind] = typeNames.get(type) ?? [];
  return { type: name, kind };
}

/** The field for what a paper of this type has appeared in. */
function venueField(type: string): string {
  if (isPartType(type)) return 'booktitle';
  if (type === 'thesis' || type === 'report') return 'institution';
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
    names: namesMap([['author', paper.authors, paper.authorsTruncated]]),
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
  lists: Iterable<readonly [name: string, authors: readonly Author[], truncated: boolean]>,
): ReadonlyMap<string, NameList> {
  const known = new Map<string, NameList>();
  for (const [name, authors, truncated] of lists)
    if (authors.length > 0) known.set(name, { authors, truncated });
  return known;
}
