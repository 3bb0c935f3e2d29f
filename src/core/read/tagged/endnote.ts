import type { Author } from '../../model/author';
import { fieldsMap, namesMap, type Reference } from '../../model/reference';
import { isInstitutional, isPartType, kindOfWords } from '../../model/workTypes';
import { invertedName } from '../../text/invertedName';
import { plainName } from '../../text/plainName';
import { typeOfRis } from '../../write/risTypes';
import type { FoundReferences } from '../keyedReferences';
import { bareDoi, bestDate, keywordsText, pageRange, serialNumbers } from './fieldForms';
import type { TaggedGrammar } from './records';
import { readTagged } from './taggedReferences';
import type { TagValues } from './tagValues';

/** EndNote's export, and `refer` before it: a percent sign, one character, a blank, the value; blank lines between. */
const grammar: TaggedGrammar = {
  field: /^\ufeff?%([0-9A-Z@!#$&()*+<=>?[\]^~])(?=\s|$)/,
  begins: '0',
  isFirst: true,
  beginsAfterBlank: false,
  continues: () => true,
};

/** True if the first words of the text are a field. */
export function isEndnote(text: string): boolean {
  return /^[\s\ufeff]*%[0-9A-Z@](?:[ \t]|\r?\n|$)/.test(text);
}

/** Reads a file of EndNote (`.enw`). Never throws; linear. */
export function readEndnote(text: string): FoundReferences {
  return readTagged(text, { name: 'EndNote (enw)', grammar, opening: '%0 ', keyTag: 'F', referenceOf });
}

/** Tags with the fields of BibLaTeX, or the names that managers have for them. */
const plainTags: readonly (readonly [tag: string, field: string])[] = [
  ['V', 'volume'],
  ['6', 'volumes'],
  ['N', 'number'],
  ['7', 'edition'],
  ['C', 'location'],
  ['G', 'language'],
  ['L', 'callnumber'],
  ['M', 'accessionnumber'],
  ['!', 'shorttitle'],
  ['&', 'chapter'],
  ['Q', 'translatedtitle'],
  ['+', 'affiliation'],
  ['~', 'database'],
  ['W', 'databaseprovider'],
  ['>', 'file'],
  ['*', 'revieweditem'],
  ['(', 'origtitle'],
  ['F', 'label'],
];

function referenceOf(values: TagValues, key: string): Reference {
  // `refer` has no types: what is in a journal is an article.
  const name = values.all('0').at(-1) ?? '';
  const { type, subtype } = name === '' && values.has('J') ? { type: 'article' } : typeOfRis(name);
  const { isbn, issn, others } = serialNumbers(values.all('@'));
  const identifier = values.first('R');
  const kind = values.first('9');
  const date = bestDate([...values.all('D'), ...values.all('8')]);
  const [second, third] = [values.first('B'), values.text('S')];
  const journal = values.first('J');
  const isPart = isPartType(type) || type === 'proceedings';
  const isArticle = type === 'article' || type === 'periodical';
  return {
    key,
    type,
    names: namesMap([
      ['author', values.names(nameOf, 'A')],
      ['editor', values.names(nameOf, 'E')],
      ['serieseditor', values.names(nameOf, 'Y')],
      ['translator', values.names(nameOf, '?', 'H')],
    ]),
    fields: fieldsMap([
      ['title', values.first('T')],
      ['entrysubtype', subtype],
      ['journaltitle', isArticle ? (journal ?? second) : undefined],
      ['booktitle', isPart ? (second ?? journal) : undefined],
      ['series', third ?? (isPart || isArticle ? undefined : second)],
      ['type', kind === undefined ? undefined : kindOfWords(kind)],
      ['date', date],
      ['pages', pageRange(values.first('P'), undefined)],
      [isInstitutional(type) ? 'institution' : 'publisher', values.text('I')],
      ['isbn', isbn ?? (isArticle ? undefined : others)],
      ['issn', issn ?? (isArticle ? others : undefined)],
      ['doi', bareDoi(identifier)],
      ['identifier', bareDoi(identifier) === undefined ? identifier : undefined],
      ['url', values.first('U')],
      ['urldate', bestDate(values.all('['))],
      ['keywords', keywordsText(values.all('K'))],
      ['note', values.text('Z', 'O')],
      ['abstract', values.text('X')],
      ...plainTags.map(([tag, field]) => [field, values.text(tag)] as const),
    ]),
  };
}

/** EndNote writes family names first, `refer` names as they are read aloud. */
function nameOf(written: string): Author | undefined {
  if (written === '') return undefined;
  return written.includes(',') ? invertedName(written) : plainName(written);
}
