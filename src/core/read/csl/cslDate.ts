import type { DataMap, DataNode } from '../../text/dataNode';
import { type KnownDate, readDate } from '../../text/dates';

/**
 * The date under a date variable; the start of a range, or its end where the start says nothing. An empty object when
 * nothing is known. Never throws.
 *
 *     date  = { "date-parts": [ parts, parts ] } | { "raw" | "literal": words } | words     CSL-JSON
 *           | { "year", "month", "day" } | [ such maps ]                                    CSL-YAML
 *     parts = [ year, month, day ]
 *
 * A season, also one that is written as a month from 13 to 24, says no more than the year.
 */
export function readCslDate(node: DataNode): KnownDate {
  if (node.kind === 'text') return readWords(node.text);
  if (node.kind === 'list') return firstKnown(node.items, readCslDate);
  const { fields } = node;
  const parts = fields.get('date-parts');
  const fromParts = parts?.kind === 'list' ? readDateParts(parts.items) : {};
  if (fromParts.year !== undefined) return fromParts;
  const fromFields = joined(['year', 'month', 'day'].map((name) => fields.get(name)));
  if (fromFields.year !== undefined) return fromFields;
  return readWords(wordsOf(node));
}

/** `[[2020, 5], [2021]]`, or `[2020, 5]` where the inner list was forgotten. */
function readDateParts(parts: readonly DataNode[]): KnownDate {
  if (parts.every(({ kind }) => kind === 'text')) return joined(parts);
  return firstKnown(parts, (one) => (one.kind === 'list' ? joined(one.items) : {}));
}

function firstKnown(nodes: readonly DataNode[], read: (node: DataNode) => KnownDate): KnownDate {
  for (const node of nodes) {
    const date = read(node);
    if (date.year !== undefined) return date;
  }
  return {};
}

function joined(parts: readonly (DataNode | undefined)[]): KnownDate {
  const [year = '', ...others] = parts.map((node) => (node?.kind === 'text' ? node.text.trim() : ''));
  const [, sign = '', digits = ''] = /^(-?)0*([1-9]\d{0,3})$/.exec(year) ?? [];
  if (digits === '') return {};
  const known = [`${sign}${digits.padStart(4, '0')}`];
  for (const part of others.slice(0, 2)) {
    if (!/^\d{1,2}$/.test(part)) break;
    known.push(part);
  }
  return readDate({ date: known.join('-') });
}

function wordsOf({ fields }: DataMap): string {
  for (const name of ['raw', 'literal', 'edtf']) {
    const node = fields.get(name);
    if (node?.kind === 'text' && node.text !== '') return node.text;
  }
  return '';
}

/** `2020-05-17`, `2020-05/2020-06`, `May 5, 2020`, `c. 1999`. */
function readWords(words: string): KnownDate {
  const month = /[A-Za-z]{3}/.test(words) ? words : undefined;
  return readDate({ date: words, year: words, month });
}

/**
 * All that a date variable says, in the notation of a reference: `2020-05-17`, `2020/2021`, `2020-21` for the spring of
 * 2020, `1999~`; words where it has nothing else. Undefined where there is nothing. Never throws.
 */
export function cslDateText(node: DataNode): string | undefined {
  if (node.kind === 'text') return wordsAsDate(node.text);
  if (node.kind === 'list') return rangeOf(node.items.map((one) => cslDateText(one)));
  const { fields } = node;
  const parts = fields.get('date-parts');
  const season = fields.get('season');
  const number = season?.kind === 'text' && /^[1-4]$/.test(season.text) ? `-2${season.text}` : '';
  const circa = fields.get('circa');
  const sign = circa?.kind === 'text' && !/^(?:0|false)?$/.test(circa.text) ? '~' : '';
  const written =
    parts?.kind === 'list'
      ? rangeOf(listsIn(parts.items).map((one) => joined(one).date))
      : joined(['year', 'month', 'day'].map((name) => fields.get(name))).date;
  if (written === undefined) return wordsAsDate(wordsOf(node));
  return (/^-?\d{4}$/.test(written) ? written + number : written) + sign;
}

function listsIn(parts: readonly DataNode[]): readonly (readonly DataNode[])[] {
  if (parts.every(({ kind }) => kind === 'text')) return [parts];
  return parts.map((one) => (one.kind === 'list' ? one.items : []));
}

function rangeOf(ends: readonly (string | undefined)[]): string | undefined {
  const known = ends.slice(0, 2).filter((end) => end !== undefined);
  return known.length === 0 ? undefined : known.join('/');
}

function wordsAsDate(words: string): string | undefined {
  if (words === '') return undefined;
  return readDate({ date: words }).year === undefined ? (readWords(words).date ?? words) : words;
}
