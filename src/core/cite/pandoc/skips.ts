import type { Span } from '../../model/span';
import { isBlank } from '../blank';
import { endOfBrackets } from '../brackets';
import { matchAt } from '../matchAt';

/** Longer tags, link targets, attributes and arguments are taken for text. */
const LONGEST_TAG = 1000;
const LONGEST_MATH = 2000;

/** Where the last run of each length of backticks begins, so that no search for a closing run is in vain. */
export function lastRunsOf(text: string, { start, end }: Span): ReadonlyMap<number, number> {
  const lastRuns = new Map<number, number>();
  for (let at = text.indexOf('`', start); at !== -1 && at < end; at = text.indexOf('`', at)) {
    const run = at;
    while (at < end && text[at] === '`') at++;
    lastRuns.set(at - run, run);
  }
  return lastRuns;
}

/** Behind the closing run of as many backticks as open at `at`, or behind the opening run if there is none. */
export function skipCode(
  text: string,
  at: number,
  limit: number,
  lastRuns: ReadonlyMap<number, number>,
): number {
  let end = at;
  while (end < limit && text[end] === '`') end++;
  const length = end - at;
  if ((lastRuns.get(length) ?? -1) < end) return end;
  for (let place = text.indexOf('`', end); place !== -1 && place < limit; place = text.indexOf('`', place)) {
    const run = place;
    while (place < limit && text[place] === '`') place++;
    if (place - run === length) return place;
  }
  return end;
}

/**
 * Behind the mathematics that opens at `at`, or -1. As in Pandoc, `$` opens before a character that is not white
 * space and closes behind one, if no digit follows.
 */
export function skipMath(text: string, at: number, limit: number): number {
  if (text[at + 1] === '$') {
    const close = text.indexOf('$$', at + 2);
    return close === -1 || close >= limit ? -1 : close + 2;
  }
  if (isBlank(text[at + 1] ?? ' ')) return -1;
  const mathLimit = Math.min(limit, at + LONGEST_MATH);
  for (let end = at + 1; end < mathLimit; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === '$' && !isBlank(text[end - 1] ?? ' ')) {
      return /\d/u.test(text[end + 1] ?? '') ? -1 : end + 1;
    }
  }
  return -1;
}

/** Behind the tag or address in angle brackets at `at`, or -1 if this is only a sign. */
export function skipTag(text: string, at: number, limit: number): number {
  if (!/[A-Za-z/!?]/u.test(text[at + 1] ?? '')) return -1;
  return endOfQuoting(text, at, limit, '<', '>');
}

/** Behind the attributes `{#id .class name="value"}` or the shortcode `{{< … >}}` at `at`, or -1. */
export function skipAttributes(text: string, at: number, limit: number): number {
  if (text.startsWith('{{<', at)) {
    const close = text.slice(at, Math.min(limit, at + LONGEST_TAG)).indexOf('>}}');
    return close === -1 ? -1 : at + close + '>}}'.length;
  }
  return matchAt(attributesBegin, text, at) !== null ? endOfQuoting(text, at, limit, '{', '}') : -1;
}

const attributesBegin = /\{[ \t]*(?:[#.=][\w-]|[A-Za-z][\w-]{0,50}=)/y;

/** Behind the `closing` sign outside quotation marks, or -1 if there is none or another `opening` one comes first. */
function endOfQuoting(text: string, at: number, limit: number, opening: string, closing: string): number {
  const end = Math.min(limit, at + LONGEST_TAG);
  let quote = '';
  for (let place = at + 1; place < end; place++) {
    const character = text[place] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === opening) {
      return -1;
    } else if (character === closing) {
      return place + 1;
    }
  }
  return -1;
}

/** Behind the destination `(…)` of a link at `at`, or -1 if it does not close. */
export function skipDestination(text: string, at: number, limit: number): number {
  return endOfBrackets(text, at, limit, ['(', ')']);
}

/** Behind the TeX command at the backslash `at` and its arguments, `\emph{@a}`; behind an escaped character. */
export function skipTex(text: string, at: number, limit: number): number {
  let end = at + 1;
  while (end < limit && /[A-Za-z]/u.test(text[end] ?? '')) end++;
  if (end === at + 1) return at + 2;
  for (;;) {
    const signs = texArguments.get(text[end] ?? '');
    const argument = signs === undefined ? -1 : endOfBrackets(text, end, limit, signs);
    if (argument === -1) return end;
    end = argument;
  }
}

const texArguments: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['{', ['{', '}']],
  ['[', ['[', ']']],
]);
