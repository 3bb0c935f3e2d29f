import assert from 'node:assert/strict';
import { referenceOfPaper } from '../../../src/core/model/reference';
import { readBibtex } from '../../../src/core/read/bibtex/readBibtex';
import { referencesIn } from '../../../src/core/read/referencesIn';
import { cslItem } from '../../../src/core/write/cslItem';

const itemOf = (entry: string) => {
  const [reference] = referencesIn('bibtex', entry).references;
  assert.ok(reference);
  return cslItem(reference);
};

describe('the CSL item of a work', () => {
  const cases: [string, string, object][] = [
    [
      'has a journal article whole',
      `@string{nat = "Nature"}
       @article{a, title = {On {DNA}}, subtitle = {A Study}, author = {van der Berg, Jr., Ada and {The Team} and others},
       journal = nat, volume = 3, number = {4}, pages = {1--9}, year = 2020, month = may, doi = {10.1/a\\_b}, issn = {1234-5678}}`,
      {
        id: 'a',
        type: 'article-journal',
        title: 'On DNA: A Study',
        author: [
          { family: 'Berg', given: 'Ada', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
          { literal: 'The Team' },
          { literal: 'others' },
        ],
        issued: { 'date-parts': [[2020, 5]] },
        'container-title': 'Nature',
        volume: '3',
        issue: '4',
        page: '1-9',
        DOI: '10.1/a_b',
        ISSN: '1234-5678',
      },
    ],
    [
      'has what an entry inherits',
      `@inproceedings{a, title = {A}, pages = {5-6}, crossref = {p}}
       @proceedings{p, title = {Proc. X}, date = {2019-01-02/2019-01-04}, publisher = {ACM}, location = {Rome}, isbn = {1}}`,
      {
        id: 'a',
        type: 'paper-conference',
        title: 'A',
        issued: {
          'date-parts': [
            [2019, 1, 2],
            [2019, 1, 4],
          ],
        },
        'container-title': 'Proc. X',
        page: '5-6',
        publisher: 'ACM',
        'publisher-place': 'Rome',
        ISBN: '1',
      },
    ],
    [
      'has the kind of a thesis and its school',
      '@phdthesis{a, title = {T}, school = {MIT}, year = {in press}}',
      {
        id: 'a',
        type: 'thesis',
        title: 'T',
        issued: { literal: 'in press' },
        genre: 'PhD thesis',
        publisher: 'MIT',
      },
    ],
    [
      'has a preprint as Zotero writes it',
      '@misc{a, title = {T}, eprint = {2309.14322}, archiveprefix = {arXiv}, primaryclass = {cs.LG}}',
      {
        id: 'a',
        type: 'article',
        title: 'T',
        archive: 'arXiv',
        archive_location: '2309.14322 [cs.LG]',
        number: 'arXiv:2309.14322 [cs.LG]',
      },
    ],
    [
      'keeps what CSL has no variable for under its name',
      '@book{a, title = {T}, langid = {ngerman}, series = {S}, number = 7, __proto__ = {x}, shelf = {3 \\& 4}, editora = {Doe, Jane}}',
      {
        id: 'a',
        type: 'book',
        title: 'T',
        'collection-title': 'S',
        'collection-number': '7',
        language: 'de',
        custom: Object.fromEntries([
          ['__proto__', 'x'],
          ['shelf', '3 & 4'],
          ['editora', 'Doe, Jane'],
        ]),
      },
    ],
  ];
  for (const [name, entry, item] of cases) {
    it(name, () => {
      assert.deepEqual(itemOf(entry), item);
    });
  }

  it('is made of a paper where there is no more', () => {
    const [paper] = readBibtex(
      '@article{a, title = {T}, author = {Xu, Kelvin}, journal = {J}, date = {2015-02-10}}',
    ).papers;
    assert.ok(paper);
    assert.deepEqual(cslItem(referenceOfPaper(paper)), {
      id: 'a',
      type: 'article-journal',
      title: 'T',
      author: [{ family: 'Xu', given: 'Kelvin' }],
      issued: { 'date-parts': [[2015, 2, 10]] },
      'container-title': 'J',
    });
  });

  const dates: [string, object | undefined][] = [
    ['2020', { 'date-parts': [[2020]] }],
    ['2020~', { 'date-parts': [[2020]], circa: true }],
    ['2020/..', { 'date-parts': [[2020]] }],
    ['2020-21', { 'date-parts': [[2020]], season: 1 }],
    ['-0044-03-15', { 'date-parts': [[-44, 3, 15]] }],
    ['soon/2020', { literal: 'soon/2020' }],
  ];
  for (const [written, issued] of dates) {
    it(`writes the date ${written}`, () => {
      assert.deepEqual(itemOf(`@misc{a, date = {${written}}}`)['issued'], issued);
    });
  }
});
