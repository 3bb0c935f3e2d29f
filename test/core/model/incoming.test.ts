import assert from 'node:assert/strict';
import { incoming, lookupsOf } from '../../../src/core/model/incoming';
import type { Paper } from '../../../src/core/model/paper';
import { paper, person } from '../../support/papers';

const known = lookupsOf([
  paper({ key: 'editorial', title: 'Editorial', authors: [person('Max Roe')], year: 2001 }),
  paper({
    key: 'xu15',
    title: 'Show, Attend and Tell',
    authors: [person('Kelvin Xu')],
    year: 2015,
    doi: '10.1000/ABC',
    arxiv: '1502.03044v2',
  }),
  paper({ key: 'roe20', title: 'Nets & more', authors: [person('Max Roe')], year: 2020 }),
]);

describe('a work that comes in', () => {
  const show = { title: 'Show, attend and tell.', authors: [person('K. Xu')], year: 2015 };
  const nets = { title: 'Nets &amp more', authors: [person('Max Roe')], year: 2020 };
  const cases: [string, Partial<Paper>, object][] = [
    [
      'is known by its DOI in any case',
      { title: 'Other', doi: '10.1000/abc' },
      { kind: 'known', key: 'xu15' },
    ],
    [
      'is known by its arXiv identifier in any version',
      { arxiv: '1502.03044v1' },
      { kind: 'known', key: 'xu15' },
    ],
    ['is known by title, year and first author', show, { kind: 'known', key: 'xu15' }],
    [
      'is in doubt in another year',
      { ...show, year: 2016 },
      { kind: 'in-doubt', key: 'xu15', differs: 'year' },
    ],
    [
      'is in doubt with another first author',
      { ...show, authors: [person('Jane Doe')] },
      { kind: 'in-doubt', key: 'xu15', differs: 'authors' },
    ],
    [
      'is in doubt with another DOI',
      { ...show, doi: '10.1/x' },
      { kind: 'in-doubt', key: 'xu15', differs: 'doi' },
    ],
    [
      'is in doubt without a year',
      { title: 'Nets & more', authors: nets.authors },
      { kind: 'in-doubt', key: 'roe20', differs: 'year' },
    ],
    [
      'is new where more than one thing differs',
      { title: 'Editorial', authors: [person('Jane Doe')], year: 2020 },
      { kind: 'new' },
    ],
    ['is new with another title', nets, { kind: 'new' }],
    ['is new where nothing is known of it', {}, { kind: 'new' }],
  ];
  for (const [name, one, verdict] of cases) {
    it(name, () => {
      assert.deepEqual(incoming(paper({ key: 'k', ...one }), known), verdict);
    });
  }
});
