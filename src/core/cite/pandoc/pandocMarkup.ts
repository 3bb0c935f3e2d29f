import { type Language, markupInStyles } from '../styledMarkup';
import type { Markup } from '../markup';
import { roleStyle } from '../roles';
import { pandocDialect, quartoDialect } from './dialect';
import { scanMarkdown } from './scan';
import { signStyle } from './styles';
import { t } from '../../util/l10n';

/** What all languages written in Markdown have in common. */
export const markdownLanguage: Omit<Language, 'id' | 'scan'> = {
  triggerCharacters: ['@', '{', '`', ' '],
  styles: [signStyle, roleStyle(['{', '}'])],
  refusal: { name: 'Pandoc', because: () => t('it has white space or unbalanced braces') },
};

/** Pandoc Markdown, also R Markdown. */
export const pandocMarkup: Markup = markupInStyles({
  ...markdownLanguage,
  id: 'markdown',
  scan: (text) => scanMarkdown(text, pandocDialect),
});

/** Quarto: as Pandoc, but keys such as `fig-scatter` are cross-references. */
export const quartoMarkup: Markup = markupInStyles({
  ...markdownLanguage,
  id: 'quarto',
  scan: (text) => scanMarkdown(text, quartoDialect),
});
