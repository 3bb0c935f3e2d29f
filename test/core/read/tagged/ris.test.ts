import assert from 'node:assert/strict';
import { readSource } from '../../../../src/core/read/readSource';
import { referencesIn } from '../../../../src/core/read/referencesIn';
import { placedPapers } from '../../../support/placedPapers';
import { plainReferences } from '../../../support/plainReferences';

const problemsIn = (text: string) =>
  readSource('ris', text).problems.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);

const article = `TY  - JOUR
ID  - xu15
AU  - Xu, Kelvin
AU  - van der Berg, A.B., Jr.
AU  - OpenAI
A2  - Doe, Jane
A3  - Roe, Max
A4  - Lovelace, Ada
TI  - Show, Attend
and Tell
T2  - Journal of Things
J2  - J. Things
PY  - 2015
DA  - 2015/02/10/
VL  - 3
IS  - 4
SP  - 12
EP  - 34
SN  - 1234-567X (print)
DO  - https://doi.org/10.1000/a_b
UR  - https://a.org; https://b.org
KW  - nets
KW  - images
U1  - 123[pmid]
M1  - odd
N2  - An abstract.
ER  -
`;

describe('RIS', () => {
  it('gives all that a record says', () => {
    assert.deepEqual(plainReferences(referencesIn('ris', article)), [
      {
        key: 'xu15',
        type: 'article',
        author: 'Kelvin Xu; A.B. van der Berg Jr.; OpenAI',
        editor: 'Jane Doe',
        serieseditor: 'Max Roe',
        translator: 'Ada Lovelace',
        title: 'Show, Attend and Tell',
        journaltitle: 'Journal of Things',
        shortjournal: 'J. Things',
        date: '2015-02-10',
        volume: '3',
        number: '4',
        pages: '12–34',
        issn: '1234-567X',
        doi: '10.1000/a_b',
        url: 'https://a.org',
        note: 'https://b.org',
        keywords: 'nets, images',
        pmid: '123',
        m1: 'odd',
        abstract: 'An abstract.',
      },
    ]);
  });

  it('gives a paper at its place, with its key', () => {
    const text = `\ufeff1.\r\n${article.replaceAll('\n', '\r\n')}\r\n`;
    const read = readSource('ris', text);
    const [paper] = read.papers;
    assert.deepEqual(read.problems, []);
    assert.equal(paper?.title, 'Show, Attend and Tell');
    assert.equal(paper.venue, 'Journal of Things');
    assert.equal(paper.date, '2015-02-10');
    assert.deepEqual(paper.keywords, ['nets', 'images']);
    const record = article.replaceAll('\n', '\r\n').trimEnd();
    assert.deepEqual(placedPapers(text, read), [{ key: 'xu15', record, keyText: 'xu15' }]);
  });

  it('makes keys that are free where there are none, or no good ones', () => {
    const text = `TY  - JOUR\nTI  - Deep Nets\nAU  - Xu, K.\nPY  - 2015\nER  -\n`.repeat(2);
    const keys = readSource('ris', `${text}TY  - BOOK\nID  - two words\nTI  - A\nER  -`).papers;
    assert.deepEqual(
      keys.map(({ key }) => key),
      ['xu2015deep', 'xu2015deepa', 'anonymousa'],
    );
  });

  const types: [string, string, object][] = [
    [
      'a chapter',
      'TY  - CHAP\nT2  - The Book\nT3  - The Series\nED  - Doe, J.',
      { type: 'incollection', booktitle: 'The Book', series: 'The Series', editor: 'J. Doe' },
    ],
    ['a conference paper', 'TY  - CPAPER\nBT  - Proc.', { type: 'inproceedings', booktitle: 'Proc.' }],
    [
      'a thesis',
      'TY  - THES\nM3  - PhD thesis\nPB  - MIT\nSP  - 200',
      { type: 'thesis', kind: 'phdthesis', institution: 'MIT', pagetotal: '200' },
    ],
    ['a report', 'TY  - RPRT\nPB  - NASA\nIS  - 7', { type: 'report', institution: 'NASA', number: '7' }],
    [
      'a book in a series',
      'TY  - BOOK\nT2  - Series\nSN  - 978-3-86490-311-3',
      { type: 'book', series: 'Series', isbn: '978-3-86490-311-3' },
    ],
    [
      'a newspaper article',
      'TY  - NEWS\nJF  - The Times',
      { type: 'article', entrysubtype: 'newspaper', journaltitle: 'The Times' },
    ],
    ['a type in words', 'TY  - Journal Article\nJO  - J. X', { type: 'article', journaltitle: 'J. X' }],
    ['an unknown type', 'TY  - WHAT', { type: 'misc' }],
    [
      'an identifier of arXiv',
      'TY  - GEN\nAN  - arXiv:2309.14322 [cs.LG]',
      { type: 'misc', eprint: '2309.14322', eprinttype: 'arXiv', eprintclass: 'cs.LG' },
    ],
  ];
  for (const [name, lines, expected] of types) {
    it(`reads ${name}`, () => {
      const [{ key: _, ...found } = {}] = plainReferences(referencesIn('ris', `${lines}\nER  - `));
      assert.deepEqual(found, expected);
    });
  }

  const dates: [string, string][] = [
    ['PY  - 2013/04/18', '2013-04-18'],
    ['PY  - 2014//', '2014'],
    ['PY  - ///\nY1  - 2001/09/', '2001-09'],
    ['PY  - 2015\nDA  - 2016/01/02\nY1  - 2015/03', '2015-03'],
    ['PY  - in press', 'in press'],
    ['DA  - 2019/01/02/2019-01-02/2019-01-04', '2019-01-02/2019-01-04'],
    ['PY  - 99\nPY  - 1999', '1999'],
  ];
  for (const [lines, date] of dates) {
    it(`reads ${lines.replaceAll('\n', ', ')} as ${date}`, () => {
      const [found] = plainReferences(referencesIn('ris', `TY  - JOUR\n${lines}\nER  - `));
      assert.equal(found?.['date'], date);
    });
  }

  const damaged: [string, string, readonly string[], readonly string[]][] = [
    [
      'a record without an end',
      'TY  - JOUR\nID  - a\nTY  - BOOK\nID  - b',
      ['a', 'b'],
      ['unclosed-entry TY  - JOUR\nID  - a', 'unclosed-entry TY  - BOOK\nID  - b'],
    ],
    ['a record without a type', 'ID  - a\nTI  - T\nER  -', ['a'], []],
    ['blanks at other places', 'TY -  BOOK\nID  -a\nER  -', ['a'], []],
    [
      'a key twice',
      'TY  - BOOK\nID  - a\nER  -\nTY  - BOOK\nID  - a\nER  -',
      ['a', 'a'],
      ['duplicate-key a'],
    ],
    ['no record', 'FN Clarivate\nVR 1.0', [], ['not-a-record F']],
    ['nothing', ' \n', [], []],
    ['a type said twice', 'TY  - BOOK\nTY  - JOUR\nID  - a\nER  -', ['a'], []],
  ];
  for (const [name, text, keys, problems] of damaged) {
    it(`reads ${name}`, () => {
      assert.deepEqual(
        readSource('ris', text).papers.map(({ key }) => key),
        keys,
      );
      assert.deepEqual(problemsIn(text), problems);
    });
  }
});
