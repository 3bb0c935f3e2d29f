import { abstractPage } from '../../src/core/present/abstractPage';
import { bibtexTokens } from '../../src/core/present/bibtexTokens';
import { mathSegments } from '../../src/core/text/mathSegments';
import type { CitedPlace, RelatedPaper, ToAbstractPage } from '../../src/protocol/abstractPage';
import type { ToTimelinePage } from '../../src/protocol/timelinePage';
import { holding, paper, person, source } from '../support/papers';

const plain = { italic: false, bold: false, smallCaps: false, underline: false, script: undefined } as const;

const full = holding(
  paper({
    key: 'xu2015show',
    title: 'Show, Attend and Tell: $x^2$ Captions',
    authors: [person('Kelvin Xu'), person('Jimmy Ba'), { kind: 'literal', literal: 'The Caption Team' }],
    authorsTruncated: true,
    date: '2015-02-10',
    year: 2015,
    category: { kind: 'arxiv', id: 'cs.LG', short: 'LG', name: 'Machine Learning' },
    organizations: ['University of Toronto', 'Université de Montréal'],
    hasCode: true,
    venue: 'International Conference on Machine Learning',
    keywords: ['attention', 'captions'],
    abstract:
      'Inspired by $\\alpha \\leq \\frac{1}{2}$ of recent work.\n\nA second paragraph: $$\\sum_i x_i$$',
    arxiv: '1502.03044',
    doi: '10.1000/xyz',
    url: 'https://example.org/paper',
    flags: [{ kind: 'category-doubtful', alternatives: ['cs.CV', 'math.CV'] }],
  }),
);

const bibtex = `% a comment
@string{icml = "ICML"}
@article{xu2015show,
  title = {Show, {Attend} and Tell},
  year = 2015, month = feb, booktitle = icml # " Proceedings",
}`;

const cited: readonly CitedPlace[] = [
  { place: 'paper.tex:12', before: 'As in \\cite{', citation: 'xu2015show', behind: '}, we look.' },
  { place: 'chapters/intro.md:3', before: 'See [@', citation: 'xu2015show', behind: '].' },
];

const related: readonly RelatedPaper[] = [
  {
    title: 'Attention Is All You Need with $d_k$',
    authors: 'Vaswani et al.',
    year: '2017',
    reason: 'Both have: attention, images',
  },
  { title: 'Neural Talk', authors: '', year: '', reason: 'Both have: captions' },
];

/** Messages that fill every part of the abstract page. */
export function fullPage(zoom = 100): readonly ToAbstractPage[] {
  const { id } = full;
  const runs = [
    { kind: 'text', text: 'Xu, K. (2015). ', style: plain },
    { kind: 'math', text: '$x^2$', style: plain },
    { kind: 'text', text: 'Show', style: { ...plain, italic: true, bold: true } },
    { kind: 'text', text: ' 5', style: { ...plain, script: 'raised', smallCaps: true, underline: true } },
  ] as const;
  return [
    {
      kind: 'preferences',
      zoom,
      style: 'apa',
      styles: [
        { id: 'apa', title: 'APA Style 7th edition' },
        { id: 'mla', title: 'Modern Language Association 9th edition' },
      ],
    },
    { kind: 'show', page: abstractPage(full) },
    { kind: 'bibtex', id, tokens: bibtexTokens(bibtex) },
    { kind: 'position', id, number: 3, count: 1234 },
    {
      kind: 'reference',
      id,
      blocks: [
        { kind: 'margin', runs: [{ kind: 'text', text: '1.', style: plain }] },
        { kind: 'beside', runs },
      ],
    },
    { kind: 'cited', id, places: cited, count: 201 },
    { kind: 'related', id, papers: related },
  ];
}

/** A paper of which nothing is known, and of which nothing was found. */
export function barePage(): readonly ToAbstractPage[] {
  const bare = holding(
    paper({ key: '', category: { kind: 'unknown', short: '' } }),
    source('Sample papers', 'sample'),
  );
  const { id } = bare;
  return [
    { kind: 'show', page: abstractPage(bare) },
    { kind: 'bibtex', id, tokens: [] },
    { kind: 'position', id, number: 0, count: 0 },
    { kind: 'noReference', id, reason: 'The style house.csl cannot be read. Choose another one.' },
    { kind: 'cited', id, places: [], count: 0 },
    { kind: 'related', id, papers: [] },
  ];
}

/** The same messages with `payload` in place of every text that is data, also where the reader would have changed it. */
export function withPayload<Message>(messages: readonly Message[], payload: string): readonly Message[] {
  const changed = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return name === 'kind' ? value : payload;
    if (Array.isArray(value)) {
      // A text that has mathematics in it comes as pieces.
      const isText = value.some((piece) => piece?.kind === 'math' && 'tex' in piece);
      const pieces = value.map((item) => changed(item, ''));
      return isText ? [...pieces, ...mathSegments(payload)] : pieces;
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changed(inner, key)]));
  };
  return messages.map((message) => changed(message, '') as Message);
}

/** Messages that fill every part of the timeline page. */
export function fullTimeline(): readonly ToTimelinePage[] {
  const names = ['Machine Learning', 'Computer Vision', 'Robotics', 'Books', 'Journal articles', 'Theses'];
  const categories = [...names, 'Other categories'].map((name, number) => ({
    name,
    count: 400 - 50 * number,
  }));
  const years = [1936, ...Array.from({ length: 30 }, (_, number) => 1996 + number)];
  const spans = years.map((from, year) => {
    const counts = categories.map((_, category) => ((year + 1) * (7 - category) * (from % 5)) % 23);
    const count = counts.reduce((sum, one) => sum + one, 0);
    return { from, to: from, count, counts, isBehindGap: year === 1 };
  });
  return [
    { kind: 'show', number: 1, timeline: { categories, spans, undated: 12, total: 1700 } },
    { kind: 'filtered', query: 'year:2021 cat:cs.LG', part: { span: 26, category: 0 } },
  ];
}

/** A library without papers. */
export function emptyTimeline(): readonly ToTimelinePage[] {
  return [
    { kind: 'show', number: 1, timeline: { categories: [], spans: [], undated: 0, total: 0 } },
    { kind: 'filtered', query: '' },
  ];
}

/** One category, few years. */
export function smallTimeline(): readonly ToTimelinePage[] {
  const spans = [3, 0, 1].map((count, year) => ({
    from: 1990 + 5 * year,
    to: 1994 + 5 * year,
    count,
    counts: [count],
    isBehindGap: false,
  }));
  return [
    {
      kind: 'show',
      number: 1,
      timeline: { categories: [{ name: 'Books', count: 4 }], spans, undated: 1, total: 5 },
    },
    { kind: 'filtered', query: 'cat:Books', part: { span: undefined, category: 0 } },
  ];
}
