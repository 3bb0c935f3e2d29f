import { type CitationStyle, insertion } from '../citationStyle';
import { isBraceableKey, isSimpleKey } from './key';

/** The key as it is written behind `@`, or undefined if Pandoc has no way to write it. */
function written(key: string, isBraced: boolean): string | undefined {
  if (isSimpleKey(key)) return key;
  if (!isBraceableKey(key)) return undefined;
  return isBraced ? key : `{${key}}`;
}

function itemsOf(keys: readonly string[]): string {
  return keys.map((key) => `@${written(key, false) ?? key}`).join('; ');
}

/** `[see @a, p. 3; -@b]` and `@a` in Markdown. */
export const signStyle: CitationStyle = {
  has: (command) => command === '[@]' || command === '@' || command === '-@',
  openings: ['@'],
  closings: ';]\n',
  separators: '',
  ends: ',;}]',
  // A comma begins the locator: `[@doe99, p. 3]`.
  stops: ',',
  isBraced: (text, start) => text[start - 1] === '{',
  written,
  cite: (keys) => `[${itemsOf(keys)}]`,
  add: (text, { command, span: { end }, citations }, keys) => {
    // Only the sign is there: the first key completes it.
    if (citations.length === 0) return insertion(end, itemsOf(keys).slice(1));
    const isBracketed = command === '[@]' && text[end - 1] === ']';
    return insertion(isBracketed ? end - 1 : end, `; ${itemsOf(keys)}`);
  },
};
