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

/** The text with `«` and `»` around every key that is found, so that a test shows each place in its text. */
export function withKeysMarked(markup: Markup, text: string): string {
  let marks = '';
  let end = 0;
  const citations = citationsOf(markup.scan(text)).toSorted(
    (one, other) => one.span.start - other.span.start,
  );
  for (const { span } of citations) {
    marks += `${text.slice(end, span.start)}«${text.slice(span.start, span.end)}»`;
    end = span.end;
  }
  return marks + text.slice(end);
}

/** What of a text is a citation, by the name of the rule: the text with its keys in `«` and `»`. */
export type CitationTable = Readonly<Record<string, string>>;

/** Where a key is expected, by the name of a syntax: texts with the cursor as `|`. */
export type ContextMatrix = Readonly<
  Record<
    string,
    {
      /** Texts in which a key is expected, and what `contextOf` says of them. */
      readonly keys: Readonly<Record<string, string>>;
      /** Texts in which none is. */
      readonly none: readonly string[];
    }
  >
>;

/** A text with the cursor, the keys that are cited there, separated by blanks, and the text that comes of it. */
export type EditTable = Readonly<Record<string, readonly [literal: string, keys: string, edited: string]>>;

/** Declares the tests of one language from its tables. */
export function describeMarkup(
  name: string,
  markup: Markup,
  tables: { readonly citations: CitationTable; readonly contexts: ContextMatrix; readonly edits: EditTable },
): void {
  describe(`${name} citations`, () => {
    for (const [rule, literal] of Object.entries(tables.citations)) {
      it(rule, () => assert.equal(withKeysMarked(markup, literal.replaceAll(/[«»]/gu, '')), literal));
    }
  });
  describe(`${name} contexts`, () => {
    for (const [syntax, { keys, none }] of Object.entries(tables.contexts)) {
      for (const [literal, expected] of Object.entries(keys)) {
        it(`${syntax}: ${literal}`, () => assert.equal(contextOf(markup, literal), expected));
      }
      for (const literal of none) {
        it(`${syntax}: none in ${literal}`, () => assert.equal(contextOf(markup, literal), 'none'));
      }
    }
  });
  describe(`citing in ${name}`, () => {
    for (const [rule, [literal, keys, edited]] of Object.entries(tables.edits)) {
      it(rule, () => assert.equal(cited(markup, literal, ...keys.split(' ')), edited));
    }
  });
}

/** What a scan says besides citations, as lists of texts, each checked to stand where it is said to. */
export function sayingsOf(
  markup: Markup,
  text: string,
): Readonly<Record<'bibliographies' | 'definitions' | 'includes' | 'problems', readonly string[]>> {
  const { bibliographies, definitions, includes, problems } = markup.scan(text);
  const standing = (
    said: string,
    { start, end }: { readonly start: number; readonly end: number },
  ): string => {
    assert.equal(text.slice(start, end), said);
    return said;
  };
  return {
    bibliographies: bibliographies.map(({ path, span }) => standing(path, span)),
    definitions: definitions.map(({ key, span }) => standing(key, span)),
    includes: includes.map(({ path, span }) => standing(path, span)),
    problems: problems.map(({ code, span }) => `${code} at ${text.slice(span.start, span.end)}`),
  };
}
