import { type Translations, translationsInUse, useTranslations } from '../core/util/l10n';

/** The first message to a worker: the language in which people read what it says. */
export interface TranslationsMessage {
  readonly kind: 'translations';
  readonly translations: Translations;
}

/** The message that makes a worker say everything in the language of this program. */
export function translationsMessage(): TranslationsMessage {
  return { kind: 'translations', translations: translationsInUse() };
}

/** In a worker: uses the translations of a message that has some. Does nothing with any other message. */
export function takeTranslations(message: unknown): void {
  const hasKind = typeof message === 'object' && message !== null && 'kind' in message;
  if (hasKind && message.kind === 'translations')
    useTranslations((message as TranslationsMessage).translations);
}

/** The language of this program for a page: the value of an attribute, between double quotes. */
export function translationsAttribute(): string {
  const text = JSON.stringify(translationsInUse());
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** In a page: uses what its host wrote into the attribute; English where there is none. */
export function takeAttribute(attribute: string | undefined): void {
  if (attribute !== undefined) useTranslations(JSON.parse(attribute) as Translations);
}
