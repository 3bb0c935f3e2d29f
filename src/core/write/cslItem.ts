import type { Author } from '../model/author';
import type { Reference } from '../model/reference';
import { isInstitutional, isPartType, kindInWords } from '../model/workTypes';
import type { NameList } from '../text/personNames';
import { isNameParticle } from '../text/plainName';
import { withSubtitle } from '../text/subtitle';
import { wordSet } from '../util/wordSet';
import { type CslDate, cslDate } from './cslDate';

/** A name variable of CSL has these. */
export type CslName =
  | {
      readonly family: string;
      readonly given?: string;
      readonly 'non-dropping-particle'?: string;
      readonly suffix?: string;
    }
  | { readonly literal: string };

/** An item of CSL-JSON 1.0.2: what citeproc takes, and what is written to a file. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly [variable: string]: string | CslDate | readonly CslName[] | Readonly<Record<string, string>>;
}

/** Types of BibLaTeX with those of CSL (its schema, `csl-types.rnc`); `document` for all others. */
const cslTypes: ReadonlyMap<string, string> = new Map([
  ['article', 'article-journal'],
  ['artwork', 'graphic'],
  ['audio', 'broadcast'],
  ['book', 'book'],
  ['bookinbook', 'chapter'],
  ['booklet', 'pamphlet'],
  ['collection', 'book'],
  ['dataset', 'dataset'],
  ['image', 'graphic'],
  ['inbook', 'chapter'],
  ['incollection', 'chapter'],
  ['inproceedings', 'paper-conference'],
  ['inreference', 'entry-encyclopedia'],
  ['jurisdiction', 'legal_case'],
  ['legal', 'treaty'],
  ['legislation', 'legislation'],
  ['letter', 'personal_communication'],
  ['manual', 'book'],
  ['movie', 'motion_picture'],
  ['music', 'song'],
  ['mvbook', 'book'],
  ['mvcollection', 'book'],
  ['mvproceedings', 'book'],
  ['mvreference', 'book'],
  ['online', 'webpage'],
  ['patent', 'patent'],
  ['performance', 'performance'],
  ['periodical', 'periodical'],
  ['proceedings', 'book'],
  ['reference', 'book'],
  ['report', 'report'],
  ['review', 'review'],
  ['software', 'software'],
  ['standard', 'standard'],
  ['suppbook', 'chapter'],
  ['suppcollection', 'chapter'],
  ['suppperiodical', 'article-journal'],
  ['thesis', 'thesis'],
  ['unpublished', 'manuscript'],
  ['video', 'motion_picture'],
]);

/** Fields and variables that say the same in every type. */
export const cslVariables: readonly (readonly [field: string, variable: string])[] = [
  ['shorttitle', 'title-short'],
  ['issuetitle', 'volume-title'],
  ['series', 'collection-title'],
  ['volume', 'volume'],
  ['volumes', 'number-of-volumes'],
  ['part', 'part-number'],
  ['chapter', 'chapter-number'],
  ['section', 'section'],
  ['pagetotal', 'number-of-pages'],
  ['edition', 'edition'],
  ['version', 'version'],
  ['location', 'publisher-place'],
  ['eventtitle', 'event-title'],
  ['venue', 'event-place'],
  ['origtitle', 'original-title'],
  ['origpublisher', 'original-publisher'],
  ['origlocation', 'original-publisher-place'],
  ['howpublished', 'medium'],
  ['note', 'note'],
  ['abstract', 'abstract'],
  ['annotation', 'annote'],
  ['keywords', 'keyword'],
  ['language', 'language'],
  ['isbn', 'ISBN'],
  ['issn', 'ISSN'],
  ['doi', 'DOI'],
  ['url', 'URL'],
  ['pmid', 'PMID'],
  ['pmcid', 'PMCID'],
  ['callnumber', 'call-number'],
  ['library', 'archive'],
  ['archivelocation', 'archive_location'],
  ['pubstate', 'status'],
];

