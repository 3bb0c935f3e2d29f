import { isBlank } from '../blank';
import type { Citation } from '../markup';
import { characterAt, endOfBracedKey, endOfSimpleKey, isAlphanumeric } from './key';

/** An `@` where a citation may stand, with its key if it has one yet. */
export interface Sign {
  /** At the `@`, or at the `-` before it. */
  readonly start: number;
  /** Behind the `@` and the brace after it. */
  readonly listStart: number;
  readonly command: '@' | '-@';
  readonly citation: Citation | undefined;
  /** Behind the key and its closing brace. */
  readonly end: number;
}

/** How far before an `@` the address that it belongs to may begin. */
const LONGEST_ADDRESS = 300;

/**
 * The sign at `at`, where an `@` stands; undefined if the character before rules it out, unless that is the end of
 * another key, as in `@a@b`.
 */
export function signAt(text: string, at: number, isBehindKey: boolean): Sign | undefined {
  const suppressed = text[at - 1] === '-';
  const before = suppressed ? at - 2 : at - 1;
  const previous = previousCharacter(text, before);
  if (!suppressed && !isBehindKey) {
    // A point belongs to the word before the sign, or to none; only three of them are a sign of their own.
    if (isAlphanumeric(previous) || (previous === '.' && text.slice(Math.max(0, at - 3), at) !== '...'))
      return undefined;
  }
  // "x-@foo" cites without suppressing the author: the hyphen belongs to the word.
  const isSuppressing = suppressed && !isAlphanumeric(previous);
  const start = isSuppressing ? at - 1 : at;
  const command = isSuppressing ? '-@' : '@';
  if (text[at + 1] === '{') {
    const close = endOfBracedKey(text, at + 1);
    const listStart = at + 2;
    if (close === -1) return { start, listStart, command, citation: undefined, end: listStart };
    const span = { start: listStart, end: close };
    const citation = { key: text.slice(span.start, span.end), span, command };
    return { start, listStart, command, citation, end: close + 1 };
  }
  const listStart = at + 1;
  const end = endOfSimpleKey(text, listStart);
  const key = text.slice(listStart, end);
  // `@*` stands for every entry.
  const citation =
    end === listStart || key === '*' ? undefined : { key, span: { start: listStart, end }, command };
  return { start, listStart, command, citation, end };
}

function previousCharacter(text: string, at: number): string {
  if (at < 0) return '';
  const isLowSurrogate = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return characterAt(text, isLowSurrogate ? at - 1 : at);
}

/** True if the word before the sign at `at` is an address, `https://x.org/@name`; as markdown-it-myst has it. */
export function isInAddress(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < LONGEST_ADDRESS && !isBlank(text[start - 1] ?? ' ')) start--;
  const word = text.slice(start, at);
  if (word.startsWith('<') && word.includes('>')) return false;
  return /^www\.|:\/\//u.test(word) || /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/|$)/iu.test(word);
}
