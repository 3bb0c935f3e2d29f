import { foldText } from '../text/fold';
import type { FieldName } from './fields';
import { termsOf } from './terms';

/**
 * What is typed to find papers:
 *
 *   query       = alternative { "or" alternative }
 *   alternative = { clause }                              all of its clauses hold
 *   clause      = [ "-" ] ( field ":" value | phrase | word )        "-": it does not hold
 *   phrase      = '"' { character other than '"' } ( '"' | end )     these words in this order
 *   value       = phrase | word
 *   word        = one or more characters other than white space and '"'
 *
 *   author: title: venue: key: abstract:   words of this field
 *   year:2019  year:2017..2020  year:2017.. year:>=2020 (<=, <, >)   an unfinished year stands for all that begin so
 *   cat:cs.LG   the category whose code or name begins so
 *   file:refs   the sources in whose name this occurs
 *   has:code|abstract|doi|pdf|note|problem   cited:yes|no
 *   is:unread|reading|read|starred|new   what has been noted, and what has come since last time
 *   tag:methods   a tag that begins so
 *
 * Case does not matter. Whatever else is typed is read as plain words; a field without a value says nothing yet.
 */
export type Query = readonly Alternative[];

/** What a paper has to be like to fit one side of an `or`. */
export interface Alternative {
  /** Plain words, folded, each once: the more of them a paper has, the better. */
  readonly words: readonly string[];
  /** What has to hold. */
  readonly clauses: readonly Clause[];
}

/** A condition, or that it does not hold. */
export interface Clause {
  readonly isNegated: boolean;
  readonly condition: Condition;
}

/** The words that `has:` knows. */
const possessions = ['code', 'abstract', 'doi', 'pdf', 'note', 'problem'] as const;
/** What a paper may have. */
export type Possession = (typeof possessions)[number];

/** The words that `is:` knows. */
const standings = ['unread', 'reading', 'read', 'starred', 'new'] as const;
/** How a paper may stand with its reader. */
export type Standing = (typeof standings)[number];

/** What a paper can be asked. */
export type Condition =
  | {
      readonly kind: 'terms';
      /** Absent if any field will do. */
      readonly field?: FieldName | 'abstract';
      /** Folded, in the order typed, at least one. */
      readonly words: readonly string[];
      /** `exact`: a phrase; `unfinished`: one whose last word may go on; `loose`: words anywhere, whole or begun. */
      readonly order: 'exact' | 'unfinished' | 'loose';
    }
  /** Years from `from` to `to`, both included. */
  | { readonly kind: 'years'; readonly from: number; readonly to: number }
  /** `name` is folded. */
  | { readonly kind: 'category'; readonly name: string }
  /** `name` is folded. */
  | { readonly kind: 'source'; readonly name: string }
  | { readonly kind: 'has'; readonly what: Possession }
  | { readonly kind: 'is'; readonly what: Standing }
  /** `name` is folded. */
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'cited'; readonly isCited: boolean };

/** A value as it stands behind a field. */
interface Value {
  readonly text: string;
  readonly order: 'exact' | 'unfinished' | 'loose';
}

/** Reads a value; undefined if it says nothing to the field. */
type ValueReader = (value: Value) => Condition | undefined;

function termsIn(field: FieldName | 'abstract'): ValueReader {
  return (value) => terms(value, field);
}

