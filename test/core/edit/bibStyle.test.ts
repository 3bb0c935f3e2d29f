import assert from 'node:assert/strict';
import { bibStyle } from '../../../src/core/edit/bibStyle';
import { type BibStyle, defaultStyle } from '../../../src/core/write/bibStyle';

/** A file, and what of its style is not as by default. */
const cases: readonly (readonly [says: string, lines: readonly string[], style: Partial<BibStyle>])[] = [
  ['nothing of an empty file', [], {}],
  ['the default style', ['@book{a,', '  title = {T},', '  year = {2015}', '}'], {}],
  [
    'a comma at the end, tabs, no blanks',
    ['@book{a,', '\ttitle={T},', '\tyear={2015},', '}'],
    {
      opening: ',\n\t',
      joint: ',\n\t',
      closing: ',\n',
      assignment: { kind: 'plain', before: '', after: '' },
    },
  ],
  [
    'quotation marks, bare numbers, capitals',
    ['@BOOK{a,', '  TITLE = "T",', '  YEAR = 2015', '}'],
    { delimiters: 'quotes', hasBareNumbers: true, typeCase: 'upper', nameCase: 'upper' },
  ],
  [
    'entries of one line, close to each other',
    ['@Book{a, title = {T}, year = {2015}}', '@Book{b, title = {T}, year = {2015}}'],
    { opening: ', ', joint: ', ', closing: '', between: '\n', typeCase: 'capitalised' },
  ],
  [
    'the column of the =',
    ['@book{a,', '  title     = {T},', '  publisher = {P},', '  year      = {2015}', '}'],
    { assignment: { kind: 'equals', column: 10, after: ' ' } },
  ],
  [
    'the column of the values',
    ['@book{a,', '  title =     {T},', '  publisher = {P},', '  year =      {2015}', '}'],
    { assignment: { kind: 'value', column: 12, before: ' ' } },
  ],
  [
    'commas first, and the brace behind the last value',
    ['@book{a', ' , title = {T}', ' , year = {2015}}'],
    { opening: '\n , ', joint: '\n , ', closing: '' },
  ],
  [
    'what most entries have',
    ['@book{a, x = {1}}', '', '', '@book{b, x = {1}}', '', '', '@book{c,', 'x = {1}', '}'],
    { opening: ', ', joint: ', ', closing: '', between: '\n\n\n' },
  ],
];

describe('the style of a file', () => {
  for (const [says, lines, expected] of cases) {
    it(`shows ${says}`, () => {
      for (const lineEnd of ['\n', '\r\n', '\r']) {
        const noNames = { spellings: new Map(), fieldPlaces: new Map() };
        const style = { ...bibStyle(lines.join(lineEnd)), ...noNames };
        const isOneLine = lines.length < 2;
        assert.deepEqual(style, { ...defaultStyle, ...expected, lineEnd: isOneLine ? '\n' : lineEnd });
      }
    });
  }

  it('has the spellings and places of fields', () => {
    const { spellings, fieldPlaces } = bibStyle('@InBook{a, Title={T}, DOI={D}}@InBook{b, Title={T}}');
    assert.deepEqual(
      [...spellings],
      [
        ['@inbook', 'InBook'],
        ['title', 'Title'],
        ['doi', 'DOI'],
      ],
    );
    assert.deepEqual(
      [...fieldPlaces],
      [
        ['title', (1 / 3 + 1 / 2) / 2],
        ['doi', 2 / 3],
      ],
    );
  });
});
