import * as l10n from '@vscode/l10n';

/** The translations of one language. Plain data, so that they can be handed to other programs. */
export interface Translations {
  /** As in `de` or `zh-cn`. */
  readonly language: string;
  /** English texts, with `{0}`, `{1}` … for what is put in, and what stands for them. */
  readonly texts: Readonly<Record<string, string>>;
}

/** No translation at all. */
export const english: Translations = { language: 'en', texts: {} };

let current = english;

/** Has all texts of this program from now on in the language of `translations`; texts without one stay English. */
export function useTranslations(translations: Translations): void {
  current = translations;
  l10n.config({ contents: { ...translations.texts } });
}

/** What this program's texts are in, to be handed to another one. */
export function translationsInUse(): Translations {
  return current;
}

/**
 * The text in the language of the user, with `values` in the places `{0}`, `{1}` … of it. Values are data: what looks like
 * a place in them stays as it is. The English text itself where no translation is known.
 */
export function t(text: string, ...values: readonly (string | number)[]): string {
  return l10n.t(text, ...values);
}

/** A number as people write it in the language of the user: `4,312`. */
export function inFigures(number: number): string {
  return number.toLocaleString(current.language);
}

/** A word of data in quotation marks. */
export function inQuotes(word: string): string {
  return t('“{0}”', word);
}

/** All of some names: `refs.bib`, `refs.bib and more.bib`. The empty string for none. */
export function andBetween(names: readonly string[]): string {
  return names.length === 0 ? '' : names.reduce((before, name) => t('{0} and {1}', before, name));
}

/** One of some names: `refs.bib`, `refs.bib or more.bib`. The empty string for none. */
export function orBetween(names: readonly string[]): string {
  return names.length === 0 ? '' : names.reduce((before, name) => t('{0} or {1}', before, name));
}
