import assert from 'node:assert/strict';
import { paragraphAt } from '../../../src/core/text/paragraph';
import { marked } from '../../support/marked';

describe('the paragraph around a place', () => {
  const cases: readonly (readonly [name: string, literal: string, expected: string])[] = [
    ['is what stands between blank lines', 'a\n\nb\nc|d\ne\n\nf', 'b\ncd\ne'],
    ['may be the first', 'a|\nb\n\nc', 'a\nb'],
    ['may be the last, without a line break at its end', 'a\n\nb|', 'b'],
    ['is the one above on a blank line', 'a\nb\n \n\n|\n\nc', 'a\nb'],
    ['is that of the line, at its beginning', 'a\n\n|b\n', 'b'],
    ['keeps the line breaks of Windows inside', 'a\r\n\r\nb|\r\nc\r\n\r\n', 'b\r\nc\r'],
    ['is empty where there is no text', '\n|\n', ''],
    ['is empty in an empty document', '|', ''],
  ];
  for (const [name, literal, expected] of cases) {
    it(name, () => {
      const { text, offset } = marked(literal);
      const { start, end } = paragraphAt(text, offset);
      assert.equal(text.slice(start, end), expected);
    });
  }

  it('looks at part of a text without blank lines only', () => {
    const text = 'word\n'.repeat(100_000);
    const { start, end } = paragraphAt(text, 250_000);
    assert.ok(start < 250_000 && 250_000 < end && end - start < 50_000);
  });
});
