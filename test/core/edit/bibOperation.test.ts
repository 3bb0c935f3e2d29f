import assert from 'node:assert/strict';
import { type BibOperation, editBibliography } from '../../../src/core/edit/bibOperation';
import { applyEdits } from '../../../src/core/edit/textEdits';

const entry = (key: string) => ({ type: 'book', key, fields: [{ name: 'title', value: 'T' }] });
const add = (key: string): BibOperation => ({ kind: 'add', entry: entry(key) });

function after(text: string, ...operations: readonly BibOperation[]): string {
  const outcome = editBibliography(text, 'utf8', operations);
  return outcome.kind === 'refused' ? outcome.reason : applyEdits(text, outcome.edits);
}

describe('editBibliography', () => {
  const cases: readonly (readonly [
    says: string,
    before: string,
    operations: readonly BibOperation[],
    after: string,
  ])[] = [
    ['does nothing without operations', '@book{a}\n', [], '@book{a}\n'],
    [
      'adds several entries',
      '@book{a, title = {A}}\n',
      [add('b'), add('c')],
      '@book{a, title = {A}}\n\n@book{b, title = {T}}\n\n@book{c, title = {T}}\n',
    ],
    ['adds to an empty text', '', [add('b')], '@book{b,\n  title = {T}\n}\n'],
    [
      'changes what was added',
      '@book{a, title = {A}}\n',
      [
        add('b'),
        { kind: 'rename', target: { key: 'b' }, key: 'c' },
        { kind: 'set', target: { key: 'c' }, field: { name: 'year', value: '2015' } },
      ],
      '@book{a, title = {A}}\n\n@book{c, title = {T}, year = {2015}}\n',
    ],
    [
      'takes back what was added',
      '@book{a, title = {A}}\n',
      [add('b'), { kind: 'remove', target: { key: 'b' } }],
      '@book{a, title = {A}}\n',
    ],
    [
      'removes a field',
      '@book{a, title = {A}, note = {N}}\n',
      [{ kind: 'removeField', target: { key: 'a' }, name: 'note' }],
      '@book{a, title = {A}}\n',
    ],
    [
      'merges and tidies',
      '@book{b, title = {B}}\n\n@book{a, title = {A}}\n\n@book{c, year = 2015}\n',
      [
        { kind: 'merge', into: { key: 'b' }, from: { key: 'c' } },
        { kind: 'tidy', tidying: { sortsBy: 'key' } },
      ],
      '@book{a, title = {A}}\n\n@book{b, title = {B}, year = 2015}\n',
    ],
    [
      'does none where one is refused',
      '@book{a, title = {A}}\n',
      [add('b'), add('a')],
      'The key "a" is taken in this file. Choose another one.',
    ],
  ];
  for (const [says, before, operations, expected] of cases) {
    it(says, () => assert.equal(after(before, ...operations), expected));
  }
});
