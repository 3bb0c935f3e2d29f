import { markupInStyles } from '../styledMarkup';
import type { Markup } from '../markup';
import { type MarkdownDialect, pandocDialect } from '../pandoc/dialect';
import { markdownLanguage } from '../pandoc/pandocMarkup';
import { scanMarkdown } from '../pandoc/scan';

/** MyST: addresses and links are left alone, and there is no TeX but in mathematics. */
const mystDialect: MarkdownDialect = { ...pandocDialect, hasTex: false, citesInLinks: false };

/**
 * What only MyST has, and only at places where Pandoc's Markdown would show it as it is: a role {name}`text`, a fence
 * of colons with a directive's name in bare braces, a target `(name)=` on a line of its own. A fence of backquotes
 * would not tell: R Markdown's chunks are written the same way.
 */
const mystSign =
  /(?<![^\s(["'*_])\{[a-z][\w:.+-]{0,40}\}`(?!`)|^[ \t]{0,3}:{3,}[ \t]?\{[a-z][\w:.+-]{0,40}\}|^\([^()\s]{1,200}\)=[ \t]*$/mu;

/** True if a Markdown text shows that it is MyST. */
export function isMyst(text: string): boolean {
  return mystSign.test(text);
}

/** MyST, where the name of the file says so. */
export const mystMarkup: Markup = markupInStyles({
  ...markdownLanguage,
  id: 'myst',
  scan: (text) => scanMarkdown(text, mystDialect),
  refusal: { ...markdownLanguage.refusal, name: 'MyST' },
});

/**
 * Markdown that may be Pandoc's or MyST's: the text decides. Roles, directives and targets are read in both, since
 * Pandoc has no such thing, so that the decision is about links, addresses and TeX only.
 */
export const markdownMarkup: Markup = markupInStyles({
  ...markdownLanguage,
  id: 'markdown',
  scan: (text) => scanMarkdown(text, isMyst(text) ? mystDialect : pandocDialect),
});
