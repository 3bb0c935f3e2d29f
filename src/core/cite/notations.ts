import { asciidocNotation, readAsciidocCitations } from './asciidoc/notation';
import { latexNotations } from './latex/notations';
import { loadedPackage, packageOfCommands } from './latex/packages';
import { readLatexCitations } from './latex/readCitation';
import type { CitationScan, Markup } from './markup';
import { isMyst } from './myst/mystMarkup';
import type { CitationReading, Notation } from './neutral';
import { orgNotation, readOrgCitations } from './org/notation';
import { mystNotation, pandocNotation } from './pandoc/notations';
import { readMarkdownCitations } from './pandoc/readCitation';
import { readGroups } from './readGroups';
import { readRole, restNotation } from './roleNotation';
import { readTypstCitations, typstNotation } from './typst/notation';

const notations: readonly Notation[] = [
  ...latexNotations,
  pandocNotation,
  mystNotation,
  typstNotation,
  orgNotation,
  asciidocNotation,
  restNotation,
];

const readers: Readonly<
  Record<Markup['id'], (text: string, scan: CitationScan) => readonly CitationReading[]>
> = {
  latex: readLatexCitations,
  markdown: readMarkdownCitations,
  quarto: readMarkdownCitations,
  myst: readMarkdownCitations,
  typst: readTypstCitations,
  org: readOrgCitations,
  asciidoc: readAsciidocCitations,
  restructuredtext: (text, scan) =>
    readGroups(text, scan, (_text, group) => readRole(text, group, 'restructuredtext')),
};

/** Every way to write citations, for people to choose from. A further one is one more in `notations`. */
export function everyNotation(): readonly Notation[] {
  return notations;
}

/**
 * The citations of a text in their order, whatever its language; those that are still being typed are left out. `scan` is
 * that of the text. Never throws; linear but for sorting.
 */
export function readCitations(
  { id }: Pick<Markup, 'id'>,
  text: string,
  scan: CitationScan,
): readonly CitationReading[] {
  return readers[id](text, scan);
}

/**
 * How new citations of a document are written: in LaTeX with the package that it loads, or `mainText` if it is a part of
 * that file, or to which its commands belong. Linear.
 */
export function notationOf(
  { id }: Pick<Markup, 'id'>,
  text: string,
  scan: CitationScan,
  mainText?: string,
): Notation {
  if (id === 'latex') {
    const main = mainText === undefined ? undefined : loadedPackage(mainText);
    const wanted = loadedPackage(text) ?? main ?? packageOfCommands(scan);
    return latexNotations.find((one) => one.id === wanted) ?? latexNotations[0];
  }
  if (id === 'markdown') return isMyst(text) ? mystNotation : pandocNotation;
  return notations.find(({ markups }) => markups[0] === id || markups.includes(id)) ?? pandocNotation;
}
