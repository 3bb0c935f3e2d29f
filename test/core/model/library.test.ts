import assert from 'node:assert/strict';
import { assembleLibrary } from '../../../src/core/model/library';
import { paper, snapshot, source } from '../../support/papers';

const refs = source('refs.bib');
const sample = source('sample', 'sample');

describe('assembling a library', () => {
  it('shows a work once that two sources have under one key', () => {
    const one = paper({ key: 'xu2015show', title: 'Show, Attend and Tell', year: 2015 });
    const other = paper({ key: 'xu2015show', title: 'Show, attend & tell', arxiv: '1502.03044v3' });
    const same = paper({ key: 'xu2015show', title: 'Show attend and tell', year: 2015, arxiv: '1502.03044' });
    const { holdings } = assembleLibrary([snapshot(refs, one), snapshot(sample, same, other)]);
    assert.deepEqual(
      holdings.map(({ source: from }) => from.name),
      ['refs.bib', 'sample'],
      'the copy without year and with another title is another work as far as anybody can tell',
    );
  });

  it('keeps different works that share a key', () => {
    const { holdings } = assembleLibrary([
      snapshot(refs, paper({ key: 'a', title: 'One' })),
      snapshot(sample, paper({ key: 'a', title: 'Two' })),
    ]);
    assert.equal(holdings.length, 2);
  });

  it('keeps entries of one file that share a key, under different ids', () => {
    const twice = paper({ key: 'a', title: 'One' });
    const { holdings } = assembleLibrary([snapshot(refs, twice, twice)]);
    assert.deepEqual(
      holdings.map(({ id }) => id),
      ['file:///w/refs.bib#a', 'file:///w/refs.bib#a~1'],
    );
  });

  it('treats keys named like properties as keys', () => {
    const keys = ['__proto__', 'constructor', 'toString'];
    const { holdings } = assembleLibrary([snapshot(refs, ...keys.map((key) => paper({ key, title: key })))]);
    assert.deepEqual(
      holdings.map(({ paper: { key } }) => key),
      keys,
    );
  });
});
