import type { Citation } from '../markup';
import type { Span } from '../../model/span';
import { isBlank } from '../blank';

/**
 * What stands between the braces of a citation command:
 *
 *   list = slot { "," slot }      slot = blanks [ key ] blanks      blanks = { white space | "%" … line end }
 *   key  = one or more characters other than white space and { } , % # ~ \ "
 */
export interface KeyList {
  /** The inside of the braces; where the closing one is missing, at most to the end of the line. */
  readonly span: Span;
  readonly isClosed: boolean;
}

const notInKeys: ReadonlySet<string> = new Set(['{', '}', ',', '%', '#', '~', '\\', '"']);

/** True if a LaTeX citation command can name this key. */
export function isLatexKey(key: string): boolean {
  return key !== '' && [...key].every((character) => !notInKeys.has(character) && !isBlank(character));
}

/** The key list whose opening brace is at `brace`. Ends before the next opening brace or empty line. */
export function keyListAt(text: string, brace: number): KeyList {
  const start = brace + 1;
  let lineEnd = -1;
  let at = start;
  for (; at < text.length; at++) {
    const character = text[at];
    if (character === '}') return { span: { start, end: at }, isClosed: true };
    if (character === '{') break;
    if (character === '%') {
      const newline = text.indexOf('\n', at);
      at = (newline === -1 ? text.length : newline) - 1;
    } else if (character === '\n') {
      if (lineEnd === -1) lineEnd = at;
      if (/^[ \t\r]*(?:\n|$)/u.test(text.slice(at + 1, at + 200))) break;
    }
  }
  return { span: { start, end: lineEnd === -1 ? at : lineEnd }, isClosed: false };
}

/** The citations of a key list. A slot that is empty, `*`, a macro, a parameter (`#1`) or several words has none. */
export function citationsIn(text: string, list: Span, command: string, starsKeys: boolean): Citation[] {
  const citations: Citation[] = [];
  let start = -1;
  let end = -1;
  let isKey = true;
  const closeSlot = (): void => {
    const from = start !== -1 && starsKeys && text[start] === '*' ? start + 1 : start;
    const key = start === -1 ? '' : text.slice(from, end);
    if (isKey && key !== '' && key !== '*') citations.push({ key, span: { start: from, end }, command });
    start = -1;
    isKey = true;
  };
  for (let at = list.start; at < list.end; at++) {
    const character = text[at] ?? '';
    if (character === ',') {
      closeSlot();
    } else if (character === '%') {
      const newline = text.indexOf('\n', at);
      at = newline === -1 ? list.end : newline;
    } else if (!isBlank(character)) {
      if (start === -1) start = at;
      else if (end !== at) isKey = false;
      end = at + 1;
      if (notInKeys.has(character)) isKey = false;
    }
  }
  closeSlot();
  return citations;
}
