import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assembleLibrary } from '../../../src/core/model/library';
import { search } from '../../../src/core/search/search';
import { indexLibrary } from '../../../src/core/search/searchIndex';
import { holdingsOf, indexOf, paper, papersFound, snapshot, source } from '../../support/papers';

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
        const papers = holdingsOf(library).map((holding) => holding.paper);
        const asked = query.join(' ');
        assert.deepEqual(
          search(indexLibrary(library), asked, { limit: 50 }),
          search(indexOf(papers), asked, { limit: 50 }),
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
    const { hits } = search(indexLibrary(library), 'quartz', { limit: 9 });
    assert.deepEqual(
      hits.map(({ row }) => library.holding(row).paper.key),
      ['same', 'last'],
    );
  });

  it('finds a source by its name', () => {
    const library = assembleLibrary([
      snapshot(source('thesis.bib'), paper({ key: 'a', title: 'Quartz' })),
      snapshot(source('other.bib'), paper({ key: 'b', title: 'Quartz' })),
    ]);
    const found = papersFound(indexLibrary(library), 'quartz file:THES');
    assert.deepEqual(
      found.map(({ key }) => key),
      ['a'],
    );
  });
});
