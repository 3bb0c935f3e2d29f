import assert from 'node:assert/strict';
import { longestGrowing } from '../../../src/core/edit/sequence';
import { seededRandom } from '../../bench/random';

/** The length of a longest growing run, by comparing each number with all before it. */
function longestByHand(numbers: readonly number[]): number {
  const lengths: number[] = [];
  for (const [place, number] of numbers.entries()) {
    const before = lengths.filter((_, earlier) => (numbers[earlier] ?? 0) < number);
    lengths[place] = 1 + Math.max(0, ...before);
  }
  return Math.max(0, ...lengths);
}

describe('longestGrowing', () => {
  const cases: readonly (readonly [numbers: readonly number[], places: readonly number[]])[] = [
    [[], []],
    [
      [3, 1, 2, 5, 4],
      [1, 2, 4],
    ],
    [
      [1, 2, 3],
      [0, 1, 2],
    ],
    [[3, 2, 1], [2]],
  ];
  for (const [numbers, places] of cases) {
    it(`finds places ${places.join(' ')} in ${numbers.join(' ')}`, () =>
      assert.deepEqual(longestGrowing(numbers), places));
  }

  it('finds a growing run as long as there is', () => {
    const { below } = seededRandom(1);
    for (let round = 0; round < 500; round += 1) {
      const numbers = Array.from({ length: below(30) }, () => below(40));
      const run = longestGrowing(numbers).map((place) => numbers[place] ?? 0);
      assert.ok(run.every((number, index) => index === 0 || (run[index - 1] ?? 0) < number));
      assert.equal(run.length, longestByHand(numbers));
    }
  });
});
