import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/model/paper';
import { papersOfWork } from '../../../src/core/model/papersOfWork';
import { isSameWork, workColumns, workIds } from '../../../src/core/model/works';
import { hashText } from '../../../src/core/util/hashText';
import { seededRandom } from '../../bench/random';
import { paper, person, snapshot, source } from '../../support/papers';

const title = 'Show, Attend and Tell';
const [xu, ba] = [[person('Kelvin Xu')], [person('Jimmy Ba')]];
type Known = Partial<Paper>;

describe('a work', () => {
  const cases: readonly (readonly [says: string, one: Known, other: Known, isSame: boolean])[] = [
    ['a DOI in another case', { doi: '10.1/AB' }, { doi: '10.1/ab' }, true],
    ['a DOI, whatever the title', { doi: '10.1/a', title: 'A' }, { doi: '10.1/a', title: 'B' }, true],
    ['an arXiv id of another version', { arxiv: '1502.03044v3' }, { arxiv: '1502.03044' }, true],
    ['title and year', { title, year: 2015 }, { title: 'SHOW attend, and tell.', year: 2015 }, true],
    [
      'title and year, by the same author',
      { title, year: 2015, authors: xu },
      { title, year: 2015, authors: [person('K. Xu')] },
      true,
    ],
    [
      'title and year, where one has no author',
      { title, year: 2015, authors: xu },
      { title, year: 2015 },
      true,
    ],
    ['title and author', { title, authors: xu }, { title, authors: xu }, true],
    [
      'the author with a particle',
      { title, authors: [{ kind: 'person', family: 'Beethoven', prefix: 'van' }] },
      { title, authors: [person('Ludwig Beethoven')] },
      true,
    ],
    [
      'title and year, by another author',
      { title, year: 2015, authors: xu },
      { title, year: 2015, authors: ba },
      false,
    ],
    ['the title of another year', { title, year: 2015 }, { title, year: 2016 }, false],
    ['nothing but a title', { title }, { title }, false],
    ['a title, where one has no author', { title, authors: xu }, { title }, false],
    ['a title and the same key', { title, key: 'b' }, { title }, true],
    ['nothing at all', {}, {}, false],
  ];
  for (const [says, one, other, isSame] of cases) {
    it(`${isSame ? 'is told' : 'is not told'} by ${says}`, () => {
      const [first, second] = [paper({ key: 'a', ...one }), paper({ key: 'b', ...other })];
      assert.equal(isSameWork(first, second), isSame);
      assert.equal(isSameWork(second, first), isSame);
      const found = papersOfWork([snapshot(source('refs.bib'), second)], first);
      assert.deepEqual(
        found.map(({ key }) => key),
        isSame ? ['b'] : [],
      );
    });
  }

  it('is found among many, once in each source', () => {
    const many = Array.from({ length: 1000 }, (_, n) =>
      paper({ key: `k${n}`, title: `T${n}`, year: n, doi: `10.1/${n}` }),
    );
    const sources = [snapshot(source('a.bib'), ...many), snapshot(source('b.bib'), ...many.slice(500))];
    for (const n of [0, 499, 500, 999]) {
      const keys = papersOfWork(sources, paper({ key: 'x', title: `T${n}`, year: n, doi: `10.1/${n}` }));
      assert.deepEqual(
        keys.map(({ key }) => key),
        n < 500 ? [`k${n}`] : [`k${n}`, `k${n}`],
      );
    }
    assert.deepEqual(papersOfWork(sources, paper({ key: 'x', doi: '10.1/1000' })), []);
  });

  it('has the hashes of its ids in its columns, whatever its title is written in', () => {
    const { below } = seededRandom(3);
    const letters = [
      'a',
      'Z',
      '7',
      ' ',
      '-',
      '{',
      '@',
      '[',
      '`',
      'é',
      'ß',
      'İ',
      'ﬁ',
      '語',
      '’',
      '😀',
      '\u0301',
    ];
    for (let round = 0; round < 500; round++) {
      const length = round < 250 ? 9 : letters.length;
      const one = paper({
        key: 'a',
        title: Array.from({ length: below(8) }, () => letters[below(length)]).join(''),
        ...(below(2) === 0 ? {} : { year: 1990 + below(9) }),
        ...(below(2) === 0 ? {} : { doi: `10.1/A${below(9)}` }),
        ...(below(2) === 0 ? {} : { arxiv: `hep-th/99V1v${below(9)}` }),
      });
      const hashes = workIds(one).map((id) => hashText(id));
      assert.deepEqual(
        [...workColumns([one]).workHashes],
        hashes.toSorted((first, second) => first - second),
      );
    }
  });

  it('is not found in rows that an edit has taken away', () => {
    const whole = snapshot(
      source('a.bib'),
      paper({ key: 'a', doi: '10.1/1' }),
      paper({ key: 'b', doi: '10.1/2' }),
    );
    const slices = whole.slices.map((slice) => ({ ...slice, from: 1 }));
    assert.deepEqual(papersOfWork([{ ...whole, slices }], paper({ key: 'x', doi: '10.1/1' })), []);
  });
});
