import assert from 'node:assert/strict';
import type { Paper } from '../../../../src/core/model/paper';
import { readCslJson } from '../../../../src/core/read/csl/readCslJson';

/** Some properties of a paper; undefined where it has none. */
type Expected = { readonly [Name in keyof Paper]?: Paper[Name] | undefined };

/** The item with these fields, written as JSON, of which only some properties are compared. */
function check(fields: Readonly<Record<string, unknown>>, expected: Expected): void {
  const [paper] = readCslJson(JSON.stringify([{ id: 'k', type: 'article-journal', ...fields }])).papers;
  assert.ok(paper);
  for (const [name, value] of Object.entries(expected)) {
    assert.deepEqual(paper[name as keyof Paper], value, name);
  }
}

describe('the paper of a CSL item', () => {
  const types: [string, string, string][] = [
    ['article-journal', 'article', 'Journal articles'],
    ['paper-conference', 'inproceedings', 'Conference papers'],
    ['book', 'book', 'Books'],
    ['chapter', 'incollection', 'Book chapters'],
    ['thesis', 'phdthesis', 'Theses'],
    ['report', 'techreport', 'Technical reports'],
    ['webpage', 'online', 'Web pages'],
    ['software', 'software', 'Software'],
    ['dataset', 'dataset', 'Datasets'],
    ['manuscript', 'unpublished', 'Unpublished'],
    ['article', 'misc', 'Other'],
    ['constructor', 'misc', 'Other'],
  ];
  for (const [type, expected, group] of types) {
    it(`is ${expected} for ${type}`, () =>
      check({ type }, { type: expected, category: { kind: 'entryType', name: group } }));
  }

  it('is a thesis of its genre', () => {
    check({ type: 'thesis', genre: 'Master’s thesis' }, { type: 'mastersthesis' });
    check({ type: 'thesis', genre: 'Bachelorarbeit' }, { type: 'bachelorsthesis' });
    check({ type: 'thesis', genre: 'Dissertation' }, { type: 'phdthesis' });
  });

  const titles: [string, string][] = [
    ['plain', 'plain'],
    ['<i>Homo</i> <b>sapiens</b>', 'Homo sapiens'],
    ['CO<sub>2</sub> at 10<sup>−3</sup> and n<sup>th</sup>', 'CO₂ at 10−3 and nᵗʰ'],
    ['The <span class="nocase">van der Waals</span> gas', 'The van der Waals gas'],
    ['<span style="font-variant: small-caps;">Abc</span>', 'Abc'],
    ['if a < b and c > d', 'if a < b and c > d'],
    ['if a <b and c> d', 'if a <b and c> d'],
    ['Vector<T> and <k>', 'Vector<T> and <k>'],
    ['R&amp;D &lt;i&gt; &#8211; &#x2014; &nosuch; &#99999999;', 'R&D <i> – — &nosuch; &#99999999;'],
    ['Masses of $m_c$ &amp; $m_b$', 'Masses of $m_c$ & $m_b$'],
    ['two\n  lines ', 'two lines'],
    ['e\u0301', 'é'],
    ['<mml:math><mml:mi>x</mml:mi></mml:math>-rays', 'x-rays'],
  ];
  for (const [title, expected] of titles) {
    it(`has the title ${expected}`, () => check({ title }, { title: expected }));
  }

  it('takes the first of several titles, as Crossref has them', () => {
    check({ title: ['A', 'B'], 'container-title': ['Nature'] }, { title: 'A', venue: 'Nature' });
    check({ title: [] }, { title: '' });
  });

  const person = (family: string, more: object = {}) => ({ kind: 'person', family, ...more }) as const;
  const names: [string, unknown, Paper['authors']][] = [
    ['family and given name', [{ family: 'Doe', given: 'Jane B.' }], [person('Doe', { given: 'Jane B.' })]],
    [
      'particles and a suffix',
      [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van', suffix: 'Jr.' }],
      [person('Beethoven', { given: 'Ludwig', prefix: 'van', suffix: 'Jr.' })],
    ],
    [
      'both kinds of particles in their order',
      [{ family: 'Fontaine', given: 'Jean', 'dropping-particle': 'de', 'non-dropping-particle': 'La' }],
      [person('Fontaine', { given: 'Jean', prefix: 'de La' })],
    ],
    [
      'a particle inside the family name',
      [{ family: 'de la Mare', given: 'Walter' }],
      [person('Mare', { given: 'Walter', prefix: 'de la' })],
    ],
    ['a family name in quotation marks', [{ family: '"van Gogh"' }], [person('van Gogh')]],
    ['a family name that is a particle', [{ family: 'de' }], [person('de')]],
    ['a team', [{ literal: 'Gemini Team' }], [{ kind: 'literal', literal: 'Gemini Team' }]],
    ['a person before their literal', [{ family: 'F', literal: 'F, M' }], [person('F')]],
    ['a given name alone', [{ given: 'Plato' }], [person('Plato')]],
    ['a name as it is read aloud', ['Jane van Doe'], [person('Doe', { given: 'Jane', prefix: 'van' })]],
    ['one name without a list', { family: 'Doe' }, [person('Doe')]],
    [
      'a name beside one that is none',
      [{ family: [] }, 'Doe', { family: 'Roe' }],
      [{ kind: 'literal', literal: 'Doe' }, person('Roe')],
    ],
  ];
  for (const [name, author, authors] of names) {
    it(`reads ${name}`, () => check({ author }, { authors, authorsTruncated: false }));
  }

  it('takes editors where there are no authors', () => {
    check({ author: [], editor: [{ family: 'E' }] }, { authors: [person('E')] });
  });

  it('knows that the list of authors goes on', () => {
    check(
      { author: [{ family: 'A' }, { literal: 'others' }] },
      { authors: [person('A')], authorsTruncated: true },
    );
  });

  const dates: [string, unknown, string | undefined, number | undefined][] = [
    ['a day', { 'date-parts': [[2020, 5, 7]] }, '2020-05-07', 2020],
    ['digits in quotation marks', { 'date-parts': [['2020', '05']] }, '2020-05', 2020],
    ['the start of a range', { 'date-parts': [[2020, 5], [2021]] }, '2020-05', 2020],
    ['the end of a range without a start', { 'date-parts': [[0], [2021]] }, '2021', 2021],
    ['parts without their inner list', { 'date-parts': [2020, 5] }, '2020-05', 2020],
    ['a year before our era', { 'date-parts': [[-44, 3, 15]] }, '-0044-03-15', -44],
    ['a year of three digits', { 'date-parts': [[476]] }, '0476', 476],
    ['a season written as a month', { 'date-parts': [['2017', 15]] }, '2017', 2017],
    ['a season', { 'date-parts': [[2017]], season: 4 }, '2017', 2017],
    ['a date that is not sure', { circa: true, 'date-parts': [[1999]] }, '1999', 1999],
    ['words', { raw: 'May 5, 2020' }, '2020-05-05', 2020],
    ['words about a year', { literal: 'circa 1999' }, '1999', 1999],
    ['a standard date in words', { raw: '2020-05/2021' }, '2020-05', 2020],
    ['words instead of a map', '2020-05-07', '2020-05-07', 2020],
    ['a number instead of a map', 2020, '2020', 2020],
    ['no month that does not exist', { 'date-parts': [[2020, 0, 5]] }, '2020', 2020],
    ['parts before words', { 'date-parts': [[2020]], literal: '1999' }, '2020', 2020],
    ['words where parts are empty', { 'date-parts': [['']], literal: '1999' }, '1999', 1999],
    ['nothing', {}, undefined, undefined],
  ];
  for (const [name, issued, date, year] of dates) {
    it(`dates from ${name}`, () => check({ issued }, { date, year }));
  }

  const identifiers: [string, Readonly<Record<string, unknown>>, Expected][] = [
    ['a DOI from an address', { URL: 'http://dx.doi.org/10.1/x' }, { doi: '10.1/x' }],
    ['a DOI under a name in lower case', { doi: '10.1/x' }, { doi: '10.1/x' }],
    [
      'an arXiv identifier from the address',
      { URL: 'https://arxiv.org/abs/1706.03762v5' },
      { arxiv: '1706.03762v5' },
    ],
    [
      'an arXiv identifier from the DOI',
      { DOI: '10.48550/arXiv.1706.03762' },
      { arxiv: '1706.03762', doi: '10.48550/arXiv.1706.03762' },
    ],
    [
      'an arXiv identifier and class from the number',
      { type: 'article', number: 'arXiv:1706.03762 [cs.CL]', publisher: 'arXiv' },
      {
        arxiv: '1706.03762',
        venue: 'arXiv',
        category: { kind: 'arxiv', id: 'cs.CL', short: 'CL', name: 'Computation and Language' },
      },
    ],
    [
      'an arXiv identifier from its place in the archive',
      { archive: 'arXiv', archive_location: 'hep-th/9901001' },
      { arxiv: 'hep-th/9901001' },
    ],
    [
      'an arXiv class from the keywords',
      { URL: 'https://arxiv.org/abs/1706.03762', keyword: 'deep (cs.LG)' },
      { category: { kind: 'arxiv', id: 'cs.LG', short: 'LG', name: 'Machine Learning' } },
    ],
    ['no identifier from the number of a report', { number: '1706.03762' }, { arxiv: undefined }],
    ['the publisher where there is no journal', { publisher: 'P' }, { venue: 'P' }],
    ['the journal before the publisher', { publisher: 'P', 'container-title': 'J' }, { venue: 'J' }],
    [
      'the paragraphs of an abstract',
      { abstract: '<p>One.</p><p>Two <em>x</em>.</p>' },
      { abstract: 'One. Two x.' },
    ],
  ];
  for (const [name, fields, expected] of identifiers) it(`has ${name}`, () => check(fields, expected));
});
