import type { TextEdit } from '../cite/markup';
import type { BibtexEntry, BibtexField } from '../read/bibtex/syntax';
import { assignmentText } from '../write/entryText';
import { changeBetween } from '../text/textChange';

/** What is to be done to the fields of an entry. */
export interface EntryTidying {
  /** Names in lower case in the order wanted; other fields stand behind them in the order that they have. */
  readonly fieldOrder?: readonly string[];
  /** The `=` of fields on lines of their own stand in one column, behind the longest name. */
  readonly alignsFields?: boolean;
}

/**
 * The edits that put the fields of a whole entry into order and align them. What stands between the fields stays where it
 * is: commas, line ends, comments. Repeated fields keep their order, so that the first one still counts.
 */
export function tidyEntry(
  text: string,
  entry: BibtexEntry,
  { fieldOrder, alignsFields = false }: EntryTidying,
): readonly TextEdit[] {
  const { fields } = entry;
  const ordered = fieldOrder === undefined ? fields : inOrderOf(fields, fieldOrder);
  const isAligned = alignsFields && fields.every(({ start }) => beginsLine(text, start));
  const column = Math.max(...fields.map(({ start, nameEnd }) => nameEnd - start)) + 1;
  return fields.flatMap((place, index) => {
    const field = ordered[index] ?? place;
    const written = isAligned ? alignedText(text, field, column) : text.slice(field.start, field.valueEnd);
    return shortestEdit(text, place.start, place.valueEnd, written);
  });
}

/** The part of `[start, end)` that has to be replaced to make it `newText`; nothing where it is that already. */
export function shortestEdit(text: string, start: number, end: number, newText: string): readonly TextEdit[] {
  const old = text.slice(start, end);
  if (old === newText) return [];
  const change = changeBetween(old, newText);
  // A blank or a letter of ASCII on both sides: neither a pair of surrogates nor a line end is parted.
  const from = isPlain(old, change.start) && isPlain(newText, change.start) ? change.start : 0;
  const isPlainEnd = isPlain(old, change.oldEnd) && isPlain(newText, change.newEnd);
  const [oldEnd, newEnd] = isPlainEnd ? [change.oldEnd, change.newEnd] : [old.length, newText.length];
  return [{ span: { start: start + from, end: start + oldEnd }, newText: newText.slice(from, newEnd) }];
}

function isPlain(text: string, offset: number): boolean {
  return /^[\x20-\x7e]*$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

function inOrderOf(fields: readonly BibtexField[], order: readonly string[]): readonly BibtexField[] {
  const place = ({ name }: BibtexField) => {
    const index = order.indexOf(name);
    return index === -1 ? order.length : index;
  };
  return fields.toSorted((one, other) => place(one) - place(other));
}

function alignedText(
  text: string,
  { start, nameEnd, valueStart, valueEnd }: BibtexField,
  column: number,
): string {
  const gap = text.slice(nameEnd, valueStart);
  const name = text.slice(start, nameEnd);
  if (!/^[ \t]*=[ \t]*$/.test(gap)) return text.slice(start, valueEnd);
  const equals = assignmentText(name.length, { kind: 'equals', column, after: ' ' });
  return name + equals + text.slice(valueStart, valueEnd);
}

function beginsLine(text: string, offset: number): boolean {
  let at = offset;
  while (text[at - 1] === ' ' || text[at - 1] === '\t') at -= 1;
  return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r';
}
