import assert from 'node:assert/strict';
import { referencesIn } from '../../../../src/core/read/referencesIn';
import { plainReferences } from '../../../support/plainReferences';

const read = (fields: object) => {
  const text = JSON.stringify([{ id: 'k', ...fields }]);
  const [{ key: _, ...found } = {}] = plainReferences(referencesIn('csl-json', text));
  return found;
};

describe('all that a CSL item says', () => {
  const cases: [string, object, object][] = [
    [
      'is in the words of BibLaTeX',
      {
        type: 'article-magazine',
        title: 'On <i>Rosa</i>',
        'container-title': ['Journal'],
        journalAbbreviation: 'J.',
        volume: 3,
        issue: '4',
        number: 'e12',
        page: '1-9',
        author: [{ family: 'Xu', given: 'Kelvin' }, { literal: 'others' }],
        'collection-editor': [{ family: 'Doe' }],
        narrator: [{ family: 'Roe' }],
        DOI: '10.1/a',
      },
      {
        type: 'article',
        author: 'Kelvin Xu; et al.',
        serieseditor: 'Doe',
        narrator: 'Roe',
        entrysubtype: 'magazine',
        title: 'On Rosa',
        journaltitle: 'Journal',
        shortjournal: 'J.',
        volume: '3',
        number: '4',
        eid: 'e12',
        pages: '1–9',
        doi: '10.1/a',
      },
    ],
    [
      'has the kind and the school of a thesis',
      { type: 'thesis', genre: "Master's thesis", publisher: 'MIT' },
      { type: 'thesis', kind: 'mathesis', institution: 'MIT' },
    ],
    [
      'has the identifier of a preprint',
      { type: 'article', number: 'arXiv:2309.14322 [cs.LG]', archive: 'arXiv' },
      { type: 'misc', eprint: '2309.14322', eprinttype: 'arXiv', eprintclass: 'cs.LG' },
    ],
    [
      'has the place in an archive',
      { type: 'book', archive: 'British Library', archive_location: 'MS 3', number: '7' },
      { type: 'book', library: 'British Library', archivelocation: 'MS 3', number: '7' },
    ],
    [
      'has what was kept under custom, and what has no word',
      { type: 'book', custom: { shelf: '3', title: 'No' }, title: 'T', dimensions: '3 x 4' },
      { type: 'book', title: 'T', dimensions: '3 x 4', shelf: '3' },
    ],
  ];
  for (const [name, item, expected] of cases) {
    it(name, () => {
      assert.deepEqual(read(item), expected);
    });
  }

  const dates: [unknown, string | undefined][] = [
    [{ 'date-parts': [[2020, 5, 17]] }, '2020-05-17'],
    [{ 'date-parts': [[2020, 5], [2021]] }, '2020-05/2021'],
    [{ 'date-parts': [[2020]], season: 2 }, '2020-22'],
    [{ 'date-parts': [['1999']], circa: true }, '1999~'],
    [{ literal: 'in press' }, 'in press'],
    [{ raw: '2020-05-17' }, '2020-05-17'],
    ['2020', '2020'],
    [{}, undefined],
  ];
  for (const [issued, date] of dates) {
    it(`has the date ${JSON.stringify(issued)} as ${date ?? 'none'}`, () => {
      assert.equal(read({ type: 'book', issued })['date'], date);
    });
  }

  it('is asked for by keys', () => {
    const text = '- id: a\n  title: A\n- id: b\n  title: "*B* [DNA]{.nocase}"\n';
    assert.deepEqual(plainReferences(referencesIn('csl-yaml', text, { isWanted: (key) => key === 'b' })), [
      { key: 'b', type: 'misc', title: 'B DNA' },
    ]);
  });
});
