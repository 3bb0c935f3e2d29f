import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/model/paper';
import { emptyLibrary } from '../../../src/core/model/library';
import { type RowMarks, rowBits } from '../../../src/core/reading/rowMarks';
import { meaninglessPart, parseQuery, titleWords } from '../../../src/core/search/query';
import { search } from '../../../src/core/search/search';
import { indexOf, paper, papersFound, person } from '../../support/papers';

const learning = { kind: 'arxiv', id: 'cs.LG', short: 'LG', name: 'Machine Learning' } as const;
const physics = { kind: 'arxiv', id: 'hep-th', short: 'hep-th', name: 'High Energy Physics' } as const;

const papers: readonly Paper[] = [
  paper({
    key: 'xu2015show',
    title: 'Show, Attend and Tell: Neural Image Captions',
    authors: [person('Kelvin Xu'), person('Jimmy Ba')],
    year: 2015,
    venue: 'ICML',
    category: learning,
    abstract: 'We learn to describe images with visual attention.',
    hasCode: true,
  }),
  paper({
    key: 'vaswani2017',
    title: 'Attention Is All You Need',
    authors: [person('Ashish Vaswani')],
    year: 2017,
    venue: 'NeurIPS',
    category: learning,
    doi: '10.1000/attention',
  }),
  paper({
    key: 'ba2020neural',
    title: 'Image Attention for Neural Machines',
    authors: [person('Jimmy Ba')],
    year: 2020,
    venue: 'Nature',
    hasCode: true,
  }),
  paper({
    key: 'witten1995',
    title: 'Strings and Xu',
    authors: [person('Edward Witten')],
    year: 1995,
    category: physics,
  }),
  paper({ key: 'undated', title: 'Notes on Attention' }),
];
const marks: RowMarks = {
  library: emptyLibrary,
  noted: new Map([
    [0, { progress: 'read', isStarred: true, tags: ['to-cite'] }],
    [2, { progress: 'reading', isStarred: false, tags: [] }],
  ]),
  bits: Uint8Array.of(0, rowBits.note | rowBits.new, 0, rowBits.problem, 0),
  hasNew: true,
  isUsed: true,
};
const index = { ...indexOf(papers, 'refs.bib'), marks: () => marks };
const isCited = (row: number): boolean => row === 1;

/** The keys that a query finds, in the order of the alphabet. */
function found(query: string): string {
  const options = { limit: 10, isCited };
  const papersOfQuery = papersFound(index, query, options);
  assert.equal(papersOfQuery.length, search(index, query, options).total);
  return papersOfQuery
    .map(({ key }) => key.replace(/\d.*/u, ''))
    .sort()
    .join(' ');
}

const everyKey = 'ba undated vaswani witten xu';

