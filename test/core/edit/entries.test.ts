import assert from 'node:assert/strict';
import { mergeEntries } from '../../../src/core/edit/mergeEntries';
import { removeEntry } from '../../../src/core/edit/removeEntry';
import { renameKey } from '../../../src/core/edit/renameKey';
import { type EditCase, itEdits, itRefuses, outcomeOf } from './edited';

type Document = Parameters<typeof renameKey>[0];

const rename =
  (key: string, keepsOld = false) =>
  (document: Document) =>
    renameKey(document, { key: 'a' }, key, { keepsOld });
const remove = (document: Document) => removeEntry(document, { key: 'a' });
const merge = (document: Document) => mergeEntries(document, { key: 'a' }, { key: 'b' });

const renamings: readonly EditCase[] = [
  {
    says: 'changes the key alone',
    edit: rename('xu2015'),
    before: ['@book{ a , title = {a}}', 'a'],
    after: ['@book{ xu2015 , title = {a}}', 'a'],
  },
  {
    says: 'changes it where other entries name it',
    edit: rename('c'),
    before: [
      '@book{b, crossref = {a}, note = {a}}',
      '@misc{d, related = "b, a,aa", xdata={a}}',
      '@book{a, title = {A}}',
    ],
    after: [
      '@book{b, crossref = {c}, note = {a}}',
      '@misc{d, related = "b, c,aa", xdata={c}}',
      '@book{c, title = {A}}',
    ],
  },
  {
    says: 'changes it where it is named in another case',
    edit: rename('c'),
    before: ['@inbook{b, crossref = {A}}', '@book{a, title = {T}}', '@book{d}'],
    after: ['@inbook{b, crossref = {c}}', '@book{c, title = {T}}', '@book{d}'],
  },
  {
    says: 'leaves alone the name of an entry that differs in case',
    edit: rename('c'),
    before: ['@inbook{b, crossref = {A}}', '@book{a, title = {T}}', '@book{A, title = {U}}'],
    after: ['@inbook{b, crossref = {A}}', '@book{c, title = {T}}', '@book{A, title = {U}}'],
  },
  {
    says: 'keeps the old key among the ids',
    edit: rename('c', true),
    before: ['@book{a,', '  title = {A},', '  ids = {x}', '}'],
    after: ['@book{c,', '  title = {A},', '  ids = {x,a}', '}'],
  },
  {
    says: 'adds ids where there are none',
    edit: rename('c', true),
    before: ['@book{a,', '  title = {A}', '}'],
    after: ['@book{c,', '  title = {A},', '  ids = {a}', '}'],
  },
  {
    says: 'changes the case of a key',
    edit: rename('A'),
    before: ['@book{a}'],
    after: ['@book{A}'],
  },
  {
    says: 'changes the key of an entry that is not closed',
    edit: rename('c'),
    before: ['@book{a, title = {A}', '@book{b}'],
    after: ['@book{c, title = {A}', '@book{b}'],
  },
];

describe('a key that is renamed', () => {
  itEdits(renamings);
  itRefuses([
    ['a key that is taken', '@book{a}@book{b}', rename('B'), '"b" is taken'],
    ['a key that cannot be one', '@book{a}', rename('x,y'), 'Leave it out of "x,y"'],
    ['an empty key', '@book{a}', rename(''), 'cannot be empty'],
  ]);
});

const removals: readonly EditCase[] = [
  {
    says: 'goes with the blank lines before it; comments stay',
    edit: remove,
    before: ['@book{b}', '', '% mine', '@book{a,', '  x = 1', '} % note', '', '@book{c}'],
    after: ['@book{b}', '', '% mine', '% note', '', '@book{c}'],
  },
  {
    says: 'goes from the beginning with the blank lines behind it',
    edit: remove,
    before: ['@book{a}', '', '@book{c}'],
    after: ['@book{c}'],
  },
  {
    says: 'goes from the end with the blank lines before it',
    edit: remove,
    before: ['@book{c}', '', '@book{a}', ''],
    after: ['@book{c}', ''],
  },
  {
    says: 'leaves what stands behind it on its line outside of a comment before it',
    edit: remove,
    before: ['@book{b}', '% mine', '@book{a} @book{c}'],
    after: ['@book{b}', '% mine', '@book{c}'],
  },
  { says: 'may be all there is', edit: remove, before: ['@book{a}', ''], after: [''] },
];

describe('an entry that is removed', () => {
  it('is the one that begins at the offset where two of them touch', () => {
    assert.equal(
      outcomeOf('@a{x}@a{y}@a{z}', (document) => removeEntry(document, { offset: 5 })),
      '@a{x}@a{z}',
    );
  });

  itEdits(removals);
  itRefuses([
    ['what is not there', '', remove, 'no entry "a"'],
    [
      'what another entry needs',
      '@inbook{b, crossref = {a}}\n@book{a, title={T}}',
      remove,
      'Remove its crossref',
    ],
    ['what is not closed', '@book{a, title={T}\n@book{b}', remove, 'not closed'],
  ]);
});

const merges: readonly EditCase[] = [
  {
    says: 'get the fields that the first lacks, as they are written',
    edit: merge,
    before: [
      '@string{n = "Nature"}',
      '@book{a,',
      '  title = {A},',
      '  year = 2015',
      '}',
      '',
      '@article{b,',
      '  title = {B},',
      '  journal = n # "!",',
      '  doi = "10.1/x"',
      '}',
    ],
    after: [
      '@string{n = "Nature"}',
      '@book{a,',
      '  title = {A},',
      '  journal = n # "!",',
      '  year = 2015,',
      '  doi = "10.1/x"',
      '}',
    ],
  },
  {
    says: 'are named by the key of the first afterwards',
    edit: merge,
    before: ['@book{b, x={1}}', '@book{c, related={b}}', '@book{a, y={2}}'],
    after: ['@book{c, related={a}}', '@book{a, y={2}, x={1}}'],
  },
];

describe('entries that are merged', () => {
  itEdits(merges);
  itRefuses([
    [
      'an entry and itself',
      '@book{a}',
      (document) => mergeEntries(document, { key: 'a' }, { key: 'a' }),
      'itself',
    ],
    ['what another entry needs', '@book{a}@inbook{c, crossref={b}}@book{b, title={T}}', merge, 'takes over'],
    [
      'a macro that means something else there',
      '@book{a}@string{n="N"}@book{b, journal=n}',
      merge,
      'Look at the problems',
    ],
  ]);
});
