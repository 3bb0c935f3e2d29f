import type { Vocabulary } from '../model/wordIndex';
import { bitsIn } from '../util/bits';
import { bisect } from './bisect';
import { distancesFrom } from './editDistance';
import { type WordRange, digitBits, lengthOf, lettersOf, sizeOf, wordAt, wordsFrom } from './vocabulary';

/** Neighbours in a vocabulary that a typed word may mean. */
export interface TermRun extends WordRange {
  /** 1 for words that begin as typed, less for a misspelling. */
  readonly likeness: number;
  /** Up to this length a word of the run is what was typed; a longer one only begins so. */
  readonly wholeLength: number;
}

/** How many misspellings are kept of a word, the nearest; the rest is noise. */
const MOST_MISSPELLINGS = 16;

/** Errors forgiven in a word: none in short ones, where every slip is another word. */
function forgiven(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

const plainTerms = new WeakMap<Vocabulary, Uint32Array>();

/** The terms without digits, in their order. Found when first asked for, at the cost of a look at each term. */
function termsWithoutDigits(vocabulary: Vocabulary): Uint32Array {
  const known = plainTerms.get(vocabulary);
  if (known !== undefined) return known;
  const found = new Uint32Array(sizeOf(vocabulary));
  let count = 0;
  for (const [term, letters] of vocabulary.letters.entries())
    if ((letters & digitBits) === 0) found[count++] = term;
  const plain = found.slice(0, count);
  plainTerms.set(vocabulary, plain);
  return plain;
}

/** The terms of a range that `typed` may misspell: keys and numbers, most of what there is, are no misspellings of words. */
function candidates(vocabulary: Vocabulary, { first, end }: WordRange, typed: string): Uint32Array {
  if ((lettersOf(typed) & digitBits) !== 0)
    return Uint32Array.from({ length: end - first }, (_, at) => first + at);
  const plain = termsWithoutDigits(vocabulary);
  return plain.subarray(bisect(plain, first), bisect(plain, end));
}

function misspellingsIn(vocabulary: Vocabulary, range: WordRange, typed: string): TermRun[] {
  const limit = forgiven(typed.length);
  const typedLetters = lettersOf(typed);
  const shortest = typed.length - limit;
  const longest = typed.length + limit;
  // The word may be unfinished, so a misspelt beginning of a longer word counts as well.
  const errorsIn = distancesFrom(typed, limit, true);
  const runs: TermRun[] = [];
  for (const term of candidates(vocabulary, range, typed)) {
    // Each error takes at most one letter of the word away, which rules out nearly all terms at the cost of an `and`.
    const letters = vocabulary.letters[term] ?? 0;
    if (bitsIn(typedLetters & ~letters) > limit) continue;
    const length = lengthOf(vocabulary, term);
    if (length < shortest || (length <= longest && bitsIn(letters & ~typedLetters) > limit)) continue;
    const errors = errorsIn(wordAt(vocabulary, term, longest));
    if (errors <= limit) {
      runs.push({ first: term, end: term + 1, likeness: 0.6 / (1 + errors), wholeLength: longest });
    }
  }
  return runs;
}

/**
 * The terms that `typed` misspells by one letter (two from eight letters on), nearest first: those with the same first
 * letter or, where there are none, any. Empty for words of less than four letters. Costs the words with that letter.
 */
export function misspellings(vocabulary: Vocabulary, typed: string): readonly TermRun[] {
  if (forgiven(typed.length) === 0) return [];
  const near = misspellingsIn(vocabulary, wordsFrom(vocabulary, typed.charAt(0)), typed);
  const all =
    near.length > 0 ? near : misspellingsIn(vocabulary, { first: 0, end: sizeOf(vocabulary) }, typed);
  return all.sort((one, other) => other.likeness - one.likeness).slice(0, MOST_MISSPELLINGS);
}

/** The terms that are `typed` or begin with it, as one run; none if there is no such term. Costs a bisection. */
export function beginnings(vocabulary: Vocabulary, typed: string): readonly TermRun[] {
  const { first, end } = wordsFrom(vocabulary, typed);
  return first === end ? [] : [{ first, end, likeness: 1, wholeLength: typed.length }];
}

/** How close a term of the run comes to the word as typed: 1 for the word itself, at least .5 for a longer one. */
export function closeness(vocabulary: Vocabulary, term: number, { likeness, wholeLength }: TermRun): number {
  const length = lengthOf(vocabulary, term);
  return length <= wholeLength ? likeness : likeness * (0.5 + (0.35 * wholeLength) / length);
}
