import type { KnownDifference } from './scorer';

const commentedOut =
  'commented out with %, which BibTeX alone does not understand; its author does not want it';

export const bibFileDifferences: readonly KnownDifference[] = [
  { file: 'bib/biber/names.bib', key: 'L27', field: 'missing', reason: commentedOut },
  { file: 'bib/biber/names.bib', key: 'L28', field: 'missing', reason: commentedOut },
  { file: 'bib/typst-biblatex/comments.bib', key: 'rlang', field: 'missing', reason: commentedOut },
  {
    file: 'bib/biber/dateformats.bib',
    key: 'script1',
    field: 'year',
    reason: 'a year in Devanagari digits; ours is a number, and biber alone reads these',
  },
  {
    file: 'bib/texlive/xampl.bib',
    key: 'whole-set',
    field: 'year',
    reason: r`the year is made by two macros of the style, \noopsort and \switchargs, which the tools print as text`,
  },
];

const unbalanced =
  'the oracle repairs braces; the scanner hands names only balanced text, and decoding drops braces';
const tables = 'names/bibtexparser-names.json';

export const nameTableDifferences: readonly KnownDifference[] = [
  ...['AA {BB CC', 'AA {{{BB CC', 'AA {{{BB} CC}', 'AA BB CC}', 'AA BB CC}}}', '{AA {BB CC}}}'].map(
    (key) => ({
      file: tables,
      key,
      field: 'parts',
      reason: unbalanced,
    }),
  ),
  {
    file: tables,
    key: r`Brand\~{a}o, F`,
    field: 'parts',
    reason: 'BibTeX takes the tilde of the accent for a tie and breaks the word; biber does not',
  },
];

const familyBraces =
  'braces protect a family name from being split; Better BibTeX splits its particle off for Zotero';

export const retorquereDifferences: readonly KnownDifference[] = [
  ...['biber26.biblatex', 'biblatex', 'bibtex', 'noopsort.bibtex'].map((ending) => ({
    file: `export/Do not caps-protect name fields #384 #565 #566.${ending}`,
    key: '*',
    field: 'author',
    reason: familyBraces,
  })),
  {
    file: 'export/BibTeX name escaping has a million inconsistencies #438.bibtex',
    key: 'van_Gogh2014',
    field: 'author',
    reason: familyBraces,
  },
  {
    file: 'export/Edition Numbers in BibTeX Exports #1446.bibtex',
    key: 'barrett1994',
    field: 'author',
    reason: familyBraces,
  },
  {
    file: 'export/BetterBibtex export fails for missing last name #978.bibtex',
    key: 'Waskom2016',
    field: 'author',
    reason: familyBraces,
  },
  {
    file: 'export/Better BibLaTeX.019.biblatex',
    key: 'ArbesmanvonSecondname2001',
    field: 'author',
    reason:
      'BibTeX takes all up to the last lower-case word for the particle; biber asks the first word to be lower-case',
  },
  ...['biblatex', 'bibtex'].map((ending) => ({
    file: `export/lone ogonek should have brace.${ending}`,
    key: 'MunafAClarkFlint05',
    field: 'author',
    reason: r`\k{} is an accent over nothing and is dropped`,
  })),
  {
    file: 'import/BibTeX import; preamble with def create problems #732.bib',
    key: 'MR1870153',
    field: 'author',
    reason: r`an accented \i is í; the oracle keeps the dotless letter and the mark apart`,
  },
  {
    file: 'import/Some bibtex entries quietly discarded on import from bib file #873-inproceedings:miller85.bib',
    key: 'miller85',
    field: 'author',
    reason: 'a name with three commas, which nobody accepts; the last piece is kept and not thrown away',
  },
  {
    file: 'import/Some bibtex entries quietly discarded on import from bib file #873-techreport:thiebaux:93.bib',
    key: 'Thiebaux:93',
    field: 'author',
    reason: r`the brace of \{ counts for BibTeX, so that the list of names is inside it`,
  },
  {
    file: 'other/edge-cases.bib',
    key: '',
    field: 'keys',
    reason: 'in @article(foo=bar) BibTeX takes foo=bar for the key',
  },
  {
    file: 'other/parse-raw.bib',
    key: 'MittelbachLaTeXCompanion2006',
    field: 'title',
    reason: r`\LaTeX is read as a word; the case is about keeping TeX as it is`,
  },
];

const betterBibtex = 'import/better-bibtex/';
const lowered = 'what is raised or lowered stays so where Unicode can, as in titles from BibTeX: g₁';

export const cslFileDifferences: readonly KnownDifference[] = [
  {
    file: `${betterBibtex}Normalizing_English_language_tag_3100.csl.json`,
    key: 'adamsVerseTranslationAbbo2004',
    field: 'title',
    reason: 'Pandoc makes a typographic apostrophe of the straight one; ours is as written',
  },
  ...[
    'Pandoc-LaTeX-SCHOMD_Citation_Export.csl.json',
    'Pandoc-LaTeX-SCHOMD_Citation_Export.csl.yml',
    'Postscript_error_aborts_CSL_JSON_export_1155.csl.json',
  ].map((file) => ({ file: betterBibtex + file, key: 'Wordsworth1883', field: 'title', reason: lowered })),
  {
    file: 'csl/items.json',
    key: 'sigfridsson',
    field: 'doi',
    reason: 'a DOI with <377::AID-JCC1> in it, which was taken for markup where the expectation was made',
  },
];

/** Text with backslashes as they are. */
function r(text: TemplateStringsArray): string {
  return String.raw(text);
}

/** Citations of real documents that Pandoc or MyST's parser sees otherwise. */
export const citationDifferences: readonly KnownDifference[] = [
  {
    file: 'md/manubot/content/00.front-matter.md',
    key: '{author["mastodon-server"]}',
    field: 'none',
    reason: 'a template language inside Markdown, which becomes an address before Pandoc sees it',
  },
  {
    file: 'myst/mystmd/docs/citations.md',
    key: '{see}cockett2015{fig 1}',
    field: 'missing',
    reason:
      'the notes of a role belong to no key: the parser, too, cites cockett2015; the expectation has the item',
  },
  {
    file: 'myst/mystmd/docs/citations.md',
    key: 'cockett2015',
    field: 'none',
    reason: 'the same item without its notes',
  },
];
