import assert from 'node:assert/strict';
import { assert as assertProperty, property, string } from 'fast-check';
import { foldText } from '../../../src/core/text/fold';

describe('foldText', () => {
  const cases: readonly (readonly [text: string, folded: string])[] = [
    ['Attention Is ALL', 'attention is all'],
    ['Éric Çelik', 'eric celik'],
    ['e\u0301', 'e'],
    ['Straße, STRAẞE', 'strasse, strasse'],
    ['Øystein Łukasz Ærø', 'oystein lukasz aero'],
    ['Iıİi', 'iiii'],
    ['ﬁne ＣＳ', 'fine cs'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['Чайковский', 'чаиковскии'],
    ['がくせい', 'がくせい'],
    ['한국어', '한국어'],
    ['हिन्दी', 'हिन्दी'],
    ['O’Brien “x” – y', 'o\'brien "x" - y'],
    ['', ''],
  ];
  for (const [text, folded] of cases) {
    it(`folds ${JSON.stringify(text)}`, () => assert.equal(foldText(text), folded));
  }

  it('changes nothing the second time', () => {
    assertProperty(
      property(string({ unit: 'binary' }), (text) => {
        assert.equal(foldText(foldText(text)), foldText(text));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
