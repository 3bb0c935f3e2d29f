import type { TextEdit } from '../cite/markup';
import type { BibtexEntry, BibtexField } from '../read/bibtex/syntax';
import { type CopiedField, fieldText, type NewField, withLineEnds } from '../write/entryText';
import type { BibDocument } from './bibDocument';
import { styleOfEntry } from './bibStyle';

/**
 * The edits that put fields into a whole entry that has none of these names: each where other entries of the file have
 * it, those that the file does not know at the end. Edits at one place are one edit.
 */
export function placeFields(
  document: BibDocument,
  entry: BibtexEntry,
  fields: readonly (NewField | CopiedField)[],
): readonly TextEdit[] {
  const { text, style } = document;
  const own = styleOfEntry(text, entry, style(), entry.end);
  const inLines = (blank: string) => withLineEnds(blank, own.lineEnd);
  const written = fields.map((field) => ({
    text: fieldText(field, own),
    behind: fieldBefore(entry, field, own.fieldPlaces),
  }));
  const [first] = entry.fields;
  const places = [undefined, ...entry.fields];
  return places.flatMap((place) => {
    const texts = written.filter(({ behind }) => behind === place).map((field) => field.text);
    if (texts.length === 0) return [];
    const joined = texts.join(inLines(own.joint));
    if (place !== undefined) return [insertion(place.valueEnd, inLines(own.joint) + joined)];
    if (first !== undefined) return [insertion(first.start, joined + inLines(own.joint))];
    return [intoEmptyEntry(text, entry, inLines(own.opening) + joined, inLines(own.closing))];
  });
}

function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

/** The field behind which a new one belongs; undefined for the beginning. */
function fieldBefore(
  { fields }: BibtexEntry,
  { name }: NewField | CopiedField,
  places: ReadonlyMap<string, number>,
): BibtexField | undefined {
  const wanted = places.get(name);
  if (wanted === undefined) return fields.at(-1);
  return fields.findLast((field) => (places.get(field.name) ?? 0) <= wanted);
}

/** What stands behind the key of an entry without fields: blanks with or without a comma, maybe comments. */
function intoEmptyEntry(text: string, entry: BibtexEntry, opened: string, closing: string): TextEdit {
  const { keyEnd, close = entry.end } = entry;
  const gap = text.slice(keyEnd, close);
  const isPlain = /^[ \t\r\n]*,?[ \t\r\n]*$/.test(gap);
  if (isPlain) return { span: { start: keyEnd, end: close }, newText: opened + closing };
  const comma = /^[ \t\r\n]*,/.exec(gap)?.[0] ?? '';
  return { span: { start: keyEnd, end: keyEnd + comma.length }, newText: `${opened},` };
}
