import assert from 'node:assert/strict';
import { atOnce, sortedInSteps } from '../../../src/core/util/steps';

describe('sorting in steps', () => {
  it('sorts as the language does and keeps the order of equals', () => {
    for (const size of [0, 1, 2, 1999, 2001, 9000]) {
      const items = Array.from({ length: size }, (_, at) => ({ at, by: (at * 7919) % 613 }));
      const compare = (one: { by: number }, other: { by: number }): number => one.by - other.by;
      assert.deepEqual(atOnce(sortedInSteps(items, compare)), items.toSorted(compare));
    }
  });

  it('pauses on the way', () => {
    const items = Array.from({ length: 10_000 }, (_, at) => (at * 7919) % 10_007);
    assert.ok([...sortedInSteps(items, (one, other) => one - other)].length > 10);
  });

  it('merges runs that are sorted already without sorting them', () => {
    const run = Array.from({ length: 5000 }, (_, at) => at);
    let comparisons = 0;
    atOnce(sortedInSteps([...run, ...run], (one, other) => (comparisons++, one - other)));
    assert.ok(comparisons < 35_000, String(comparisons));
  });
});
