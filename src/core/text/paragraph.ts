import type { Span } from '../model/span';

/** A paragraph that goes on further to one side is a file without blank lines. */
const FURTHEST = 20_000;

/**
 * The paragraph around `offset`: the lines up to the next blank one on either side. On a blank line, the paragraph above it,
 * which somebody has just written; empty where there is none. Looks at no more than `FURTHEST` code units on either side.
 */
export function paragraphAt(text: string, offset: number): Span {
  const from = Math.max(0, offset - FURTHEST);
  const lines = text.slice(from, offset + FURTHEST).split('\n');
  const isText = (line: number): boolean => (lines[line] ?? '').trim() !== '';
  let first = text.slice(from, offset).split('\n').length - 1;
  while (first > 0 && !isText(first)) first--;
  let end = first;
  while (first > 0 && isText(first - 1)) first--;
  while (isText(end)) end++;
  const start = from + lengthOf(lines.slice(0, first));
  return { start, end: Math.max(start, start + lengthOf(lines.slice(first, end)) - 1) };
}

/** The code units of lines with the line break behind each. */
function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
