import assert from 'node:assert/strict';
import { assembleLibrary } from '../../../src/core/model/library';
import { arranged } from '../../../src/core/present/groupings';
import { libraryRows } from '../../../src/core/present/libraryTree';
import { neighbour, shownOrder } from '../../../src/core/present/shownOrder';
import { noMarks } from '../../../src/core/reading/rowMarks';
import { atOnce } from '../../../src/core/util/steps';
import { paper, person, snapshot, source } from '../../support/papers';

const library = assembleLibrary([
  snapshot(
    source('refs.bib'),
    paper({ key: 'old', title: 'Old', authors: [person('Ada Low')], year: 1999 }),
    paper({ key: 'both', title: 'Both', authors: [person('Max Roe'), person('Ada Low')], year: 2005 }),
    paper({ key: 'new', title: 'New', authors: [person('Max Roe')], year: 2020 }),
  ),
]);
const byAuthor = atOnce(
  arranged(
    library,
    { grouping: 'author', sorting: 'date' },
    { known: new WeakMap(), timesCited: () => 0, marks: noMarks(library) },
  ),
);

function keys(order: Iterable<number>): string[] {
  return [...order].map((row) => library.glance(row).paper.key);
}

describe('the order of the library view', () => {
  it('has each paper where it stands first', () => {
    assert.deepEqual(keys(shownOrder(libraryRows(byAuthor), library)), ['both', 'old', 'new']);
  });

  it('leaves out what a filter leaves out', () => {
    const rows = libraryRows(byAuthor, { rows: [0, 2], isOpen: true, words: [] });
    assert.deepEqual(keys(shownOrder(rows, library)), ['old', 'new']);
  });

  it('is the usual one while the view shows another library', () => {
    const next = assembleLibrary(library.sources);
    assert.deepEqual(keys(shownOrder(libraryRows(byAuthor), next)), ['new', 'both', 'old']);
  });
});

describe('the neighbour of a paper', () => {
  const order = Uint32Array.from([5, 3, 8]);
  it('is the next one, and behind the last the first', () => {
    assert.equal(neighbour(order, 3, 1), 8);
    assert.equal(neighbour(order, 8, 1), 5);
    assert.equal(neighbour(order, 5, -1), 8);
  });
  it('is an end for a paper that is not there, and nothing where nothing is', () => {
    assert.equal(neighbour(order, 7, 1), 5);
    assert.equal(neighbour(order, 7, -1), 8);
    assert.equal(neighbour(new Uint32Array(), 7, 1), undefined);
  });
});
