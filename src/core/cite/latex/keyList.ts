import type { Citation } from '../markup';
import type { Span } from '../../model/span';
import { isBlank } from '../blank';
import { endOfLine, isBlankLineAhead } from './characters';
import { type CloseOf, Nesting } from './nesting';

/**
 * What stands between the braces of a citation command:
 *
 *   list = slot { "," slot }      slot = blanks { "*" | note } [ key ] blanks      note = "[" text "]"
 *   blanks = { white space | "%" … line end }
 *   key  = one or more characters other than white space and { } , % # ~ \ "
 *
 * Stars are those of mcite and REVTeX, notes those of REVTeX 4.2; braces and brackets nest in them.
 */
export interface KeyList {
  /** The inside of the braces; where the closing one is missing, at most to the end of the line. */
  readonly span: Span;
  readonly isClosed: boolean;
}

/** What stands between two commas of a list. */
export interface Slot {
  /** All between the commas. */
  readonly span: Span;
  /** The stars and notes before the token, `*[see][3]` in `*[see][3]doe99`; empty if there are none. */
  readonly head: Span;
  /** All that is left without blanks at either end, `doe99`; empty if there is nothing. */
  readonly token: Span;
  /** The token is one word. */
  readonly isWord: boolean;
}

const notInKeys: ReadonlySet<string> = new Set(['{', '}', ',', '%', '#', '~', '\\', '"']);

/** A note in a slot that is longer than this was not meant as one. */
const LONGEST_NOTE = 1000;

/** True if a LaTeX citation command can name this key. */
export function isLatexKey(key: string): boolean {
  return (
    /^[^*[]/u.test(key) && [...key].every((character) => !notInKeys.has(character) && !isBlank(character))
  );
}

/** Behind the note whose bracket is at `start`, or `start` itself if none is there. */
function behindNote(start: number, closeOf: CloseOf): number {
  const close = closeOf(start);
  return close === undefined || close - start > LONGEST_NOTE ? start : close + 1;
}

/** The braces and brackets inside a list. */
function nestingIn(text: string, { start, end }: Span): Nesting {
  const nesting = new Nesting();
  for (let at = start; at < end; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '%') at = endOfLine(text, at);
    else if (character === '{') nesting.openBrace(at);
    else if (character === '}') nesting.closeBrace(at);
    else if (character === '[') nesting.openBracket(at);
    else if (character === ']') nesting.closeBracket(at);
  }
  return nesting;
}

/** The key list whose opening brace is at `brace`. Ends before the next opening brace or empty line, notes aside. */
export function keyListAt(text: string, brace: number, closeOf: CloseOf): KeyList {
  const start = brace + 1;
  let lineEnd = -1;
  let isBeforeToken = true;
  let at = start;
  for (; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '}') return { span: { start, end: at }, isClosed: true };
    if (character === '{') break;
    if (character === '%') {
      at = endOfLine(text, at) - 1;
    } else if (character === '\n') {
      if (lineEnd === -1) lineEnd = at;
      if (isBlankLineAhead(text, at)) break;
    } else if (character === ',') {
      isBeforeToken = true;
    } else if (character === '[' && isBeforeToken) {
      at = Math.max(at, behindNote(at, closeOf) - 1);
    } else if (character !== '*' && !isBlank(character)) {
      isBeforeToken = false;
    }
  }
  return { span: { start, end: lineEnd === -1 ? at : lineEnd }, isClosed: false };
}

/** The slots of a list, at least one. */
export function slotsOf(text: string, list: Span): Slot[] {
  const slots: Slot[] = [];
  const { closeOf } = nestingIn(text, list);
  for (let start = list.start; start <= list.end;) {
    const slot = slotAt(text, { start, end: list.end }, closeOf);
    slots.push(slot);
    start = slot.span.end + 1;
  }
  return slots;
}

/** The first slot of `list`. */
function slotAt(text: string, list: Span, closeOf: CloseOf): Slot {
  let head = { start: -1, end: -1 };
  let token = { start: -1, end: -1 };
  let isWord = true;
  let at = list.start;
  for (; at < list.end; at++) {
    const character = text[at] ?? '';
    if (character === ',') break;
    if (character === '%') {
      at = endOfLine(text, at);
    } else if (!isBlank(character)) {
      const isBeforeToken = token.start === -1;
      const end = character === '[' ? behindNote(at, closeOf) : at + 1;
      if (isBeforeToken && end > at && (character === '*' || character === '[')) {
        head = { start: head.start === -1 ? at : head.start, end };
        at = end - 1;
      } else {
        if (!isBeforeToken && token.end !== at) isWord = false;
        token = { start: isBeforeToken ? at : token.start, end: at + 1 };
      }
    }
  }
  const end = Math.min(at, list.end);
  if (token.start === -1)
    token = { start: Math.max(head.end, list.start), end: Math.max(head.end, list.start) };
  if (head.start === -1) head = { start: token.start, end: token.start };
  return { span: { start: list.start, end }, head, token, isWord };
}

/** The citations of a key list. A slot that is empty, `*`, a macro, a parameter (`#1`) or several words has none. */
export function citationsIn(text: string, list: Span, command: string): Citation[] {
  return slotsOf(text, list).flatMap(({ token: span, isWord }) => {
    const key = text.slice(span.start, span.end);
    return isWord && isLatexKey(key) ? [{ key, span, command }] : [];
  });
}
