import assert from 'node:assert/strict';
import { readSource } from '../../../../src/core/read/readSource';
import type { SourceFormat } from '../../../../src/core/read/formatNames';
import { referencesIn } from '../../../../src/core/read/referencesIn';
import { plainReferences } from '../../../support/plainReferences';

const read = (format: SourceFormat, text: string) => plainReferences(referencesIn(format, text));

describe('PubMed (nbib)', () => {
  it('gives all that a record says of the work', () => {
    const text = `PMID- 28754806
OWN - NLM
IS  - 1759-8486 (Electronic)
VI  - 10
IP  - 4
DP  - 2018 Apr 12
TI  - Impact of balloons: a systematic
      review.
PG  - 335-339
AB  - First.
FAU - Pereira, Vitor M
AU  - Pereira VM
CN  - The Study Group
PT  - Journal Article
PT  - Review
TA  - J Surg
JT  - Journal of surgery
AID - surg-2017 [pii]
AID - 10.1136/surg-2017 [doi]
OT  - *stroke
MH  - Aged, 80 and over

`;
    assert.deepEqual(read('nbib', text), [
      {
        key: 'pereira2018impact',
        type: 'article',
        author: 'Vitor M Pereira; The Study Group',
        title: 'Impact of balloons: a systematic review.',
        journaltitle: 'Journal of surgery',
        shortjournal: 'J Surg',
        date: '2018-04-12',
        volume: '10',
        number: '4',
        pages: '335–339',
        issn: '1759-8486',
        doi: '10.1136/surg-2017',
        pmid: '28754806',
        keywords: 'stroke; Aged, 80 and over',
        abstract: 'First.',
        publicationtype: 'Journal Article; Review',
      },
    ]);
  });

  it('begins records at blank lines and identifiers, and reads on behind damage', () => {
    const text =
      'PMC - PMC1\nPMID- 1\nTI  - A\nSO  wrong line\n\nPMID- 2\nTI  -B\nPMID- 3\nTI  - C\nAU  - Shruthi BS';
    assert.deepEqual(
      read('nbib', text).map(({ title, pmid, pmcid, author }) => [title, pmid, pmcid, author].join(' ')),
      ['A 1 PMC1 ', 'B 2  ', 'C 3  B. S. Shruthi'],
    );
  });
});

describe('EndNote (enw)', () => {
  it('gives all that a record says', () => {
    const text = `%0 Book Section
%A Preißel, René
%A Ada Lovelace
%E Doe, Jane
%B The Book
%S The Series
%T A Chapter
%D 2016
%8 March 3
%P 3-9
%I dpunkt
%C Heidelberg
%7 3
%@ 978-3-86490-311-3
%R doi:10.1000/1
%U http://a.org
%K one
%K two
%X Words
%and more.
%F prei16
`;
    assert.deepEqual(read('endnote', text), [
      {
        key: 'prei16',
        type: 'incollection',
        author: 'René Preißel; Ada Lovelace',
        editor: 'Jane Doe',
        title: 'A Chapter',
        booktitle: 'The Book',
        series: 'The Series',
        date: '2016',
        pages: '3–9',
        publisher: 'dpunkt',
        location: 'Heidelberg',
        edition: '3',
        isbn: '978-3-86490-311-3',
        doi: '10.1000/1',
        url: 'http://a.org',
        keywords: 'one, two',
        abstract: 'Words %and more.',
      },
    ]);
  });

  it('takes what is in a journal for an article where there is no type', () => {
    assert.deepEqual(
      read('endnote', '%A A B\n%J J\n\n%0 Thesis\n%9 Masters\n%I MIT').map(
        ({ type, journaltitle, institution }) => ({
          type,
          journaltitle,
          institution,
        }),
      ),
      [
        { type: 'article', journaltitle: 'J', institution: undefined },
        { type: 'thesis', journaltitle: undefined, institution: 'MIT' },
      ],
    );
  });
});

describe('Web of Science', () => {
  it('gives all that a record says of the work', () => {
    const text = `FN ISI Export Format
VR 1.0
PT J
TI Optical properties of
   crystals
AU Brown, JM
   Doe, J.
AF Brown, James M.
   Doe, Jane
SO Optical Materials
PY 2006
PD 04 2006
VL 28
BP 467
EP 472
DI 10.1000/1
DE one; two
ER

EF
`;
    assert.deepEqual(read('isi', text), [
      {
        key: 'brown2006optical',
        type: 'article',
        author: 'James M. Brown; Jane Doe',
        title: 'Optical properties of crystals',
        journaltitle: 'Optical Materials',
        date: '2006-04',
        pages: '467–472',
        doi: '10.1000/1',
        keywords: 'one, two',
        volume: '28',
      },
    ]);
  });

  it('reports a record without an end', () => {
    const { papers, problems } = readSource('isi', 'PT J\nTI A\nPT B\nTI B\nER');
    assert.deepEqual(
      papers.map(({ title, type }) => `${type} ${title}`),
      ['article A', 'book B'],
    );
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unclosed-entry'],
    );
  });
});
