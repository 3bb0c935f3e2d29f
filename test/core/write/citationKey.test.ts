import assert from 'node:assert/strict';
import { assert as assertProperty, constantFrom, property, string, uniqueArray } from 'fast-check';
import { plainName } from '../../../src/core/text/plainName';
import { makeCitationKey } from '../../../src/core/write/citationKey';

describe('makeCitationKey', () => {
  const keyOf = (author: string, year: number, title: string) =>
    makeCitationKey({ authors: [plainName(author)], year, title });
  const cases: readonly (readonly [author: string, year: number, title: string, key: string])[] = [
    ['Mitchell Wortsman', 2023, 'Small-scale proxies for training', 'wortsman2023small'],
    ['Caglar Gulcehre', 2015, 'On Using Monolingual Corpora', 'gulcehre2015using'],
    ['Gemini Team', 2024, 'Gemini 1.5: Unlocking', 'team2024gemini'],
    ['Ludwig van Beethoven', 1801, 'The Creatures of Prometheus', 'beethoven1801creatures'],
    ['Rami Al-Rfou', 2019, 'Character-level modeling', 'al2019character'],
    ["Flann O'Brien", 1967, "Don't panic", 'obrien1967dont'],
    ['Özge Aksın', 2006, 'Über Straßen', 'aksin2006uber'],
    ['Пётр Чайковский', 1876, 'Лебединое озеро', 'chaikovskii1876lebedinoe'],
    ['Kelvin Xu', 2020, '3D vision', 'xu20203d'],
    ['Kelvin Xu', 2020, 'On the', 'xu2020on'],
    ['王 小明', 2020, '$\\mu$Param', 'anonymous2020mu'],
  ];
  for (const [author, year, title, key] of cases) {
    it(`makes ${key}`, () => assert.equal(keyOf(author, year, title), key));
  }

  it('leaves out what is missing', () => {
    assert.equal(makeCitationKey({ authors: [], title: '' }), 'anonymous');
    assert.equal(makeCitationKey({ authors: [], title: 'A Title' }), 'anonymoustitle');
    assert.equal(makeCitationKey({ authors: [plainName('Kelvin Xu')], title: '' }), 'xu');
  });

  it('takes the first author whose name ASCII can write', () => {
    const authors = [plainName('王 小明'), plainName('Kelvin Xu')];
    assert.equal(makeCitationKey({ authors, year: 2020, title: 'Deep' }), 'xu2020deep');
  });

  it('gives every paper of one stem its own suffix in turn', () => {
    const taken = new Set<string>();
    const keys = Array.from({ length: 30 }, () => {
      const key = makeCitationKey({ authors: [plainName('Kelvin Xu')], year: 2020, title: 'Deep' }, taken);
      taken.add(key);
      return key.slice('xu2020deep'.length);
    });
    assert.equal(keys.join(' '), ' a b c d e f g h i j k l m n o p q r s t u v w x y z aa ab ac');
  });

  it('makes a free key of lower-case letters and digits from anything', () => {
    const anything = string({ unit: 'binary' });
    assertProperty(
      property(anything, anything, uniqueArray(constantFrom('xa', 'xb', 'xd', 'x')), (name, title, taken) => {
        const key = makeCitationKey({ authors: [plainName(name)], title }, new Set(taken));
        assert.match(key, /^[a-z0-9]+$/);
        assert.ok(!new Set<string>(taken).has(key));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
