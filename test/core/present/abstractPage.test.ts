import assert from 'node:assert/strict';
import { abstractPage, dateInWords } from '../../../src/core/present/abstractPage';
import { linksOf } from '../../../src/core/present/links';
import { paperCard } from '../../../src/core/present/paperCard';
import { holding, paper, person, source } from '../../support/papers';

describe('the abstract page', () => {
  const listed = holding(
    paper({
      key: 'hron2024training',
      title: 'Training Language Models',
      authors: [person('Jiri Hron')],
      authorsTruncated: true,
      date: '2024-08-14',
      year: 2024,
      abstract: "Hallucinating on $\\leq5$% of models~(LMs) is ``hard''.",
      arxiv: '2408.07852',
      category: { kind: 'arxiv', id: 'cs.CL', short: 'CL', name: 'Computation and Language' },
      flags: [{ kind: 'category-doubtful', alternatives: ['cs.CV', 'math.CV'] }],
    }),
    source('Sample papers', 'sample'),
  );

  it('divides the abstract of a listing into readable text and mathematics', () => {
    assert.deepEqual(abstractPage(listed).abstract, [
      [
        { kind: 'text', text: 'Hallucinating on ' },
        { kind: 'math', tex: '\\leq5', isDisplay: false },
        { kind: 'text', text: '% of models (LMs) is “hard”.' },
      ],
    ]);
  });

  it('says date and category in words', () => {
    const page = abstractPage(listed);
    assert.equal(page.date, '14 August 2024');
    assert.equal(page.category, 'Computation and Language (cs.CL)');
  });

  it('holds no address', () => {
    assert.doesNotMatch(JSON.stringify(abstractPage(listed)), /https?:/u);
  });

  it('says what the reader was unsure of', () => {
    assert.match(abstractPage(listed).doubts[0] ?? '', /cs\.CV or math\.CV/u);
  });

  it('keeps the text of a bibliography as its reader gave it', () => {
    const entry = holding(paper({ key: 'k', title: 'A~B' }));
    assert.deepEqual(abstractPage(entry).title, [{ kind: 'text', text: 'A~B' }]);
  });

  it('shows mathematics of a card in Unicode', () => {
    assert.match(paperCard(listed).abstract ?? '', /on ≤5% of/u);
  });

  for (const [date, expected] of [
    ['2023-09-25', '25 September 2023'],
    ['2023-09', 'September 2023'],
    ['2023', '2023'],
    ['2023-13-01', '2023'],
    ['soon', 'soon'],
    ['', ''],
  ] as const) {
    it(`says “${date}” as “${expected}”`, () => assert.equal(dateInWords(date), expected));
  }
});

describe('links', () => {
  it('are built from identifiers, best first', () => {
    const links = linksOf(
      paper({ key: 'k', doi: '10.1/a b', arxiv: 'hep-th/9901001', url: 'https://x.org/p' }),
    );
    assert.deepEqual(
      links.map(({ url }) => url),
      ['https://arxiv.org/abs/hep-th/9901001', 'https://doi.org/10.1/a%20b', 'https://x.org/p'],
    );
  });

  for (const url of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'command:x',
    'vscode://x',
    'http://a b',
    'data:text/html,x',
  ]) {
    it(`leave out ${url}`, () => assert.deepEqual(linksOf(paper({ key: 'k', url })), []));
  }
});
