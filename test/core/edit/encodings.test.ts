import assert from 'node:assert/strict';
import { canEncode } from '../../../src/core/edit/encodings';

const cases: readonly (readonly [encoding: string, can: string, cannot: string])[] = [
  ['utf8', 'aé漢😀', '\ud800'],
  ['UTF-8', '😀', '\udc00'],
  ['utf8bom', '漢', '\ud800'],
  ['utf16le', '😀', '\ud800'],
  ['utf16be', '😀', '\ud800'],
  ['gb18030', '😀', '\ud800'],
  ['windows1252', 'é€“Ÿ', 'Č漢'],
  ['iso88591', 'éÿ\u00a0', '€Č'],
  ['iso885915', 'é€', '¤'],
  ['iso885911', 'ก', '€'],
  ['windows1250', 'Čé€', 'ñ'],
  ['windows1251', 'Ж€', 'é'],
  ['macroman', 'é€', 'Č'],
  ['koi8r', 'Ж', 'é'],
  ['shiftjis', '漢字', 'é😀'],
  ['eucjp', '漢字', '😀'],
  ['gbk', '汉字', '😀'],
  ['cp437', 'ascii', 'é'],
  ['constructor', 'ascii', 'é'],
];

describe('an encoding', () => {
  for (const [encoding, can, cannot] of cases) {
    it(`${encoding} holds ${can} and nothing of ${JSON.stringify(cannot)}`, () => {
      assert.ok(canEncode(`a${can}`, encoding));
      for (const character of cannot) assert.ok(!canEncode(character, encoding), character);
    });
  }
});
