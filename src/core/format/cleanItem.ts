import { mathSegments } from '../text/mathSegments';
import { dateVariables, itemTypes, nameVariables, textVariables } from './cslVariables';
import { MOST_KEPT, keptMark, reserved } from './marks';

/** A work in the fields of CSL-JSON, of which only the id is sure; what CSL does not know is left out. */
export interface FormattableItem {
  readonly id: string;
}

/**
 * A piece of a text that the processor does not see: mathematics, a character that it would take for its own, or `others` in
 * the place of a last name, which says that there are more.
 */
export interface KeptPiece {
  readonly kind: 'math' | 'text' | 'others';
  readonly text: string;
}

/** An item that has nothing but what CSL defines, in the shapes that it defines. */
export interface CleanItem {
  /** For the processor, which reads it by property names. It has no id. */
  readonly item: object;
  /** The pieces that characters of its texts stand for, in the order of `keptMark`. */
  readonly kept: readonly KeptPiece[];
}

/** A longer text is no title: a whole paper in the wrong field. The rest is left out. */
const LONGEST_TEXT = 10_000;

/** A language as it can be looked up. */
export const languageTag = /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$/u;

/**
 * What of `item` can be formatted. The processor takes names of fields, ids and languages for
 * properties of its own objects, and fails on values in other shapes. Never throws; linear.
 */
export function cleanItem(item: FormattableItem): CleanItem {
  const kept: KeptPiece[] = [];
  const clean: Record<string, unknown> = { type: 'document' };
  for (const [name, value] of Object.entries(item)) {
    if (name === 'type' && itemTypes.has(String(value))) clean['type'] = value;
    const known = cleanValue(name, value, kept);
    if (known !== undefined) clean[name] = known;
  }
  return { item: withoutSecondArchive(clean), kept };
}

/** A preprint whose number names the archive has it there: styles would print it twice. As in items of Zotero. */
function withoutSecondArchive(item: Readonly<Record<string, unknown>>): object {
  const { type, number, archive, archive_location: location, publisher = archive, ...others } = item;
  const isNamed =
    typeof location === 'string' && typeof number === 'string' && number.endsWith(`:${location}`);
  return type === 'article' && archive !== undefined && isNamed
    ? { type, number, publisher, ...others }
    : item;
}

function cleanValue(name: string, value: unknown, kept: KeptPiece[]): unknown {
  if (name === 'language') return languageTag.test(String(value)) ? value : undefined;
  if (textVariables.has(name)) return cleanText(value, kept);
  if (dateVariables.has(name)) return cleanDate(value, kept);
  if (!nameVariables.has(name) || !Array.isArray(value)) return undefined;
  const names = value
    .map((one: unknown, place) =>
      place > 0 && place === value.length - 1 && isOthers(one)
        ? { literal: keep({ kind: 'others', text: 'others' }, kept) }
        : cleanName(one, kept),
    )
    .filter((one) => one !== undefined);
  return names.length > 0 ? names : undefined;
}

function cleanText(value: unknown, kept: KeptPiece[]): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value)
    .slice(0, LONGEST_TEXT)
    .replaceAll(/[\t-\r\u0085\u2028\u2029]+/gu, ' ')
    // What is left of them commands terminals.
    .replaceAll(/\p{Cc}/gu, '')
    .replaceAll(/\p{Cs}/gu, '\ufffd');
  if (!/[$\\]/u.test(text) && !reserved.test(text)) return text;
  return mathSegments(text)
    .map((segment) => {
      if (segment.kind === 'text') return keepReserved(segment.text, kept);
      const dollars = segment.isDisplay ? '$$' : '$';
      return keep({ kind: 'math', text: `${dollars}${segment.tex}${dollars}` }, kept);
    })
    .join('');
}

function keepReserved(text: string, kept: KeptPiece[]): string {
  return text.replaceAll(/[\ue000-\uf8ff]/gu, (character) => keep({ kind: 'text', text: character }, kept));
}

function keep(piece: KeptPiece, kept: KeptPiece[]): string {
  if (kept.length === MOST_KEPT) return piece.text.replaceAll(/[\ue000-\uf8ff]/gu, '\ufffd');
  kept.push(piece);
  return keptMark(kept.length - 1);
}

/** BibTeX's `and others`, as programs write it in CSL. */
function isOthers(name: unknown): boolean {
  return typeof name === 'object' && name !== null && 'literal' in name && name.literal === 'others';
}

/** A name in one of the two shapes that CSL has: with a family name, or in one piece. The processor hangs at others. */
function cleanName(value: unknown, kept: KeptPiece[]): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(value));
  const part = (name: string): string | undefined => cleanText(fields.get(name), kept)?.trim() || undefined;
  const family = part('family');
  if (family === undefined) {
    const literal = part('literal') ?? part('given');
    return literal === undefined ? undefined : { literal };
  }
  const name: Record<string, unknown> = { family };
  for (const other of ['given', 'suffix', 'dropping-particle', 'non-dropping-particle']) {
    const text = part(other);
    if (text !== undefined) name[other] = text;
  }
  for (const flag of ['comma-suffix', 'static-ordering']) {
    if (fields.get(flag) === true) name[flag] = true;
  }
  return name;
}

function cleanDate(value: unknown, kept: KeptPiece[]): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = new Map<string, unknown>(Object.entries(value));
  const date: Record<string, unknown> = {};
  const parts = fields.get('date-parts');
  if (Array.isArray(parts)) {
    const clean = parts
      .map(cleanDateParts)
      .filter((one) => one !== undefined)
      .slice(0, 2);
    // From a day to a year is more than the processor can say.
    const length = Math.min(...clean.map((one) => one.length));
    if (clean.length > 0) date['date-parts'] = clean.map((one) => one.slice(0, length));
  }
  for (const name of ['literal', 'raw', 'season', 'circa']) {
    const field = fields.get(name);
    const clean = field === true ? true : cleanText(field, kept);
    if (clean !== undefined && clean !== '') date[name] = clean;
  }
  return Object.keys(date).length > 0 ? date : undefined;
}

function cleanDateParts(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const numbers: number[] = [];
  for (const part of value.slice(0, 3)) {
    const number = typeof part === 'number' || typeof part === 'string' ? Number(part) : Number.NaN;
    if (!Number.isInteger(number) || part === '') break;
    numbers.push(number);
  }
  return numbers.length > 0 ? numbers : undefined;
}
