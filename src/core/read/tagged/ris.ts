import { fieldsMap, namesMap, type Reference } from '../../model/reference';
import { isInstitutional, isPartType, kindOfWords } from '../../model/workTypes';
import { invertedName } from '../../text/invertedName';
import { plainRisTags } from '../../write/risTags';
import { typeOfRis } from '../../write/risTypes';
import type { FoundReferences } from '../keyedReferences';
import { bareDoi, doiOf, bestDate, keywordsText, pageRange, serialNumbers } from './fieldForms';
import type { TaggedGrammar } from './records';
import { readTagged } from './taggedReferences';
import type { TagValues } from './tagValues';

/**
 * A line of RIS, by the specification of Research Information Systems two capitals or digits, two blanks, a hyphen and a
 * blank; exporters leave blanks out or shift them, and some begin the file with a byte order mark:
 *
 *     record = "TY  - " type { tag "  - " value { line } } "ER  - "
 */
const grammar: TaggedGrammar = {
  field: /^[\ufeff \t]{0,4}([A-Z][A-Z0-9])(?: {2}-| {0,3}-(?=\s|$))/,
  begins: 'TY',
  isFirst: true,
  beginsAfterBlank: false,
  ends: 'ER',
  continues: () => true,
};

/** True if a line of the text begins a record. */
export function isRis(text: string): boolean {
  return /^[\ufeff \t]{0,4}TY {0,3}- {0,3}[A-Z]/m.test(text);
}

/** Reads a RIS file as databases and managers export it. Never throws; linear. */
export function readRis(text: string): FoundReferences {
  return readTagged(text, { name: 'RIS', grammar, opening: 'TY  - ', keyTag: 'ID', referenceOf });
}

function referenceOf(values: TagValues, key: string): Reference {
  const { type, subtype } = typeOfRis(values.all('TY').at(-1) ?? '');
  const isArticle = type === 'article' || type === 'periodical';
  const names = namesMap([
    ['author', values.names(invertedName, 'AU', 'A1')],
    ['editor', values.names(invertedName, 'ED', 'A2')],
    ['serieseditor', values.names(invertedName, 'A3')],
    ['translator', values.names(invertedName, 'A4', 'TA')],
  ]);
  const title = values.first('TI', 'T1', ...(type === 'book' ? ['BT'] : []), 'CT') ?? values.first('ST');
  const container = containerOf(type, values);
  const kind = values.first('M3');
  const doi = doiOf(values.first('DO')) ?? bareDoi(kind);
  const date = bestDate(values.all('PY', 'Y1', 'DA'));
  const accessed = bestDate(values.all('Y2'));
  const { isbn, issn, others } = serialNumbers(values.all('SN'));
  const [start, end] = [values.first('SP'), values.first('EP')];
  const isLength = end === undefined && /^\d+$/.test(start ?? '') && (type === 'book' || type === 'thesis');
  const urls = values.all('UR').flatMap((value) => value.split(/;\s*(?=\w+:\/\/)/));
  const notes = values.all('N1').filter((note) => bareDoi(note) === undefined);
  const [, eprint, eprintclass] = /^arxiv:\s*(\S+)(?:\s*\[(.*)\])?$/i.exec(values.first('AN') ?? '') ?? [];
  const users = usersOf(values.all('U1', 'U2', 'U3', 'U4', 'U5'));
  const publisher = values.text('PB');
  return {
    key,
    type,
    names,
    fields: fieldsMap([
      ['title', title],
      ['entrysubtype', subtype],
      ...container,
      ['type', kind === undefined || bareDoi(kind) !== undefined ? undefined : kindOfWords(kind)],
      ['date', date],
      ['number', values.text('IS')],
      ['pages', isLength ? undefined : pageRange(start, end)],
      ['pagetotal', isLength ? start : undefined],
      [isInstitutional(type) ? 'institution' : 'publisher', publisher],
      ['isbn', isbn ?? (isArticle ? undefined : others)],
      ['issn', issn ?? (isArticle ? others : undefined)],
      ['doi', doi],
      ['eprint', eprint],
      ['eprinttype', eprint === undefined ? undefined : 'arXiv'],
      ['eprintclass', eprintclass],
      ['url', urls[0]],
      ['urldate', accessed],
      ['pmid', users.pmid],
      ['pmcid', users.pmcid],
      ['keywords', keywordsText(values.all('KW'))],
      ['note', [...notes, ...users.others, ...urls.slice(1)].join('; ')],
      ['abstract', values.first('AB', 'N2')],
      ...plainRisTags.map(([tag, field]) => [field, values.text(tag)] as const),
      ...values.rest(),
    ]),
  };
}

/** What the work has appeared in. Journals are named in full and abbreviated, under tags that exporters mix up. */
function containerOf(
  type: string,
  values: TagValues,
): readonly (readonly [field: string, text: string | undefined])[] {
  if (isPartType(type) || type === 'proceedings') {
    return [
      ['booktitle', values.first('T2', 'BT', 'JF', 'JO', 'JA')],
      ['series', values.text('T3')],
    ];
  }
  if (type === 'article' || type === 'periodical') {
    const full = values.first('JF', 'T2');
    const [short] = values.all('JA', 'J2', 'J1', 'JO');
    return [
      ['journaltitle', full ?? short],
      ['shortjournal', full === undefined || full === short ? undefined : short],
      ['series', values.text('T3')],
    ];
  }
  const [second, third] = [values.text('T2'), values.text('T3')];
  return [
    ['journaltitle', values.first('JF', 'JO', 'JA')],
    ['series', third ?? second],
    ['titleaddon', third === undefined ? undefined : second],
  ];
}

/** PubMed writes `26957754[pmid]` among what the user may define. */
function usersOf(values: readonly string[]) {
  const identifier = (name: string) =>
    values.map((value) => new RegExp(`^(\\w+)\\[${name}\\]$`, 'i').exec(value)?.[1]).find(Boolean);
  return {
    pmid: identifier('pmid'),
    pmcid: identifier('pmcid'),
    others: values.filter((value) => !/^\w+\[pmc?id\]$/i.test(value)),
  };
}
