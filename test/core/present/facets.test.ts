import assert from 'node:assert/strict';
import { facetQuery } from '../../../src/core/present/facets';
import { indexOf, paper, papersFound, person } from '../../support/papers';

const one = paper({
  key: 'one',
  authors: [person('Kelvin Xu'), { kind: 'literal', literal: 'The "Theano" Team' }],
  year: 801,
  venue: 'Nature: "Light" or Sound',
  category: { kind: 'arxiv', id: 'cs.LG', short: 'LG', name: 'Machine Learning' },
  organizations: ['Google DeepMind', 'or'],
  keywords: ['sparse-attention'],
});
const others = [
  paper({ key: 'two', authors: [person('Xu Kelvin')], year: 8010, organizations: ['DeepMind of Google'] }),
  paper({ key: 'three', venue: 'Nature Light', keywords: ['sparse'] }),
];
const index = indexOf([one, ...others]);

describe('what a paper has in common with others', () => {
  for (const [facet, number, query] of [
    ['author', 0, 'author:"Kelvin Xu"'],
    ['author', 1, 'author:"The Theano Team"'],
    ['year', 0, 'year:0801'],
    ['category', 0, 'cat:cs.LG'],
    ['venue', 0, 'venue:"Nature: Light or Sound"'],
    ['organization', 0, '"Google DeepMind"'],
    ['organization', 1, '"or"'],
    ['keyword', 0, 'sparse-attention'],
  ] as const) {
    it(`is asked for with ${query}`, () => {
      assert.equal(facetQuery(one, facet, number), query);
      assert.deepEqual(
        papersFound(index, query).map(({ key }) => key),
        ['one'],
      );
    });
  }

  it('is nothing where the paper has nothing of it', () => {
    const bare = paper({ key: 'bare' });
    assert.equal(facetQuery(bare, 'author', 0), undefined);
    assert.equal(facetQuery(bare, 'year', 0), undefined);
    assert.equal(facetQuery(bare, 'venue', 0), undefined);
    assert.equal(facetQuery(one, 'keyword', 1), undefined);
    assert.equal(facetQuery(bare, 'category', 0), 'cat:"Journal articles"');
  });
});
