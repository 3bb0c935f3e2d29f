import type { Author } from '../../model/author';
import { fieldsMap, namesMap, type Reference } from '../../model/reference';
import { isInstitutional, isPartType, kindOfWords } from '../../model/workTypes';
import type { DataMap, DataNode } from '../../text/dataNode';
import { invertedName } from '../../text/invertedName';
import type { NameList } from '../../text/personNames';
import { itemsOf, peopleUnder, personIn, wordsOf } from '../dataFields';
import { type FoundReferences, keyed, otherKind } from '../keyedReferences';
import { pageRange } from '../tagged/fieldForms';
import { findEntries } from './entries';
import { t } from '../../util/l10n';

/**
 * Reads a bibliography of Typst in the format of Hayagriva (docs/file-format.md in its repository). What a work appeared
 * in is its parent there. Never throws; linear.
 */
export function readHayagriva(text: string): FoundReferences {
  const { entries, problems } = findEntries(text);
  const message = t(
    'This file holds no bibliography: there are no keys with fields such as “type” and “title” below them. Export it anew.',
  );
  return keyed({
    found: entries.map(({ key, map, place }) => ({ reference: referenceOf(key, map), place })),
    problems: entries.length === 0 && problems.length === 0 ? otherKind(text, message) : problems,
  });
}

/** What stands before the first words of a file may not be longer. */
const LONGEST_OPENING = 2000;

