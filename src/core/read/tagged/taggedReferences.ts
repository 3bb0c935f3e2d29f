import type { Reference } from '../../model/reference';
import { type FoundReference, type FoundReferences, isKey, keyed, otherKind } from '../keyedReferences';
import { type TaggedGrammar, type TaggedRecord, taggedRecords } from './records';
import { TagValues } from './tagValues';
import { t } from '../../util/l10n';

/** A format of tagged lines. */
export interface TaggedFormat {
  readonly name: string;
  readonly grammar: TaggedGrammar;
  /** How a line that begins a record looks. */
  readonly opening: string;
  /** The tag that may have a key. */
  readonly keyTag?: string;
  readonly referenceOf: (values: TagValues, key: string) => Reference;
}

/** The works of a text in the format. A text without records is reported. Never throws; linear. */
export function readTagged(text: string, format: TaggedFormat): FoundReferences {
  const { records, problems } = taggedRecords(text, format.grammar);
  const { name, opening } = format;
  const message = t(
    'This file holds no record of {0}: no line begins with “{1}”. Export it anew as {0}.',
    name,
    opening,
  );
  return keyed({
    found: records.map((record) => foundReference(text, record, format)),
    problems: records.length === 0 ? otherKind(text, message) : problems,
  });
}

function foundReference(
  text: string,
  record: TaggedRecord,
  { keyTag, referenceOf }: TaggedFormat,
): FoundReference {
  const values = new TagValues(record);
  const key = record.fields.find((field) => field.tag === keyTag && isKey(field.text));
  const span = { start: record.start, end: record.end };
  if (key === undefined) return { reference: referenceOf(values, ''), place: { span } };
  if (keyTag !== undefined) values.first(keyTag);
  const isWritten = text.slice(key.start, key.end) === key.text;
  return {
    reference: referenceOf(values, key.text),
    place: isWritten ? { span, keySpan: { start: key.start, end: key.end } } : { span },
  };
}
