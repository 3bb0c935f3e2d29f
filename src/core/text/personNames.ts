import type { Author, PersonName } from '../model/author';
import { decodeTex } from './tex';

/** The parts of a name as BibTeX splits them: words, TeX and braces kept. */
export interface NameParts {
  readonly first: readonly string[];
  readonly von: readonly string[];
  readonly last: readonly string[];
  readonly jr: readonly string[];
}

/** The people of an `author` or `editor` field. `truncated` says that the list ends in `and others`. */
export interface NameList {
  readonly authors: readonly Author[];
  readonly truncated: boolean;
}

/**
 * Reads an undecoded name field: BibTeX's grammar (bibtex.web, sections 397-404; "Tame the BeaST", chapter
 * 11) and the extended one of BibLaTeX (manual, section 3.4):
 *
 *     names    = name { white "and" white name } [ white "and" white "others" ]      at brace depth 0, any case
 *     name     = First von Last | von Last "," First | von Last "," Jr "," First
 *              | "{" anything "}"                    a team, never split
 *              | part "=" value { "," part "=" value }
 *
 * Nothing in, no authors out. Never throws; linear in the length.
 */
export function readNames(field: string): NameList {
  const plain = readPlainNames(field);
  if (plain !== undefined) return plain;
  const names = splitNames(field);
  const truncated = names.length > 0 && /^others$/i.test(names.at(-1) ?? '');
  const read = (truncated ? names.slice(0, -1) : names).map(readName);
  // A list that need not be filtered keeps no room for more.
  const authors = read.every(isAuthor) ? read : read.filter(isAuthor);
  return { authors, truncated };
}

function isAuthor(author: Author | undefined): author is Author {
  return author !== undefined;
}

/** Splits a name field at every ` and ` outside braces. Each name is trimmed; the empty ones are left out. */
export function splitNames(field: string): string[] {
  const names: string[] = [];
  const source = field.trim();
  if (source === '') return names;
  let start = 0;
  let depth = 0;
  for (let index = 0; index < source.length; index += 1) {
    const unit = source.charCodeAt(index);
    if (unit === openBrace) depth += 1;
    else if (unit === closeBrace) depth = Math.max(0, depth - 1);
    else if (depth === 0 && isSpace(unit) && isAnd(source, index + 1)) {
      pushName(names, source.slice(start, index));
      start = index + 5;
      // The blank after `and` may be the one before the next `and`.
      index += 3;
    }
  }
  pushName(names, source.slice(start));
  return names;
}

function pushName(names: string[], name: string): void {
  const trimmed = name.trim();
  if (trimmed !== '' && !/^and$/i.test(trimmed)) names.push(trimmed);
}

function isAnd(source: string, at: number): boolean {
  return (
    (source.charCodeAt(at) | 32) === 97 &&
    (source.charCodeAt(at + 1) | 32) === 110 &&
    (source.charCodeAt(at + 2) | 32) === 100 &&
    at + 3 < source.length &&
    isSpace(source.charCodeAt(at + 3))
  );
}

/**
 * Splits one name into its parts. A name with more than two commas, which BibTeX rejects, gives its first two
 * pieces to the last name and the suffix and all others to the first name.
 */
export function splitName(name: string): NameParts {
  const [words, ...afterCommas] = wordsBetweenCommas(name);
  if (words === undefined) return { first: [], von: [], last: [], jr: [] };
  if (afterCommas.length === 0) return splitFirstVonLast(words);
  const [von, last] = splitVonLast(words);
  const [second = [], ...others] = afterCommas;
  if (others.length === 0) return { first: second, von, last, jr: [] };
  return { first: others.flat(), von, last, jr: second };
}

