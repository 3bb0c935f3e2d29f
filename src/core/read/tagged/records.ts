import type { Problem } from '../../model/problem';
import type { Span } from '../../model/span';
import { linesOf } from '../../text/lines';
import { normalForm } from '../../text/normalForm';
import { t } from '../../util/l10n';

/** A field of a record: `TI  - A title`, `%T A title`. */
export interface TaggedField extends Span {
  readonly tag: string;
  /** On one line, without blanks at its ends; often empty. */
  readonly text: string;
}

/** A record from its first field to its last, or to the line that ends it. */
export interface TaggedRecord extends Span {
  readonly fields: readonly TaggedField[];
}

/** What tells the formats of tagged lines apart. Each looks at one line only. */
export interface TaggedGrammar {
  /** Matches the opening of a line with a field: the tag is its first group, the value begins behind the match. */
  readonly field: RegExp;
  /** Each record has one field of this tag. */
  readonly begins: string;
  /** The field of this tag is the first one of a record, not one of the first. */
  readonly isFirst: boolean;
  /** Any field behind a blank line begins a record too. */
  readonly beginsAfterBlank: boolean;
  /** Ends a record. */
  readonly ends?: string;
  /** Fields between records that belong to none. */
  readonly outside?: ReadonlySet<string>;
  /** True for a line without a tag that goes on with the value of the line before. */
  readonly continues: (line: string) => boolean;
  /** Each line of such a field is a value of its own, as of a list of authors. */
  readonly listed?: ReadonlySet<string>;
}

interface OpenRecord extends Span {
  end: number;
  hasBeginning: boolean;
  hasOthers: boolean;
  readonly fields: { tag: string; pieces: string[]; start: number; end: number }[];
}

/**
 * The records of a text of tagged lines. What stands between records is passed over; a record that nothing ends ends where
 * the next one begins, and is reported where the format asks for an end. Never throws; linear.
 */
export function taggedRecords(
  text: string,
  grammar: TaggedGrammar,
): { readonly records: readonly TaggedRecord[]; readonly problems: readonly Problem[] } {
  const records: TaggedRecord[] = [];
  const problems: Problem[] = [];
  let open: OpenRecord | undefined;
  let isAfterBlank = false;
  const close = (isEnded: boolean): void => {
    if (open === undefined) return;
    const record = { start: open.start, end: open.end, fields: open.fields.map(joinedField) };
    records.push(record);
    if (!isEnded && grammar.ends !== undefined) problems.push(unclosed(record, grammar.ends));
    open = undefined;
  };
  for (const { start, end } of linesOf(text)) {
    const line = text.slice(start, end);
    const found = grammar.field.exec(line);
    if (found === null) {
      const last = open?.fields.at(-1);
      const words = line.trim();
      if (words === '') isAfterBlank = true;
      else if (open !== undefined && last !== undefined && grammar.continues(line)) {
        open.end = start + line.trimEnd().length;
        if (grammar.listed?.has(last.tag)) {
          const valueStart = start + line.indexOf(words);
          open.fields.push({ tag: last.tag, pieces: [words], start: valueStart, end: open.end });
        } else {
          last.pieces.push(words);
          last.end = open.end;
        }
      }
      continue;
    }
    const [head, tag = ''] = found;
    if (tag === grammar.ends) {
      if (open !== undefined) open.end = start + line.trimEnd().length;
      close(true);
    } else if (open !== undefined || !grammar.outside?.has(tag)) {
      const begins = tag === grammar.begins || (grammar.beginsAfterBlank && isAfterBlank);
      // A type said twice belongs to one record.
      const isComplete =
        tag !== grammar.begins || (grammar.isFirst ? open?.hasOthers === true : open?.hasBeginning === true);
      if (begins && isComplete) close(false);
      const value = line.slice(head.length);
      const valueStart = start + head.length + (value.length - value.trimStart().length);
      const valueEnd = Math.max(valueStart, start + line.trimEnd().length);
      const recordStart = start + (line.length - line.trimStart().length);
      open ??= { start: recordStart, end: valueEnd, hasBeginning: false, hasOthers: false, fields: [] };
      if (tag === grammar.begins) open.hasBeginning = true;
      else open.hasOthers = true;
      open.end = valueEnd;
      open.fields.push({ tag, pieces: [value.trim()], start: valueStart, end: valueEnd });
    }
    isAfterBlank = false;
  }
  close(false);
  return { records, problems };
}

function joinedField({ tag, pieces, start, end }: OpenRecord['fields'][number]): TaggedField {
  return {
    tag,
    text: normalForm(
      pieces
        .filter((piece) => piece !== '')
        .join(' ')
        .replaceAll(/\s+/g, ' '),
      'NFC',
    ),
    start,
    end,
  };
}

function unclosed({ start, end }: TaggedRecord, ending: string): Problem {
  return {
    code: 'unclosed-entry',
    severity: 'warning',
    message: t('This record has no end. Put a line with {0} behind it.', ending),
    span: { start, end: Math.max(Math.min(end, start + 80), start + 1) },
  };
}
