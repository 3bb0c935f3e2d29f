import { asciidocMarkup } from './asciidoc/asciidocMarkup';
import { latexMarkup } from './latex/latexMarkup';
import type { Markup } from './markup';
import { markdownMarkup, mystMarkup } from './myst/mystMarkup';
import { orgMarkup } from './org/orgMarkup';
import { pandocMarkup, quartoMarkup } from './pandoc/pandocMarkup';
import { restMarkup } from './rest/restMarkup';
import { typstMarkup } from './typst/typstMarkup';

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
  { markup: pandocMarkup, languageIds: ['rmd', 'pandoc'], endings: ['.rmd', '.pmd'] },
  { markup: mystMarkup, languageIds: ['myst'], endings: ['.myst', '.myst.md'] },
  { markup: markdownMarkup, languageIds: ['markdown'], endings: ['.md', '.markdown'] },
  { markup: typstMarkup, languageIds: ['typst'], endings: ['.typ'] },
  { markup: orgMarkup, languageIds: ['org'], endings: ['.org'] },
  { markup: asciidocMarkup, languageIds: ['asciidoc'], endings: ['.adoc', '.asciidoc'] },
  { markup: restMarkup, languageIds: ['restructuredtext'], endings: ['.rst'] },
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
