import { readFileSync } from 'node:fs';
import type { Paper } from '../../src/core/model/paper';
import { readListing } from '../../src/core/read/listing/readListing';
import type { Random } from './random';
import { vocabularySize, wordStock, zipfRank } from './wordStock';

/** Draws so many words, no two neighbours alike. */
export type WordDraw = (length: number) => readonly string[];

/** The papers of the sample that comes with the extension, from whose words others are made. */
export function samplePapers(): readonly Paper[] {
  return readListing(readFileSync('data/listing.txt', 'utf8')).papers;
}

/** Draws the words of `sample`, and such as are made of them, as often as they occur in texts of `length` words. */
export function wordsDrawn(sample: readonly Paper[], length: number, random: Random): WordDraw {
  const abstracts = sample.map(({ abstract = '' }) => abstract);
  // Words of titles weigh more than those of abstracts, which are many.
  const titles = sample.flatMap(({ title }) => Array.from({ length: 8 }, () => title));
  const words = wordStock(
    [...titles, ...abstracts].map((text) => text.toLowerCase()),
    /\p{L}[\p{L}-]+/gu,
  );
  const ranks = vocabularySize(length);
  return (count) => {
    const chosen: string[] = [];
    while (chosen.length < count) {
      const word = words.word(zipfRank(random, ranks));
      if (word !== chosen.at(-1)) chosen.push(word);
    }
    return chosen;
  };
}
