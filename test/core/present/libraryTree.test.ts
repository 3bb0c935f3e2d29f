import assert from 'node:assert/strict';
import { assembleLibrary } from '../../../src/core/model/library';
import type { Category } from '../../../src/core/model/category';
import type { Paper } from '../../../src/core/model/paper';
import {
  type Arrangement,
  arranged,
  arrangementInWords,
  asArrangement,
  usualArrangement,
} from '../../../src/core/present/groupings';
import { type TreeRow, childRows, libraryRows, wayTo } from '../../../src/core/present/libraryTree';
import { treeChanges } from '../../../src/core/present/treeChanges';
import { type RowMarks, noMarks, rowBits } from '../../../src/core/reading/rowMarks';
import { atOnce } from '../../../src/core/util/steps';
import { paper, person, snapshot, source } from '../../support/papers';

const learning: Category = { kind: 'arxiv', id: 'cs.LG', short: 'LG', name: 'Machine Learning' };

function arrangedRows(
  papers: readonly Paper[],
  change: Partial<Arrangement> = {},
  timesCited: (row: number) => number = () => 0,
) {
  const library = assembleLibrary([snapshot(source('refs.bib'), ...papers)]);
  const filing = { known: new WeakMap(), timesCited, marks: noMarks(library) };
  return libraryRows(atOnce(arranged(library, { ...usualArrangement, ...change }, filing)));
}

function rowsOf(...papers: readonly Paper[]) {
  return arrangedRows(papers);
}

