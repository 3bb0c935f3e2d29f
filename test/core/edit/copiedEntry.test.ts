import assert from 'node:assert/strict';
import { addEntry } from '../../../src/core/edit/addEntry';
import { bibDocument } from '../../../src/core/edit/bibDocument';
import { copiedEntry } from '../../../src/core/edit/copiedEntry';
import { outcomeOf } from './edited';

/** The entry `a` of a text, copied into a file of its own. */
function copied(...lines: readonly string[]): string {
  const entry = copiedEntry(bibDocument(lines.join('\n')), { key: 'a', offset: 0 });
  return entry === undefined ? 'nothing' : outcomeOf('', (document) => addEntry(document, entry));
}

describe('an entry that is copied', () => {
  const cases: readonly (readonly [says: string, before: readonly string[], after: readonly string[]])[] = [
    [
      'keeps its values letter by letter, the first one of a name',
      [String.raw`@Article{a, Title = "{\"U}ber {$x_1$}", note={N}, note={M}, X-y = 12}`],
      ['@article{a,', String.raw`  title = {{\"U}ber {$x_1$}},`, '  note = {N},', '  x-y = {12}', '}', ''],
    ],
    [
      'says what macros mean, and keeps months',
      ['@string{nat = "Nature"}', '@book{a, journal = nat # " B", month = feb}'],
      ['@book{a,', '  journal = {Nature B},', '  month = feb', '}', ''],
    ],
    [
      'writes out a month that means something else',
      ['@string{feb = "Feber"}', '@book{a, month = feb}'],
      ['@book{a,', '  month = {Feber}', '}', ''],
    ],
    [
      'takes along what it inherits, and no reference',
      [
        '@inproceedings{a, title = {A}, crossref = {p}, related = {b}}',
        '@proceedings{p, title = {P}, year = 2015}',
      ],
      ['@inproceedings{a,', '  title = {A},', '  booktitle = {P},', '  year = {2015}', '}', ''],
    ],
    ['is none where it is not there', ['@book{b}'], ['nothing']],
    ['is none where it is damaged', ['@book{a, title = {A}'], ['nothing']],
  ];
  it('is the one that was seen, where several have its key', () => {
    const document = bibDocument('@book{a, title = {A}}\n@book{a, title = {B}}');
    const titleAt = (offset: number) => copiedEntry(document, { key: 'a', offset })?.fields[0]?.value;
    assert.deepEqual([0, 22, 99].map(titleAt), ['A', 'B', 'A']);
  });

  for (const [says, before, after] of cases) {
    it(says, () => assert.equal(copied(...before), after.join('\n')));
  }
});
