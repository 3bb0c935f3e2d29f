import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { readListing } from '../../../src/core/read/listing/readListing';
import { distancesFrom } from '../../../src/core/search/editDistance';
import { search } from '../../../src/core/search/search';
import { indexOf, paper, papersFound, person } from '../../support/papers';

const { papers: samplePapers } = readListing(readFileSync('data/listing.txt', 'utf8'));
const sample = indexOf(samplePapers);

function found(query: string, index = sample, limit = 10): string[] {
  return papersFound(index, query, { limit }).map(({ key }) => key);
}

describe('searching', () => {
  const first: [string, string, string][] = [
    ['title words in any order', 'tell attend show', 'xu2015show'],
    ['beginnings of words', 'monoling corp transl', 'gulcehre2015using'],
    ['author and year', 'bahdanau 2016', 'bahdanau2016actor'],
    ['author and title word', 'levine perceptual', 'sermanet2016unsupervised'],
    ['a key', 'anil2023palm', 'anil2023palm'],
    ['the beginning of a key', 'xu2015', 'xu2015show'],
    ['a wrong letter in a key', 'bahdunau2016actor', 'bahdanau2016actor'],
    ['a swapped pair of letters', 'attned tell', 'xu2015show'],
    ['a wrong letter', 'thaano', 'team2016theano'],
    ['a missing letter in a long word', 'autonomos formalism', 'sharma2021autonomous'],
    ['capitals and accents', 'THÉANO', 'team2016theano'],
    ['punctuation for nothing', 'show, attend & tell:', 'xu2015show'],
    ['part of a hyphenated word', 'agnostic', 'finn2018probabilistic'],
    ['all but one of the words', 'theano compiler expressions mathematical', 'team2016theano'],
    ['an arXiv identifier', '1605.02688', 'team2016theano'],
  ];
  const withIds = indexOf(
    samplePapers.map((one) => (one.key === 'team2016theano' ? { ...one, arxiv: '1605.02688' } : one)),
  );
  for (const [name, query, expected] of first) {
    it(`finds by ${name}`, () => assert.equal(found(query, withIds)[0], expected));
  }

  it('finds nothing for what is not there', () => {
    assert.deepEqual(found('quasiperiodic zeolite'), []);
  });

  it('gives everything for no words, the newest first', () => {
    const { hits, total } = search(sample, ' ,', { limit: 3 });
    assert.equal(total, 26);
    assert.deepEqual(
      hits.map(({ row }) => sample.paperAt(row).year),
      [2025, 2024, 2024],
    );
  });

  it('says how many fit when it returns fewer', () => {
    const { hits, total } = search(sample, 'learning', { limit: 2 });
    assert.equal(hits.length, 2);
    assert.ok(total > 5);
  });

  it('puts a whole word before a longer one', () => {
    const index = indexOf([
      paper({ key: 'longer', title: 'Formalism' }),
      paper({ key: 'whole', title: 'Formal' }),
    ]);
    assert.deepEqual(found('formal', index), ['whole', 'longer']);
  });

  it('puts the words in their order before the same words elsewhere', () => {
    const index = indexOf([
      paper({ key: 'apart', title: 'Networks of people and neural tissue' }),
      paper({ key: 'together', title: 'On neural networks and people' }),
    ]);
    assert.equal(found('neural networks', index)[0], 'together');
  });

  it('puts the title before the venue', () => {
    const index = indexOf([
      paper({ key: 'venue', title: 'Something else', venue: 'Attention' }),
      paper({ key: 'title', title: 'Attention', venue: 'Something' }),
    ]);
    assert.deepEqual(found('attention', index), ['title', 'venue']);
  });

  it('puts favoured papers first among those that have all the words, not before them', () => {
    const index = indexOf([
      paper({ key: 'other', title: 'Deep learning' }),
      paper({ key: 'favoured', title: 'Deep learning for everyone' }),
      paper({ key: 'half', title: 'Learning' }),
    ]);
    const favour = (row: number): number => (row === 0 ? 0 : 1);
    const keys = papersFound(index, 'deep learning', { limit: 9, favour }).map(({ key }) => key);
    assert.deepEqual(keys, ['favoured', 'other']);
  });

  it('finds words named like properties', () => {
    const index = indexOf([paper({ key: 'p', title: '__proto__ constructor' })]);
    assert.deepEqual(found('constructor', index), ['p']);
    assert.deepEqual(found('tostring', index), []);
  });

  it('agrees with a look at every paper when whole words are asked for', () => {
    const words = ['quartz', 'violin', 'hammock', 'jigsaw', 'puffed'];
    const texts = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(
        fc.array(texts, { minLength: 1, maxLength: 30 }),
        fc.constantFrom(...words),
        (titles, word) => {
          const index = indexOf(titles.map((title, row) => paper({ key: `${row}`, title })));
          const expected = titles.filter((title) => title.split(' ').includes(word)).length;
          assert.equal(search(index, word, { limit: 100 }).total, expected);
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });

  it('takes an author for any part of the name', () => {
    const index = indexOf([paper({ key: 'p', authors: [person('Ludwig van Beethoven')] })]);
    for (const part of ['ludwig', 'van', 'beet']) assert.deepEqual(found(part, index), ['p']);
  });
});

describe('edit distance', () => {
  const cases: [string, string, number, number][] = [
    ['attend', 'attend', 2, 0],
    ['attend', 'attned', 2, 1],
    ['attend', 'attends', 2, 1],
    ['attend', 'atend', 2, 1],
    ['attend', 'ottent', 2, 2],
    ['attend', 'zebra', 2, 3],
    ['', 'ab', 2, 2],
    ['abcdef', 'a', 2, 3],
  ];
  for (const [one, other, limit, expected] of cases) {
    it(`is ${expected} from “${one}” to “${other}”`, () => {
      assert.equal(distancesFrom(one, limit, false)(other), expected);
      assert.equal(distancesFrom(other, limit, false)(one), expected);
    });
  }

  it('is that to the nearest beginning where the text may go on', () => {
    const errorsIn = distancesFrom('atend', 2, true);
    assert.deepEqual(['attendance', 'atten', 'a', 'atendance', 'zebra'].map(errorsIn), [1, 2, 3, 0, 3]);
  });
});
