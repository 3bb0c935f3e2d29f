import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { array, assert as assertProperty, constantFrom, oneof, property, string } from 'fast-check';
import { fullName } from '../../../../src/core/model/author';
import type { Paper } from '../../../../src/core/model/paper';
import { type Place, placeAt } from '../../../../src/core/model/places';
import { isListing, readListing } from '../../../../src/core/read/listing/readListing';
import { sampleIdentifiers } from '../../../../src/core/read/listing/sampleIdentifiers';

const sample = readFileSync('data/listing.txt', 'utf8');
const golden = readFileSync('test/golden/listing.json', 'utf8');

const record = (
  headline: string,
  title = 'Deep learning of thingsKelvin Xu, Jimmy Ba',
  abstract = 'We learn.',
) => [headline, title, abstract].join('\n');
const titlesOf = (text: string) => readListing(text).papers.map((paper) => paper.title);

/** A paper as the golden file has it; the lines are counted in `text`. */
function asGolden(paper: Paper, { span }: Place, text: string) {
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const { key, title, authorsTruncated, date, year, organizations, hasCode, abstract, arxiv } = paper;
  const { kind: _, ...category } = paper.category;
  const authors = paper.authors.map(fullName);
  const lines = [lineAt(span.start), lineAt(span.end)];
  return {
    key,
    title,
    authors,
    authorsTruncated,
    date,
    year,
    category,
    organizations,
    hasCode,
    abstract,
    arxiv,
    lines,
  };
}

