import { shortName } from '../../src/core/model/author';
import type { Paper } from '../../src/core/model/paper';
import { termsOf } from '../../src/core/search/terms';
import { type Random, seededRandom } from './random';

/** What someone types who looks for one paper and knows which. */
export interface KnownItem {
  readonly query: string;
  /** The place of the paper in its library. */
  readonly row: number;
}

/** `count` of `words`, in their order. */
function someOf(words: readonly string[], count: number, { below }: Random): string[] {
  const left = [...words];
  while (left.length > count) left.splice(below(left.length), 1);
  return left;
}

/** Two or three words, as people type before they look at what there is. */
function few(words: readonly string[], random: Random): string[] {
  return someOf(words, 2 + random.below(2), random);
}

/** The words of the title that someone remembers: not its small words. */
function tellingWords({ title }: Paper): string[] {
  return [...new Set(termsOf(title))].filter((word) => word.length > 3);
}

function firstAuthor({ authors: [first] }: Paper): string {
  return first === undefined ? '' : shortName(first);
}

/** The word with one letter left out, doubled, wrong, or in the place of its neighbour; never the first letter. */
function mistyped(word: string, { below, pick }: Random): string {
  const at = 1 + below(word.length - 2);
  const before = word.slice(0, at);
  const letter = word.charAt(at);
  return pick([
    before + word.slice(at + 1),
    before + letter + word.slice(at),
    `${before}${String.fromCodePoint(97 + below(26))}${word.slice(at + 1)}`,
    before + word.charAt(at + 1) + letter + word.slice(at + 2),
  ]);
}

type Maker = (paper: Paper, random: Random) => string;

/** The ways to look for a paper, each taken as often as the others. */
const makers: readonly [Maker, ...Maker[]] = [
  // Words of the title.
  (paper, random) => few(tellingWords(paper), random).join(' '),
  // An author and one or two words.
  (paper, random) => [firstAuthor(paper), ...few(tellingWords(paper), random).slice(1)].join(' '),
  // An author, a year and a word.
  (paper, random) => [firstAuthor(paper), paper.year, ...someOf(tellingWords(paper), 1, random)].join(' '),
  // The beginnings of words.
  (paper, random) =>
    someOf(tellingWords(paper), 3, random)
      .map((word) => word.slice(0, 4 + random.below(3)))
      .join(' '),
  // One typing error.
  (paper, random) => {
    const words = few(tellingWords(paper), random);
    const longest = words.reduce((one, other) => (other.length > one.length ? other : one), '');
    return words.map((word) => (word === longest ? mistyped(word, random) : word)).join(' ');
  },
  // The beginning of the title without one of its words.
  (paper, random) => {
    const words = termsOf(paper.title).slice(0, 7);
    words.splice(random.below(words.length), 1);
    return words.join(' ');
  },
];

/**
 * `count` queries for papers of the library, the kinds in turn, the same in every run. Papers of whose titles too
 * little could be remembered are passed over; empty if there are no others.
 */
export function knownItems(papers: readonly Paper[], count: number, seed = 7): KnownItem[] {
  const random = seededRandom(seed);
  const isMemorable = (paper: Paper): boolean =>
    tellingWords(paper).length >= 3 && paper.year !== undefined && firstAuthor(paper) !== '';
  const memorable = papers.flatMap((paper, row) => (isMemorable(paper) ? [row] : []));
  if (memorable.length === 0) return [];
  return Array.from({ length: count }, (_, number): KnownItem => {
    const row = memorable[random.below(memorable.length)] ?? 0;
    const paper = papers[row];
    const make = makers[number % makers.length] ?? makers[0];
    return { row, query: paper === undefined ? '' : make(paper, random) };
  });
}
