import type { Random } from './random';
import type { WordDraw } from './sampleWords';

/** What abstracts have between their words, in the spelling of a paper's abstract: formulas, figures, asides. */
const asides = [
  '$O(n \\log n)$',
  '$\\epsilon$-optimal',
  '$k$',
  '$\\mathbb{R}^d$',
  '12.5%',
  '2.4x',
  '(e.g., ImageNet)',
  'Bayes\u2019',
  '\u2014',
  'R&D',
] as const;

/** With a capital at the beginning. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function sentenceOf(words: readonly string[], { below, chance, pick }: Random): string {
  const last = words.length - 1;
  const comma = chance(0.7) ? 3 + below(words.length) : last;
  const aside = chance(0.05) ? below(last) : -1;
  const written = words.map((word, at) => {
    const alone = at === comma && at < last ? `${word},` : word;
    return at === aside ? `${alone} ${pick(asides)}` : alone;
  });
  return `${capitalised(written.join(' '))}.`;
}

/** Sentences of about twenty words, `length` words in all, as abstracts have them. */
export function proseOf(draw: WordDraw, length: number, random: Random): string {
  const sentences: string[] = [];
  for (let left = length; left > 0;) {
    const words = draw(Math.min(left, 12 + random.below(16)));
    left -= words.length;
    sentences.push(sentenceOf(words, random));
  }
  return sentences.join(' ');
}
