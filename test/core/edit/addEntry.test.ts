import { addEntry } from '../../../src/core/edit/addEntry';
import type { EntryPlace } from '../../../src/core/edit/placeEntry';
import type { NewEntry } from '../../../src/core/write/entryText';
import assert from 'node:assert/strict';
import { type EditCase, itEdits, itRefuses, outcomeOf } from './edited';

const entry: NewEntry = {
  type: 'article',
  key: 'm',
  fields: [
    { name: 'title', value: 'T' },
    { name: 'year', value: '2015' },
  ],
};
const add =
  (place?: EntryPlace, other: Partial<NewEntry> = {}) =>
  (document: Parameters<typeof addEntry>[0]) =>
    addEntry(document, { ...entry, ...other }, place);

const cases: readonly EditCase[] = [
  {
    says: 'leaves an empty line behind a comment at the head',
    edit: add(),
    before: ['@comment{mine}', ''],
    after: ['@comment{mine}', '', '@article{m,', '  title = {T},', '  year = {2015}', '}', ''],
  },
  {
    says: 'writes in the style of the file, behind the last entry',
    edit: add(),
    before: ['@BOOK{b,', '\tTITLE="B",', '\tYEAR=2001,', '}', '', '', '@comment{jabref-meta: x}', ''],
    after: [
      '@BOOK{b,',
      '\tTITLE="B",',
      '\tYEAR=2001,',
      '}',
      '',
      '@ARTICLE{m,',
      '\tTITLE="T",',
      '\tYEAR=2015,',
      '}',
      '',
      '',
      '@comment{jabref-meta: x}',
      '',
    ],
  },
  {
    says: 'parts entries as the file does, and needs no line end at its end',
    edit: add(),
    before: ['@Book{a, title={A}}', '@Article{b, title={B}}'],
    after: ['@Book{a, title={A}}', '@Article{b, title={B}}', '@Article{m, title={T}, year={2015}}'],
  },
  {
    says: 'goes behind a comment on the last line',
    edit: add(),
    before: ['@book{a, title={A}} % good', '% end'],
    after: ['@book{a, title={A}} % good', '', '@article{m, title={T}, year={2015}}', '% end'],
  },
  {
    says: 'goes where keys are in order',
    edit: add(),
    before: ['@book{A}', '@book{b}', '@book{n}', '@book{z}'],
    after: [
      '@book{A}',
      '@book{b}',
      '@article{m,',
      '  title = {T},',
      '  year = {2015}',
      '}',
      '@book{n}',
      '@book{z}',
    ],
  },
  {
    says: 'goes where years are in order, the newest first',
    edit: add(),
    before: ['@book{z,year=2020}', '@book{b,year=2015}', '@book{y,year=2001}', '@book{c,year=2000}'],
    after: [
      '@book{z,year=2020}',
      '@book{b,year=2015}',
      '@article{m,title={T},year=2015}',
      '@book{y,year=2001}',
      '@book{c,year=2000}',
    ],
  },
  {
    says: 'goes to the beginning where it is the first by the order asked for',
    edit: add('key', { key: 'A' }),
    before: ['@comment{mine}', '', '@book{b, x={1}}'],
    after: ['@comment{mine}', '', '@article{A, title={T}, year={2015}}', '', '@book{b, x={1}}'],
  },
  {
    says: 'goes to the end where that is asked for',
    edit: add('end', { key: 'aa', fields: [] }),
    before: ['@book{a, x={1}}', '@book{b, x={1}}', '@book{c, x={1}}', '@book{d, x={1}}'],
    after: ['@book{a, x={1}}', '@book{b, x={1}}', '@book{c, x={1}}', '@book{d, x={1}}', '@article{aa,}'],
  },
  {
    says: 'writes types with capitals inside where the file has capitals',
    edit: add('end', { type: 'inproceedings', fields: [] }),
    before: ['@Book{a,', '  x = {1}', '}'],
    after: ['@Book{a,', '  x = {1}', '}', '', '@InProceedings{m,', '}'],
  },
];

describe('an entry that is added', () => {
  itEdits(cases);
  itRefuses([
    ['a key that is taken', '@book{M}', add(), '"M" is taken'],
    ['a key that is another name of an entry', '@book{b, ids={x, m}}', add(), '"m" is taken'],
    ['a key that cannot be one', '', add('end', { key: 'a b' }), 'white space'],
    ['a type that is none', '', add('end', { type: 'string' }), 'no type of entry'],
    ['to write behind an entry that is not closed', '@book{b, title={x}', add(), 'not closed'],
    ['to write into an unfinished merge', '<<<<<<< a\n@book{b}\n=======\n>>>>>>> b', add(), 'merge'],
  ]);

  it('may be the first of a file', () => {
    assert.equal(outcomeOf('', add()), '@article{m,\n  title = {T},\n  year = {2015}\n}\n');
  });

  it('keeps the mark that a text may begin with', () => {
    assert.equal(
      outcomeOf('\ufeff@book{b}\n', add('key', { key: 'a', fields: [] })),
      '\ufeff@article{a,\n}\n\n@book{b}\n',
    );
  });

  it('may stand in a file in whose middle an entry is not closed', () => {
    const text = '@book{b, title={x\n@book{c, x={1}}\n';
    assert.equal(outcomeOf(text, add('end', { fields: [] })), `${text}\n@article{m,}\n`);
  });

  it('makes the paper known that an entry takes over fields of', () => {
    const text = '@inbook{b, crossref={m}}';
    assert.match(outcomeOf(text, add()), /@article\{m/);
  });
});