/** The words between white space and ties, in one list for each piece between commas, all at brace depth 0. */
function wordsBetweenCommas(name: string): string[][] {
  let words: string[] = [];
  const pieces = [words];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= name.length; index += 1) {
    const unit = index < name.length ? name.charCodeAt(index) : comma;
    if (unit === openBrace) depth += 1;
    else if (unit === closeBrace) depth = Math.max(0, depth - 1);
    else if (index === name.length || (depth === 0 && (unit === comma || isWordBreak(name, index)))) {
      if (index > start) words.push(name.slice(start, index));
      start = index + 1;
      if (unit === comma && index < name.length) {
        words = [];
        pieces.push(words);
      }
    }
  }
  return pieces;
}

/** White space, or a tie; the `~` of an accent (`Jo\~ao`) is none, though BibTeX thinks so. */
function isWordBreak(name: string, index: number): boolean {
  const unit = name.charCodeAt(index);
  return isSpace(unit) || (unit === tilde && name.charCodeAt(index - 1) !== backslash);
}

/** `Ludwig van Beethoven`: the particle is the longest run between lower-case words, the last word excepted. */
function splitFirstVonLast(words: readonly string[]): NameParts {
  const lastIndex = words.length - 1;
  const begin = words.findIndex((word, index) => index < lastIndex && isParticle(word));
  if (begin === -1)
    return { first: words.slice(0, lastIndex), von: [], last: words.slice(lastIndex), jr: [] };
  const [von, last] = splitVonLast(words.slice(begin));
  return { first: words.slice(0, begin), von, last, jr: [] };
}

/** `van Beethoven`: the particle ends with the last lower-case word that has a word after it. */
function splitVonLast(words: readonly string[]): [von: string[], last: string[]] {
  let end = words.length - 1;
  while (end > 0 && !isParticle(words[end - 1] ?? '')) end -= 1;
  return [words.slice(0, Math.max(end, 0)), words.slice(Math.max(end, 0))];
}

/**
 * True if the first letter outside braces is a lower-case one. A group that begins with a backslash is a
 * "special character" and counts by the letter it shows: `{\'e}mile` is lower-case, `{de}` is not a letter.
 */
function isParticle(word: string): boolean {
  for (let index = 0; index < word.length; index += 1) {
    const unit = word.charCodeAt(index);
    if (unit === openBrace) {
      const end = groupEnd(word, index);
      if (word.charCodeAt(index + 1) === backslash) {
        const shown = letterCase(decodeTex(word.slice(index, end)).replace(/^\\[A-Za-z]+/, ''));
        if (shown !== undefined) return shown === 'lower';
      }
      index = end - 1;
    } else {
      if (unit >= 97 && unit <= 122) return true;
      if (unit >= 65 && unit <= 90) return false;
      const found = unit < 128 ? undefined : letterCase(String.fromCodePoint(word.codePointAt(index) ?? 0));
      if (found !== undefined) return found === 'lower';
    }
  }
  return false;
}

function letterCase(text: string): 'lower' | 'upper' | undefined {
  const letter = /\p{Lu}|\p{Ll}|\p{Lt}/u.exec(text)?.[0];
  if (letter === undefined) return undefined;
  return /\p{Ll}/u.test(letter) ? 'lower' : 'upper';
}

/** The offset after the group that begins at `open`; the length of the text when it is not closed. */
function groupEnd(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === openBrace) depth += 1;
    else if (unit === closeBrace) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return text.length;
}

/** A capitalized word or initials without TeX, and not an `And` that parts names. */
const plainWord = String.raw`(?!A[Nn][Dd]\b)[A-Z][A-Za-z.\u00c0-\u024f]*(?:['-][A-Za-z.\u00c0-\u024f]+)*`;
const plainNamePattern = String.raw`WORD(?: WORD)*(?:, ?WORD(?: WORD)*)?`.replaceAll('WORD', plainWord);

/**
 * A name of plain words, as nine of ten are: `Jane B. Doe` and `Doe-Roe, Jane B.`. Nothing in it needs decoding, and
 * the family name is the last word, or all before the comma.
 */
const simpleName = new RegExp(`^${plainNamePattern}$`);
const simpleNames = new RegExp(`${plainNamePattern}(?: and |$)`, 'y');
const parting = ' and ';

