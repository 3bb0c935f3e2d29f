import type { NewEntry } from '../write/entryText';
import type { BibDocument } from './bibDocument';
import { type EntryFacts, facts } from './entryFacts';
import { type EditOutcome, type Refused, refused } from './outcome';
import { type EntryPlace, placeEntries } from './placeEntry';
import { objectionToTaken, takenKeys } from './takenKeys';
import { verifiedEdit } from './verifiedEdit';
import { objectionToKey, writableField } from './writable';
import { t } from '../util/l10n';

/** The edits that add an entry: see `addEntries`. */
export function addEntry(document: BibDocument, entry: NewEntry, place: EntryPlace = 'file'): EditOutcome {
  return addEntries(document, [entry], place);
}

/**
 * The edits that add entries in the style of the file. Their fields stand in their order. Refused as a whole where the key of
 * one is taken, in any case of letters, and where the entry before it is not closed. Linear.
 */
export function addEntries(
  document: BibDocument,
  entries: readonly NewEntry[],
  place: EntryPlace = 'file',
): EditOutcome {
  const taken = takenKeys(document);
  const writable: NewEntry[] = [];
  for (const entry of entries) {
    const objection = objectionToKey(entry.key) ?? objectionToTaken(taken, entry.key);
    if (objection !== undefined) return refused(objection);
    const own = writableEntry(entry, document.encoding);
    if ('kind' in own) return own;
    writable.push(own);
    taken.set(entry.key.toLowerCase(), entry.key);
  }
  const placed = placeEntries(document, writable, place);
  if ('kind' in placed) return placed;
  const added = placed.flatMap((group) => group.entries).map(factsOfNew);
  return verifiedEdit(
    document,
    placed.map(({ edit }) => edit),
    { added, mayChangeHeirs: true },
  );
}

function writableEntry(entry: NewEntry, encoding: string): NewEntry | Refused {
  const type = entry.type.toLowerCase();
  if (!/^[a-z]+$/.test(type) || reservedTypes.has(type))
    return refused(t('"{0}" is no type of entry. Take one such as article or misc.', entry.type));
  const fields = [];
  for (const given of entry.fields) {
    const field = writableField({ ...given, name: given.name.toLowerCase() }, encoding);
    if ('kind' in field) return field;
    fields.push(field);
  }
  return { type, key: entry.key, fields };
}

function factsOfNew({ type, key, fields }: NewEntry): EntryFacts {
  return facts(
    type,
    key,
    fields.map(({ name, value }) => [name, value] as const),
  );
}

const reservedTypes: ReadonlySet<string> = new Set(['comment', 'preamble', 'string']);