/** True if the text begins with a key at the margin and a field of a work below it. Looks at its opening only. */
export function isHayagriva(text: string): boolean {
  const lines = text
    .slice(0, LONGEST_OPENING)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => !/^\s*(?:#.*|---\s*)?$/.test(line));
  const [key = '', field = ''] = lines;
  const isKey = /^[^\s:-][^:]*:\s*$/.test(key) && !/^(?:references|authors|[A-Z]{2})\s*:/.test(key);
  return isKey && /^\s+(?:type|title|author|editor|date|parent|url|doi|serial-number)\s*:/i.test(field);
}

/** Types with those of BibLaTeX; `misc` for all others. */
const types: ReadonlyMap<string, string> = new Map([
  ['anthology', 'collection'],
  ['anthos', 'incollection'],
  ['article', 'article'],
  ['artwork', 'artwork'],
  ['audio', 'audio'],
  ['blog', 'online'],
  ['book', 'book'],
  ['case', 'jurisdiction'],
  ['chapter', 'incollection'],
  ['conference', 'unpublished'],
  ['entry', 'inreference'],
  ['legislation', 'legislation'],
  ['manuscript', 'unpublished'],
  ['newspaper', 'periodical'],
  ['patent', 'patent'],
  ['performance', 'performance'],
  ['periodical', 'periodical'],
  ['post', 'online'],
  ['proceedings', 'proceedings'],
  ['reference', 'reference'],
  ['report', 'report'],
  ['repository', 'software'],
  ['scene', 'video'],
  ['thesis', 'thesis'],
  ['thread', 'online'],
  ['tweet', 'online'],
  ['video', 'video'],
  ['web', 'online'],
]);

/** The types of articles and other short texts by what they have appeared in. */
const typesInParents: ReadonlyMap<string, string> = new Map([
  ['anthology', 'incollection'],
  ['blog', 'online'],
  ['book', 'incollection'],
  ['conference', 'inproceedings'],
  ['proceedings', 'inproceedings'],
  ['reference', 'inreference'],
  ['thread', 'online'],
  ['web', 'online'],
]);

/** The fields that a work may take over from its parent, or that describe the two together. */
const sharedFields = [
  'volume',
  'issue',
  'publisher',
  'location',
  'organization',
  'date',
  'isbn',
  'issn',
  'edition',
  'volume-total',
  'url',
] as const;

function referenceOf(key: string, map: DataMap): Reference {
  const parents = itemsOf(map.fields.get('parent')).filter((node) => node.kind === 'map');
  const own = typeName(map);
  const parent = parents.find((one) => typesInParents.has(typeName(one))) ?? parents[0];
  const parentType = parent === undefined ? undefined : typeName(parent);
  const isShort = own === 'article' || own === 'chapter' || own === 'anthos' || own === 'misc';
  const type =
    (isShort && parentType !== undefined ? typesInParents.get(parentType) : undefined) ??
    types.get(own) ??
    'misc';
  const grandparent = itemsOf(parent?.fields.get('parent')).find((node) => node.kind === 'map');
  const field = (name: string): DataNode | undefined => map.fields.get(name);
  const shared = new Map(
    sharedFields.map((name) => [name, field(name) ?? parent?.fields.get(name)] as const),
  );
  const serial = serialOf(field('serial-number'));
  const isArticle = type === 'article' || type === 'periodical';
  const title = parent === undefined ? undefined : formatted(parent.fields.get('title'));
  const url = shared.get('url');
  const issue = wordsOf(shared.get('issue'));
  const number = isArticle ? issue : (serial.others ?? issue);
  const organization = formatted(shared.get('organization'));
  const publisher = shared.get('publisher');
  return {
    key,
    type,
    names: namesMap([
      ['author', people(field('author'))],
      ['editor', people(field('editor') ?? parent?.fields.get('editor'))],
      ['bookauthor', isPartType(type) ? people(parent?.fields.get('author')) : people(undefined)],
      ...affiliated(field('affiliated')),
    ]),
    fields: fieldsMap([
      ['title', formatted(field('title'))],
      ['shorttitle', partOf(field('title'), 'shorthand') ?? partOf(field('title'), 'short')],
      ['translatedtitle', partOf(field('title'), 'translation')],
      ['entrysubtype', isArticle && parentType === 'newspaper' ? 'newspaper' : undefined],
      [containerField(type), title],
      ['series', formatted(grandparent?.fields.get('title'))],
      ['type', kindOf(wordsOf(field('genre')))],
      ['date', wordsOf(shared.get('date'))],
      ['volume', wordsOf(shared.get('volume'))],
      ['volumes', wordsOf(shared.get('volume-total'))],
      ['number', number],
      ['issue', isArticle || number === issue ? undefined : issue],
      ['eid', isArticle ? serial.others : undefined],
      ['edition', wordsOf(shared.get('edition'))],
      ['pages', pageRange(wordsOf(field('page-range')), undefined)],
      ['pagetotal', wordsOf(field('page-total'))],
      ['publisher', formatted(publisher) ?? partOf(publisher, 'name')],
      ['location', formatted(shared.get('location')) ?? partOf(publisher, 'location')],
      [isInstitutional(type) ? 'institution' : 'organization', organization],
      ['url', formatted(url)],
      ['urldate', partOf(url, 'date')],
      ['doi', wordsOf(field('doi')) ?? serial.numbers.get('doi')],
      ['isbn', wordsOf(shared.get('isbn')) ?? serial.numbers.get('isbn')],
      ['issn', wordsOf(shared.get('issn')) ?? serial.numbers.get('issn')],
      ['pmid', serial.numbers.get('pmid')],
      ['pmcid', serial.numbers.get('pmcid')],
      ['eprint', serial.numbers.get('arxiv')],
      ['eprinttype', serial.numbers.has('arxiv') ? 'arXiv' : undefined],
      ['abstract', formatted(field('abstract'))],
      ...plainFields.map(([name, target]) => [target, formatted(field(name))] as const),
    ]),
  };
}

const plainFields: readonly (readonly [name: string, field: string])[] = [
  ['language', 'language'],
  ['archive', 'library'],
  ['archive-location', 'archivelocation'],
  ['call-number', 'callnumber'],
  ['runtime', 'runtime'],
  ['time-range', 'timerange'],
  ['note', 'note'],
  ['annotation', 'annotation'],
];

function typeName({ fields }: DataMap): string {
  // An article without a parent of a named type is one of a periodical.
  return wordsOf(fields.get('type'))?.toLowerCase() ?? (fields.has('issn') ? 'periodical' : 'misc');
}

function containerField(type: string): string {
  if (isPartType(type)) return 'booktitle';
  if (type === 'unpublished') return 'eventtitle';
  return type === 'article' || type === 'online' ? 'journaltitle' : 'series';
}

function kindOf(genre: string | undefined): string | undefined {
  return genre === undefined ? undefined : kindOfWords(genre);
}

/** A text, or the `value` of a map; braces in it keep capitals and are none of it. */
function formatted(node: DataNode | undefined): string | undefined {
  return wordsOf(node?.kind === 'map' ? node.fields.get('value') : node)?.replaceAll(/[{}]/g, '');
}

function partOf(node: DataNode | undefined, name: string): string | undefined {
  return node?.kind === 'map' ? formatted(node.fields.get(name)) : undefined;
}

/** A number of whatever kind, or a map of kinds with numbers. */
function serialOf(node: DataNode | undefined): {
  readonly numbers: ReadonlyMap<string, string>;
  readonly others: string | undefined;
} {
  const numbers = new Map<string, string>();
  const others: string[] = [];
  const fields = node?.kind === 'map' ? node.fields : new Map([['serial', node]]);
  for (const [kind, number] of fields) {
    const words = wordsOf(number);
    if (words === undefined) continue;
    const [, id] = /^arxiv:\s*(\S+)/i.exec(words) ?? [];
    if (id !== undefined || kind === 'arxiv') numbers.set('arxiv', id ?? words);
    else if (kind === 'serial') others.push(words);
    else numbers.set(kind, words);
  }
  return { numbers, others: others[0] };
}

function people(node: DataNode | undefined): NameList {
  return peopleUnder(node, person);
}

function person(node: DataNode): Author | undefined {
  if (node.kind === 'map')
    return personIn(node, { family: 'name', given: 'given-name', prefix: 'prefix', suffix: 'suffix' });
  return invertedName(wordsOf(node)?.replaceAll(/[{}]/g, '') ?? '');
}

/** `translator` and others by their roles, with the names that BibLaTeX has for them. */
function affiliated(node: DataNode | undefined): readonly (readonly [role: string, list: NameList])[] {
  const lists = new Map<string, NameList>();
  for (const one of itemsOf(node)) {
    if (one.kind !== 'map') continue;
    const role = wordsOf(one.fields.get('role'))
      ?.toLowerCase()
      .replaceAll(/[^a-z]/g, '');
    if (role === undefined || role === '') continue;
    const { authors } = people(one.fields.get('names'));
    lists.set(role, { authors: [...(lists.get(role)?.authors ?? []), ...authors], truncated: false });
  }
  return [...lists];
}
