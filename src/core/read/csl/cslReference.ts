import { fieldsMap, type Reference } from '../../model/reference';
import { biblatexType, isInstitutional, isPartType, kindOfWords } from '../../model/workTypes';
import type { DataMap, DataNode } from '../../text/dataNode';
import type { NameList } from '../../text/personNames';
import { cslDates, cslRoles, cslVariables, otherCslRoles } from '../../write/cslItem';
import { keywordsText } from '../tagged/fieldForms';
import { cslDateText } from './cslDate';
import { readCslNames } from './cslNames';
import { bibtexType } from './cslTypes';

const fieldOf: ReadonlyMap<string, string> = new Map([
  ...cslVariables.map(([field, variable]) => [variable, field] as const),
  ['title', 'title'],
  ['collection-number', 'number'],
  // As Zotero and older files have them.
  ['event', 'eventtitle'],
  ['journalAbbreviation', 'shortjournal'],
  ['container-title-short', 'shortjournal'],
  ['shortTitle', 'shorttitle'],
] as const);
const dateOf: ReadonlyMap<string, string> = new Map(cslDates.map(([field, variable]) => [variable, field]));
const roleOf: ReadonlyMap<string, string> = new Map(cslRoles.map(([field, variable]) => [variable, field]));

/** What is no text for reading, and has no markup. */
const addresses: ReadonlySet<string> = new Set(['DOI', 'URL', 'ISBN', 'ISSN', 'archive_location']);

/** Archives of preprints; others are buildings. */
const eprintArchive = /^(?:arxiv|hal|jstor|pubmed|biorxiv|medrxiv|ssrn|googlebooks)$/i;

/** All that an item says, under the key. What has no word in BibLaTeX keeps its name in lower case. Never throws. */
export function cslReference(
  { fields }: DataMap,
  key: string,
  readWords: (written: string) => string,
): Reference {
  const words = (name: string) => textOf(fields.get(name), addresses.has(name) ? verbatim : readWords);
  const { type } = biblatexType(bibtexType(words('type') ?? '', words('genre') ?? ''));
  const isArticle = type === 'article' || type === 'periodical' || type === 'review';
  const known = new Map<string, string | undefined>();
  const names = new Map<string, NameList>();
  for (const [variable, node] of fields) {
    const role = roleOf.get(variable) ?? (otherCslRoles.has(variable) ? variable : undefined);
    const date = dateOf.get(variable);
    if (role !== undefined) {
      const { authors, truncated } = readCslNames(node);
      if (authors.length > 0) names.set(role, { authors, truncated });
    } else if (date !== undefined) {
      known.set(date, cslDateText(node));
    } else if (!ownMeaning.has(variable)) {
      const field = fieldOf.get(variable) ?? fieldOf.get(variable.toUpperCase()) ?? variable.toLowerCase();
      if (!known.has(field)) known.set(field, words(variable));
    }
  }
  const pages = words('page');
  const number = words('number');
  const [, arxiv] = /^arxiv:\s*(.+)$/i.exec(number ?? '') ?? [];
  const genre = words('genre');
  known.set('keywords', keywordsOf(fields.get('keyword'), readWords));
  known.set('pages', pages?.replaceAll(/\s*-\s*/g, '–'));
  known.set('type', genre === undefined ? undefined : kindOfWords(genre));
  known.set('entrysubtype', /^article-(magazine|newspaper)$/.exec(words('type') ?? '')?.[1]);
  known.set(containerField(type), words('container-title'));
  known.set(isInstitutional(type) ? 'institution' : 'publisher', words('publisher'));
  const issue = words('issue');
  if (isArticle) {
    known.set('number', issue);
    if (arxiv === undefined) known.set('eid', number);
  } else {
    if (arxiv === undefined && number !== undefined) known.set('number', number);
    known.set('issue', issue);
  }
  putArchive(known, words('archive'), words('archive_location'), arxiv);
  const custom = fields.get('custom');
  if (custom?.kind === 'map') {
    for (const [name, node] of custom.fields)
      if (!known.has(name.toLowerCase())) known.set(name.toLowerCase(), textOf(node, verbatim));
  }
  return { key, type, names, fields: fieldsMap(known) };
}

/** Variables that depend on others. */
const ownMeaning: ReadonlySet<string> = new Set([
  'id',
  'type',
  'genre',
  'page',
  'number',
  'issue',
  'container-title',
  'publisher',
  'archive',
  'archive_location',
  'keyword',
  'custom',
]);

function containerField(type: string): string {
  return isPartType(type) ? 'booktitle' : 'journaltitle';
}

/** An identifier in an archive of preprints, `1706.03762 [cs.CL]`, or the place of a paper in a real one. */
function putArchive(
  known: Map<string, string | undefined>,
  archive: string | undefined,
  location: string | undefined,
  arxiv: string | undefined,
): void {
  const isEprint = arxiv !== undefined || (archive !== undefined && eprintArchive.test(archive));
  if (!isEprint) {
    known.set('library', archive);
    known.set('archivelocation', location);
    return;
  }
  const [, eprint, eprintclass] = /^(\S+?)(?:\s*\[(.*)\])?$/.exec(arxiv ?? location ?? '') ?? [];
  known.set('eprint', eprint ?? arxiv ?? location);
  known.set('eprinttype', archive ?? 'arXiv');
  known.set('eprintclass', eprintclass);
}

function keywordsOf(node: DataNode | undefined, readWords: (written: string) => string): string | undefined {
  if (node?.kind === 'list') return keywordsText(node.items.flatMap((item) => textOf(item, readWords) ?? []));
  return textOf(node, readWords);
}

/** The words of a text, or of the first one in a list, as Crossref has it. */
function textOf(node: DataNode | undefined, read: (written: string) => string): string | undefined {
  const first = node?.kind === 'list' ? node.items[0] : node;
  if (first?.kind !== 'text') return undefined;
  const words = read(first.text);
  return words === '' ? undefined : words;
}

function verbatim(written: string): string {
  return written.trim();
}
