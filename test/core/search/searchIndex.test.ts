import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assembleLibrary } from '../../../src/core/model/library';
import { search } from '../../../src/core/search/search';
import { buildSearchIndex, indexLibrary, shardStore } from '../../../src/core/search/searchIndex';
import { paper, snapshot, source } from '../../support/papers';

describe('the index of a library', () => {
  it('finds the same papers, as good, whether they are in one source or in several', () => {
    const words = fc.array(fc.constantFrom('quartz', 'violin', 'hammock', 'jigsaw', 'jig'), { maxLength: 4 });
    const titles = fc.array(
      words.map((parts) => parts.join(' ')),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.array(titles, { minLength: 1, maxLength: 4 }), words, (files, query) => {
        const library = assembleLibrary(
          files.map((file, number) =>
            snapshot(
              source(`${number}.bib`),
              ...file.map((title, row) => paper({ key: `${number}-${row}`, title })),
            ),
          ),
        );
        const papers = library.holdings.map((holding) => holding.paper);
        const asked = query.join(' ');
        assert.deepEqual(
          search(indexLibrary(library, shardStore()), asked, { limit: 50 }),
          search(buildSearchIndex(papers), asked, { limit: 50 }),
        );
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('names rows by the holdings, which leave out copies', () => {
    const copy = paper({ key: 'same', title: 'Quartz violins', year: 2001 });
    const library = assembleLibrary([
      snapshot(source('one.bib'), paper({ key: 'first', title: 'Hammocks' }), copy),
      snapshot(source('two.bib'), { ...copy }, paper({ key: 'last', title: 'Quartz jigsaws' })),
    ]);
    const { hits, total } = search(indexLibrary(library, shardStore()), 'quartz', { limit: 9 });
    assert.equal(total, 2);
    for (const { row, paper: found } of hits) assert.equal(library.holdings[row]?.paper, found);
  });

  it('keeps what it knows of a source that did not change', () => {
    const kept = snapshot(source('kept.bib'), paper({ key: 'kept', title: 'Quartz' }));
    const before = assembleLibrary([kept, snapshot(source('z.bib'), paper({ key: 'old', title: 'Violin' }))]);
    const after = assembleLibrary([kept, snapshot(source('z.bib'), paper({ key: 'new', title: 'Hammock' }))]);
    const shardOf = shardStore();
    const [shard, other] = indexLibrary(before, shardOf).shards;
    const [shardAfter, otherAfter] = indexLibrary(after, shardOf).shards;
    assert.equal(shardAfter?.shard, shard?.shard);
    assert.notEqual(otherAfter?.shard, other?.shard);
  });

  it('finds a source by its name', () => {
    const library = assembleLibrary([
      snapshot(source('thesis.bib'), paper({ key: 'a', title: 'Quartz' })),
      snapshot(source('other.bib'), paper({ key: 'b', title: 'Quartz' })),
    ]);
    const { hits } = search(indexLibrary(library, shardStore()), 'quartz file:THES', { limit: 9 });
    assert.deepEqual(
      hits.map(({ paper: { key } }) => key),
      ['a'],
    );
  });
});
