import assert from 'node:assert/strict';
import { type Markup, type ScanOptions, citationsOf } from '../../src/core/cite/markup';

/** Asserts that exactly the keys between `‹` and `›` are citations, each at its place, when these marks are gone. */
export function checkKeys(markup: Markup, literal: string, options?: ScanOptions): void {
  const text = literal.replaceAll(/[‹›]/gu, '');
  const spans = citationsOf(markup.scan(text, options))
    .map(({ key, span }) => {
      assert.equal(text.slice(span.start, span.end), key);
      return span;
    })
    .toSorted((one, other) => other.start - one.start);
  let marked = text;
  for (const { start, end } of spans)
    marked = `${marked.slice(0, start)}‹${marked.slice(start, end)}›${marked.slice(end)}`;
  assert.equal(marked, literal);
}
