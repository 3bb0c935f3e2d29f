import type { ScannedBody, ScannedText } from './scannedBody';
import { code, isNameUnit, isSpace } from './characters';
import type { BibtexField, BibtexPart } from './syntax';

/**
 * Reads the inside of an entry in braces, beginning behind `open`, in which nothing is out of the ordinary: a key, and
 * fields with one value each. Undefined for every other, flawless or not, which then is for `scanBody`. Nine of ten
 * entries are so, and without the questions that damage raises they cost a third.
 */
export function scanPlainEntry(source: ScannedText, open: number): ScannedBody | undefined {
  const { text, names } = source;
  const keyStart = pastSpace(text, open + 1);
  const keyEnd = pastName(text, keyStart);
  if (keyEnd === keyStart || text.charCodeAt(keyStart) === code.at) return undefined;
  if (text.charCodeAt(keyEnd) !== code.comma) return undefined;
  const fields: BibtexField[] = [];
  let position = pastSpace(text, keyEnd + 1);
  while (text.charCodeAt(position) !== code.closeBrace) {
    const start = position;
    if (text.charCodeAt(start) === code.at) return undefined;
    const nameEnd = pastName(text, start);
    const equals = pastSpace(text, nameEnd);
    if (nameEnd === start || text.charCodeAt(equals) !== code.equals) return undefined;
    const part = plainPart(source, pastSpace(text, equals + 1));
    if (part === undefined) return undefined;
    position = pastSpace(text, part.end);
    const separator = text.charCodeAt(position);
    if (separator === code.comma) position += 1;
    else if (separator !== code.closeBrace) return undefined;
    fields.push({
      name: names.lowerCase(start, nameEnd),
      start,
      nameEnd,
      valueStart: part.start,
      valueEnd: part.end,
      parts: [part],
      end: separator === code.comma ? position : part.end,
    });
    position = pastSpace(text, position);
  }
  const key = text.slice(keyStart, keyEnd);
  return { key, keyStart, keyEnd, fields, parts: none, close: position, end: position + 1, problems: none };
}

const none: readonly never[] = [];

function pastSpace(text: string, from: number): number {
  let at = from;
  // Behind the end there is no unit, and no comparison with it holds.
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function pastName(text: string, from: number): number {
  let at = from;
  while (isNameUnit(text.charCodeAt(at))) at += 1;
  return at;
}

function plainPart(source: ScannedText, start: number): BibtexPart | undefined {
  const { text } = source;
  const unit = text.charCodeAt(start);
  if (unit === code.openBrace) {
    const end = pastGroup(source, start);
    return end === undefined ? undefined : { kind: 'braced', start, end, closed: true };
  }
  if (unit === code.quote) {
    const end = pastQuotation(source, start);
    return end === undefined ? undefined : { kind: 'quoted', start, end, closed: true };
  }
  const end = pastName(text, start);
  if (end === start || unit === code.at) return undefined;
  return { kind: isNumber(text, start, end) ? 'number' : 'macro', start, end, closed: true };
}

/** The offset after the group that begins at `open`; undefined when it is not closed. */
function pastGroup({ text, openBraces, closeBraces }: ScannedText, open: number): number | undefined {
  let position = open + 1;
  for (let depth = 1; depth > 0; position += 1) {
    const close = closeBraces.next(position);
    if (close === text.length) return undefined;
    const nested = openBraces.next(position);
    depth += nested < close ? 1 : -1;
    position = nested < close ? nested : close;
  }
  return position;
}

/** The offset after the quotation that begins at `open`; undefined when its braces do not match or it is not closed. */
function pastQuotation(source: ScannedText, open: number): number | undefined {
  const { text, openBraces, closeBraces, quotes } = source;
  let position = open + 1;
  for (;;) {
    const quote = quotes.next(position);
    const nested = openBraces.next(position);
    const close = closeBraces.next(position);
    if (quote === text.length || close < Math.min(quote, nested)) return undefined;
    if (nested > quote) return quote + 1;
    const end = pastGroup(source, nested);
    if (end === undefined) return undefined;
    position = end;
  }
}

/** True if all units are digits. */
export function isNumber(text: string, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 48 || unit > 57) return false;
  }
  return true;
}
