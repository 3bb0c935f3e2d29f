/** A piece of a text: words, or TeX mathematics without its dollar signs. */
export type TextSegment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'math'; readonly tex: string; readonly isDisplay: boolean };

/** Longer mathematics is shown as text: somebody forgot to close it. */
const LONGEST_MATH = 2000;

interface Delimiter {
  readonly open: string;
  readonly close: string;
  readonly isDisplay: boolean;
}

const delimiters: readonly Delimiter[] = [
  { open: '$$', close: '$$', isDisplay: true },
  { open: '$', close: '$', isDisplay: false },
  { open: '\\(', close: '\\)', isDisplay: false },
  { open: '\\[', close: '\\]', isDisplay: true },
];

/** The end of the mathematics that `delimiter` opens at `start`, or -1 if it does not close or is empty. */
function endOfMath(text: string, start: number, { open, close }: Delimiter): number {
  const limit = Math.min(text.length, start + LONGEST_MATH);
  for (let at = start + open.length; at < limit; at++) {
    if (text.startsWith(close, at)) return at > start + open.length ? at : -1;
    if (text[at] === '\\') at++;
  }
  return -1;
}

/** A dollar sign before a digit and a space behind (`costs $5 and $6`) is money. */
function isMoney(tex: string): boolean {
  return /^\d[\d.,]*\s/u.test(tex) && !/[\\^_={}]/u.test(tex);
}

/**
 * Divides a text at its mathematics: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`. `\$` is a dollar sign. A delimiter without its
 * partner is text. The segments are in order and none is empty; linear.
 */
export function mathSegments(text: string): TextSegment[] {
  const segments: TextSegment[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') segments.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    if (text.startsWith('\\$', at)) {
      plain += '$';
      at += 2;
      continue;
    }
    const character = text[at] ?? '';
    const delimiter =
      character === '$' || character === '\\'
        ? delimiters.find(({ open }) => text.startsWith(open, at))
        : undefined;
    const end = delimiter === undefined ? -1 : endOfMath(text, at, delimiter);
    if (delimiter === undefined || end === -1) {
      plain += character;
      at++;
      continue;
    }
    const tex = text.slice(at + delimiter.open.length, end);
    if (isMoney(tex)) {
      plain += character;
      at++;
      continue;
    }
    flush();
    segments.push({ kind: 'math', tex: tex.trim(), isDisplay: delimiter.isDisplay });
    at = end + delimiter.close.length;
  }
  flush();
  return segments;
}
