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

/** Files of other formats that bibutils, JabRef or a plain split at tags reads otherwise. */
const bibutils = 'bibutils sets a point behind an initial; ours is as written';
const moreTolerant = 'a slip of the exporter that we read all the same';

export const importDifferences: readonly KnownDifference[] = [
  ...(
    [
      ['import/bolognese/crossref.ris', '1', 'authors'],
      ['import/jabref/IsiImporterTestMedline.isi', '1', 'authors'],
      ['import/jabref/RisImporterTest6.ris', '1', 'authors'],
      ['import/jabref/RisImporterTest6.ris', 'bib 1', 'author'],
    ] as const
  ).map(([file, key, field]) => ({ file, key, field, reason: bibutils })),
  ...['date', 'publisher', 'issn'].map((field) => ({
    file: 'import/bolognese/crossref.ris',
    key: 'bib 1',
    field,
    reason: 'the .bib file beside it is Crossref’s own and says more, or says it otherwise',
  })),
  {
    file: 'import/bolognese/pure.ris',
    key: 'bib 1',
    field: 'title',
    reason:
      'Pure has the subtitle of a thesis under T2, others its department or series; it is the titleaddon',
  },
  ...['publisher', 'institution', 'language'].map((field) => ({
    file: 'import/bolognese/pure.ris',
    key: 'bib 1',
    field,
    reason: 'the .bib file beside it is Pure’s own and has the department for the school',
  })),
  { file: 'import/bolognese/ris_bug.ris', key: 'all', field: 'records', reason: moreTolerant },
  {
    file: 'import/jabref/Endnote.entries.enw',
    key: 'all',
    field: 'records',
    reason: 'bibutils divides at blank lines only; a type behind other fields begins a record',
  },
  ...['A', 'E'].map((name) => ({
    file: `import/jabref/Endnote.pattern.${name}.enw`,
    key: '1',
    field: 'type',
    reason: 'a record that says neither its type nor a journal; bibutils takes it for an article',
  })),
  {
    file: 'import/jabref/IsiImporterTestMedline.isi',
    key: '2',
    field: 'authors',
    reason: 'seven names with semicolons between them, which bibutils takes for one',
  },
  {
    file: 'import/jabref/MedlinePlainImporterStringOutOfBounds.txt',
    key: '2',
    field: 'title',
    reason: moreTolerant,
  },
  ...['bib 1', 'bib 2'].map((key) => ({
    file: 'import/jabref/MedlinePlainImporterStringOutOfBounds.txt',
    key,
    field: 'pmid',
    reason: 'JabRef adds the broken line behind it to the identifier',
  })),
  ...['doi', 'pmid'].map((field) => ({
    file: 'import/jabref/MedlinePlainImporterTestDOI.txt',
    key: '1',
    field,
    reason: 'a DOI without [doi], and no blank before the identifier: the plain split takes neither',
  })),
  {
    file: 'import/jabref/MedlinePlainImporterTestInproceeding.txt',
    key: '1',
    field: 'pmid',
    reason: 'no blank before the identifier',
  },
  {
    file: 'import/jabref/MedlinePlainImporterTestInproceeding.txt',
    key: 'bib 1',
    field: 'booktitle',
    reason: 'JabRef takes an editorial for a paper in proceedings, we take it for an article in a journal',
  },
  {
    file: 'import/jabref/NbibImporterTest.nbib',
    key: 'bib 1',
    field: 'booktitle',
    reason: 'CTI is the title of a collection, and the series of an article',
  },
  {
    file: 'import/jabref/NbibImporterTest.nbib',
    key: 'bib 1',
    field: 'isbn',
    reason: 'without the word ISBN before it',
  },
  {
    file: 'import/jabref/NbibImporterTest.nbib',
    key: 'bib 1',
    field: 'author',
    reason: 'CN is a corporation that has written the work; JabRef has a field of its own for it',
  },
  { file: 'import/jabref/RisImporterCorrupted.ris', key: 'all', field: 'records', reason: moreTolerant },
  {
    file: 'import/jabref/RisImporterTest1.ris',
    key: 'all',
    field: 'records',
    reason: 'nine types in a row are no nine records; JabRef makes one of all',
  },
  ...['RisImporterTest5a', 'RisImporterTest6'].map((name) => ({
    file: `import/jabref/${name}.ris`,
    key: '1',
    field: 'journal',
    reason: 'bibutils takes the last name of the journal, which is its abbreviation',
  })),
  ...['RisImporterTest5a', 'RisImporterTest6', 'RisImporterTestDOI'].map((name) => ({
    file: `import/jabref/${name}.ris`,
    key: 'bib 1',
    field: 'number',
    reason: 'JabRef takes M1 and AN for the number of the issue; here they are a copyright and identifiers',
  })),
  {
    file: 'import/jabref/RisImporterTestDOI.ris',
    key: 'bib 1',
    field: 'issn',
    reason: 'JabRef keeps the last of two numbers',
  },
  {
    file: 'import/jabref/RisImporterTestDOI.ris',
    key: 'bib 1',
    field: 'url',
    reason: 'JabRef prefers L2, a link to the full text; ours is UR',
  },
  {
    file: 'import/jabref/RisImporterTestDoiAndJournalTitle.ris',
    key: '1',
    field: 'type',
    reason: 'bibutils has no patents',
  },
  {
    file: 'import/jabref/RisImporterTestDoiAndJournalTitle.ris',
    key: 'bib 1',
    field: 'journaltitle',
    reason: 'the second title of a patent is its series',
  },
  {
    file: 'import/rispy/example_empty_tag.ris',
    key: '1',
    field: 'doi',
    reason: 'a DOI as an address, which bibutils passes over',
  },
  {
    file: 'import/rispy/example_empty_tag.ris',
    key: '1',
    field: 'authors',
    reason: '“Fanning E.” is a family name and an initial',
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

/** None: ours is the engine of one of the two programs that are asked. */
export const formattingDifferences: readonly KnownDifference[] = [];
