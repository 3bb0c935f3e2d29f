import type { BibtexEntry } from '../read/bibtex/syntax';
import type { Values } from '../read/bibtex/values';
import { withLineEnds } from '../write/entryText';

/** What an entry says, however it is written: fields are in the order of their names, repeated ones in that of the entry. */
export interface EntryFacts {
  readonly type: string;
  readonly key: string;
  /** Names in lower case, and values as TeX with macros replaced and line ends written as `\n`. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** How an entry is to differ: another key, fields with other values or, where they are undefined, without them. */
export interface EntryChange {
  readonly key?: string;
  readonly fields?: ReadonlyMap<string, string | undefined>;
  /** The entry is written in another way, but still stands for the same paper. */
  readonly keepsPaper?: boolean;
}

/** What the entry says. */
export function factsOf(entry: BibtexEntry, values: Values): EntryFacts {
  return facts(
    entry.type,
    entry.key,
    entry.fields.map((field) => [field.name, values.textOf(field)] as const),
  );
}

/** Facts in their order. */
export function facts(type: string, key: string, fields: EntryFacts['fields']): EntryFacts {
  return {
    type,
    key,
    fields: fields
      .map(([name, value]) => [name, withLineEnds(value, '\n')] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)),
  };
}

/** The facts after a change. A repeated field is changed in its first place, which is the one that counts. */
export function changedFacts({ type, key, fields }: EntryFacts, change: EntryChange): EntryFacts {
  const open = new Map(change.fields ?? []);
  const kept = fields.flatMap(([name, value]) => {
    if (!open.has(name)) return [[name, value] as const];
    const wanted = open.get(name);
    if (wanted === undefined) return [];
    open.delete(name);
    return [[name, wanted] as const];
  });
  const added = Array.from(open).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return facts(type, change.key ?? key, [...kept, ...added]);
}

/** Changes of several entries, by where these begin, as one: of two for one entry the later one counts, field by field. */
export function combinedChanges(
  changes: Iterable<readonly [start: number, change: EntryChange]>,
): ReadonlyMap<number, EntryChange> {
  const combined = new Map<number, EntryChange>();
  for (const [start, change] of changes) {
    const earlier = combined.get(start);
    const fields = new Map([...(earlier?.fields ?? []), ...(change.fields ?? [])]);
    const keepsPaper = change.keepsPaper === true && earlier?.keepsPaper !== false;
    combined.set(start, { ...earlier, ...change, fields, keepsPaper });
  }
  return combined;
}
