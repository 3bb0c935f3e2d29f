import type { CitedItem, NeutralCitation, Note, NoteLanguage } from './neutral';
import { t } from '../util/l10n';

/** `written` as a note, `plain` as a person reads it; undefined where there is nothing but blanks. */
export function noteOf(
  language: NoteLanguage,
  written: string,
  { plain = written, isFormatted = false }: { readonly plain?: string; readonly isFormatted?: boolean } = {},
): Note | undefined {
  const trimmed = written.trim();
  if (trimmed === '') return undefined;
  return { language, written: trimmed, plain: plain.replaceAll(/[ \t\r\n]+/gu, ' ').trim(), isFormatted };
}

/** Dashes as they are printed: `--` and `---` in most languages. */
export function withDashes(text: string): string {
  return text.replaceAll('---', '—').replaceAll('--', '–');
}

/** A text without its escapes: a backslash before a sign of punctuation is left out. */
export function withoutEscapes(text: string): string {
  return text.replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1');
}

/** Two notes as one; `joint` stands between them. */
function joined(one: Note | undefined, other: Note | undefined, joint: string): Note | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const isSame = one.language === other.language;
  return {
    language: one.language,
    written: `${one.written}${joint}${isSame ? other.written : other.plain}`,
    plain: `${one.plain}${joint}${other.plain}`,
    isFormatted: one.isFormatted || other.isFormatted,
  };
}

/** The works of a citation with the notes of the whole list at the first and the last of them. */
export function itemsWithNotes({ items, prenote, postnote }: NeutralCitation): readonly CitedItem[] {
  return items.map((item, index) => ({
    ...item,
    prenote: index === 0 ? joined(prenote, item.prenote, ' ') : item.prenote,
    locator: index === items.length - 1 ? joined(item.locator, postnote, ', ') : item.locator,
  }));
}

/** All notes of works. */
export function notesOf(items: readonly CitedItem[]): readonly Note[] {
  return items.flatMap(({ prenote, locator }) => [prenote ?? [], locator ?? []].flat());
}

/** What is lost where notes are written in another language. */
export function formattingLost(notes: readonly Note[], language: NoteLanguage): string[] {
  return notes
    .filter((note) => note.isFormatted && note.language !== language)
    .map(({ written }) => t('“{0}” became plain text.', written));
}

/** Says that a citation was capitalised, or had all authors, where its new language has no way to say so. */
export function flagsLost(
  { isCapitalised = false, hasAllAuthors = false }: NeutralCitation,
  name: string,
  { capital = false, authors = false }: { readonly capital?: boolean; readonly authors?: boolean } = {},
): string[] {
  return [
    ...(isCapitalised && !capital
      ? [t('{0} has no capital letter at the beginning of a citation.', name)]
      : []),
    ...(hasAllAuthors && !authors ? [t('{0} has no citation with all authors.', name)] : []),
  ];
}

/** Says that the author of one of several works was left out, where its new language has no way to say so. */
export function suppressionLost(items: readonly CitedItem[], name: string): string[] {
  return items.some(({ isSuppressed = false }) => isSuppressed)
    ? [t('{0} leaves out the author of all works of a citation, or of none.', name)]
    : [];
}

/** A note as its language can hold it that has no escapes: without `signs`, which is said in `losses`. */
export function withoutSigns(note: Note, language: NoteLanguage, signs: RegExp, losses: string[]): string {
  const text = note.language === language ? note.written : note.plain.replaceAll('\u00A0', ' ');
  const kept = text.replaceAll(signs, '').trim();
  if (kept !== text) losses.push(t('“{0}” cannot be written here; some of its signs were left out.', text));
  return kept;
}
