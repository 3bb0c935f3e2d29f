import assert from 'node:assert/strict';
import { removeField, setField } from '../../../src/core/edit/changeField';
import { type EditCase, itEdits, itRefuses, outcomeOf } from './edited';

const set = (name: string, value: string) => (document: Parameters<typeof setField>[0]) =>
  setField(document, { key: 'a' }, { name, value });
const remove = (name: string) => (document: Parameters<typeof setField>[0]) =>
  removeField(document, { key: 'a' }, name);

const changes: readonly EditCase[] = [
  {
    says: 'changes what stands in braces and nothing else',
    edit: set('title', 'New {T}itle'),
    before: ['% top', '@Article { a ,', '  TITLE={Old},% note', '  year = 2015', '}', 'junk'],
    after: ['% top', '@Article { a ,', '  TITLE={New {T}itle},% note', '  year = 2015', '}', 'junk'],
  },
  {
    says: 'keeps quotation marks',
    edit: set('title', 'New'),
    before: ['@book{a, title = "Old", note = {n}}'],
    after: ['@book{a, title = "New", note = {n}}'],
  },
  {
    says: 'takes braces where a quotation mark would end the value',
    edit: set('title', 'A "new" one'),
    before: ['@book{a, title = "Old"}'],
    after: ['@book{a, title = {A "new" one}}'],
  },
  {
    says: 'keeps a number bare, and does not leave a text so',
    edit: set('year', '2016'),
    before: ['@book{a, year = 2015, volume = 3}'],
    after: ['@book{a, year = 2016, volume = 3}'],
  },
  {
    says: 'puts a text in place of a bare number into braces',
    edit: set('year', 'in press'),
    before: ['@book{a, year = 2015, title = {T}}'],
    after: ['@book{a, year = {in press}, title = {T}}'],
  },
  {
    says: 'replaces a concatenation as a whole',
    edit: set('month', 'May'),
    before: ['@book{a,', '\tmonth = "1~" # jan,', '}'],
    after: ['@book{a,', '\tmonth = "May",', '}'],
  },
  {
    says: 'fills a value that is missing',
    edit: set('title', 'T'),
    before: ['@book{a,', '  title = ,', '  year = {2015}', '}'],
    after: ['@book{a,', '  title = {T},', '  year = {2015}', '}'],
  },
  {
    says: 'changes the first of two fields of one name, which counts',
    edit: set('note', 'new'),
    before: ['@book{a, note = {one}, note = {two}}'],
    after: ['@book{a, note = {new}, note = {two}}'],
  },
  {
    says: 'writes the lines of a value as the entry does',
    edit: set('abstract', 'One\n\nTwo'),
    before: ['@book{a,', '  abstract = {Old}', '}'],
    after: ['@book{a,', '  abstract = {One', '', 'Two}', '}'],
  },
];

const additions: readonly EditCase[] = [
  {
    says: 'adds a field that no entry has at the end',
    edit: set('note', 'N'),
    before: ['@book{a,', '  title = {T},', '  year = {2015}', '}'],
    after: ['@book{a,', '  title = {T},', '  year = {2015},', '  note = {N}', '}'],
  },
  {
    says: 'keeps the comma at the end, tabs and quotation marks',
    edit: set('note', 'N'),
    before: ['@book{a,', '\ttitle="T",', '\tyear="2015",', '}'],
    after: ['@book{a,', '\ttitle="T",', '\tyear="2015",', '\tnote="N",', '}'],
  },
  {
    says: 'adds a field where other entries have it',
    edit: set('author', 'Xu'),
    before: ['@book{b,', '  author = {B},', '  title = {T}', '}', '@book{a,', '  title = {T}', '}'],
    after: [
      '@book{b,',
      '  author = {B},',
      '  title = {T}',
      '}',
      '@book{a,',
      '  author = {Xu},',
      '  title = {T}',
      '}',
    ],
  },
  {
    says: 'aligns the = with the others',
    edit: set('doi', '10.1/x'),
    before: ['@book{a,', '  title     = {T},', '  year      = 2015,', '  publisher = {P}', '}'],
    after: [
      '@book{a,',
      '  title     = {T},',
      '  year      = 2015,',
      '  publisher = {P},',
      '  doi       = {10.1/x}',
      '}',
    ],
  },
  {
    says: 'aligns the value with the others',
    edit: set('doi', '10.1/x'),
    before: ['@book{a,', '  title =      {T},', '  publisher =  {P}', '}'],
    after: ['@book{a,', '  title =      {T},', '  publisher =  {P},', '  doi =        {10.1/x}', '}'],
  },
  {
    says: 'writes commas first where the entry does',
    edit: set('note', 'N'),
    before: ['@book{a', '  , title = {T}', '  , year = {2015}', '}'],
    after: ['@book{a', '  , title = {T}', '  , year = {2015}', '  , note = {N}', '}'],
  },
  {
    says: 'stays on the line of an entry of one line',
    edit: set('note', 'N'),
    before: ['@book{a, title={T}, year={2015}}'],
    after: ['@book{a, title={T}, year={2015}, note={N}}'],
  },
  {
    says: 'writes names in capitals where the entry does',
    edit: set('note', 'N'),
    before: ['@BOOK{a,', '  TITLE = {T},', '  YEAR = {2015}', '}'],
    after: ['@BOOK{a,', '  TITLE = {T},', '  YEAR = {2015},', '  NOTE = {N}', '}'],
  },
  {
    says: 'adds to an entry without fields, in the style of its neighbour',
    edit: set('note', 'N'),
    before: ['@book{b,', '    title = "T",', '    year = 2015,', '}', '@book{a}'],
    after: ['@book{b,', '    title = "T",', '    year = 2015,', '}', '@book{a,', '    note = "N",', '}'],
  },
  {
    says: 'adds to an entry that has a comment only',
    edit: set('note', 'N'),
    before: ['@book{a, % to do', '}'],
    after: ['@book{a,', '  note = {N}, % to do', '}'],
  },
];

