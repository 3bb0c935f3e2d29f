import assert from 'node:assert/strict';
import { buildAbstractIndex, rowsWithWords } from '../../../src/core/search/abstractIndex';
import { hasRow } from '../../../src/core/search/rowSet';
import { termsOf } from '../../../src/core/search/terms';
import { packTexts } from '../../../src/core/util/packedTexts';

/** The rows of those texts that have the word. */
function rowsWith(texts: readonly string[], word: string): readonly number[] {
  const rows = rowsWithWords(buildAbstractIndex(packTexts(texts)), [word], () => false, texts.length);
  return [...texts.keys()].filter((row) => hasRow(rows, row));
}

describe('the index of abstracts', () => {
  const texts = [
    "Don't stop: rock 'n' roll, O'Neill's 'quoted' words’ ends don’t, ’tis",
    "state-of-the-art naïve NAÏVE x²=1, a/b, a\u0338 =\u0338b e\u0301 n'\u0301t ﬁne １２ £3 5%",
    '王様の耳 слово λόγος don',
    '',
    'the the the',
  ];
  for (const word of new Set(texts.flatMap(termsOf))) {
    it(`has ${word} where a look at the texts finds it`, () => {
      const expected = [...texts.keys()].filter((row) => termsOf(texts[row] ?? '').includes(word));
      assert.deepEqual(rowsWith(texts, word), expected);
    });
  }

  it('has no word that no text has', () => {
    const known = new Set(texts.flatMap(termsOf));
    const index = buildAbstractIndex(packTexts(texts));
    assert.equal(index.vocabulary.letters.length, known.size);
    for (const word of ['t', 'n', 'quote', 'the-art', ''])
      assert.equal(known.has(word), rowsWith(texts, word).length > 0);
  });

  it('is empty without texts', () => assert.deepEqual(rowsWith([], 'a'), []));
});
