import type { TextEdit } from '../cite/markup';
import type { BibtexEntry, BibtexField } from '../read/bibtex/syntax';

/**
 * The edits that take the fields of a name out of an entry, with the comma and the blanks of each; comments stay. In
 *
 *     title = {A},       title = {A},        what goes of the last field is
 *     note = {B},        year = 2015         `,\nyear = 2015`, a comma behind it stays
 *     year = 2015
 *
 * the field `note` goes with its comma, its line end and the indentation of the next one.
 */
export function dropFields(text: string, entry: BibtexEntry, name: string): readonly TextEdit[] {
  const { fields } = entry;
  const edits: TextEdit[] = [];
  for (let from = 0; from < fields.length; from += 1) {
    if (fields[from]?.name !== name) continue;
    let to = from;
    while (fields[to + 1]?.name === name) to += 1;
    edits.push(...dropRun(text, entry, fields.slice(from, to + 1), fields[from - 1], fields[to + 1]));
    from = to;
  }
  return edits;
}

function dropRun(
  text: string,
  entry: BibtexEntry,
  run: readonly BibtexField[],
  before: BibtexField | undefined,
  behind: BibtexField | undefined,
): readonly TextEdit[] {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isPlain = (from: BibtexField, to: BibtexField) => isJoint(text.slice(from.valueEnd, to.start));
  const isPlainInside = run.every((field, index) => {
    const next = run[index + 1];
    return next === undefined || isPlain(field, next);
  });
  if (isPlainInside && behind !== undefined && isPlain(last, behind))
    return [removal(first.start, behind.start)];
  if (isPlainInside && behind === undefined && before !== undefined && isPlain(before, first))
    return [removal(before.valueEnd, last.valueEnd)];
  const comma = entry.keyEnd + text.slice(entry.keyEnd, first.start).lastIndexOf(',') + 1;
  const isAlone = before === undefined && behind === undefined && isBlank(text.slice(comma, first.start));
  if (isPlainInside && isAlone) return [removal(comma, last.end)];
  return run.map(({ start, end }) => removal(start, end));
}

function removal(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: '' };
}

function isJoint(gap: string): boolean {
  return /^[ \t\r\n]*,[ \t\r\n]*$/.test(gap);
}

function isBlank(gap: string): boolean {
  return /^[ \t\r\n]*$/.test(gap);
}