describe('readListing', () => {
  it('reads every field of the sample', () => {
    const { papers, places, problems } = readListing(sample, { identifiers: sampleIdentifiers() });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      papers.map((paper, row) => asGolden(paper, placeAt(places, row), sample)),
      JSON.parse(golden),
    );
    assert.ok(papers.every((paper) => paper.type === 'misc'));
    assert.ok(papers.every((paper) => paper.flags.every((flag) => flag.kind !== 'title-doubtful')));
  });

  it('reads CRLF, a byte order mark, blank lines and wrapped abstracts alike', () => {
    const plain = readListing(sample).papers;
    const wrapped = sample
      .split('\n')
      .map((line, at) => (at % 3 === 2 ? line.replace(/(.{60,79}) /g, '$1\n') : line))
      .join('\n');
    const forms = [
      `\ufeff${sample.replaceAll('\n', '\r\n')}\r\n`,
      `\n${sample.replaceAll('\n', '\n \t\n')}\n`,
      wrapped,
    ];
    for (const form of forms) {
      const { papers, problems } = readListing(form);
      assert.deepEqual(problems, []);
      assert.deepEqual(papers, plain);
    }
  });

  it('reads spaces or dots between the parts', () => {
    const dots = 'cs.CL · Nov 8, 2023 · Code\nDeep learning of things · Kelvin Xu, Jimmy Ba\nWe learn.';
    const spaces = 'cs.CL Nov 8, 2023 Code\nDeep learning of things Kelvin Xu, Jimmy Ba\nWe learn.';
    for (const text of [dots, spaces]) {
      const [paper] = readListing(text).papers;
      assert.equal(paper?.key, 'xu2023deep');
      assert.equal(paper?.date, '2023-11-08');
      assert.equal(paper?.hasCode, true);
      assert.deepEqual(paper?.authors.map(fullName), ['Kelvin Xu', 'Jimmy Ba']);
    }
  });

  it('spans a record from its headline to the end of its last line', () => {
    const text = `\ufeff${record('LGSep 25, 2023')}\r\n\r\n${record('CLSep 26, 2023')}\r\n`;
    const { places } = readListing(text);
    const records = [0, 1]
      .map((row) => placeAt(places, row).span)
      .map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(records, [record('LGSep 25, 2023'), record('CLSep 26, 2023')]);
  });

  it('reads a record without an abstract', () => {
    const { papers, problems } = readListing(
      'LGSep 25, 2023\nDeep learningKelvin Xu, Jimmy Ba\nCLSep 26, 2023\nBERTKelvin Xu',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      papers.map((paper) => paper.abstract),
      [undefined, undefined],
    );
  });

  it('reports what is no record and reads the rest', () => {
    const finished = `${'We learn things from other things and more. '.repeat(5)}Done.`;
    const text = [
      'My papers',
      record('LGSep 25, 2023', undefined, finished),
      'Load more',
      record('LGSpt 25, 2023'),
      record('CLSep 26, 2023', 'Second onesKelvin Xu, Jimmy Ba'),
    ].join('\n');
    const { papers, problems } = readListing(text);
    assert.deepEqual(
      papers.map((paper) => [paper.title, paper.abstract]),
      [
        ['Deep learning of things', finished],
        ['Second ones', 'We learn.'],
      ],
    );
    assert.deepEqual(
      problems.map(({ code, span }) => [code, text.slice(span.start, span.end)]),
      [
        ['not-a-record', 'My papers'],
        ['not-a-record', `Load more\n${record('LGSpt 25, 2023')}`],
      ],
    );
  });

  it('never takes a broken headline for more of an abstract', () => {
    const text = `${record('LGSep 25, 2023')}\n${record('CLSpt 26, 2023')}`;
    const { papers, problems } = readListing(text);
    assert.deepEqual(
      papers.map((paper) => paper.abstract),
      ['We learn.'],
    );
    assert.deepEqual(
      problems.map(({ span }) => text.slice(span.start, span.end)),
      [record('CLSpt 26, 2023')],
    );
  });

  it('divides a doubtful title as most titles of the listing are joined', () => {
    const doubtful = record('LGSep 25, 2023', 'Notes on OpenAI Gym Greg Brockman, Vicki Cheung', '');
    const spaced = [1, 2, 3].map((day) =>
      record(`LGSep ${day}, 2023`, 'Deep learning of things Kelvin Xu, Jimmy Ba'),
    );
    assert.deepEqual(titlesOf(doubtful), ['Notes on Open']);
    assert.equal(titlesOf([doubtful, ...spaced].join('\n'))[0], 'Notes on OpenAI Gym');
  });

  it('reports a date that no calendar has and keeps the month', () => {
    const { papers, problems } = readListing(record('LGFeb 30, 2023'));
    assert.equal(papers[0]?.date, '2023-02');
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['impossible-date'],
    );
  });

  it('reports a record without a title and one without authors', () => {
    const { papers, problems } = readListing('LGSep 25, 2023\n\nCLSep 26, 2023\na title by nobody');
    assert.deepEqual(
      papers.map((paper) => paper.title),
      ['a title by nobody'],
    );
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['missing-title', 'missing-authors'],
    );
  });

  it('flags a title it is unsure of with the runner-up', () => {
    const [paper] = readListing(record('LGSep 25, 2023', 'LEARNING TO PLAYKELVIN XU, JIMMY BA')).papers;
    const [flag] = paper?.flags ?? [];
    assert.equal(flag?.kind, 'title-doubtful');
    assert.ok(flag?.kind === 'title-doubtful' && flag.alternative.title !== paper?.title);
  });

  it('settles a doubtful title by names of the library', () => {
    const doubtful = record('LGSep 25, 2023', 'LEARNING TO PLAYKELVIN XU, JIMMY BA');
    assert.equal(readListing(doubtful).papers[0]?.flags.length, 1);
    assert.equal(readListing(doubtful, { knownNames: ['Kelvin Xu'] }).papers[0]?.flags.length, 0);
  });

  describe('categories', () => {
    const categoryOf = (
      code: string,
      others: readonly string[] = [],
      preferredCategories: readonly string[] = [],
    ) => {
      const text = [code, ...others].map((each) => record(`${each} Sep 25, 2023`)).join('\n');
      const [paper] = readListing(text, { preferredCategories }).papers;
      const doubts = paper?.flags.flatMap((flag) =>
        flag.kind === 'category-doubtful' ? flag.alternatives : [],
      );
      const { category } = paper ?? {};
      return [category?.kind === 'arxiv' ? category.id : category?.kind, doubts?.join(' ')];
    };

    it('take the only class of a code', () => assert.deepEqual(categoryOf('LG'), ['cs.LG', '']));
    it('take a full identifier as it is', () => assert.deepEqual(categoryOf('math.CV'), ['math.CV', '']));
    it('take the likeliest archive, in doubt', () =>
      assert.deepEqual(categoryOf('CV'), ['cs.CV', 'cs.CV math.CV']));
    it('take the archive of most records, in doubt', () => {
      assert.deepEqual(categoryOf('CV', ['AG', 'math.NT', 'LG']), ['math.CV', 'cs.CV math.CV']);
    });
    it('take the archive or class of the setting, without doubt', () => {
      assert.deepEqual(categoryOf('CV', ['LG'], ['hep-th', 'math']), ['math.CV', '']);
      assert.deepEqual(categoryOf('SC', ['LG'], ['math.CV', 'q-bio.SC']), ['q-bio.SC', '']);
    });
    it('show an unknown code as it is', () => {
      const [paper] = readListing(record('XYSep 25, 2023')).papers;
      assert.deepEqual(paper?.category, { kind: 'unknown', short: 'XY' });
    });
    it('have a group for records without a code', () => {
      assert.deepEqual(readListing(record('Sep 25, 2023')).papers[0]?.category, {
        kind: 'entryType',
        name: 'Uncategorized',
      });
    });
  });

  it('takes an identifier only with the year and month of the record', () => {
    const arxivOf = (headline: string, identifier: string) =>
      readListing(record(headline), { identifiers: new Map([['deep learning of things', identifier]]) })
        .papers[0]?.arxiv;
    assert.equal(arxivOf('LGSep 25, 2023', '2309.14322'), '2309.14322');
    assert.equal(arxivOf('LGOct 25, 2023', '2309.14322'), undefined);
    assert.equal(arxivOf('hep-thJan 2, 1999', 'hep-th/9901001'), 'hep-th/9901001');
    assert.equal(arxivOf('AGJan 2, 1999', 'math.AG/9902001'), undefined);
  });

  it('gives papers of one stem different keys', () => {
    const { papers } = readListing([1, 2, 3].map((day) => record(`LGSep ${day}, 2023`)).join('\n'));
    assert.deepEqual(
      papers.map((paper) => paper.key),
      ['xu2023deep', 'xu2023deepa', 'xu2023deepb'],
    );
  });

  it('finds nothing where there is nothing', () => {
    for (const text of ['', '\ufeff \r\n\t']) {
      const { papers, problems } = readListing(text);
      assert.deepEqual([papers, problems], [[], []]);
    }
  });

  it('takes about twice the time for twice of anything hostile', () => {
    const shapes: readonly ((size: number) => string)[] = [
      (size) => 'a'.repeat(size),
      (size) => '\0'.repeat(size),
      (size) => `LGSep 25, 2023\n${'A'.repeat(size)}`,
      (size) => `LGSep 25, 2023\n${','.repeat(size)}`,
      (size) => `LGSep 25, 2023\n${'Ab Cd, '.repeat(size / 7)}`,
      (size) => `LGSep 25, 2023\n${'aB'.repeat(size / 2)} · ${' ·'.repeat(size / 2)}`,
      (size) => `LGSep 25, 2023\n${' '.repeat(size)}x${' '.repeat(size)}`,
      (size) => 'LGSep 25, 2023\n'.repeat(size / 15),
      (size) => `${record('LGSep 25, 2023')}\n`.repeat(size / 70),
      (size) => `${'x'.repeat(30)}\n`.repeat(size / 31),
    ];
    const time = (text: string) => {
      const start = performance.now();
      readListing(text);
      return performance.now() - start;
    };
    for (const shape of shapes) {
      const [small, large] = [10_000, 80_000].map((size) => {
        const text = shape(size);
        return Math.min(time(text), time(text));
      });
      // Eight times the text; a quadratic reader would need 64 times the time.
      assert.ok(
        (large ?? 0) < 25 * (small ?? 0) + 30,
        `${shape(70).slice(0, 30)}: ${small} then ${large} ms`,
      );
    }
  });

  it('throws at nothing and keeps every span inside the text', () => {
    const piece = oneof(
      constantFrom(
        'LGSep 25, 2023',
        '\n',
        '\r\n',
        ' · ',
        ', ',
        'Kelvin Xu',
        'Deep learning',
        ' et al.',
        'Jr.',
        'Code',
      ),
      constantFrom('\ufeff', '\0', '?', 'CV · Feb 31, 2020', 'van der ', '王', '\ud83d', 'XYZ', '2020'),
      string({ unit: 'binary-ascii', maxLength: 6 }),
      constantFrom('é', 'ß', '文', '\u0301', '\u2028', '\ud83d\ude00', '𝒜', 'Ǆ'),
    );
    assertProperty(
      property(array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { papers, places, problems } = readListing(text);
        const located = papers.map((_, row) => placeAt(places, row));
        for (const { span } of [...located, ...problems]) {
          assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
        }
        assert.equal(new Set(papers.map((paper) => paper.key)).size, papers.length);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('isListing', () => {
  it('knows a listing by its first lines', () => {
    assert.ok(isListing(sample));
    assert.ok(isListing('\ufeffMy papers\r\n\r\ncs.CL · Nov 8, 2023\r\nTitle'));
  });

  it('refuses other formats', () => {
    for (const text of [
      '',
      '@article{a, year = 2020}',
      'TY  - JOUR\nPY  - 2020',
      '[{"id": 1}]',
      'LGSep 25, 2023',
    ]) {
      assert.ok(!isListing(text), text);
    }
  });

  it('is not a listing when titles are all there is', () => {
    assert.deepEqual(titlesOf('Only a title'), []);
  });
});
