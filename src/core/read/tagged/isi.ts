import type { Author } from '../../model/author';
import { fieldsMap, namesMap, type Reference } from '../../model/reference';
import { packedName } from '../../text/invertedName';
import { plainName } from '../../text/plainName';
import type { FoundReferences } from '../keyedReferences';
import { doiOf, bestDate, keywordsText, pageRange, serialNumbers } from './fieldForms';
import type { TaggedGrammar } from './records';
import { readTagged } from './taggedReferences';
import type { TagValues } from './tagValues';

/** Web of Science's format: two characters, a blank, the value; three blanks before what goes on; `ER` ends a record. */
const grammar: TaggedGrammar = {
  field: /^\ufeff?([A-Z][A-Z0-9])(?= |$)/,
  begins: 'PT',
  isFirst: true,
  beginsAfterBlank: false,
  ends: 'ER',
  outside: new Set(['FN', 'VR', 'EF']),
  continues: (line) => /^\s/.test(line),
  listed: new Set(['AU', 'AF', 'BA', 'BF', 'BE', 'ED', 'GP', 'CR']),
};

/** True if the text begins as such an export does. */
export function isIsi(text: string): boolean {
  return /^[\s\ufeff]*(?:FN (?:ISI|Clarivate|Thomson)|PT [JBSPC]\s)/.test(text);
}

/** Reads a file of Web of Science (`.isi`, `.ciw`). Never throws; linear. */
export function readIsi(text: string): FoundReferences {
  return readTagged(text, { name: 'Web of Science', grammar, opening: 'PT ', referenceOf });
}

/** Tags with the fields of BibLaTeX, or the names that managers have for them. */
const plainTags: readonly (readonly [tag: string, field: string])[] = [
  ['VL', 'volume'],
  ['IS', 'number'],
  ['PN', 'part'],
  ['PU', 'publisher'],
  ['PI', 'location'],
  ['LA', 'language'],
  ['CT', 'eventtitle'],
  ['CL', 'venue'],
  ['PM', 'pmid'],
  ['AB', 'abstract'],
  ['C1', 'affiliation'],
  ['UT', 'uniqueid'],
  ['AR', 'eid'],
  ['DT', 'publicationtype'],
];

/** What is about the record, or counts and repeats. */
const administrative = 'NR TC Z9 U1 U2 J9 GA PG WC SC DA HC HP OA RP EM RI OI CR PA PV CO ID'.split(' ');

function referenceOf(values: TagValues, key: string): Reference {
  const kind = values.first('PT');
  const isArticle = kind === undefined || kind === 'J' || kind === 'S';
  const type = isArticle ? 'article' : values.has('SO') ? 'incollection' : 'book';
  const { isbn, issn } = serialNumbers(values.all('BN', 'SN', 'EI'));
  const authors = values.names(nameOf, 'AF');
  const shortAuthors = values.names(nameOf, 'AU');
  const [start, end, range] = [values.first('BP'), values.first('EP'), values.first('PS')];
  const title = values.first('TI');
  const source = values.first('SO');
  const identifiers = values.first('DI');
  const date = bestDate([...values.all('PY'), ...values.all('PD').map(yearFirst)]);
  const abbreviated = values.first('JI');
  const keywords = values.all('DE').flatMap((words) => words.split(';'));
  values.all(...administrative);
  return {
    key,
    type,
    names: namesMap([
      ['author', authors.authors.length > 0 ? authors : shortAuthors],
      ['editor', values.names(nameOf, 'BE', 'ED')],
    ]),
    fields: fieldsMap([
      ['title', title],
      [isArticle ? 'journaltitle' : 'booktitle', source],
      ['shortjournal', abbreviated],
      ['series', values.text('SE')],
      ['date', date],
      ['pages', pageRange(start, end) ?? pageRange(range, undefined)],
      ['isbn', isbn],
      ['issn', issn],
      ['doi', doiOf(identifiers)],
      ['keywords', keywordsText(keywords)],
      ...plainTags.map(([tag, field]) => [field, values.text(tag)] as const),
      ...values.rest(),
    ]),
  };
}

function nameOf(written: string): Author | undefined {
  if (written === '') return undefined;
  return written.includes(',') ? packedName(written) : plainName(written);
}

/** `07 2006`, a month before its year. */
function yearFirst(written: string): string {
  return written.replace(/^(\d\d) (\d{4})$/, '$2-$1');
}
