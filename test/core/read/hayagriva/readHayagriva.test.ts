import assert from 'node:assert/strict';
import { readSource } from '../../../../src/core/read/readSource';
import { referencesIn } from '../../../../src/core/read/referencesIn';
import { placedPapers } from '../../../support/placedPapers';
import { plainReferences } from '../../../support/plainReferences';

const read = (text: string) => plainReferences(referencesIn('hayagriva', text));

describe('Hayagriva', () => {
  const cases: [string, string, object][] = [
    [
      'an article in a journal',
      `kinetics:
  type: Article
  title: {value: "Kinetics of {GaAs}", shorthand: Kinetics}
  author: ["Doan, T. D.", "von der Leyen, Ursula", {given-name: Gloria Jean, name: Watkins, alias: bell hooks}]
  serial-number: {doi: "10.1103/X", serial: e12}
  page-range: 165-170
  date: 2020-10-14
  url: {value: "https://a.org", date: 2021-01-02}
  parent:
    title: Physical Review B
    issn: 1234-5678
    volume: 102
    issue: 16
    publisher: {name: APS, location: Ridge}
`,
      {
        key: 'kinetics',
        type: 'article',
        author: 'T. D. Doan; Ursula von der Leyen; Gloria Jean Watkins',
        title: 'Kinetics of GaAs',
        shorttitle: 'Kinetics',
        journaltitle: 'Physical Review B',
        date: '2020-10-14',
        volume: '102',
        number: '16',
        eid: 'e12',
        pages: '165–170',
        publisher: 'APS',
        location: 'Ridge',
        url: 'https://a.org',
        urldate: '2021-01-02',
        doi: '10.1103/X',
        issn: '1234-5678',
      },
    ],
    [
      'a paper in proceedings, which are in a series',
      `a:
  type: article
  title: A
  affiliated:
    - {role: Translator, names: "Doe, Jane"}
  parent:
    - {type: video, runtime: "1:00"}
    - type: proceedings
      title: Proc.
      editor: Roe, Max
      location: Rome
      parent: {title: LNCS}
`,
      {
        key: 'a',
        type: 'inproceedings',
        translator: 'Jane Doe',
        editor: 'Max Roe',
        title: 'A',
        booktitle: 'Proc.',
        series: 'LNCS',
        location: 'Rome',
      },
    ],
    [
      'a thesis',
      'b:\n  type: thesis\n  title: B\n  genre: Doctoral dissertation\n  organization: TU Berlin\n  author: Ishkur\n',
      {
        key: 'b',
        type: 'thesis',
        author: 'Ishkur',
        title: 'B',
        kind: 'Doctoral dissertation',
        institution: 'TU Berlin',
      },
    ],
    [
      'a preprint',
      'c:\n  type: article\n  title: C\n  serial-number: "arXiv:2309.14322"\n',
      { key: 'c', type: 'article', title: 'C', eprint: '2309.14322', eprinttype: 'arXiv' },
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(`reads ${name}`, () => {
      assert.deepEqual(read(text), [expected]);
    });
  }

  it('says where an entry and its key stand', () => {
    const [one, other] = ['"a b":\n  title: T', 'c:\n  # c: no\n  title: U'];
    const text = `# refs\n${one}\n\n${other}\n`;
    assert.deepEqual(placedPapers(text, readSource('hayagriva', text)), [
      { key: 'a b', record: one.slice(1), keyText: 'a b' },
      { key: 'c', record: other, keyText: 'c' },
    ]);
  });

  it('gives no place to a key that is written with escapes', () => {
    const text = '"caf\\u00e9":\n  title: T\n';
    assert.deepEqual(placedPapers(text, readSource('hayagriva', text)), [
      { key: 'café', record: 'title: T', keyText: undefined },
    ]);
  });

  const damaged: [string, string, readonly string[], readonly string[]][] = [
    [
      'a broken entry costs itself',
      'a:\n  title: A\nb:\n  title: "B\nc:\n  title: C\n',
      ['a', 'b', 'c'],
      ['broken-item'],
    ],
    ['what is no entry is reported', 'a: 1\nb:\n  title: B\n', ['b'], ['broken-item']],
    ['other data is reported', '- one\n- two\n', [], ['not-a-record']],
    ['nothing is nothing', '# nothing\n', [], ['not-a-record']],
    ['an empty file is nothing', '', [], []],
  ];
  for (const [name, text, keys, problems] of damaged) {
    it(`reads on where ${name}`, () => {
      const result = readSource('hayagriva', text);
      assert.deepEqual(
        result.papers.map(({ key }) => key),
        keys,
      );
      assert.deepEqual(
        result.problems.map(({ code }) => code),
        problems,
      );
    });
  }
});

describe('a citation file', () => {
  it('gives the software and the work that is preferred', () => {
    const text = `cff-version: 1.2.0
title: JabRef
authors:
  - {family-names: Berg, given-names: Ada, name-particle: van}
  - name: The Team
date-released: 2000-07-02
version: "1.0"
identifiers:
  - {type: doi, value: 10.1000/1}
keywords: [one, two]
preferred-citation:
  type: article
  authors: [{family-names: Kopp, given-names: Oliver}]
  title: On JabRef
  journal: TUGboat
  year: 2023
  month: 1
  start: 4
  end: 7
`;
    assert.deepEqual(plainReferences(referencesIn('cff', text)), [
      {
        key: 'berg2000jabref',
        type: 'software',
        author: 'Ada van Berg; The Team',
        title: 'JabRef',
        date: '2000-07-02',
        version: '1.0',
        doi: '10.1000/1',
        keywords: 'one, two',
      },
      {
        key: 'kopp2023jabref',
        type: 'article',
        author: 'Oliver Kopp',
        title: 'On JabRef',
        date: '2023-01',
        journaltitle: 'TUGboat',
        pages: '4–7',
      },
    ]);
  });

  it('reports data of another kind', () => {
    assert.deepEqual(
      readSource('cff', 'test: 123\n').problems.map(({ code }) => code),
      ['not-a-record'],
    );
  });
});
