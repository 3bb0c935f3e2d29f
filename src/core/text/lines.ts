import type { Span } from '../model/span';

/** The lines of a text without their ends, which are `\n`, `\r\n` or `\r`; a line end at its end begins no other. Linear. */
export function* linesOf(text: string): Generator<Span> {
  const lineEnd = /\r\n?|\n/g;
  let start = 0;
  for (let found = lineEnd.exec(text); found !== null; found = lineEnd.exec(text)) {
    yield { start, end: found.index };
    start = lineEnd.lastIndex;
  }
  if (start < text.length) yield { start, end: text.length };
}
