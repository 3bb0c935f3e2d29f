import assert from 'node:assert/strict';
import { assembleLibrary } from '../../../src/core/model/library';
import { holdingsOf, paper, snapshot, source } from '../../support/papers';

const refs = source('refs.bib');
const sample = source('sample', 'sample');

describe('assembling a library', () => {
  it('shows a work once that two sources have under one key', () => {
    const one = paper({ key: 'xu2015show', title: 'Show, Attend and Tell', year: 2015 });
    const other = paper({ key: 'xu2015show', title: 'Show, attend & tell', arxiv: '1502.03044v3' });
    const same = paper({ key: 'xu2015show', title: 'Show attend and tell', year: 2015, arxiv: '1502.03044' });
    const holdings = holdingsOf(assembleLibrary([snapshot(refs, one), snapshot(sample, same, other)]));
    assert.deepEqual(
      holdings.map(({ source: from }) => from.name),
      ['refs.bib', 'sample'],
      'the copy without year and with another title is another work as far as anybody can tell',
    );
  });

  it('keeps different works that share a key', () => {
    const { size } = assembleLibrary([
      snapshot(refs, paper({ key: 'a', title: 'One' })),
      snapshot(sample, paper({ key: 'a', title: 'Two' })),
    ]);
    assert.equal(size, 2);
  });

  it('keeps entries of one file that share a key, under different ids', () => {
    const twice = paper({ key: 'a', title: 'One' });
    const library = assembleLibrary([snapshot(refs, twice, twice)]);
    const holdings = holdingsOf(library);
    assert.deepEqual(
      holdings.map(({ id }) => id),
      ['file:///w/refs.bib#a', 'file:///w/refs.bib#a~1'],
    );
    assert.deepEqual(
      holdings.map(({ id }) => library.rowOfId(id)),
      [0, 1],
    );
  });

  it('treats keys named like properties as keys', () => {
    const keys = ['__proto__', 'constructor', 'toString'];
    const library = assembleLibrary([snapshot(refs, ...keys.map((key) => paper({ key, title: key })))]);
    assert.deepEqual(
      holdingsOf(library).map(({ paper: { key } }) => key),
      keys,
    );
    assert.deepEqual(
      keys.map((key) => library.rowsOfKey(key)),
      [[0], [1], [2]],
    );
  });

  it('finds a paper by its further keys', () => {
    const library = assembleLibrary([snapshot(refs, paper({ key: 'new', aliases: ['old', 'older'] }))]);
    assert.deepEqual(
      ['new', 'old', 'older', 'oldest'].map((key) => library.rowsOfKey(key)),
      [[0], [0], [0], []],
    );
  });

  it('gives a paper as it was read', () => {
    const full = paper({
      key: 'k',
      title: 'Ünïcode \ud83d\ude00 "quoted"',
      authors: [
        { kind: 'person', family: 'Beethoven', given: 'Ludwig', prefix: 'van', suffix: 'Jr' },
        { kind: 'person', family: 'Plato' },
        { kind: 'person', family: 'Doe', suffix: 'III' },
        { kind: 'literal', literal: 'Gemini Team' },
      ],
      authorsTruncated: true,
      date: '2023-09-25',
      year: 2023,
      abstract: 'An abstract.',
      doi: '10.1/x',
      arxiv: '2309.14322',
      url: 'https://example.org',
      venue: 'Nature',
      organizations: ['deepmind'],
      hasCode: true,
      hasPdf: true,
      keywords: ['one'],
      flags: [{ kind: 'category-doubtful', alternatives: ['cs.CV', 'math.CV'] }],
    });
    const bare = paper({ key: '__proto__' });
    const library = assembleLibrary([snapshot(refs, full, bare)]);
    assert.deepEqual(
      holdingsOf(library).map((holding) => holding.paper),
      [full, bare],
    );
  });

  it('orders papers by date, then by title, across sources', () => {
    const titled = (title: string, date: string) =>
      paper({ key: title, title, date, year: Number(date.slice(0, 4)) });
    const library = assembleLibrary([
      snapshot(refs, titled('b', '2020'), titled('a', '2020-05'), titled('d', '1999')),
      snapshot(sample, titled('c', '2020'), titled('A', '2020'), paper({ key: 'undated', title: 'undated' })),
    ]);
    const titles = Array.from(library.displayOrder(), (row) => library.holding(row).paper.title);
    assert.deepEqual(titles, ['a', 'A', 'b', 'c', 'd', 'undated']);
  });
});
