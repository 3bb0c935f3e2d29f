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

/** The places in the file where entries name `entry` by its key, in a case of letters in which no other entry has it. Linear. */
export function referencesTo(document: BibDocument, entry: BibtexEntry): readonly Reference[] {
  const isMeant = meaning(document, entry);
  return document.entries.flatMap((from) =>
    from.fields.flatMap((field) => {
      const kind = referringFields.get(field.name);
      if (kind === undefined) return [];
      return spansOfKeys(document.text, field, isMeant).map((span) => ({ from, field, ...kind, span }));
    }),
  );
}

/**
 * How the entries differ that name `entry`, at `references`, once they name it by its new key; their papers stay the same.
 */
export function redirections(
  document: BibDocument,
  references: readonly Reference[],
  entry: BibtexEntry,
  newKey: string,
): ReadonlyMap<number, EntryChange> {
  const isMeant = meaning(document, entry);
  const changes = new Map<number, Map<string, string>>();
  for (const { from, field } of references) {
    const fields = changes.get(from.start) ?? new Map<string, string>();
    const value = document.values().textOf(field);
    const redirected = value.replaceAll(keyToken, (word) => (isMeant(word) ? newKey : word));
    changes.set(from.start, fields.set(field.name, redirected));
  }
  return new Map(Array.from(changes, ([start, fields]) => [start, { fields, keepsPaper: true }]));
}

const keyToken = /[^\s,{}"]+/g;

function meaning({ entryMeant }: BibDocument, { key, start }: BibtexEntry): (word: string) => boolean {
  const wanted = key.toLowerCase();
  return (word) => word.toLowerCase() === wanted && entryMeant(word)?.start === start;
}

function spansOfKeys(
  text: string,
  { parts }: BibtexField,
  isMeant: (word: string) => boolean,
): readonly Span[] {
  return parts.flatMap((part) => {
    const written = text.slice(part.start, part.end);
    return Array.from(written.matchAll(keyToken)).flatMap(({ 0: word, index }) =>
      isMeant(word) ? [{ start: part.start + index, end: part.start + index + word.length }] : [],
    );
  });
}
