import {
  type Citation,
  type CitationGroup,
  type CitationScan,
  type Markup,
  type TextEdit,
} from '../cite/markup';
import { isNameUnit } from '../read/bibtex/characters';
import { entriesIn, placesInBibtex } from './bibtexPlaces';
import { type KeyPlace, placesInDocument } from './keyPlaces';
import { keepOldKey } from './oldKey';
import { t } from '../util/l10n';

/** A text in which a key may have to be changed. */
export type KeyedText =
  | {
      readonly kind: 'document';
      /** What a person calls it. */
      readonly name: string;
      readonly text: string;
      readonly markup: Markup;
      readonly scan: (text: string) => CitationScan;
    }
  | { readonly kind: 'bibliography'; readonly name: string; readonly text: string };

/** How a key is to be renamed. */
export interface Renaming {
  readonly oldKey: string;
  readonly newKey: string;
  /** The old key stays usable: it becomes one of the `ids` of its entry. */
  readonly keepsOldKey: boolean;
  /** What already has the new key, if anything is known to. */
  readonly takenBy?: string | undefined;
}

/** The edits for each text, in the order of the texts, or why nothing is to be changed. */
export type RenamePlan =
  | { readonly kind: 'edits'; readonly edits: readonly (readonly TextEdit[])[] }
  | { readonly kind: 'refused'; readonly reason: string };

type Edits = { readonly kind: 'edits'; readonly edits: readonly TextEdit[] };
type Refusal = Extract<RenamePlan, { kind: 'refused' }>;

function refused(reason: string): Refusal {
  return { kind: 'refused', reason };
}

/** True for a key that BibTeX and biber read back: no blanks, and none of `" # % ' ( ) , = { } ~ \`. */
export function isEntryKey(key: string): boolean {
  return (
    key !== '' &&
    [...key].every((character) => isNameUnit(character.charCodeAt(0)) && !/[~\\]/u.test(character))
  );
}

/** The text after edits, which do not overlap. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const { span, newText } of edits.toSorted((one, other) => one.span.start - other.span.start)) {
    result += text.slice(done, span.start) + newText;
    done = span.end;
  }
  return result + text.slice(done);
}

/** What stands for the new key in place of a citation of the old one; undefined if the language cannot write it. */
export function textOfKey(
  { text, markup }: Pick<Extract<KeyedText, { kind: 'document' }>, 'text' | 'markup'>,
  scan: CitationScan,
  group: CitationGroup,
  { span }: Citation,
  newKey: string,
): string | undefined {
  // The group alone, so that the cost does not grow with the square of the citations.
  const context = markup.contextAt(text, { ...scan, groups: [group] }, span.start);
  return context === undefined ? newKey : markup.keyText(newKey, context);
}

/** The keys of a text and what they are, as a list to compare. */
function summary(places: readonly KeyPlace[], keyOf: (place: KeyPlace) => string): string {
  return JSON.stringify(places.map((place) => [place.role, keyOf(place)]));
}

function documentEdits(
  keyed: Extract<KeyedText, { kind: 'document' }>,
  { oldKey, newKey }: Renaming,
): Edits | Refusal {
  const scan = keyed.scan(keyed.text);
  if (scan.definitions.some(({ key }) => key === newKey)) return refused(isTaken(newKey, keyed.name));
  const edits: TextEdit[] = [];
  for (const group of scan.groups) {
    for (const citation of group.citations) {
      if (citation.key !== oldKey) continue;
      const newText = textOfKey(keyed, scan, group, citation, newKey);
      if (newText === undefined) return refused(cannotWrite(newKey, keyed.name));
      edits.push({ span: citation.span, newText });
    }
  }
  for (const { key, span } of scan.definitions) if (key === oldKey) edits.push({ span, newText: newKey });
  const expected = summary(placesInDocument(scan), ({ key }) => (key === oldKey ? newKey : key));
  const found = summary(placesInDocument(keyed.scan(withEdits(keyed.text, edits))), ({ key }) => key);
  return expected === found ? { kind: 'edits', edits } : refused(cannotWrite(newKey, keyed.name));
}

function cannotWrite(key: string, name: string): string {
  return t(
    'The key “{0}” cannot be written in {1}. Choose one of letters, digits and - _ : alone.',
    key,
    name,
  );
}

function isTaken(key: string, name: string): string {
  return t('The key “{0}” is taken by an entry in {1}. Choose another, or rename that one first.', key, name);
}

/** Lines that git leaves where two versions of a file could not be joined. */
const conflict = /^(?:<{7}|>{7})[ \n\r]/mu;

function bibliographyEdits(
  { name, text }: Extract<KeyedText, { kind: 'bibliography' }>,
  { oldKey, newKey, keepsOldKey }: Renaming,
): Edits | Refusal {
  const places = placesInBibtex(text);
  const renamed = places.filter(({ key }) => key === oldKey);
  if (places.some(({ key, role }) => key === newKey && role !== 'cites'))
    return refused(isTaken(newKey, name));
  if (renamed.length > 0 && conflict.test(text))
    return refused(t('{0} has merge conflicts. Resolve them first, then rename the key.', name));
  if (renamed.length > 0 && !isEntryKey(newKey))
    return refused(
      t(
        '“{0}” cannot be the key of an entry in {1}: it has a blank or one of " # % \' ( ) , = { } ~ \\.',
        newKey,
        name,
      ),
    );
  const edits: TextEdit[] = renamed.map(({ span }) => ({ span, newText: newKey }));
  const kept = keepsOldKey ? entriesIn(text).filter(({ key }) => key === oldKey) : [];
  for (const entry of kept) {
    const edit = keepOldKey(text, entry, oldKey);
    if (edit === undefined)
      return refused(
        t('The old key cannot be added to the ids of “{0}” in {1}: they are made of macros.', oldKey, name),
      );
    edits.push(edit);
  }
  const keys = places.map((place) => (place.key === oldKey ? newKey : place.key));
  const added = kept.map(() => oldKey);
  const found = placesInBibtex(withEdits(text, edits)).map(({ key }) => key);
  return JSON.stringify([...keys, ...added].sort()) === JSON.stringify(found.sort())
    ? { kind: 'edits', edits }
    : refused(t('Renaming would damage {0}, so nothing was changed. Look at its Problems first.', name));
}

/**
 * The edits that rename a key in all `texts`: of exactly the key tokens, tried out before. Refused where the new key is
 * taken in one of them, where a language cannot write it, or where the texts would not be read back with the new key.
 * Never throws; linear in the texts.
 */
export function renameKey(texts: readonly KeyedText[], renaming: Renaming): RenamePlan {
  const { newKey, oldKey, takenBy } = renaming;
  if (newKey === oldKey) return { kind: 'edits', edits: texts.map(() => []) };
  if (newKey === '') return refused(t('A key has at least one character.'));
  if (takenBy !== undefined) return refused(isTaken(newKey, takenBy));
  const edits: (readonly TextEdit[])[] = [];
  for (const keyed of texts) {
    const planned =
      keyed.kind === 'document' ? documentEdits(keyed, renaming) : bibliographyEdits(keyed, renaming);
    if (planned.kind === 'refused') return planned;
    edits.push(planned.edits);
  }
  return { kind: 'edits', edits };
}
