import assert from 'node:assert/strict';
import { isSameButForLineEnds, isSameBytes } from '../../../src/core/util/sameBytes';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('bytes', () => {
  it('are the same wherever a view of them begins', () => {
    const text = bytes('xxxabcdefghi');
    assert.equal(isSameBytes(text.subarray(3), bytes('abcdefghi')), true);
    assert.equal(isSameBytes(text.subarray(3), bytes('abcdefghj')), false);
  });

  const cases: readonly (readonly [
    one: string,
    other: string,
    isSame: boolean,
    isSameButForLineEnds: boolean,
  ])[] = [
    ['', '', true, true],
    ['a\nb', 'a\nb', true, true],
    ['a\r\nb\nc\r', 'a\nb\r\nc\n', false, true],
    ['a\n\nb', 'a\nb', false, false],
    ['a\nb', 'a\nc', false, false],
    ['abcdefghi', 'abcdefghi', true, true],
    ['abcdefghi', 'abcdefghj', false, false],
    ['abcdefghi', 'abXdefghi', false, false],
    ['ab', 'a', false, false],
    ['ab', 'a\n', false, false],
    ['a\n', 'a', false, false],
  ];
  for (const [one, other, isSame, isAlike] of cases) {
    it(`of ${JSON.stringify(one)} are ${isSame ? '' : 'not '}those of ${JSON.stringify(other)}`, () => {
      assert.equal(isSameBytes(bytes(one), bytes(other)), isSame);
      assert.equal(isSameButForLineEnds(bytes(one), bytes(other)), isAlike);
    });
  }
});
