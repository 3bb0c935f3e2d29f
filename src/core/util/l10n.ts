import * as l10n from '@vscode/l10n';

/** The translations of one language: English texts, with `{0}`, `{1}` … for what is put in, and what stands for them. */
export type Translations = Readonly<Record<string, string>>;

/** Has all texts of this program from now on in the language of `translations`; texts without one stay English. */
export function useTranslations(translations: Translations): void {
  l10n.config({ contents: { ...translations } });
}

/**
 * The text in the language of the user, with `values` in the places `{0}`, `{1}` … of it. Values are data: what looks like
 * a place in them stays as it is. The English text itself where no translation is known.
 */
export function t(text: string, ...values: readonly (string | number)[]): string {
  return l10n.t(text, ...values);
}
