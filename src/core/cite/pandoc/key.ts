import { isBlank } from '../blank';

/**
 * Citation keys of Pandoc (manual, "Citation syntax"; `citeKey` of its Markdown reader):
 *
 *   citation = [ "-" ] "@" ( simple | "{" balanced, without white space "}" )
 *   simple   = ( alphanumeric | "_" | "*" ) { alphanumeric | "_" | punctuation followed by alphanumeric or "_"
 *                                           | ( ":" | "/" ) followed by "/", as in addresses }
 *   punctuation = one of : . # $ % & - + ? < > ~ /
 */
const first = /[\p{L}\p{N}_*]/u;
const following = /[\p{L}\p{N}_]/u;
const punctuation = ':.#$%&-+?<>~/';

/** True if `character` is a Unicode letter or digit. False for the empty string. */
export function isAlphanumeric(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/** The code point at `at` as a string; empty behind the end of the text. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** Where the simple key that begins at `start` ends; `start` itself if there is none. */
export function endOfSimpleKey(text: string, start: number): number {
  const initial = characterAt(text, start);
  if (initial === '' || !first.test(initial)) return start;
  let end = start + initial.length;
  for (;;) {
    const next = characterAt(text, end);
    if (next === '') return end;
    if (following.test(next)) {
      end += next.length;
      continue;
    }
    if (!punctuation.includes(next)) return end;
    const behind = characterAt(text, end + 1);
    const isAddress = behind === '/' && (next === ':' || next === '/');
    if (!isAddress && (behind === '' || !following.test(behind))) return end;
    end += isAddress ? 1 : 1 + behind.length;
  }
}

/** Longer keys in braces are taken for text; the search for the closing brace must not run away. */
const LONGEST_BRACED_KEY = 500;

/** Where the inside of the braces at `brace` ends, or -1 if they do not close around a key. */
export function endOfBracedKey(text: string, brace: number): number {
  const limit = Math.min(text.length, brace + LONGEST_BRACED_KEY);
  let depth = 0;
  for (let at = brace; at < limit; at++) {
    const character = text[at] ?? '';
    if (isBlank(character)) return -1;
    if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at === brace + 1 ? -1 : at;
  }
  return -1;
}

/** True if the key can be written without braces. */
export function isSimpleKey(key: string): boolean {
  return key !== '' && key !== '*' && endOfSimpleKey(key, 0) === key.length;
}

/** True if the key can be written in braces. */
export function isBraceableKey(key: string): boolean {
  return endOfBracedKey(`{${key}}`, 0) === key.length + 1;
}
