import { declareInAsciidoc } from './asciidoc/declare';
import { declareInLatex } from './latex/declare';
import { type Markup, type TextEdit, citationsOf } from './markup';
import { linesAtEnd } from './newLines';
import { declareInOrg } from './org/declare';
import { declareInFrontMatter } from './pandoc/declare';
import { t } from '../util/l10n';

/** What declaring comes to: edits in the order of the text, or a refusal that says what to do. */
export type Declaration =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** The edits that declare the bibliography at `path` in a text; undefined where it is no place for that. */
const declaring: Readonly<
  Record<Markup['id'], (text: string, path: string) => readonly TextEdit[] | undefined>
> = {
  latex: declareInLatex,
  markdown: declareInFrontMatter,
  quarto: declareInFrontMatter,
  myst: declareInFrontMatter,
  typst: (text, path) => [linesAtEnd(text, [`#bibliography("${path}")`])],
  org: declareInOrg,
  asciidoc: declareInAsciidoc,
  restructuredtext: (text, path) => [linesAtEnd(text, [`.. bibliography:: ${path}`])],
};

/**
 * Declares a bibliography in a document that declares none, by its path as seen from there: a plain name or path without
 * blanks. The edits are tried out: the text with them declares exactly that, cites what it did and has no new problem;
 * refused otherwise. Linear.
 */
export function declareBibliography(markup: Markup, text: string, path: string): Declaration {
  const edits = declaring[markup.id](text, path);
  if (edits === undefined)
    return refused(
      t('This is part of another document. Declare {0} in the main file, then try again.', path),
    );
  const [before, after] = [markup.scan(text), markup.scan(applied(text, edits))];
  const declared = after.bibliographies.map((one) => one.path);
  const isSo =
    declared.join() === [...before.bibliographies.map((one) => one.path), path].join() &&
    after.problems.length <= before.problems.length &&
    citationsOf(after)
      .map(({ key }) => key)
      .join() ===
      citationsOf(before)
        .map(({ key }) => key)
        .join();
  return isSo
    ? { kind: 'edits', edits }
    : refused(t('The document does not let {0} be declared. Declare it by hand.', path));
}

function refused(reason: string): Declaration {
  return { kind: 'refused', reason };
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (after, { span, newText }) => after.slice(0, span.start) + newText + after.slice(span.end),
    text,
  );
}