describe('the query language', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['xu', 'witten xu'],
    ['author:xu', 'xu'],
    ['AUTHOR:Xu', 'xu'],
    ['title:xu', 'witten'],
    ['author:"jimmy ba"', 'ba xu'],
    ['author:"ba jimmy"', ''],
    ['author:ba 2020', 'ba'],
    ['author:ba image', 'ba xu'],
    ['"image attention"', 'ba'],
    ['"attention image"', ''],
    ['“image attention”', 'ba'],
    ['"neural mach', 'ba'],
    ['"neural mach"', ''],
    ['title:"all you need"', 'vaswani'],
    ['year:2015', 'xu'],
    ['year:201', 'vaswani xu'],
    ['year:2015..2017', 'vaswani xu'],
    ['year:2017..2015', 'vaswani xu'],
    ['year:2017..', 'ba vaswani'],
    ['year:..2015', 'witten xu'],
    ['year:2017..20', 'ba vaswani'],
    ['year:>=2017', 'ba vaswani'],
    ['year:>2017', 'ba'],
    ['year:<2015', 'witten'],
    ['year:<=2015', 'witten xu'],
    ['-year:<=2015', 'ba undated vaswani'],
    ['cat:cs.LG', 'vaswani xu'],
    ['cat:cs', 'vaswani xu'],
    ['cat:lg', 'vaswani xu'],
    ['cat:hep', 'witten'],
    ['venue:nature', 'ba'],
    ['venue:ic', 'xu'],
    ['key:xu2015', 'xu'],
    ['file:refs', everyKey],
    ['file:other', ''],
    ['has:code', 'ba xu'],
    ['has:co', 'ba xu'],
    ['has:abstract', 'xu'],
    ['has:doi', 'vaswani'],
    ['has:pdf', ''],
    ['-has:code attention', 'undated vaswani'],
    ['is:read', 'xu'],
    ['is:reading', 'ba'],
    ['is:unread attention', 'undated vaswani'],
    ['-is:u', 'ba xu'],
    ['is:starred', 'xu'],
    ['is:new', 'vaswani'],
    ['has:note', 'vaswani'],
    ['has:problem', 'witten'],
    ['tag:to', 'xu'],
    ['tag:#TO-CITE', 'xu'],
    ['-tag:to-cite author:ba', 'ba'],
    ['cited:yes', 'vaswani'],
    ['cited:no attention', 'ba undated'],
    ['attention -image', 'undated vaswani'],
    ['attention -im', 'ba undated vaswani'],
    ['attention -"image attention"', 'undated vaswani'],
    ['attention -author:ba', 'undated vaswani'],
    ['-attention', 'witten xu'],
    ['abstract:visual', 'xu'],
    ['abstract:"visual attention"', 'xu'],
    ['abstract:"attention visual"', ''],
    ['strings or captions', 'witten xu'],
    ['author:witten OR year:2020', 'ba witten'],
    ['author:ba -year:2015 or has:doi', 'ba vaswani'],
    ['strings or', 'witten'],
    ['or strings', 'witten'],
    // Unfinished or wrong: the best reading of it.
    ['', everyKey],
    ['author:', everyKey],
    ['year:', everyKey],
    ['year:>', everyKey],
    ['has:', everyKey],
    ['-', everyKey],
    ['"', everyKey],
    ['author:" witten', 'witten'],
    ['year:strings', 'witten'],
    ['nofield:strings', 'witten'],
    ['strings: and xu', 'witten'],
    ['cited:maybe strings', 'witten'],
    ['has:strings', 'witten'],
  ];
  for (const [query, expected] of cases) {
    it(`reads ${query === '' ? 'nothing' : query}`, () => assert.equal(found(query), expected));
  }

  it('says what of a query means nothing', () => {
    const queries = [
      'attention',
      'author:xu year:2015',
      'xu is:banana',
      'nofield:x',
      'author:',
      '-has:code "a: b"',
    ];
    assert.deepEqual(queries.map(meaninglessPart), [
      undefined,
      undefined,
      'is:banana',
      'nofield:x',
      'author:',
      undefined,
    ]);
  });

  it('tells by which words a title is found', () => {
    assert.deepEqual(titleWords('Deep -net author:xu title:"All you" or year:2015 deep'), [
      'deep',
      'all',
      'you',
    ]);
  });

  it('reads plain words as they always were', () => {
    assert.deepEqual(parseQuery('Show, attend & tell: don’t-stop'), [
      { words: ['show', 'attend', 'tell', 'dont', 'stop'], clauses: [] },
    ]);
  });

  it('puts a paper that several alternatives find first', () => {
    assert.equal(papersFound(index, 'attention or "image attention"')[0]?.key, 'ba2020neural');
  });

  it('never fails, whatever is typed', () => {
    const pieces = [
      'author:',
      'year:',
      '>=',
      '20',
      '..',
      '"',
      '-',
      ' ',
      'or',
      ':',
      'has:',
      'cited:',
      'file:',
      'é',
      '\u{1F600}',
      'ba',
    ];
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (query) => {
        const { hits, total } = search(index, query, { limit: 3, isCited });
        assert.ok(hits.length <= Math.min(3, total));
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  it('agrees with a look at every paper', () => {
    const words = ['quartz', 'violin', 'hammock', 'jigsaw'];
    const someWords = fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((parts) => parts.join(' '));
    const library = fc.array(
      fc.record({
        title: someWords,
        venue: someWords,
        year: fc.integer({ min: 1998, max: 2003 }),
        hasCode: fc.boolean(),
      }),
      { minLength: 1, maxLength: 25 },
    );
    const has = (text: string | undefined, word: string): boolean => (text ?? '').split(' ').includes(word);
    type Rule = readonly [string, (paper: Paper) => boolean];
    const rule: fc.Arbitrary<Rule> = fc.oneof(
      fc.constantFrom(...words).map((word): Rule => [`title:${word}`, ({ title }) => has(title, word)]),
      fc.constantFrom(...words).map((word): Rule => [`venue:${word}`, ({ venue }) => has(venue, word)]),
      fc
        .constantFrom(...words)
        .map((word): Rule => [`"${word}"`, (one) => has(one.title, word) || has(one.venue, word)]),
      fc
        .tuple(fc.constantFrom(...words), fc.constantFrom(...words))
        .map(([one, other]): Rule => [
          `title:"${one} ${other}"`,
          ({ title }) => ` ${title} `.includes(` ${one} ${other} `),
        ]),
      fc
        .integer({ min: 1998, max: 2003 })
        .map((from): Rule => [`year:>=${from}`, ({ year = 0 }) => year >= from]),
      fc.constant<Rule>(['has:code', ({ hasCode }) => hasCode]),
    );
    const clause = fc
      .tuple(rule, fc.boolean())
      .map(([[text, holds], isNegated]): Rule =>
        isNegated ? [`-${text}`, (one) => !holds(one)] : [text, holds],
      );
    const alternatives = fc.array(fc.array(clause, { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 2,
    });
    fc.assert(
      fc.property(library, alternatives, (fields, choices) => {
        // Every word is in the vocabulary, or it would be taken for a misspelling of one that is.
        const all = [
          { title: words.join(' x '), venue: words.join(' x '), year: 1990, hasCode: false },
          ...fields,
        ];
        const made = all.map((known, row) => paper({ key: `k${row}`, ...known }));
        const query = choices.map((rules) => rules.map(([text]) => text).join(' ')).join(' or ');
        const expected = made.flatMap((one, row) =>
          choices.some((rules) => rules.every(([, holds]) => holds(one))) ? [row] : [],
        );
        const { hits } = search(indexOf(made), query, { limit: 100 });
        assert.deepEqual(
          hits.map(({ row }) => row).sort((one, other) => one - other),
          expected,
          query,
        );
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