const valueReaders: ReadonlyMap<string, ValueReader> = new Map<string, ValueReader>([
  ['author', termsIn('author')],
  ['title', termsIn('title')],
  ['venue', termsIn('venue')],
  ['key', termsIn('key')],
  ['abstract', termsIn('abstract')],
  ['year', ({ text }) => years(text)],
  ['cat', ({ text }) => ({ kind: 'category', name: foldText(text) })],
  ['file', ({ text }) => ({ kind: 'source', name: foldText(text) })],
  ['has', ({ text }) => has(text)],
  ['is', ({ text }) => is(text)],
  ['tag', ({ text }) => ({ kind: 'tag', name: foldText(text.replace(/^#/u, '')) })],
  ['cited', ({ text }) => cited(text)],
]);

/** Words beyond this are a pasted text; its beginning is enough to find it. */
const MOST_WORDS = 24;
/** The same for what is longer than any title. */
const LONGEST_QUERY = 2000;

function terms({ text, order }: Value, field?: FieldName | 'abstract'): Condition | undefined {
  const words = termsOf(text).slice(0, MOST_WORDS);
  return words.length === 0
    ? undefined
    : { kind: 'terms', words, order, ...(field !== undefined && { field }) };
}

function years(text: string): Condition | undefined {
  const match = /^(?<sign>[<>]?=?)(?<first>\d{0,4})(?<dots>\.{0,2})(?<last>\d{0,4})$/u.exec(text);
  const { sign = '', first = '', dots = '', last = '' } = match?.groups ?? {};
  if (first === '' && last === '') return undefined;
  const earliest = (digits: string): number => (digits === '' ? -Infinity : Number(digits.padEnd(4, '0')));
  const latest = (digits: string): number => (digits === '' ? Infinity : Number(digits.padEnd(4, '9')));
  switch (sign) {
    case '>':
      return { kind: 'years', from: latest(first) + 1, to: Infinity };
    case '>=':
      return { kind: 'years', from: earliest(first), to: Infinity };
    case '<':
      return { kind: 'years', from: -Infinity, to: earliest(first) - 1 };
    case '<=':
      return { kind: 'years', from: -Infinity, to: latest(first) };
    default: {
      if (dots === '') return { kind: 'years', from: earliest(first), to: latest(first) };
      const isReversed = last.length === 4 && earliest(first) > latest(last);
      const [low, high] = isReversed ? [last, first] : [first, last];
      return { kind: 'years', from: earliest(low), to: latest(high) };
    }
  }
}

function has(text: string): Condition | undefined {
  const what = possessions.find((possession) => possession.startsWith(text.toLowerCase()));
  return what && { kind: 'has', what };
}

function is(text: string): Condition | undefined {
  const typed = text.toLowerCase();
  // "read" is a word of its own, although "reading" begins so.
  const what =
    standings.find((standing) => standing === typed) ??
    standings.find((standing) => standing.startsWith(typed));
  return what && { kind: 'is', what };
}

function cited(text: string): Condition | undefined {
  const answer = ['yes', 'no'].find((word) => word.startsWith(text.toLowerCase()));
  return answer === undefined ? undefined : { kind: 'cited', isCited: answer === 'yes' };
}

const token = /(?<minus>-?)(?:(?<field>\p{L}+):)?(?:"(?<phrase>[^"]*)(?<close>"?)|(?<word>[^\s"]+))?/uy;

interface Token {
  readonly isNegated: boolean;
  readonly field: string | undefined;
  readonly value: Value | undefined;
  /** All of the token. */
  readonly text: string;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    token.lastIndex = at;
    const match = token.exec(text);
    // Nothing but white space is left over by the expression.
    if (match === null || match[0] === '') {
      at++;
      continue;
    }
    at += match[0].length;
    const { minus, field, phrase, close, word = '' } = match.groups ?? {};
    const value: Value | undefined =
      phrase !== undefined
        ? { text: phrase, order: close === '' ? 'unfinished' : 'exact' }
        : word === ''
          ? undefined
          : { text: word, order: 'loose' };
    tokens.push({ isNegated: minus === '-', field: field?.toLowerCase(), value, text: match[0] });
  }
  return tokens;
}

/** What a token asks for: a clause, plain words, or nothing yet. */
function readToken({ isNegated, field, value, text }: Token): Clause | readonly string[] {
  const readValue = field === undefined ? undefined : valueReaders.get(field);
  if (readValue !== undefined && value === undefined) return [];
  const isPlain = field === undefined && value?.order === 'loose';
  // A minus, a quote or a field that has no meaning leaves plain words.
  if (value === undefined || (field !== undefined && readValue === undefined)) return termsOf(text);
  if (isPlain && !isNegated) return termsOf(text);
  const condition = readValue === undefined ? terms(value) : readValue(value);
  return condition === undefined ? termsOf(value.text) : { isNegated, condition };
}

function alternativeOf(tokens: readonly Token[]): Alternative {
  const read = tokens.map(readToken);
  const words = read.flatMap((part) => ('condition' in part ? [] : part));
  const clauses = read.flatMap((part) => ('condition' in part ? [part] : []));
  return { words: [...new Set(words)].slice(0, MOST_WORDS), clauses: clauses.slice(0, MOST_WORDS) };
}

/**
 * Reads what is typed. Never fails: what is unfinished or wrong gets the best reading of it. At least one alternative;
 * one without words and clauses asks for everything. Linear.
 */
export function parseQuery(text: string): Query {
  const plainQuotes = text.slice(0, LONGEST_QUERY).replaceAll(/[“”„«»]/gu, '"');
  const groups: Token[][] = [[]];
  for (const one of tokensOf(plainQuotes)) {
    if (/^or$/iu.test(one.text)) groups.push([]);
    else groups.at(-1)?.push(one);
  }
  const alternatives = groups
    .map(alternativeOf)
    .filter(({ words, clauses }) => words.length > 0 || clauses.length > 0);
  return alternatives.length > 0 ? alternatives : [{ words: [], clauses: [] }];
}

/** The first field or value of a query that means nothing and is read as plain words: `is:banana`; undefined if all mean something. */
export function meaninglessPart(text: string): string | undefined {
  const found = tokensOf(text.slice(0, LONGEST_QUERY)).find(({ field, value }) => {
    if (field === undefined) return false;
    const readValue = valueReaders.get(field);
    return readValue === undefined || value === undefined || readValue(value) === undefined;
  });
  return found?.text;
}

/** The words by which a query finds a title, folded; empty if it asks for something else only. */
export function titleWords(text: string): readonly string[] {
  const words = parseQuery(text).flatMap((alternative) => [
    ...alternative.words,
    ...alternative.clauses.flatMap(({ isNegated, condition }) =>
      condition.kind === 'terms' && !isNegated && (condition.field ?? 'title') === 'title'
        ? condition.words
        : [],
    ),
  ]);
  return [...new Set(words)];
}