const removals: readonly EditCase[] = [
  {
    says: 'removes a field with its line',
    edit: remove('NOTE'),
    before: ['@book{a,', '  title = {T},', '  note = {N},', '  year = 2015', '}'],
    after: ['@book{a,', '  title = {T},', '  year = 2015', '}'],
  },
  {
    says: 'removes the last field with the comma before it',
    edit: remove('year'),
    before: ['@book{a,', '  title = {T},', '  year = 2015', '}'],
    after: ['@book{a,', '  title = {T}', '}'],
  },
  {
    says: 'keeps the comma at the end',
    edit: remove('year'),
    before: ['@book{a,', '  title = {T},', '  year = 2015,', '}'],
    after: ['@book{a,', '  title = {T},', '}'],
  },
  {
    says: 'keeps a comment behind the field',
    edit: remove('note'),
    before: ['@book{a,', '  title = {T},', '  note = {N}, % why', '  year = 2015', '}'],
    after: ['@book{a,', '  title = {T},', '   % why', '  year = 2015', '}'],
  },
  {
    says: 'removes the only field',
    edit: remove('title'),
    before: ['@book{a,', '  title = {T}', '}'],
    after: ['@book{a,', '}'],
  },
  {
    says: 'removes a field as often as it is there',
    edit: remove('note'),
    before: ['@book{a, note={1}, title={T}, note={2}, note={3}}'],
    after: ['@book{a, title={T}}'],
  },
  {
    says: 'has nothing to do where the field is not there',
    edit: remove('note'),
    before: ['@book{a, title={T}}'],
    after: ['@book{a, title={T}}'],
  },
];

describe('a field that is changed', () => {
  itEdits(changes);
  itRefuses([
    ['what is not there', '@book{b}', set('title', 'T'), 'no entry "a"'],
    ['braces that are not balanced', '@book{a, title={T}}', set('title', 'T}'), 'not balanced'],
    ['a name that is none', '@book{a, title={T}}', set('ti tle', 'T'), 'name of a field'],
    ['a damaged entry', '@book{a, title={T}\n@book{b}', set('title', 'T'), 'damaged'],
    [
      'a region of an unfinished merge',
      '<<<<<<< ours\n@book{a, title={T}}\n=======\n@book{b}\n>>>>>>> theirs\n',
      set('title', 'U'),
      'Resolve it first',
    ],
    [
      'what follows a merge without an end',
      '<<<<<<< ours\n@book{a, title={T}}\n',
      set('title', 'U'),
      'merge',
    ],
    [
      'a file that a program owns',
      'Automatically generated by Mendeley Desktop 1.19\n\n@book{a, title={T}}',
      set('title', 'U'),
      '"Automatically generated by Mendeley Desktop 1.19"',
    ],
  ]);

  it('is changed outside of an unfinished merge', () => {
    const text = '@book{a, title={T}}\n<<<<<<< ours\n@book{b}\n=======\n>>>>>>> theirs\n';
    assert.equal(outcomeOf(text, set('title', 'U')), text.replace('{T}', '{U}'));
  });

  it('takes the line end of its neighbourhood where line ends are mixed', () => {
    assert.equal(
      outcomeOf('@book{b,\n title={T}\n}\n@book{a,\r\n title={T}\r\n}\r\n', set('note', 'N')),
      '@book{b,\n title={T}\n}\n@book{a,\r\n title={T},\r\n note={N}\r\n}\r\n',
    );
    assert.equal(
      outcomeOf('@book{a,\r\n title={T}\r\n}\n@book{b,\n title={T}\n}\n', set('note', 'N')),
      '@book{a,\r\n title={T},\r\n note={N}\r\n}\n@book{b,\n title={T}\n}\n',
    );
  });

  it('is written as TeX where the encoding lacks a character', () => {
    const text = '@book{a, title={T}}';
    assert.equal(
      outcomeOf(text, set('title', 'Čapek – é'), 'iso88591'),
      '@book{a, title={{\\v C}apek -- é}}',
    );
    assert.equal(outcomeOf(text, set('title', 'Čapek'), 'windows1250'), '@book{a, title={Čapek}}');
    assert.match(outcomeOf(text, set('title', '漢'), 'iso88591'), /^refused: .*iso88591, has no "漢"/);
    assert.match(outcomeOf(text, set('url', 'http://é'), 'koi8r'), /^refused: /);
  });
});

describe('a field that is added', () => itEdits(additions));

describe('a field that is removed', () => itEdits(removals));
