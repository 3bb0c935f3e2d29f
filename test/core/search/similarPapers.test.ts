import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readListing } from '../../../src/core/read/listing/readListing';
import type { SearchIndex } from '../../../src/core/search/searchIndex';
import {
  type SimilarOptions,
  type SimilarPaper,
  similarPapers,
} from '../../../src/core/search/similarPapers';
import { atOnce } from '../../../src/core/util/steps';
import { indexOf, paper } from '../../support/papers';
import { twoSentences } from '../../support/sentences';

const { papers: samplePapers } = readListing(readFileSync('data/listing.txt', 'utf8'));
const sample = indexOf(samplePapers);

function similar(index: SearchIndex, text: string, options: SimilarOptions): SimilarPaper[] {
  return atOnce(similarPapers(index, text, options));
}

function keysLike(text: string, index: SearchIndex = sample, limit = 5): string[] {
  return similar(index, text, { limit }).map(({ row }) => index.paperAt(row).key);
}

describe('similar papers', () => {
  for (const { key, abstract } of samplePapers) {
    const query = twoSentences(abstract ?? '');
    if (query === undefined) continue;
    it(`finds ${key} first by two sentences of its abstract`, () => {
      assert.equal(keysLike(query)[0], key);
    });
  }

  it('says which words both have, those that say most first, as the text spells them', () => {
    const index = indexOf([
      paper({ key: 'a', title: 'Détection of GPUs', abstract: 'A rare kernel, and the usual method.' }),
      paper({ key: 'b', title: 'Other things', abstract: 'The usual method.' }),
      paper({ key: 'c', title: 'More things', abstract: 'The usual method.' }),
    ]);
    const [best] = similar(index, 'The usual method for a détection with a GPU.', { limit: 1 });
    assert.equal(best?.row, 0);
    assert.deepEqual(best.terms.slice(0, 2), ['détection', 'GPU']);
    assert.ok(!best.terms.includes('kernel'));
  });

  it('takes models for model, and the other way round', () => {
    const index = indexOf([
      paper({ key: 'one', title: 'A model', abstract: 'x' }),
      paper({ key: 'other', title: 'Sets', abstract: 'y' }),
    ]);
    assert.deepEqual(keysLike('models', index), ['one']);
    assert.deepEqual(keysLike('set', index), ['other']);
  });

  it('leaves out what it is told to, and gives no more than asked for', () => {
    const text = samplePapers.map(({ abstract }) => abstract ?? '').join(' ');
    assert.equal(similar(sample, text, { limit: 3 }).length, 3);
    const skipped = similar(sample, text, { limit: 30, skips: (row) => row < 20 });
    assert.ok(skipped.length > 0);
    assert.ok(skipped.every(({ row }) => row >= 20));
  });

  it('knows papers without an abstract by their titles and keywords', () => {
    const index = indexOf([
      paper({ key: 'none', title: '' }),
      paper({ key: 'title', title: 'Glaciers of Iceland' }),
      paper({ key: 'word', title: 'Untitled', keywords: ['glaciers'] }),
    ]);
    assert.deepEqual(keysLike('glaciers', index).toSorted(), ['title', 'word']);
  });

  it('has no answer where nothing is shared, and for texts without words', () => {
    assert.deepEqual(keysLike('zzyzx qwxyz'), []);
    assert.deepEqual(keysLike(''), []);
    assert.deepEqual(keysLike('2015 … \\cite{} {}[]'), []);
    assert.deepEqual(keysLike('anything', indexOf([])), []);
  });

  it('pauses on the way, and has the same answer whatever else is looked for meanwhile', () => {
    const text = samplePapers.map(({ abstract }) => abstract ?? '').join(' ');
    const steps = similarPapers(sample, text, { limit: 30 });
    let pauses = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) {
      pauses++;
      keysLike('image captions');
    }
    assert.ok(pauses > 10);
    assert.deepEqual(step.value, similar(sample, text, { limit: 30 }));
  });

  it('does not let a long abstract win for its length alone', () => {
    const filler = Array.from({ length: 400 }, (_, number) => `filler${number}`).join(' ');
    const index = indexOf([
      paper({ key: 'long', title: 'A', abstract: `entropy ${filler}` }),
      paper({ key: 'short', title: 'B', abstract: 'entropy of sources' }),
    ]);
    assert.deepEqual(keysLike('entropy', index), ['short', 'long']);
  });
});
