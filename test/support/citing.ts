import assert from 'node:assert/strict';
import { LOOK_BACK, type Markup, citationsOf } from '../../src/core/cite/markup';
import { marked } from './marked';

/** Where a key is expected in a text with the cursor as `|`: `[` and `]` around what is typed, `‹…›` around the rest
 * that would be replaced; `none` where no key is expected. */
export function contextOf(markup: Markup, literal: string): string {
  const { text, offset } = marked(literal);
  const context = markup.contextAt(text, markup.scan(text), offset);
  if (context === undefined) return 'none';
  assert.equal(context.insertSpan.end, offset);
  assert.equal(
    markup.mayExpectKey(text.slice(Math.max(0, offset - LOOK_BACK), offset)),
    true,
    'a cheap look must not rule out a context',
  );
  const rest = text.slice(offset, context.replaceSpan.end);
  return `[${context.typed}]${rest === '' ? '' : `‹${rest}›`}`;
}

/** The keys of all citations, in the order of the text; each is checked to stand exactly where it is said to. */
export function keysOf(markup: Markup, text: string): string[] {
  return citationsOf(markup.scan(text))
    .toSorted((one, other) => one.span.start - other.span.start)
    .map(({ key, span }) => {
      assert.equal(text.slice(span.start, span.end), key);
      return key;
    });
}

/** The text after citing `keys` at the cursor, or what is said instead. */
export function cited(markup: Markup, literal: string, ...keys: readonly string[]): string {
  const { text, offset } = marked(literal);
  const insertion = markup.insert(text, markup.scan(text), offset, keys);
  if (insertion.kind !== 'edit') return insertion.kind;
  const { span, newText } = insertion.edit;
  return text.slice(0, span.start) + newText + text.slice(span.end);
}
