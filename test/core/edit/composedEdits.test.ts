import assert from 'node:assert/strict';
import type { TextEdit } from '../../../src/core/cite/markup';
import { composedEdits } from '../../../src/core/edit/composedEdits';
import { applyEdits } from '../../../src/core/edit/textEdits';
import { seededRandom } from '../../bench/random';

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

describe('composedEdits', () => {
  const cases: readonly (readonly [
    says: string,
    first: readonly TextEdit[],
    second: readonly TextEdit[],
    both: readonly TextEdit[],
  ])[] = [
    ['nothing and nothing', [], [], []],
    ['an edit and nothing', [edit(1, 2, 'X')], [], [edit(1, 2, 'X')]],
    [
      'edits apart from each other',
      [edit(1, 2, 'XYZ')],
      [edit(6, 7, '')],
      [edit(1, 2, 'XYZ'), edit(4, 5, '')],
    ],
    ['an edit inside what was written', [edit(2, 2, 'XYZ')], [edit(3, 4, '')], [edit(2, 2, 'XZ')]],
    ['taking back what was written', [edit(2, 2, 'XYZ')], [edit(2, 5, '')], []],
    ['an edit across what was written', [edit(2, 3, 'XYZ')], [edit(1, 6, '-')], [edit(1, 4, '-')]],
    ['two insertions at one place', [edit(5, 5, 'X')], [edit(6, 6, 'Y')], [edit(5, 5, 'XY')]],
  ];
  for (const [says, first, second, both] of cases) {
    it(`makes one of ${says}`, () => assert.deepEqual(composedEdits(5, first, second), both));
  }

  it('comes to the same as one after the other', () => {
    const random = seededRandom(1);
    const editsOf = (length: number): TextEdit[] => {
      const edits: TextEdit[] = [];
      for (let at = random.below(4); at <= length; at += random.below(6)) {
        const end = Math.min(length, at + random.below(4));
        edits.push(edit(at, end, 'xyz'.slice(0, random.below(4))));
        at = end + 1;
      }
      return edits;
    };
    for (let round = 0; round < 2000; round += 1) {
      const text = 'abcdefghijklmnopqrstuvwxyz'.slice(0, random.below(27));
      const first = editsOf(text.length);
      const between = applyEdits(text, first);
      const second = editsOf(between.length);
      const both = composedEdits(text.length, first, second);
      assert.equal(applyEdits(text, both), applyEdits(between, second));
      for (const [index, { span }] of both.entries())
        assert.ok(index === 0 || (both[index - 1]?.span.end ?? 0) < span.start, JSON.stringify(both));
    }
  });
});
