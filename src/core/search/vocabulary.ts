import type { Vocabulary } from '../model/wordIndex';

/** Words from `first` up to but not including `end`; empty if they are equal. */
export interface WordRange {
  readonly first: number;
  readonly end: number;
}

/** The bits of `lettersOf` that stand for digits and for nothing else. */
export const digitBits = 0xf800_0000;

function bitOf(code: number): number {
  return code < 0x3a ? 27 + (code % 5) : code % 27;
}

/** One bit of 32 for each character, shared by some. */
export function lettersOf(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) set |= 1 << bitOf(word.charCodeAt(at));
  return set >>> 0;
}

/** The vocabulary of `words`, which are each there once and sorted by code units. */
export function vocabularyOf(words: readonly string[]): Vocabulary {
  const starts = new Uint32Array(words.length + 1);
  let end = 0;
  for (const [number, word] of words.entries()) starts[number + 1] = end += word.length;
  return { text: words.join(''), starts, letters: Uint32Array.from(words, lettersOf) };
}

/** How many words there are. */
export function sizeOf({ letters }: Vocabulary): number {
  return letters.length;
}

/** The length of word `number` in code units, 0 if there is none. */
export function lengthOf({ starts }: Vocabulary, number: number): number {
  return (starts[number + 1] ?? 0) - (starts[number] ?? 0);
}

/** Word `number`, or its beginning of at most `most` code units; empty if there is none. */
export function wordAt({ text, starts }: Vocabulary, number: number, most = Infinity): string {
  const start = starts[number] ?? 0;
  return text.slice(start, Math.min(starts[number + 1] ?? 0, start + most));
}

/** The first word that is not before `word` in code-unit order. */
function lowerBound(vocabulary: Vocabulary, word: string): number {
  let low = 0;
  let high = sizeOf(vocabulary);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (wordAt(vocabulary, middle) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The words that begin with `beginning`, that word itself first. Costs the logarithm of the size. */
export function wordsFrom(vocabulary: Vocabulary, beginning: string): WordRange {
  // No word has this code unit, which is after all letters.
  return { first: lowerBound(vocabulary, beginning), end: lowerBound(vocabulary, `${beginning}\uFFFF`) };
}

/** That word and no other; empty if it is not there. */
export function wholeWord(vocabulary: Vocabulary, word: string): WordRange {
  const { first, end } = wordsFrom(vocabulary, word);
  const isThere = first < end && lengthOf(vocabulary, first) === word.length;
  return { first, end: isThere ? first + 1 : first };
}
