import type { NewEntry } from '../write/entryText';
import type { BibDocument } from './bibDocument';
import { facts } from './entryFacts';
import { type EditOutcome, refused } from './outcome';
import { type EntryPlace, placeEntry } from './placeEntry';
import { objectionToTaken } from './takenKeys';
import { verifiedEdit } from './verifiedEdit';
import { objectionToKey, writableField } from './writable';

/**
 * The edits that add an entry in the style of the file. Its fields stand in their order. Refused where its key is taken, in
 * any case of letters, and where the entry before it is not closed.
 */
export function addEntry(document: BibDocument, entry: NewEntry, place: EntryPlace = 'file'): EditOutcome {
  const objection = objectionToKey(entry.key) ?? objectionToTaken(document, entry.key);
  if (objection !== undefined) return refused(objection);
  const type = entry.type.toLowerCase();
  if (!/^[a-z]+$/.test(type) || reservedTypes.has(type))
    return refused(`"${entry.type}" is no type of entry. Take one such as article or misc.`);
  const fields = [];
  for (const given of entry.fields) {
    const field = writableField({ ...given, name: given.name.toLowerCase() }, document.encoding);
    if ('kind' in field) return field;
    fields.push(field);
  }
  const insertion = placeEntry(document, { type, key: entry.key, fields }, place);
  if ('kind' in insertion) return insertion;
  const added = facts(
    type,
    entry.key,
    fields.map(({ name, value }) => [name, value] as const),
  );
  return verifiedEdit(document, [insertion], {
    added: [added],
    mayChangeHeirs: true,
  });
}

const reservedTypes: ReadonlySet<string> = new Set(['comment', 'preamble', 'string']);