function drawn(rows: readonly TreeRow[], indent = ''): string[] {
  return rows.flatMap((row) => [
    `${indent}${row.label} | ${row.description}${row.kind === 'paper' && row.badge.signs !== '' ? ` ${row.badge.signs}` : ''}`,
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

  it('divides a hundred thousand papers of one year so that no level is long', () => {
    const many = Array.from({ length: 61_000 }, (_, number) => paper({ key: `k${number}`, year: 2020 }));
    const [category] = rowsOf(...many);
    const longest = (row: TreeRow): number => {
      const children = childRows(row);
      const [first] = children;
      return Math.max(children.length, first === undefined ? 0 : longest(first));
    };
    assert.ok(category);
    assert.ok(longest(category) <= 300);
    const below = (row: TreeRow): number =>
      row.kind === 'paper' ? 1 : childRows(row).reduce((sum, child) => sum + below(child), 0);
    assert.equal(below(category), 61_000);
    const [year] = childRows(category);
    const [first, second] = year === undefined ? [] : childRows(year);
    assert.equal(second?.label, '3,601 – 7,200');
    assert.equal(second && childRows(second)[0]?.label, '3,601 – 3,800');
    assert.ok(first && second && childRows(first)[0]?.id !== childRows(second)[0]?.id);
  });

  it('groups by whatever it is asked to, papers without it last', () => {
    const of = (change: Partial<Arrangement>): string[] => {
      const some = [
        paper({
          key: 'x',
          title: 'Xenon',
          year: 2015,
          authors: [person('Ludwig Ängström'), person('Jimmy Ba')],
          venue: 'ICML',
          organizations: ['Lab'],
          keywords: ['noble', 'gas'],
        }),
        paper({ key: 'y', title: '“Argon”', year: 2019, authors: [person('Jimmy Ba')], venue: 'icml' }),
        paper({ key: 'z' }),
      ];
      return drawn(arrangedRows(some, change)).map((line) => line.replace(/ \|.*/u, ''));
    };
    assert.deepEqual(of({ grouping: 'year' }), ['2019', '  “Argon”', '2015', '  Xenon', 'No year', '  z']);
    assert.deepEqual(of({ grouping: 'author' }), [
      'Ängström, Ludwig',
      '  Xenon',
      'Ba, Jimmy',
      '  “Argon”',
      '  Xenon',
      'No author',
      '  z',
    ]);
    assert.deepEqual(of({ grouping: 'venue' }), ['ICML', '  “Argon”', '  Xenon', 'No venue', '  z']);
    assert.deepEqual(of({ grouping: 'keyword' }), [
      'gas',
      '  Xenon',
      'noble',
      '  Xenon',
      'No keyword',
      '  “Argon”',
      '  z',
    ]);
    assert.deepEqual(of({ grouping: 'organization' }).slice(0, 3), ['Lab', '  Xenon', 'No organisation']);
    assert.deepEqual(of({ grouping: 'source' })[0], 'refs.bib');
  });

  it('sorts the papers of a group, those without the thing last', () => {
    const some = [
      paper({ key: 'a', title: 'Beta', year: 2001, authors: [person('Zoe Last')] }),
      paper({ key: 'b', title: '“Alpha”', year: 1999, authors: [person('Ann First')] }),
      paper({ key: 'c', year: 2020 }),
      paper({ key: 'd', title: 'Alpha', year: 2000, authors: [person('Ann First')] }),
    ];
    const order = (sorting: Arrangement['sorting'], timesCited?: (row: number) => number): string[] =>
      arrangedRows(some, { grouping: 'source', sorting }, timesCited)
        .flatMap(childRows)
        .flatMap((row) => (row.kind === 'paper' ? [row.holding.paper.key] : []));
    assert.deepEqual(order('date'), ['c', 'a', 'd', 'b']);
    assert.deepEqual(order('title'), ['d', 'b', 'a', 'c']);
    assert.deepEqual(order('author'), ['d', 'b', 'a', 'c']);
    assert.deepEqual(
      order('cited', (row) => (row === 1 ? 3 : 0)),
      ['b', 'c', 'a', 'd'],
    );
  });

  it('divides very many authors into ranges of names', () => {
    const many = Array.from({ length: 450 }, (_, number) =>
      paper({ key: `k${number}`, authors: [person(`A N${1000 + number}`)] }),
    );
    const ranges = arrangedRows(many, { grouping: 'author' });
    assert.deepEqual(
      ranges.map(({ label, description }) => `${label} | ${description}`),
      ['N1000, A – N1199, A | 200', 'N1200, A – N1399, A | 200', 'N1400, A – N1449, A | 50'],
    );
    assert.equal(ranges[0]?.spoken, 'N1000, A to N1199, A, 200 authors');
    assert.deepEqual(
      ranges.map((range) => [range.rows.length, childRows(range).length]),
      [
        [200, 200],
        [200, 200],
        [50, 50],
      ],
    );
  });

  it('knows names of several sources as one', () => {
    const [one, other] = ['one.bib', 'two.bib'].map((name) =>
      snapshot(source(name), paper({ key: name, title: name, authors: [person('Ann First')] })),
    );
    assert.ok(one && other);
    const library = assembleLibrary([one, other]);
    const filing = { known: new WeakMap(), timesCited: () => 0, marks: noMarks(library) };
    const rows = libraryRows(atOnce(arranged(library, { grouping: 'author', sorting: 'title' }, filing)));
    assert.deepEqual(drawn(rows), ['First, Ann | 2', '  one.bib | First', '  two.bib | First']);
  });

  describe('of marked papers', () => {
    const marked = [
      paper({ key: 'a', title: 'Attention', year: 2020, hasCode: true, hasPdf: true }),
      paper({ key: 'b', title: 'Attending to attention', year: 2021 }),
      paper({ key: '' }),
    ];
    const library = assembleLibrary([snapshot(source('refs.bib'), ...marked)]);
    const marks: RowMarks = {
      library,
      noted: new Map([[0, { progress: 'read', isStarred: true, tags: ['to-cite', '$(x)'] }]]),
      bits: Uint8Array.of(rowBits.note | rowBits.problem, rowBits.new, 0),
      hasNew: true,
      isUsed: true,
    };
    const markedLibrary = (grouping: Arrangement['grouping']) =>
      atOnce(
        arranged(
          library,
          { grouping, sorting: 'date' },
          { known: new WeakMap(), timesCited: (row) => (row === 0 ? 2 : 0), marks },
        ),
      );
    const search = { name: 'Mine', query: 'tag:to-cite', find: () => [0] };

    it('shows the marks in the row and says them in words', () => {
      const group = libraryRows(markedLibrary('year')).find(({ label }) => label === '2020');
      const [row] = group === undefined ? [] : childRows(group);
      assert.equal(row?.description, '★ ✓ ✎ 2020 · ‹› · PDF · cited 2× · #to-cite · #$\u200B(x)');
      assert.equal(
        row?.spoken,
        'Attention, 2020, starred, read, has a note, has a problem, has code, has a PDF, cited here 2 times, ' +
          'tagged to-cite, tagged $\u200B(x)',
      );
      assert.equal(row?.icon, 'warning');
    });

    it('has what is new and kept searches before the groups, and only these with a filter', () => {
      const whole = markedLibrary('reading');
      assert.deepEqual(drawn(libraryRows(whole, undefined, [search])), [
        'New Since Last Time | 1',
        '  Attending to attention | ✦ ● 2021 ✦●',
        'Mine | tag:to-cite',
        '  Attention | ★ ✓ ✎ 2020 · ‹› · PDF · cited 2× · #to-cite · #$\u200B(x) ★✓',
        'Unread | 2',
        '  Attending to attention | ✦ ● 2021 ✦●',
        '  (no title) | ● ●',
        'Read | 1',
        '  Attention | ★ ✓ ✎ 2020 · ‹› · PDF · cited 2× · #to-cite · #$\u200B(x) ★✓',
      ]);
      const filter = { rows: [0, 1], isOpen: false, words: ['att'] };
      const rows = libraryRows(markedLibrary('tag'), filter, [search]);
      assert.deepEqual(
        rows.map(({ label }) => label),
        ['$\u200B(x)', 'to-cite', 'No tag'],
      );
      const [found] = childRows(rows[2]!);
      assert.deepEqual(found?.kind === 'paper' && found.highlights, [
        [0, 3],
        [13, 16],
      ]);
    });

    it('searches nothing before a kept search is opened, and shows one that is wrong', () => {
      const find = (): never => assert.fail('searched');
      const rows = libraryRows(markedLibrary('year'), undefined, [
        { ...search, find },
        { name: '', query: '', problem: 'No text.', find },
      ]);
      assert.deepEqual(
        rows.slice(1, 3).map(({ label, description, icon }) => [label, description, icon]),
        [
          ['Mine', 'tag:to-cite', 'search'],
          ['(no name)', 'No text.', 'warning'],
        ],
      );
    });

    it('draws a row again for another mark, and nothing for the same ones', () => {
      const whole = markedLibrary('year');
      const before = libraryRows(whole);
      const noted = new Map(marks.noted);
      const again = libraryRows({ ...whole, marks: { ...marks, noted } });
      assert.deepEqual(
        treeChanges(before, again, () => true),
        { kind: 'rows', ids: [] },
      );
      noted.set(1, { progress: 'reading', isStarred: false, tags: [] });
      const changed = libraryRows({ ...whole, marks: { ...marks, noted: new Map(noted) } });
      assert.deepEqual(
        treeChanges(before, changed, () => true),
        {
          kind: 'rows',
          ids: ['file:///w/refs.bib#b in new=', 'file:///w/refs.bib#b'],
        },
      );
    });

    it('leads to a paper through the groups of the arrangement', () => {
      const way = wayTo(libraryRows(markedLibrary('category'), undefined, [search]), 0);
      assert.deepEqual(
        way.map(({ label }) => label),
        ['Journal articles', '2020', 'Attention'],
      );
      assert.deepEqual(
        wayTo(libraryRows(markedLibrary('year'), { rows: [1], isOpen: false, words: [] }), 0),
        [],
      );
    });
  });

  it('is as usual where what was kept makes no sense', () => {
    assert.deepEqual(asArrangement({ grouping: 'constructor', sorting: 3 }), usualArrangement);
    assert.deepEqual(asArrangement(undefined), usualArrangement);
    assert.equal(arrangementInWords(usualArrangement), '');
    assert.equal(arrangementInWords({ grouping: 'author', sorting: 'title' }), 'by author, sorted by title');
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
