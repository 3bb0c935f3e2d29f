import { wordSet } from '../../util/wordSet';

/**
 * Directives of MyST (its guide, "Directives") in fences of backquotes whose inside is Markdown. Neither Pandoc nor the
 * languages of R Markdown's chunks have these names, so that they are known in every Markdown file.
 */
export const markdownDirectives: ReadonlySet<string> = wordSet(`
  abstract admonition aside attention blockquote card caution danger details dropdown embed epigraph error exercise
  exercise-end exercise-start figure figure-md glossary grid grid-item grid-item-card hint important list-table margin
  note pull-quote prf:algorithm prf:assumption prf:axiom prf:conjecture prf:corollary prf:criterion prf:definition
  prf:example prf:lemma prf:observation prf:proof prf:property prf:proposition prf:remark prf:theorem proof
  seealso sidebar solution solution-end solution-start subfigure tab tab-item tab-set table tip topic versionadded
  versionchanged warning`);

/** Directives of MyST whose inside is no Markdown, for fences of colons, where everything else is. */
export const verbatimDirectives: ReadonlySet<string> = wordSet(`
  any:bundle bibliography code code-block code-cell csv-table eval-rst iframe image include literalinclude math
  mermaid raw sourcecode toctree`);

/** The head of a fence that opens a directive, `{note} A title`: its name and what stands behind it. */
export const directiveHead = /^[ \t]*\{([A-Za-z][\w:.+-]{0,40})\}[ \t]*(.*)$/u;
