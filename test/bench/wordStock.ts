import type { Random } from './random';

/**
 * Words without end, the common ones first: those of real texts by how often they occur, then new ones made of the
 * beginnings and ends of the real ones, as terms, names and misprints keep coming in a growing library.
 */
export interface WordStock {
  /** The word of this rank, from 0 on. The same rank gives the same word in every run; some ranks share a word. */
  readonly word: (rank: number) => string;
}

/** The stock that grows from the words of `texts`. Not for fewer than a hundred different words. */
export function wordStock(texts: readonly string[], pattern: RegExp): WordStock {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of text.match(pattern) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const known = [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
  const long = known.filter((word) => word.length >= 6);
  const part = (number: number): string => long[number % long.length] ?? '';
  const composed = (rank: number): string => {
    // Multiplied by primes, so that neighbours in rank do not share their beginnings.
    const beginning = part(Math.imul(rank, 7919) >>> 1);
    const ending = part(Math.imul(rank, 104_729) >>> 3);
    return beginning.slice(0, 3 + (rank % 3)) + ending.slice(-(3 + (Math.floor(rank / 3) % 3)));
  };
  return { word: (rank) => known[rank] ?? composed(rank) };
}

/**
 * A rank by Zipf's law as Mandelbrot shifted it: each rank is drawn about in inverse proportion to itself, with the
 * first few levelled. `ranks` is how many words there are in all.
 */
export function zipfRank({ share }: Random, ranks: number): number {
  const shift = 4;
  return Math.min(ranks - 1, Math.floor(shift * ((ranks + shift) / shift) ** share() - shift));
}

/** How many different words a text of `length` words has: Heaps' law with the figures usual for English. */
export function vocabularySize(length: number): number {
  return Math.ceil(20 * length ** 0.58);
}
