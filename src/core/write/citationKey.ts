import type { Author } from '../model/author';
import { transliterate } from '../text/transliterate';
import { wordSet } from '../util/wordSet';

/** What a key is made of. */
export interface KeyParts {
  readonly authors: readonly Author[];
  readonly year?: number;
  readonly title: string;
}

/** Words that say nothing about a title when it opens with them; found out from the keys Google Scholar makes. */
const openingWords: ReadonlySet<string> = wordSet(`
  a an and are as at by do for from how in is of on or the to what when where which who why with
`);

/** The author part of a key when no author is known or none can be written in ASCII. */
const nobody = 'anonymous';

/**
 * A key in the manner of Google Scholar, lower-case ASCII letters and digits only: the first author's family name, the
 * year, the first telling word of the title, as in `wortsman2023small`. A part that is missing is left out; without an
 * author the key starts with `anonymous`. A key that is taken gets a free suffix, the first one where suffixes were given
 * in turn: a, b, …, z, aa, ab, … Never empty; look-ups grow with the logarithm of the keys that share a stem.
 */
export function makeCitationKey(parts: KeyParts, taken: ReadonlySet<string> = new Set()): string {
  const stem = `${authorPart(parts.authors)}${parts.year ?? ''}${titlePart(parts.title)}`;
  if (!taken.has(stem)) return stem;
  let [lastTaken, free] = [0, 1];
  while (taken.has(stem + letterNumber(free))) [lastTaken, free] = [free, free * 2];
  while (free - lastTaken > 1) {
    const between = Math.floor((lastTaken + free) / 2);
    if (taken.has(stem + letterNumber(between))) lastTaken = between;
    else free = between;
  }
  return stem + letterNumber(free);
}

/** The first author with a name that ASCII can write, so that one name in another script does not cost the part. */
function authorPart(authors: readonly Author[]): string {
  for (const author of authors) {
    const names = author.kind === 'literal' ? [author.literal] : [author.family, author.given ?? ''];
    const written = names.map(lastWord).find((word) => word !== '');
    if (written !== undefined) return written;
  }
  return nobody;
}

/** Scholar takes a name's last word up to its hyphen: "Rami Al-Rfou" is known as `al`, "Gemini Team" as `team`. */
function lastWord(name: string): string {
  const word = transliterate(name).trim().split(/\s+/).at(-1) ?? '';
  return wordsOf(word)[0] ?? '';
}

function titlePart(title: string): string {
  // No key needs more of a title than its opening.
  const words = wordsOf(transliterate(title.slice(0, 1000)));
  return words.find((word) => !openingWords.has(word)) ?? words[0] ?? '';
}

/** Runs of letters and digits; an apostrophe joins ("don't" is `dont`), a hyphen parts. */
function wordsOf(text: string): readonly string[] {
  return text.replace(/'/g, '').match(/[a-z0-9]+/g) ?? [];
}

/** 1 is `a`, 26 is `z`, 27 is `aa`. */
function letterNumber(number: number): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const last = letters.charAt((number - 1) % letters.length);
  const before = Math.floor((number - 1) / letters.length);
  return before === 0 ? last : letterNumber(before) + last;
}
