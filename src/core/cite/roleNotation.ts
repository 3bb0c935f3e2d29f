import { isBlank } from './blank';
import { indexBefore } from './indexBefore';
import type { CitationGroup } from './markup';
import type {
  CitationMode,
  CitationReading,
  CitedItem,
  NeutralCitation,
  Notation,
  Note,
  NoteLanguage,
  Variant,
} from './neutral';
import {
  flagsLost,
  formattingLost,
  itemsWithNotes,
  noteOf,
  notesOf,
  suppressionLost,
  withoutSigns,
} from './notes';
import { markdownNote } from './pandoc/notes';
import { kept } from './readGroups';
import { roleStyle } from './roles';
import { t } from '../util/l10n';

/** What roles print, by the word behind their colon. */
const modes: ReadonlyMap<string, Pick<NeutralCitation, 'mode' | 'isCapitalised' | 'hasAllAuthors'>> = new Map(
  [
    ['', { mode: 'parenthetical' }],
    ['p', { mode: 'parenthetical' }],
    ['ps', { mode: 'parenthetical', hasAllAuthors: true }],
    ['t', { mode: 'textual' }],
    ['ts', { mode: 'textual', hasAllAuthors: true }],
    ['ct', { mode: 'textual', isCapitalised: true }],
    ['cts', { mode: 'textual', isCapitalised: true, hasAllAuthors: true }],
    ['alp', { mode: 'bare' }],
    ['alps', { mode: 'bare', hasAllAuthors: true }],
    ['year', { mode: 'year' }],
    ['yearpar', { mode: 'suppressed' }],
    ['author', { mode: 'author' }],
    ['authors', { mode: 'author', hasAllAuthors: true }],
    ['cauthor', { mode: 'author', isCapitalised: true }],
    ['cauthors', { mode: 'author', isCapitalised: true, hasAllAuthors: true }],
    ['title', { mode: 'title' }],
  ],
);

/** The word behind the colon for each mode, and for a citation with all authors, with a capital letter, and with both. */
const words: readonly (readonly [
  word: string,
  mode: CitationMode,
  all?: string,
  capital?: string,
  both?: string,
])[] = [
  ['p', 'parenthetical', 'ps'],
  ['t', 'textual', 'ts', 'ct', 'cts'],
  ['alp', 'bare', 'alps'],
  ['yearpar', 'suppressed'],
  ['author', 'author', 'authors', 'cauthor', 'cauthors'],
  ['year', 'year'],
  ['title', 'title'],
];

/** The variants of roles; `around` are the signs around a name. */
export function roleVariants([before, behind]: readonly [string, string]): [Variant, ...Variant[]] {
  const variant = (word: string, mode: CitationMode): Variant => ({
    command: `${before}cite:${word}${behind}`,
    mode,
  });
  const [first, ...rest] = words.map(([word, mode]) => variant(word, mode));
  const footnote: Variant = { command: `${before}footcite:p${behind}`, mode: 'footnote' };
  return [first ?? footnote, ...rest, footnote];
}

function noteIn(written: string, language: NoteLanguage): Note | undefined {
  return language === 'markdown' ? markdownNote(written) : noteOf(language, written);
}

/** The citation of a role; undefined for one that nothing closes. */
export function readRole(
  text: string,
  { command, span, keyLists, citations }: CitationGroup,
  language: NoteLanguage,
): CitationReading | undefined {
  const [list] = keyLists;
  if (list === undefined || list.end >= span.end) return undefined;
  const [name = '', word = ''] = command.slice(1, -1).split(':');
  const meaning = modes.get(word);
  if (meaning === undefined) return kept(span, t('{0} has no equal', command));
  const items = citations.map(({ key, span: { start, end } }): CitedItem => {
    let before = start;
    while (before > list.start && isBlank(text[before - 1] ?? '')) before--;
    let opening = text[before - 1] === '}' ? before - 1 : -1;
    while (opening >= list.start && text[opening] !== '{') opening--;
    let behind = end;
    while (behind < list.end && isBlank(text[behind] ?? '')) behind++;
    const closing = text[behind] === '{' ? indexBefore(text, '}', behind, list.end) : list.end;
    const prenote = opening >= list.start ? noteIn(text.slice(opening + 1, before - 1), language) : undefined;
    const locator = closing < list.end ? noteIn(text.slice(behind + 1, closing), language) : undefined;
    return { key, ...(prenote && { prenote }), ...(locator && { locator }) };
  });
  const isFootnote = name === 'footcite' && meaning.mode === 'parenthetical';
  const citation = { ...meaning, ...(isFootnote && { mode: 'footnote' as const }), items };
  return { kind: 'citation', citation, span, losses: [] };
}

/** Writes citations as roles; `around` are the signs around a name. */
export function roleWriter(
  name: string,
  language: NoteLanguage,
  around: readonly [string, string],
): Notation['write'] {
  const { written } = roleStyle(around);
  const [before, behind] = around;
  return (citation, { command, mode }) => {
    const items = itemsWithNotes(citation);
    if (items.some(({ key }) => written(key, false) === undefined)) return undefined;
    const { isCapitalised = false, hasAllAuthors = false } = citation;
    const [, , all, capital, both] = words.find(([, of]) => of === mode) ?? [];
    const word =
      (isCapitalised && hasAllAuthors ? both : undefined) ??
      (isCapitalised ? capital : undefined) ??
      (hasAllAuthors ? all : undefined);
    const losses = [
      ...formattingLost(notesOf(items), language),
      ...flagsLost(citation, name, {
        capital: capital !== undefined,
        authors: all !== undefined,
      }),
      ...suppressionLost(items, name),
    ];
    const inBraces = (note: Note | undefined): string => {
      const inside = note === undefined ? '' : withoutSigns(note, language, /[{}`]/gu, losses);
      return inside === '' ? '' : `{${inside}}`;
    };
    const list = items.map(({ key, prenote, locator }) => `${inBraces(prenote)}${key}${inBraces(locator)}`);
    const role = word === undefined ? command : `${before}cite:${word}${behind}`;
    return { text: `${role}\`${list.join(',')}\``, losses };
  };
}

/** reStructuredText with sphinxcontrib-bibtex. */
export const restNotation: Notation = {
  id: 'restructuredtext',
  name: 'reStructuredText',
  markups: ['restructuredtext'],
  language: 'restructuredtext',
  variants: roleVariants([':', ':']),
  write: roleWriter('reStructuredText', 'restructuredtext', [':', ':']),
};
