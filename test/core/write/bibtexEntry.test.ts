import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readBibtex } from '../../../src/core/read/bibtex/readBibtex';
import { readListing } from '../../../src/core/read/listing/readListing';
import { sampleIdentifiers } from '../../../src/core/read/listing/sampleIdentifiers';
import { bibtexEntry } from '../../../src/core/write/bibtexEntry';
import { hasBalancedBraces } from '../../../src/core/write/entryText';
import { referenceLine } from '../../../src/core/write/referenceLine';
import { paper, person } from '../../support/papers';

describe('a BibTeX entry', () => {
  it('is written with every field that is known', () => {
    const entry = bibtexEntry(
      paper({
        key: 'xu2015show',
        type: 'misc',
        title: 'PaLM & a 50% {brace}: 2_3 for $x_1$',
        authors: [
          person('Kelvin Xu'),
          { kind: 'literal', literal: 'Gemini Team' },
          { kind: 'person', prefix: 'van den', family: 'Oord', given: 'Aaron', suffix: 'Jr' },
        ],
        authorsTruncated: true,
        year: 2015,
        date: '2015-02-10',
        arxiv: '1502.03044',
        category: { kind: 'arxiv', id: 'cs.LG', short: 'LG', name: 'Machine Learning' },
      }),
    );
    assert.equal(
      entry,
      String.raw`@misc{xu2015show,
  title = {{PaLM} \& a 50\% \{brace\}: 2\_3 for $x_1$},
  author = {Xu, Kelvin and {Gemini Team} and van den Oord, Jr, Aaron and others},
  year = {2015},
  date = {2015-02-10},
  eprint = {1502.03044},
  archiveprefix = {arXiv},
  primaryclass = {cs.LG}
}
`,
    );
  });

  it('has balanced braces where the title has not', () => {
    for (const title of ['a { b', 'a } b', '} a {', '{a}']) {
      const entry = bibtexEntry(paper({ key: 'k', title }));
      assert.ok(hasBalancedBraces(entry), entry);
      assert.equal(readBibtex(`${entry}@book{b}`).papers[0]?.title, title);
    }
  });

  it('gives the same paper when it is read again, for each paper of the sample', () => {
    const { papers } = readListing(readFileSync('data/listing.txt', 'utf8'), {
      identifiers: sampleIdentifiers(),
    });
    for (const original of papers) {
      const [again] = readBibtex(bibtexEntry(original)).papers;
      assert.ok(again);
      for (const field of [
        'key',
        'title',
        'authors',
        'authorsTruncated',
        'date',
        'year',
        'arxiv',
        'category',
      ] as const) {
        assert.deepEqual(again[field], original[field], `${original.key}: ${field}`);
      }
    }
  });
});

describe('a reference line', () => {
  const cases: [string, Parameters<typeof paper>[0], string][] = [
    [
      'names authors, year, title and place',
      { key: 'k', title: 'Title', authors: [person('Kelvin Xu')], year: 2015, venue: 'ICML' },
      'Xu, K. (2015). Title. ICML.',
    ],
    [
      'joins the last author',
      { key: 'k', title: 'Why?', authors: [person('John D. Co-Reyes'), person('Jean-Luc Ba')], year: 2015 },
      'Co-Reyes, J. D. & Ba, J.-L. (2015). Why?',
    ],
    [
      'says that authors go on',
      { key: 'k', title: 'T', authors: [person('Kelvin Xu')], authorsTruncated: true, arxiv: '1502.03044' },
      'Xu, K., et al. (n.d.). T. arXiv:1502.03044.',
    ],
    [
      'keeps teams whole',
      { key: 'k', title: 'T', authors: [{ kind: 'literal', literal: 'Gemini Team' }], year: 2024 },
      'Gemini Team (2024). T.',
    ],
    ['falls back on the key', { key: 'k' }, '(n.d.). k.'],
  ];
  for (const [name, known, expected] of cases) {
    it(name, () => assert.equal(referenceLine(paper(known)), expected));
  }
});
