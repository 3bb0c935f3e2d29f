import type { Span } from '../../model/span';
import type { Citation, CitationGroup } from '../markup';
import { isBlank } from '../blank';
import { characterAt, endOfBracedKey, endOfSimpleKey, isAlphanumeric } from './key';

/** A bracket that is still open, with the citations met since. */
interface OpenBracket {
  readonly start: number;
  readonly signs: Sign[];
}

/** An `@` where a citation may stand, with its key if it has one yet. */
interface Sign {
  /** At the `@`, or at the `-` before it. */
  readonly start: number;
  /** Behind the `@` and the brace after it. */
  readonly listStart: number;
  readonly command: '@' | '-@';
  readonly citation: Citation | undefined;
  /** Behind the key and its closing brace. */
  readonly end: number;
}

const LONGEST_TAG = 1000;
/** What stands further behind an `@` is neither a key nor words to search for. */
const LONGEST_KEY_LIST = 500;
const LONGEST_MATH = 2000;

/** The sign at `at`, where an `@` stands; undefined if the character before rules it out. */
function signAt(text: string, at: number): Sign | undefined {
  const suppressed = text[at - 1] === '-';
  const before = suppressed ? at - 2 : at - 1;
  const previous = previousCharacter(text, before);
  if (!suppressed) {
    if (isAlphanumeric(previous)) return undefined;
    // "foo.@bar" goes on with the word; ". @bar" and "(.@bar" do not.
    if (previous === '.' && isAlphanumeric(previousCharacter(text, before - 1))) return undefined;
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

/** The end of a typed token in running text: a key, or what will become one. */
function endOfTyped(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && !/[\s;,@[\]{}()"'*`]/u.test(text[end] ?? ' ')) end++;
  return end;
}

function inText(text: string, sign: Sign, limit: number): CitationGroup {
  const listEnd = sign.citation?.span.end ?? endOfTyped(text, sign.listStart, limit);
  return {
    command: sign.command,
    span: { start: sign.start, end: Math.max(sign.end, listEnd) },
    keyLists: [{ start: sign.listStart, end: listEnd }],
    citations: sign.citation === undefined ? [] : [sign.citation],
  };
}

function inBrackets(text: string, signs: readonly Sign[], span: Span, inside: number): CitationGroup {
  return {
    command: '[@]',
    span,
    keyLists: signs.map(({ listStart }, index) => {
      const nextSign = Math.min(signs[index + 1]?.start ?? inside, listStart + LONGEST_KEY_LIST);
      const separator = text.slice(listStart, nextSign).search(/[;}]/u);
      return { start: listStart, end: separator === -1 ? nextSign : listStart + separator };
    }),
    citations: signs.flatMap(({ citation }) => (citation === undefined ? [] : [citation])),
  };
}

/** Where the last run of each length of backticks begins, so that no search for a closing run is in vain. */
function lastRunsOf(text: string, { start, end }: Span): ReadonlyMap<number, number> {
  const lastRuns = new Map<number, number>();
  for (let at = text.indexOf('`', start); at !== -1 && at < end; at = text.indexOf('`', at)) {
    const run = at;
    while (at < end && text[at] === '`') at++;
    lastRuns.set(at - run, run);
  }
  return lastRuns;
}

/** Behind the closing run of as many backticks as open at `at`, or behind the opening run if there is none. */
function skipCode(text: string, at: number, limit: number, lastRuns: ReadonlyMap<number, number>): number {
  let end = at;
  while (end < limit && text[end] === '`') end++;
  const length = end - at;
  if ((lastRuns.get(length) ?? -1) < end) return end;
  for (let place = end; place < limit;) {
    if (text[place] !== '`') {
      place++;
      continue;
    }
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
function skipMath(text: string, at: number, limit: number): number {
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
function skipTag(text: string, at: number, limit: number): number {
  if (!/[A-Za-z/!?]/u.test(text[at + 1] ?? '')) return -1;
  const end = Math.min(limit, at + LONGEST_TAG);
  let quote = '';
  for (let place = at + 1; place < end; place++) {
    const character = text[place] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") {
      quote = character;
    } else if (character === '<') {
      return -1;
    } else if (character === '>') {
      return place + 1;
    }
  }
  return -1;
}

/** Behind the destination `(…)` of a link at `at`, or -1 if it does not close. */
function skipDestination(text: string, at: number, limit: number): number {
  const end = Math.min(limit, at + LONGEST_TAG);
  let depth = 0;
  for (let place = at; place < end; place++) {
    if (text[place] === '\\') place++;
    else if (text[place] === '(') depth++;
    else if (text[place] === ')' && --depth === 0) return place + 1;
  }
  return -1;
}

/** The citation groups of one paragraph, innermost first. Code, mathematics, tags and link targets have none. */
export function citationGroups(text: string, paragraph: Span): CitationGroup[] {
  const groups: CitationGroup[] = [];
  const open: OpenBracket[] = [];
  let lastRuns: ReadonlyMap<number, number> | undefined;
  let hasDisplayEnd = true;
  const limit = paragraph.end;

  const release = (signs: readonly Sign[]): void => {
    for (const sign of signs) groups.push(inText(text, sign, limit));
  };

  let at = paragraph.start;
  while (at < limit) {
    switch (text[at]) {
      case '\\':
        at += 2;
        break;
      case '`':
        lastRuns ??= lastRunsOf(text, paragraph);
        at = skipCode(text, at, limit, lastRuns);
        break;
      case '$': {
        const isDisplay = text[at + 1] === '$';
        const end = isDisplay && !hasDisplayEnd ? -1 : skipMath(text, at, limit);
        if (isDisplay && end === -1) hasDisplayEnd = false;
        at = end === -1 ? at + (isDisplay ? 2 : 1) : end;
        break;
      }
      case '<': {
        const end = skipTag(text, at, limit);
        at = end === -1 ? at + 1 : end;
        break;
      }
      case '[':
        open.push({ start: at, signs: [] });
        at++;
        break;
      case ']': {
        const bracket = open.pop();
        at++;
        if (bracket === undefined) break;
        const destination = text[at] === '(' ? skipDestination(text, at, limit) : -1;
        if (destination !== -1) {
          at = destination;
          release(bracket.signs);
        } else if (bracket.signs.length > 0) {
          groups.push(inBrackets(text, bracket.signs, { start: bracket.start, end: at }, at - 1));
        }
        break;
      }
      case '@': {
        const sign = signAt(text, at);
        if (sign === undefined) {
          at++;
          break;
        }
        const bracket = open.at(-1);
        if (bracket === undefined) release([sign]);
        else bracket.signs.push(sign);
        at = sign.end;
        break;
      }
      default:
        at++;
    }
  }
  let lineEnd = paragraph.start;
  for (const bracket of open) {
    if (bracket.start >= lineEnd) lineEnd = endOfLine(text, bracket.start, limit);
    if (bracket.signs.length > 0) groups.push(...unfinished(text, bracket, lineEnd, limit));
  }
  return groups.sort((one, other) => one.span.end - other.span.end);
}

function endOfLine(text: string, start: number, limit: number): number {
  const newline = text.indexOf('\n', start);
  return newline === -1 ? limit : Math.min(newline, limit);
}

/** A bracket that nothing closes: being typed as far as its own line goes, running text behind it. */
function unfinished(
  text: string,
  { start, signs }: OpenBracket,
  lineEnd: number,
  limit: number,
): CitationGroup[] {
  const typed = signs.filter((sign) => sign.start < lineEnd);
  const later = signs.filter((sign) => sign.start >= lineEnd);
  return [
    ...(typed.length === 0 ? [] : [inBrackets(text, typed, { start, end: lineEnd }, lineEnd)]),
    ...later.map((sign) => inText(text, sign, limit)),
  ];
}