/** Reads a list of such names in one pass; undefined where there is another one among them, or none. */
function readPlainNames(field: string): NameList | undefined {
  const authors: Author[] = [];
  let start = 0;
  while (start < field.length) {
    simpleNames.lastIndex = start;
    if (!simpleNames.test(field)) {
      const isEnd = authors.length > 0 && field.length - start === 6 && field.endsWith('others');
      return isEnd ? { authors, truncated: true } : undefined;
    }
    const end = simpleNames.lastIndex;
    const isLast = end === field.length;
    if (isLast && field.endsWith(parting)) return undefined;
    authors.push(readSimpleName(field.slice(start, isLast ? end : end - parting.length)));
    start = end;
  }
  // An array that grows keeps room for more.
  return authors.length === 0 ? undefined : { authors: authors.slice(), truncated: false };
}

function readSimpleName(name: string): PersonName {
  const firstComma = name.indexOf(',');
  if (firstComma !== -1) {
    return {
      kind: 'person',
      family: name.slice(0, firstComma),
      given: name.slice(firstComma + 1).trimStart(),
    };
  }
  const lastBlank = name.lastIndexOf(' ');
  return lastBlank === -1
    ? { kind: 'person', family: name }
    : { kind: 'person', family: name.slice(lastBlank + 1), given: name.slice(0, lastBlank) };
}

function readName(name: string): Author | undefined {
  if (simpleName.test(name)) return readSimpleName(name);
  if (name.charCodeAt(0) === openBrace && groupEnd(name, 0) === name.length) return literal(name);
  if (/^(?:family|given|prefix|suffix|id)(?:-i)?\s*=/i.test(name)) return readExtendedName(name);
  const { first, von, last, jr } = splitName(name);
  return person(joined(last), joined(first), joined(von), joined(jr));
}

function literal(name: string): Author | undefined {
  const text = decodeTex(name);
  return text === '' ? undefined : { kind: 'literal', literal: text };
}

/** `family=Beethoven, given=Ludwig, prefix=van, useprefix=true`; parts it does not know are passed over. */
function readExtendedName(name: string): Author | undefined {
  const parts = new Map<string, string>();
  for (const piece of piecesBetweenCommas(name)) {
    const equals = piece.indexOf('=');
    if (equals === -1) continue;
    const value = piece
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/s, '$1');
    parts.set(piece.slice(0, equals).trim().toLowerCase(), decodeTex(value));
  }
  const part = (of: string) => parts.get(of) ?? '';
  return person(part('family'), part('given'), part('prefix'), part('suffix'));
}

/** Splits at commas outside braces and quotation marks. */
function piecesBetweenCommas(name: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let index = 0; index < name.length; index += 1) {
    const unit = name.charCodeAt(index);
    if (unit === openBrace) depth += 1;
    else if (unit === closeBrace) depth -= 1;
    else if (unit === quote) quoted = !quoted;
    else if (unit === comma && depth <= 0 && !quoted) {
      pieces.push(name.slice(start, index));
      start = index + 1;
    }
  }
  pieces.push(name.slice(start));
  return pieces;
}

function joined(words: readonly string[]): string {
  const [only] = words;
  if (only === undefined) return '';
  return decodeTex(words.length === 1 ? only : words.join(' '));
}

/** A person without a family name is known by what there is; undefined when there is nothing. */
function person(family: string, given: string, prefix: string, suffix: string): PersonName | undefined {
  if (family === '')
    return given === '' && prefix === '' ? undefined : person(given || prefix, '', '', suffix);
  const name: { -readonly [Part in keyof PersonName]: PersonName[Part] } = { kind: 'person', family };
  if (given !== '') name.given = given;
  if (prefix !== '') name.prefix = prefix;
  if (suffix !== '') name.suffix = suffix;
  return name;
}

const quote = 34;
const comma = 44;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
const tilde = 126;

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}
