import assert from 'node:assert/strict';
import { assembleLibrary } from '../../../src/core/model/library';
import type { Category } from '../../../src/core/model/category';
import type { Paper } from '../../../src/core/model/paper';
import { type TreeRow, childRows, libraryRows } from '../../../src/core/present/libraryTree';
import { treeChanges } from '../../../src/core/present/treeChanges';
import { paper, person, snapshot, source } from '../../support/papers';

const learning: Category = { kind: 'arxiv', id: 'cs.LG', short: 'LG', name: 'Machine Learning' };

function rowsOf(...papers: readonly Paper[]) {
  return libraryRows(assembleLibrary([snapshot(source('refs.bib'), ...papers)]));
}

function drawn(rows: readonly TreeRow[], indent = ''): string[] {
  return rows.flatMap((row) => [
    `${indent}${row.label} | ${row.description}${row.kind === 'paper' && row.hasCode ? ' ‹›' : ''}`,
    ...drawn(childRows(row), `${indent}  `),
  ]);
}

describe('the library tree', () => {
  const papers = [
    paper({ key: 'b', title: 'Books', year: 1999, category: { kind: 'entryType', name: 'Books' } }),
    paper({ key: 'u', title: 'Odd', category: { kind: 'unknown', short: 'ZZ' } }),
    paper({
      key: 'x',
      title: 'Show, Attend and Tell',
      year: 2015,
      date: '2015-02-10',
      authors: [person('Kelvin Xu'), person('Jimmy Ba'), person('Ryan Kiros')],
      hasCode: true,
      category: learning,
    }),
    paper({ key: 'y', title: 'A later one', year: 2015, date: '2015-11-19', category: learning }),
    paper({ key: 'z', title: 'The latest', year: 2019, category: learning }),
  ];

  it('groups by category and year, the newest first', () => {
    assert.deepEqual(drawn(rowsOf(...papers)), [
      'Machine Learning | 3 · cs.LG',
      '  2019 | 1',
      '    The latest | 2019',
      '  2015 | 2',
      '    A later one | 2015',
      '    Show, Attend and Tell | Xu et al. 2015 ‹›',
      'Books | 1',
      '  1999 | 1',
      '    Books | 1999',
      'ZZ | 1',
      '  No year | 1',
      '    Odd | ',
    ]);
  });

  it('divides a year of many papers into ranges', () => {
    const many = Array.from({ length: 450 }, (_, number) =>
      paper({ key: `k${number}`, title: `T${number}`, year: 2020 }),
    );
    const [category] = rowsOf(...many);
    assert.ok(category);
    const [year] = childRows(category);
    assert.ok(year);
    const ranges = childRows(year);
    assert.deepEqual(
      ranges.map(({ label }) => label),
      ['1 – 200', '201 – 400', '401 – 450'],
    );
    assert.deepEqual(
      ranges.map((range) => childRows(range).length),
      [200, 200, 50],
    );
  });

  it('takes icons and turned text out of labels', () => {
    const [category] = rowsOf(paper({ key: 'k', title: '$(trash) \u202Eevil\u202C\nline' }));
    const row = category && childRows(category).flatMap(childRows)[0];
    assert.equal(row?.label, '$\u200B(trash) evil line');
  });

  it('shows the key where there is no title', () => {
    assert.deepEqual(drawn(rowsOf(paper({ key: 'k' }))).at(-1), '    k | ');
  });

  it('says what a row can do', () => {
    const [category] = rowsOf(paper({ key: 'k', title: 'T', doi: '10.1/x' }));
    const row = category && childRows(category).flatMap(childRows)[0];
    assert.deepEqual(row?.kind === 'paper' ? row.abilities : [], ['entry', 'online']);
  });
});

describe('changes of the tree', () => {
  const one = paper({ key: 'a', title: 'One', year: 2020 });
  const two = paper({ key: 'b', title: 'Two', year: 2021 });
  const all = (): boolean => true;

  it('are none when the same papers are read again', () => {
    assert.deepEqual(treeChanges(rowsOf(one, two), rowsOf({ ...one }, { ...two }), all), {
      kind: 'rows',
      ids: [],
    });
  });

  it('are one row when one title changes', () => {
    const changes = treeChanges(rowsOf(one, two), rowsOf({ ...one, title: 'Uno' }, two), all);
    assert.deepEqual(changes, { kind: 'rows', ids: ['file:///w/refs.bib#a'] });
  });

  it('are the category when a paper comes', () => {
    const changes = treeChanges(rowsOf(one), rowsOf(one, two), all);
    assert.deepEqual(changes, { kind: 'rows', ids: ['type:Journal articles'] });
  });

  it('are everything when a category comes', () => {
    const other = paper({ key: 'c', title: 'Three', category: learning });
    assert.deepEqual(treeChanges(rowsOf(one), rowsOf(one, other), all), { kind: 'all' });
  });

  it('are not looked for where nothing is open', () => {
    const changes = treeChanges(rowsOf(one, two), rowsOf({ ...one, title: 'Uno' }, two), () => false);
    assert.deepEqual(changes, { kind: 'rows', ids: [] });
  });
});