/** The same for dates. */
export const cslDates: readonly (readonly [field: string, variable: string])[] = [
  ['date', 'issued'],
  ['urldate', 'accessed'],
  ['eventdate', 'event-date'],
  ['origdate', 'original-date'],
];

/** The same for people. Other lists keep their names where CSL has them. */
export const cslRoles: readonly (readonly [field: string, variable: string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['bookauthor', 'container-author'],
  ['serieseditor', 'collection-editor'],
  ['origauthor', 'original-author'],
  ['director', 'director'],
  ['composer', 'composer'],
  ['illustrator', 'illustrator'],
  ['recipient', 'recipient'],
  ['interviewer', 'interviewer'],
  ['reviewedauthor', 'reviewed-author'],
];

/** Variables for people that have the same names here. */
export const otherCslRoles: ReadonlySet<string> = wordSet(`
  chair compiler contributor curator editorial-director editor-translator executive-producer guest host narrator
  organizer performer producer script-writer series-creator
`);

/** Languages as BibLaTeX calls them; citeproc looks at the code before it changes the capitals of a title. */
const languageCodes: ReadonlyMap<string, string> = new Map([
  ['american', 'en-US'],
  ['british', 'en-GB'],
  ['chinese', 'zh'],
  ['czech', 'cs'],
  ['danish', 'da'],
  ['dutch', 'nl'],
  ['english', 'en'],
  ['finnish', 'fi'],
  ['french', 'fr'],
  ['german', 'de'],
  ['greek', 'el'],
  ['hungarian', 'hu'],
  ['italian', 'it'],
  ['japanese', 'ja'],
  ['latin', 'la'],
  ['ngerman', 'de'],
  ['norwegian', 'no'],
  ['polish', 'pl'],
  ['portuguese', 'pt'],
  ['russian', 'ru'],
  ['spanish', 'es'],
  ['swedish', 'sv'],
  ['turkish', 'tr'],
  ['ukenglish', 'en-GB'],
  ['usenglish', 'en-US'],
]);

/** Where an article's number is that of an issue, and where it is that in a series. */
const numberVariables: ReadonlyMap<string, string> = new Map([
  ['article', 'issue'],
  ['suppperiodical', 'issue'],
  ['periodical', 'issue'],
  ['review', 'issue'],
  ...['book', 'collection', 'proceedings', 'incollection', 'inproceedings', 'inbook'].map(
    (type) => [type, 'collection-number'] as const,
  ),
]);

/**
 * The item for a work of any source: `referencesIn` gives the references of a text, `referenceOfPaper` one of a paper
 * whose text is not at hand. Fields that CSL has no variable for are under `custom`, by their names, so that nothing is
 * lost. Never throws; linear.
 */
export function cslItem(reference: Reference): CslItem {
  const left = new Map(reference.fields);
  const take = (name: string): string | undefined => {
    const text = left.get(name);
    left.delete(name);
    return text;
  };
  const variables = new Map<string, CslItem[string]>();
  const put = (variable: string, value: CslItem[string] | undefined): void => {
    if (value !== undefined && value !== '') variables.set(variable, value);
  };
  const type = cslTypeOf(reference);
  put('id', reference.key);
  put('type', type);
  put('title', withSubtitle(take('title'), take('subtitle')) ?? take('maintitle'));
  putNames(reference.names, put, left);
  for (const [field, variable] of cslDates) put(variable, cslDate(take(field)));
  putContainer(reference, take, put);
  for (const [field, variable] of cslVariables) put(variable, take(field));
  putLanguage(take, put, variables);
  put('page', take('pages')?.replaceAll('–', '-'));
  put(numberVariables.get(reference.type) ?? 'number', take('number'));
  if (!variables.has('issue')) put('issue', take('issue'));
  if (type.startsWith('article-')) put('number', take('eid'));
  const kind = take('type');
  put('genre', kind === undefined ? undefined : kindInWords(kind));
  putPublisher(reference, take, put);
  putEprint(type, take, put, variables);
  if (left.size > 0) put('custom', Object.fromEntries(left));
  return { id: reference.key, type, ...Object.fromEntries(variables) };
}

type Take = (field: string) => string | undefined;
type Put = (variable: string, value: CslItem[string] | undefined) => void;

function cslTypeOf({ type, fields }: Reference): string {
  const subtype = fields.get('entrysubtype');
  if (type === 'article' && (subtype === 'magazine' || subtype === 'newspaper')) return `article-${subtype}`;
  // A preprint is an `article` in CSL, and has no type of its own in BibTeX.
  if (type === 'misc' || type === 'preprint') return fields.has('eprint') ? 'article' : 'document';
  if (type === 'unpublished' && fields.has('eventtitle')) return 'speech';
  return cslTypes.get(type) ?? 'document';
}

function putNames(names: Reference['names'], put: Put, left: Map<string, string>): void {
  const roles = new Map(cslRoles);
  for (const [field, list] of names) {
    const role = roles.get(field) ?? (otherCslRoles.has(field) ? field : undefined);
    if (role !== undefined) put(role, cslNames(list));
    else left.set(field, list.authors.map(readName).join('; '));
  }
}

function readName(author: Author): string {
  if (author.kind === 'literal') return author.literal;
  const { prefix, family, suffix, given } = author;
  return [[prefix, family].filter(Boolean).join(' '), suffix, given].filter(Boolean).join(', ');
}

function cslNames({ authors, truncated }: NameList): readonly CslName[] {
  const names = authors.map(cslName);
  return truncated ? [...names, { literal: 'others' }] : names;
}

function cslName(author: Author): CslName {
  if (author.kind === 'literal') return { literal: author.literal };
  const { family, given, prefix, suffix } = author;
  const [first = '', second] = family.split(' ', 2);
  return {
    // Quotation marks keep a particle that belongs to the family name where it is.
    family: second !== undefined && isNameParticle(first) ? `"${family}"` : family,
    ...(given !== undefined && { given }),
    ...(prefix !== undefined && { 'non-dropping-particle': prefix }),
    ...(suffix !== undefined && { suffix }),
  };
}

/** What the work is part of: a book for a chapter, else a journal. */
function putContainer({ type, fields }: Reference, take: Take, put: Put): void {
  const isInBook = fields.has('booktitle') && (isPartType(type) || !fields.has('journaltitle'));
  if (isInBook) {
    put('container-title', withSubtitle(take('booktitle'), take('booksubtitle')));
    return;
  }
  const isNamed = fields.has('journaltitle');
  put('container-title', withSubtitle(take('journaltitle'), take('journalsubtitle')) ?? take('shortjournal'));
  if (isNamed) put('container-title-short', take('shortjournal'));
}

function putPublisher({ type, fields }: Reference, take: Take, put: Put): void {
  const sources = isInstitutional(type)
    ? ['institution', 'publisher', 'organization']
    : ['publisher', 'organization', 'institution'];
  const source = sources.find((one) => fields.has(one));
  if (source !== undefined) put('publisher', take(source));
}

/** As Zotero has it for a preprint, `arXiv:1706.03762 [cs.CL]` as its number; for others in the place of an archive. */
function putEprint(type: string, take: Take, put: Put, known: ReadonlyMap<string, unknown>): void {
  if (known.has('archive') || known.has('archive_location')) return;
  const archive = take('eprinttype');
  const eprint = take('eprint');
  put('archive', archive);
  if (eprint === undefined) return;
  const classified = take('eprintclass');
  const isArxiv = archive === undefined || /^arxiv$/i.test(archive);
  const place = isArxiv && classified !== undefined ? `${eprint} [${classified}]` : eprint;
  put('archive_location', place);
  if (isArxiv && type === 'article' && !known.has('number')) put('number', `arXiv:${place}`);
}

function putLanguage(take: Take, put: Put, known: ReadonlyMap<string, unknown>): void {
  const written = known.get('language') ?? take('langid');
  if (typeof written === 'string') put('language', languageCodes.get(written.toLowerCase()) ?? written);
}
