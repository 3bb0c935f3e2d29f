import { editDistance } from './editDistance';
import { type SearchIndex, lettersOf } from './searchIndex';

/** A term of the index that a typed word may mean. */
export interface TermMatch {
  readonly term: number;
  /** 1 for the word itself, less for a longer word that begins so, least for a misspelling. */
  readonly closeness: number;
}

/** How many words are tried for a prefix or a misspelling; the rest of a long list is as good as noise. */
const MOST_PREFIXES = 5000;
const MOST_MISSPELLINGS = 60;

/** The first term that is not before `word`. */
function lowerBound(terms: readonly string[], word: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bitsIn(set: number): number {
  let rest = set;
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Errors forgiven in a word: none in short ones, where every slip is another word. */
function forgiven(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

function misspellings({ terms, letters }: SearchIndex, word: string): TermMatch[] {
  const limit = forgiven(word.length);
  if (limit === 0) return [];
  const wordLetters = lettersOf(word);
  const matches: TermMatch[] = [];
  for (let term = 0; term < terms.length && matches.length < MOST_MISSPELLINGS; term++) {
    // Each error takes at most one letter of the word away, which rules out nearly all terms at the cost of an `and`.
    if (bitsIn(wordLetters & ~(letters[term] ?? 0)) > limit) continue;
    const candidate = terms[term] ?? '';
    if (candidate.length < word.length - limit) continue;
    // The last word may be unfinished, so a misspelt beginning of a longer word counts as well.
    const compared = candidate.slice(0, word.length + limit);
    let distance = editDistance(word, compared, limit);
    if (distance > limit && candidate.length > word.length) {
      distance = editDistance(word, candidate.slice(0, word.length), limit);
    }
    if (distance <= limit) {
      const missing = Math.max(0, candidate.length - word.length - limit);
      matches.push({ term, closeness: 0.6 / (1 + distance) / (1 + missing / 8) });
    }
  }
  return matches;
}

/**
 * The terms that a folded word may mean: itself, those it begins, and, where there are none of these, those it
 * misspells by one letter (two from eight letters on). Empty if nothing is near. Prefixes cost their number, misspellings
 * the size of the vocabulary.
 */
export function matchTerms(index: SearchIndex, word: string): TermMatch[] {
  const matches: TermMatch[] = [];
  const first = lowerBound(index.terms, word);
  for (let term = first; term < index.terms.length && matches.length < MOST_PREFIXES; term++) {
    const candidate = index.terms[term] ?? '';
    if (!candidate.startsWith(word)) break;
    const isWhole = candidate.length === word.length;
    matches.push({ term, closeness: isWhole ? 1 : 0.5 + (0.35 * word.length) / candidate.length });
  }
  return matches.length > 0 ? matches : misspellings(index, word);
}
