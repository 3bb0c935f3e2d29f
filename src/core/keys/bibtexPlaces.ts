import type { Span } from '../model/span';
import { scanBibtex } from '../read/bibtex/scan';
import type { BibtexEntry, BibtexField, BibtexPart } from '../read/bibtex/syntax';
import { isBlank } from '../cite/blank';
import type { KeyPlace } from './keyPlaces';

/** Fields that hold keys, separated by commas, and what they are there (biblatex manual, “Entry Types and Fields”). */
const keyFields: ReadonlyMap<string, KeyPlace['role']> = new Map([
  ['ids', 'alias'],
  ['crossref', 'cites'],
  ['xref', 'cites'],
  ['xdata', 'cites'],
  ['related', 'cites'],
  ['entryset', 'cites'],
]);

/** What stands between the delimiters of a value; undefined for a macro, a number and what is not closed. */
export function insideOf({ kind, closed, start, end }: BibtexPart): Span | undefined {
  const isDelimited = closed && (kind === 'braced' || kind === 'quoted');
  return isDelimited ? { start: start + 1, end: end - 1 } : undefined;
}

/** The words between the commas of a list, without blanks around them. */
function itemsIn(text: string, { start, end }: Span): Span[] {
  const items: Span[] = [];
  for (let from = start; from <= end;) {
    const comma = text.indexOf(',', from);
    const to = comma === -1 || comma > end ? end : comma;
    let [first, last] = [from, to];
    while (first < last && isBlank(text.charAt(first))) first++;
    while (last > first && isBlank(text.charAt(last - 1))) last--;
    if (first < last) items.push({ start: first, end: last });
    from = to + 1;
  }
  return items;
}

function placesInField(text: string, { name, parts }: BibtexField, entry: Span): KeyPlace[] {
  const role = keyFields.get(name);
  const [only, ...more] = parts;
  // Keys that are put together of macros stand nowhere.
  const inside = role === undefined || only === undefined || more.length > 0 ? undefined : insideOf(only);
  if (role === undefined || inside === undefined) return [];
  return itemsIn(text, inside).map((span) => {
    const place = { key: text.slice(span.start, span.end), span, role };
    return role === 'alias' ? { ...place, entry } : place;
  });
}

function placesInEntry(text: string, { key, keyStart, keyEnd, fields, start, end }: BibtexEntry): KeyPlace[] {
  const entry = { start, end };
  const own: KeyPlace[] =
    key === '' ? [] : [{ key, span: { start: keyStart, end: keyEnd }, role: 'defines', entry }];
  return [...own, ...fields.flatMap((field) => placesInField(text, field, entry))];
}

/** The entries of a BibTeX file, in its order. Linear. */
export function entriesIn(text: string): BibtexEntry[] {
  return scanBibtex(text).blocks.filter((block) => block.kind === 'entry');
}

/** Every key of a BibTeX file, in its order. Never throws; linear. */
export function placesInBibtex(text: string): KeyPlace[] {
  return entriesIn(text).flatMap((entry) => placesInEntry(text, entry));
}
