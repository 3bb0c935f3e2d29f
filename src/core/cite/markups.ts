import { latexMarkup } from './latex/latexMarkup';
import type { Markup } from './markup';
import { pandocMarkup, quartoMarkup } from './pandoc/pandocMarkup';

interface Language {
  readonly markup: Markup;
  /** Language ids of VS Code and of the extensions that bring their own. */
  readonly languageIds: readonly string[];
  /** Endings of file names, for files whose language may not be installed. */
  readonly endings: readonly string[];
}

/** Every language that can be cited in. A new markup is one more row. */
export const languages: readonly Language[] = [
  {
    markup: latexMarkup,
    languageIds: ['latex', 'tex', 'latex-expl3', 'rsweave', 'jlweave'],
    endings: ['.tex', '.ltx', '.rnw', '.jnw'],
  },
  { markup: quartoMarkup, languageIds: ['quarto'], endings: ['.qmd'] },
  {
    markup: pandocMarkup,
    languageIds: ['markdown', 'rmd', 'pandoc'],
    endings: ['.md', '.markdown', '.rmd', '.pmd'],
  },
];

/**
 * The markup of a document, by the ending of its name first, because Quarto files are often opened as plain Markdown;
 * then by its language id. Undefined for a language without citations.
 */
export function markupOf(fileName: string, languageId = ''): Markup | undefined {
  const name = fileName.toLowerCase();
  const byEnding = languages.find(({ endings }) => endings.some((ending) => name.endsWith(ending)));
  return (byEnding ?? languages.find(({ languageIds }) => languageIds.includes(languageId)))?.markup;
}
