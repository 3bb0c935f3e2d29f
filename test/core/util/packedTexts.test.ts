import assert from 'node:assert/strict';
import { packTexts, packedTextIn } from '../../../src/core/util/packedTexts';

function unpacked(texts: readonly string[]): readonly string[] {
  const packed = packTexts(texts);
  return texts.map((_, number) => packedTextIn(packed, number));
}

/** So many words that are all different. */
const words = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => `w${number.toString(36)}`);

/** The hash by which pieces are found. */
function fnv1a(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash >>> 0;
}

describe('packed texts', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'of nothing': [],
    'that are empty, and between others': ['', 'a word', '', 'a word', ''],
    'with blanks where a sentence has none': [' ', ' a', 'a ', '  a  b  ', 'a b', 'a\nb', 'a - b', 'a, b'],
    'beyond ASCII': ['Łukasz, 王 and naïve 😀😀 – “so”', '\uFEFFa', 'a\u0301 b', '\0'],
    'with a word that is longer than all others': ['x', 'y'.repeat(100_000), 'x'],
    'with more words than two bytes can tell apart': [words(40_000).join(' '), words(40_000).join(', ')],
  };
  for (const [name, texts] of Object.entries(cases)) {
    it(`are as they were: ${name}`, () => assert.deepEqual(unpacked(texts), texts));
  }

  it('have no halves of characters', () => {
    assert.deepEqual(unpacked(['a\uD83D b']), ['a\uFFFD b']);
  });

  it('are empty where there are none', () => {
    assert.equal(packedTextIn(packTexts(['a', 'b']), 2), '');
    assert.equal(packedTextIn(packTexts([]), 0), '');
  });

  it('take less than half of what they were where their words come again', () => {
    const sentence = 'We propose a model that learns, and show that a model can learn.';
    const { codes, pieces } = packTexts(Array.from({ length: 100 }, () => sentence));
    assert.ok(codes.length + pieces.bytes.length < (sentence.length * 100) / 2);
  });

  it('are as they were where many words have nearly the same hash', () => {
    const alike = words(1_000_000).filter((word) => (fnv1a(word) & 0xfff) === 0);
    assert.ok(alike.length > 200);
    assert.deepEqual(unpacked([alike.join(' '), alike.join(' ')]), [alike.join(' '), alike.join(' ')]);
  });
});
