import { foldText } from '../text/fold';

/**
 * The words of `text` as they are searched: runs of letters and digits without case and accents, in order. An
 * apostrophe inside a word is left out (`don't` is `dont`). Empty for a text without letters and digits. Linear.
 */
export function termsOf(text: string): string[] {
  const folded = foldText(text);
  const joined = folded.includes("'") ? folded.replaceAll(innerApostrophe, '') : folded;
  // Nine of ten texts are plain, and looked through in a third of the time.
  return joined.match(isAscii.test(joined) ? plainWords : words) ?? [];
}

const innerApostrophe = /(?<=\p{L})'(?=\p{L})/gu;
const isAscii = /^[\0-\x7f]*$/;
const plainWords = /[a-z\d]+/g;
const words = /[\p{L}\p{N}\p{M}]+/gu;

/** A citation key as a whole and in its parts: `xu2015show` gives `xu2015show`, `xu`, `2015`, `show`. */
export function keyTerms(key: string): string[] {
  const whole = termsOf(key);
  const parts = whole.flatMap((term) => term.match(/\p{N}+|[^\p{N}]+/gu) ?? []);
  const joined = whole.join('');
  return [...new Set([joined, ...whole, ...parts])].filter((term) => term !== '');
}
