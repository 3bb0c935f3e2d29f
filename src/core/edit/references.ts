import type { Span } from '../model/span';
import type { BibtexEntry, BibtexField } from '../read/bibtex/syntax';
import type { BibDocument } from './bibDocument';
import type { EntryChange } from './entryFacts';

/** Fields that name other entries of the file, and whether the entry takes over fields of theirs. */
const referringFields: ReadonlyMap<string, { readonly isHeir: boolean }> = new Map([
  ['crossref', { isHeir: true }],
  ['xdata', { isHeir: true }],
  ['xref', { isHeir: false }],
  ['related', { isHeir: false }],
  ['entryset', { isHeir: false }],
]);

/** One entry that names another one. */
export interface Reference {
  readonly from: BibtexEntry;
  readonly field: BibtexField;
  readonly isHeir: boolean;
  /** Exactly the key. */
  readonly span: Span;
}

/** The places in the file where entries name `entry` by its key in this case of letters. Linear. */
export function referencesTo(document: BibDocument, entry: BibtexEntry): readonly Reference[] {
  if (entry.key === '' || document.entryMeant(entry.key)?.start !== entry.start) return [];
  return document.entries.flatMap((from) =>
    from.fields.flatMap((field) => {
      const kind = referringFields.get(field.name);
      if (kind === undefined) return [];
      return spansOfKey(document.text, field, entry.key).map((span) => ({ from, field, ...kind, span }));
    }),
  );
}

/** How the entries differ that name another one, once they name it by its new key; their papers stay the same. */
export function redirections(
  document: BibDocument,
  references: readonly Reference[],
  { from, to }: { readonly from: string; readonly to: string },
): ReadonlyMap<number, EntryChange> {
  const changes = new Map<number, Map<string, string>>();
  for (const { from: entry, field } of references) {
    const fields = changes.get(entry.start) ?? new Map<string, string>();
    const value = document.values().textOf(field);
    changes.set(
      entry.start,
      fields.set(
        field.name,
        value.replaceAll(keyToken, (word) => (word === from ? to : word)),
      ),
    );
  }
  return new Map(Array.from(changes, ([start, fields]) => [start, { fields, keepsPaper: true }]));
}

const keyToken = /[^\s,{}"]+/g;

function spansOfKey(text: string, { parts }: BibtexField, key: string): readonly Span[] {
  return parts.flatMap((part) => {
    const written = text.slice(part.start, part.end);
    return Array.from(written.matchAll(keyToken)).flatMap(({ 0: word, index }) =>
      word === key ? [{ start: part.start + index, end: part.start + index + key.length }] : [],
    );
  });
}
