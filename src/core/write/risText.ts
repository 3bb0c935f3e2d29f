import { type Author, fullName } from '../model/author';
import type { Reference } from '../model/reference';
import { isInstitutional, isPartType, kindInWords } from '../model/workTypes';
import { readDate } from '../text/dates';
import { withSubtitle } from '../text/subtitle';
import { plainRisTags } from './risTags';
import { risTypeOf } from './risTypes';

/** A work in RIS, and the fields that RIS has no tag for. */
export interface RisText {
  readonly text: string;
  readonly lost: readonly string[];
}

/** The record for a work: a tag a line, lines end with `\n`. Never throws; linear. */
export function risText({ key, type, names, fields }: Reference): RisText {
  const lines: string[] = [];
  const left = new Map(fields);
  const put = (tag: string, text: string | undefined): void => {
    const words = text?.replaceAll(/\s+/g, ' ').trim();
    if (words !== undefined && words !== '') lines.push(`${tag}  - ${words}`);
  };
  const take = (name: string): string | undefined => {
    const text = left.get(name);
    left.delete(name);
    return text;
  };
  put('TY', risTypeOf(type, take('entrysubtype')));
  put('ID', key);
  const others = new Set(names.keys());
  for (const [field, tag] of roleTags) {
    const list = names.get(field);
    others.delete(field);
    for (const author of list?.authors ?? [])
      put(field === 'editor' && isPartType(type) ? 'A2' : tag, inverted(author));
    if (list?.truncated) put(tag, 'others');
  }
  put('TI', withSubtitle(take('title') ?? take('maintitle'), take('subtitle')));
  const isPart = isPartType(type) && fields.has('booktitle');
  const [container, sub] = isPart ? ['booktitle', 'booksubtitle'] : ['journaltitle', 'journalsubtitle'];
  // In other types, the second title is that of a series.
  put(isPart || type === 'article' ? 'T2' : 'JF', withSubtitle(take(container), take(sub)));
  put('J2', take('shortjournal'));
  put('T3', take('series'));
  putDate(take('date'), put);
  put('Y2', slashed(take('urldate')));
  put('IS', take('number'));
  putPages(type, take, put);
  put('PB', take(isInstitutional(type) ? 'institution' : 'publisher') ?? take('organization'));
  for (const name of ['isbn', 'issn'])
    for (const number of take(name)?.split(/,\s*/) ?? []) put('SN', number);
  put('DO', take('doi'));
  putEprint(take, put);
  put('UR', take('url'));
  put('U1', suffixed(take('pmid'), 'pmid'));
  put('U2', suffixed(take('pmcid'), 'pmcid'));
  for (const word of take('keywords')?.split(/[;,]/) ?? []) put('KW', word);
  const kind = take('type');
  put('M3', kind === undefined ? undefined : kindInWords(kind));
  put('N1', take('note'));
  put('AB', take('abstract'));
  for (const [tag, field] of plainRisTags) put(tag, take(field));
  // What a reader of RIS found under a tag without a word of its own.
  for (const name of left.keys()) if (/^[a-z][a-z0-9]$/.test(name)) put(name.toUpperCase(), take(name));
  return { text: `${lines.join('\n')}\nER  - \n`, lost: [...others, ...left.keys()] };
}

type Take = (field: string) => string | undefined;
type Put = (tag: string, text: string | undefined) => void;

const roleTags: readonly (readonly [field: string, tag: string])[] = [
  ['author', 'AU'],
  ['editor', 'ED'],
  ['serieseditor', 'A3'],
  ['translator', 'A4'],
];

function inverted(author: Author): string {
  if (author.kind === 'literal') return fullName(author);
  const { prefix, family, given, suffix } = author;
  return [
    [prefix, family].filter(Boolean).join(' '),
    given ?? (suffix === undefined ? undefined : ''),
    suffix,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** The year alone, and the date behind it; a range is other information about a date. */
function putDate(written: string | undefined, put: Put): void {
  if (written === undefined) return;
  const { date, year } = readDate({ date: written });
  if (date === undefined || year === undefined) {
    put('PY', written);
    return;
  }
  const [digits = '', month = '', day = ''] = date.split('-');
  // No reader of RIS expects a year before the first.
  put('PY', year < 0 ? written : digits);
  if (year < 0) return;
  if (written !== date) put('DA', `${digits}/${month}/${day}/${written}`);
  else if (month !== '') put('DA', `${digits}/${month}/${day}`);
}

function slashed(date: string | undefined): string | undefined {
  return date?.replaceAll(/(?<=\d)-(?=\d)/g, '/');
}

function putPages(type: string, take: Take, put: Put): void {
  const pages = take('pages');
  const [, first, last] = /^([^–,;]+)–([^–,;]+)$/.exec(pages ?? '') ?? [];
  put('SP', first ?? pages);
  put('EP', last);
  if (pages === undefined && (type === 'book' || type === 'thesis')) put('SP', take('pagetotal'));
  if (pages === undefined) put('SP', take('eid'));
}

function putEprint(take: Take, put: Put): void {
  const archive = take('eprinttype') ?? 'arXiv';
  const eprint = take('eprint');
  if (eprint === undefined) return;
  const classified = take('eprintclass');
  const place = classified === undefined ? eprint : `${eprint} [${classified}]`;
  put('AN', `${/^arxiv$/i.test(archive) ? 'arXiv' : archive}:${place}`);
}

function suffixed(identifier: string | undefined, kind: string): string | undefined {
  return identifier === undefined ? undefined : `${identifier}[${kind}]`;
}
