import assert from 'node:assert/strict';
import { assembleLibrary } from '../../../src/core/model/library';
import { citableAs as citableOn, citedSources } from '../../../src/core/present/citable';
import { holding, paper, person, snapshot, source } from '../../support/papers';

const authors = [person('Kelvin Xu')];
const show = paper({ key: 'xu2015show', title: 'Show', year: 2015, doi: '10.1/s', authors });
const refs = source('refs.bib');
const sample = source('sample', 'sample');
const citableAs = (
  of: Parameters<typeof citableOn>[0],
  bibliographies: Parameters<typeof citableOn>[1]['bibliographies'],
  taken?: ReadonlySet<string>,
) => citableOn(of, { bibliographies, addsEntries: true }, taken);
const elsewhere = (of = show) => holding(of, sample);

describe('a paper that is cited', () => {
  it('is there by its own key where the bibliography has it', () => {
    assert.deepEqual(citableAs(holding(show, refs), [snapshot(refs, show)]), {
      key: 'xu2015show',
      isToBeAdded: false,
    });
  });

  it('is there by the key of the same work', () => {
    const other = paper({ key: 'show15', doi: '10.1/S' });
    const citable = citableAs(elsewhere(), [snapshot(source('a.bib')), snapshot(refs, other)]);
    assert.deepEqual(citable, { key: 'show15', isToBeAdded: false, lender: 'refs.bib' });
  });

  it('is there by its own key where the work is there twice', () => {
    const { key } = citableAs(elsewhere(), [snapshot(refs, { ...show, key: 'show15' }, show)]);
    assert.equal(key, 'xu2015show');
  });

  it('is to be added by its own key where that is free', () => {
    assert.deepEqual(citableAs(elsewhere(), [snapshot(refs)]), { key: 'xu2015show', isToBeAdded: true });
  });

  it('is to be added by a free key where its own means another work or is taken', () => {
    const other = paper({ key: 'xu2015show', title: 'Another' });
    const alias = paper({ key: 'b', title: 'Third', aliases: ['xu2015showa'] });
    assert.deepEqual(citableAs(elsewhere(), [snapshot(refs, other)]), {
      key: 'xu2015showa',
      isToBeAdded: true,
    });
    assert.equal(citableAs(elsewhere(), [snapshot(refs, other, alias)]).key, 'xu2015showb');
    assert.equal(citableAs(elsewhere(), [], new Set(['xu2015show'])).key, 'xu2015showa');
  });

  it('has its own key where no entries are added, but that of the same work', () => {
    const keyIn = (other: Parameters<typeof paper>[0]): string =>
      citableOn(elsewhere(), { bibliographies: [snapshot(refs, paper(other))], addsEntries: false }).key;
    assert.equal(keyIn({ key: 'xu2015show', title: 'Another' }), 'xu2015show');
    assert.equal(keyIn({ key: 'show15', doi: '10.1/s' }), 'show15');
  });

  it('is taken for what has its key where nothing else is known of it', () => {
    const bare = paper({ key: 'xu2015show' });
    assert.equal(citableAs(elsewhere(bare), [snapshot(refs, show)]).isToBeAdded, false);
    assert.equal(citableAs(elsewhere(bare), []).isToBeAdded, true);
  });
});

describe('the bibliographies of a document', () => {
  const library = assembleLibrary([
    snapshot(source('a.bib'), show),
    snapshot(source('empty.bib')),
    snapshot(refs, paper({ key: 'b' })),
    snapshot(sample, paper({ key: 'c' })),
  ]);
  const names = (own?: readonly string[]): readonly string[] =>
    citedSources(library, own && new Set(own)).map((one) => one.source.name);

  it('are those that are declared', () => assert.deepEqual(names([source('empty.bib').id]), ['empty.bib']));
  it('are none where what is declared is not there', () => assert.deepEqual(names([]), []));
  it('are all that have entries where none is declared', () =>
    assert.deepEqual(names(), ['a.bib', 'refs.bib']));
});
