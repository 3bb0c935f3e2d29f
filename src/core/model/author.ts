import { t } from '../util/l10n';

/** The name of a person, in readable Unicode, split as BibTeX does: "Ludwig van Beethoven, Jr". */
export interface PersonName {
  readonly kind: 'person';
  readonly family: string;
  /** Absent when only one name is known. */
  readonly given?: string;
  /** The particle before the family name that sorting may skip: `van`, `de la`. */
  readonly prefix?: string;
  /** `Jr`, `III`. */
  readonly suffix?: string;
}

/** A name that is never split: a team, a company (`{Gemini Team}` in BibTeX). */
export interface LiteralName {
  readonly kind: 'literal';
  readonly literal: string;
}

/** One author or editor of a paper. */
export type Author = PersonName | LiteralName;

/** The name as it is read aloud: "Ludwig van Beethoven Jr", "Gemini Team". Never empty for a parsed author. */
export function fullName(author: Author): string {
  if (author.kind === 'literal') return author.literal;
  return [author.given, author.prefix, author.family, author.suffix].filter(Boolean).join(' ');
}

/** The part a reference is known by: "van Beethoven", "Gemini Team". */
export function shortName(author: Author): string {
  if (author.kind === 'literal') return author.literal;
  return [author.prefix, author.family].filter(Boolean).join(' ');
}

/**
 * "Xu", "Xu and Ba", "Xu et al." as in an author-year citation; the empty string when there is no author.
 * `truncated` says that the list is known to go on beyond `authors`.
 */
export function authorsInShort(authors: readonly Author[], truncated: boolean): string {
  const [first, second, third] = authors;
  if (first === undefined) return '';
  if (second === undefined) return truncated ? t('{0} et al.', shortName(first)) : shortName(first);
  if (third === undefined && !truncated) return t('{0} and {1}', shortName(first), shortName(second));
  return t('{0} et al.', shortName(first));
}
