import type { Oracle, oracleFields } from './bibtexOracles';

/** A place where one program, or both alike, read something else than we do, and why that is so. */
export interface Difference {
  readonly oracles: readonly Oracle['name'][];
  /** The key of the entry; empty for `keys`. */
  readonly key: string;
  /** `keys` for the list of all keys, or for a program that gives up. */
  readonly field: (typeof oracleFields)[number] | 'keys';
  readonly ours: string;
  readonly theirs: string;
  readonly reason: string;
}

/** A small file that shows one construct. */
export interface OracleCase {
  readonly name: string;
  readonly bib: string;
  readonly differences: readonly Difference[];
}

/** Text with backslashes as they are. */
const r = String.raw;

/** The constructs of BibTeX and BibLaTeX, one in each. */
export const bibtexCases: readonly OracleCase[] = [
  {
    name: 'accents',
    bib: r`@misc{k, title = {Caf\'e Gar\c{c}on \v{C}ech na\"ive \^ile \~nandu \=a \.z \u{g} \H{o} \k{a} \r{a}}}`,
    differences: [],
  },
  {
    name: 'accents in braces',
    bib: r`@misc{k, title = {Caf{\'e} Gar{\c c}on {\v{C}}ech}, author = {M{\"u}ller, J{\"o}rg and Erd{\H o}s, P{\'a}l}}`,
    differences: [],
  },
  {
    name: 'an accent over a dotless i',
    bib: r`@misc{k, title = {na{\"\i}ve \'{\i}}, author = {Garc{\'\i}a, Mar{\'\i}a}}`,
    differences: [
      {
        oracles: ['retorquere', 'citation-js'],
        key: 'k',
        field: 'title',
        ours: 'naïve í',
        theirs: 'na\u0131\u0308ve \u0131\u0301',
        reason:
          'the dotless \\i under an accent is an i; they keep the letter without a dot and put the mark over it',
      },
      {
        oracles: ['retorquere', 'citation-js'],
        key: 'k',
        field: 'names',
        ours: 'María||García|',
        theirs: 'Mar\u0131\u0301a||Garc\u0131\u0301a|',
        reason:
          'the dotless \\i under an accent is an i; they keep the letter without a dot and put the mark over it',
      },
    ],
  },
  {
    name: 'special letters',
    bib: r`@misc{k, title = {Stra{\ss}e \O{}rsted {\L}\'od\'z {\AE}on \oe uvre \aa}}`,
    differences: [
      {
        oracles: ['citation-js'],
        key: 'k',
        field: 'title',
        ours: 'Straße Ørsted Łódź Æon œuvre å',
        theirs: 'Straße Ørsted Łódź Æon œuvre \\aa',
        reason: '\\aa at the end of a value is not known to it',
      },
    ],
  },
  {
    name: 'nested braces',
    bib: r`@misc{k, title = {The {{NASA}} and {the {E}uropean} mission}}`,
    differences: [],
  },
  {
    name: 'font commands',
    bib: r`@misc{k, title = {On \emph{Homo} {\em sapiens}, \textbf{bold} and \texttt{code}}}`,
    differences: [],
  },
  { name: 'small capitals', bib: r`@misc{k, title = {The \textsc{Abc} of it}}`, differences: [] },
  { name: 'dashes', bib: r`@misc{k, title = {Pages 1--2 --- a well-known range}}`, differences: [] },
  {
    name: 'quotation marks of TeX',
    bib: "@misc{k, title = {The ``great'' and `small' of it}}",
    differences: [
      {
        oracles: ['retorquere', 'citation-js'],
        key: 'k',
        field: 'title',
        ours: 'The “great” and ‘small’ of it',
        theirs: "The “great” and `small' of it",
        reason: 'single quotation marks of TeX are read like the double ones',
      },
    ],
  },
  { name: 'ligatures of Unicode', bib: '@misc{k, title = {Eﬃcient ﬁlters}}', differences: [] },
  { name: 'escaped characters', bib: r`@misc{k, title = {R\&D: 5\% of \$10, a\_b \#1}}`, differences: [] },
  {
    name: 'ties and spaces',
    bib: r`@misc{k, title = {Part~1, two\ words,
   three lines}}`,
    differences: [
      {
        oracles: ['retorquere', 'citation-js'],
        key: 'k',
        field: 'title',
        ours: 'Part 1, two words, three lines',
        theirs: 'Part\u00a01, two\\ words, three lines',
        reason:
          'a tie is a plain blank here, so that a narrow view can break the line; \\ and a blank is not known to it',
      },
    ],
  },
  {
    name: 'formulas',
    bib: r`@misc{k, title = {The $k$-means of $x^2$}}`,
    differences: [
      {
        oracles: ['retorquere', 'citation-js'],
        key: 'k',
        field: 'title',
        ours: 'The $k$-means of $x^2$',
        theirs: 'The k-means of x²',
        reason: 'formulas stay TeX until they are shown, since pages can typeset them',
      },
    ],
  },
  {
    name: 'raised and lowered text',
    bib: r`@misc{k, title = {H\textsubscript{2}O at 10\textsuperscript{3}}}`,
    differences: [
      {
        oracles: ['citation-js'],
        key: 'k',
        field: 'title',
        ours: 'H₂O at 10³',
        theirs: 'H2O at 103',
        reason:
          'it marks them up for HTML, and the markup is taken away in the comparison; plain text has characters for them',
      },
    ],
  },
  { name: 'names in both orders', bib: '@misc{k, author = {Jane B. Doe and Roe, Richard}}', differences: [] },
  {
    name: 'particles',
    bib: '@misc{k, author = {Ludwig van Beethoven and de la Cruz, Juan and Vincent van Gogh}}',
    differences: [],
  },
  {
    name: 'suffixes',
    bib: '@misc{k, author = {King, Jr., Martin Luther and Ford, III, Henry}}',
    differences: [],
  },
  {
    name: 'teams',
    bib: '@misc{k, author = {{Gemini Team} and {Barnes and Noble, Inc.} and Doe, Jane}}',
    differences: [],
  },
  { name: 'and others', bib: '@misc{k, author = {Doe, Jane and others}}', differences: [] },
  {
    name: 'names in capitals and in lower case',
    bib: '@misc{k, author = {DOE, JANE and bell hooks}}',
    differences: [
      {
        oracles: ['retorquere'],
        key: 'k',
        field: 'names',
        ours: 'JANE||DOE|; |bell|hooks|',
        theirs: 'JANE||DOE|; bell||hooks|',
        reason:
          'BibTeX takes a lower-case word for a particle; it makes an exception where no capital follows',
      },
    ],
  },
  {
    name: 'hyphens and apostrophes in names',
    bib: "@misc{k, author = {Jean-Paul O'Neill-Smith and D'Arcy, William}}",
    differences: [],
  },
  { name: 'one name only', bib: '@misc{k, author = {Plato and Aristotle}}', differences: [] },
  {
    name: 'the names of BibLaTeX',
    bib: r`@misc{k,
  date = {2020}, author = {given=Hans, family=Berg, prefix=von and family=Doe, given=Jane}}`,
    differences: [],
  },
  {
    name: 'and inside braces',
    bib: '@misc{k, author = {{Ernst and Young} and Smith {and} Sons}}',
    differences: [
      {
        oracles: ['retorquere'],
        key: 'k',
        field: 'names',
        ours: 'Ernst and Young; Smith and||Sons|',
        theirs: 'Ernst and Young; Smith|and|Sons|',
        reason: 'braces hide the case of a word, as BibTeX has it, so that {and} is not a particle',
      },
    ],
  },
  {
    name: 'editors in place of authors',
    bib: '@book{k, title = {T}, editor = {Doe, Jane}}',
    differences: [],
  },
  {
    name: 'strings',
    bib: '@string{jml = "J. Mach. Learn."}\n@article{k, journal = jml, title = {T}}',
    differences: [],
  },
  {
    name: 'joined strings',
    bib: '@string{a = {One}} @string{b = a # " and "}\n@article{k, journal = b # {Two} # " " # 3, title = {T}}',
    differences: [],
  },
  {
    name: 'months',
    bib: '@article{k, title = {T}, journal = {J}, year = 2020, month = jan # "~5"}',
    differences: [],
  },
  {
    name: 'a year in words',
    bib: '@misc{k, title = {T}, year = {c. 1999}}',
    differences: [
      {
        oracles: ['citation-js'],
        key: 'k',
        field: 'year',
        ours: '1999',
        theirs: '',
        reason: 'it reads a year that is a number only',
      },
    ],
  },
  {
    name: 'a crossref',
    bib: '@inproceedings{a, title = {Paper}, crossref = {p}}\n@proceedings{p, title = {Proc}, year = 1999, publisher = {Pub}}',
    differences: [],
  },
  {
    name: 'a crossref with a booktitle',
    bib: '@inproceedings{a, title = {Paper}, crossref = {p}}\n@proceedings{p, title = {Proc}, booktitle = {Proceedings}, year = 1999}',
    differences: [
      {
        oracles: ['retorquere', 'citation-js'],
        key: 'a',
        field: 'venue',
        ours: 'Proceedings',
        theirs: 'Proc',
        reason:
          'BibTeX inherits fields under their own names, and a booktitle that is there comes before the title of the proceedings',
      },
    ],
  },
  {
    name: 'xdata',
    bib: '@xdata{x, publisher = {Pub}}\n@book{k,\n  date = {2020}, title = {T}, xdata = {x}}',
    differences: [
      {
        oracles: ['retorquere', 'citation-js'],
        key: '',
        field: 'keys',
        ours: 'k',
        theirs: 'x k',
        reason: 'an @xdata is no work that can be cited',
      },
      {
        oracles: ['retorquere', 'citation-js'],
        key: 'k',
        field: 'venue',
        ours: 'Pub',
        theirs: '',
        reason: 'they do not take over the fields of an @xdata',
      },
    ],
  },
  { name: 'parentheses', bib: '@article(k, title = {T}, journal = "J")', differences: [] },
  {
    name: 'quotation marks around values',
    bib: '@article{k, title = "The {"}great{"} one", year = "2001"}',
    differences: [],
  },
  {
    name: 'text between entries',
    bib: 'Some words, and a@b.org.\n% @misc{no, title = {No}}\n@misc{k, title = {T}}',
    differences: [
      {
        oracles: ['retorquere'],
        key: '',
        field: 'keys',
        ours: 'k',
        theirs: 'no k',
        reason: 'what its author has commented out with % is not wanted, though BibTeX alone would read it',
      },
      {
        oracles: ['citation-js'],
        key: '',
        field: 'keys',
        ours: 'k',
        theirs: 'throws',
        reason: 'an @ between entries ends its reading',
      },
    ],
  },
  {
    name: 'comments',
    bib: '@comment{@misc{no, title = {No}}}\n@misc{k, title = {T}}\n@comment jabref-meta',
    differences: [],
  },
  {
    name: 'preambles',
    bib: '@preamble{"\\newcommand{\\x}{y}" # "z"}\n@misc{k, title = {T}}',
    differences: [],
  },
  { name: 'a comma at the end', bib: '@misc{k, title = {T}, year = 2001,\n}', differences: [] },
  {
    name: 'capitals in types and fields',
    bib: '@ARTICLE{k, TITLE = {T}, Journal = {J}, YEAR = 2001}',
    differences: [],
  },
  {
    name: 'keys with signs',
    bib: '@misc{a:b/c-d_e.f+2, title = {T}}\n@misc{DBLP:conf/x/Y01, title = {U}}',
    differences: [],
  },
  { name: 'a date', bib: '@misc{k,\n  title = {T},\n  date = {2020-05-03}}', differences: [] },
  { name: 'a range of dates', bib: '@misc{k,\n  title = {T},\n  date = {2020-05/2021}}', differences: [] },
  {
    name: 'a date before our era',
    bib: '@misc{k,\n  title = {T},\n  date = {-0044}}',
    differences: [
      {
        oracles: ['retorquere'],
        key: 'k',
        field: 'year',
        ours: '-44',
        theirs: '-0044',
        reason: 'the same year, as a number',
      },
      {
        oracles: ['citation-js'],
        key: 'k',
        field: 'year',
        ours: '-44',
        theirs: '0',
        reason: 'it reads the four characters -004',
      },
    ],
  },
  {
    name: 'a verbatim address',
    bib: r`@misc{k, title = {T}, url = {http://a.org/~x/b_c%20d#e&f=1}}`,
    differences: [],
  },
  {
    name: 'an escaped address',
    bib: r`@misc{k, title = {T}, url = {http://a.org/b\_c\%20d}}`,
    differences: [
      {
        oracles: ['retorquere', 'citation-js'],
        key: 'k',
        field: 'url',
        ours: 'http://a.org/b_c%20d',
        theirs: 'http://a.org/b\\_c\\%20d',
        reason: 'the backslashes are there for TeX alone, and no browser finds the page with them',
      },
    ],
  },
  {
    name: 'a DOI',
    bib: '@article{k, title = {T}, journal = {J}, doi = {10.1000/a_b<c>(d)}}',
    differences: [],
  },
  {
    name: 'a DOI as an address',
    bib: '@article{k, title = {T}, journal = {J}, doi = {https://doi.org/10.1000/182}}',
    differences: [
      {
        oracles: ['retorquere', 'citation-js'],
        key: 'k',
        field: 'doi',
        ours: '10.1000/182',
        theirs: 'https://doi.org/10.1000/182',
        reason: 'a DOI is kept bare, so that it is found whichever way it is written',
      },
    ],
  },
  {
    name: 'theses and reports',
    bib: '@phdthesis{a, title = {T}, school = {MIT}, year = 1999}\n@techreport{b, title = {U}, institution = {CERN}, year = 2000}',
    differences: [],
  },
  {
    name: 'the journal of BibLaTeX',
    bib: '@article{k,\n  journaltitle = {Nature}, title = {T}, date = {2020}}',
    differences: [],
  },
  {
    name: 'a subtitle',
    bib: '@book{k, title = {T}, subtitle = {S}, publisher = {P},\n  date = {2020}}',
    differences: [
      {
        oracles: ['citation-js'],
        key: 'k',
        field: 'title',
        ours: 'T',
        theirs: 'T: S',
        reason: 'a subtitle has no place in a paper yet; Citation.js joins it to the title',
      },
    ],
  },
  {
    name: 'a field that is there twice',
    bib: '@misc{k, title = {One}, title = {Two}}',
    differences: [
      {
        oracles: ['citation-js'],
        key: 'k',
        field: 'title',
        ours: 'One',
        theirs: 'Two',
        reason: 'BibTeX reads the first one, and we say so at the second',
      },
    ],
  },
  {
    name: 'a key that is there twice',
    bib: '@misc{k, title = {One}}\n@misc{k, title = {Two}}',
    differences: [],
  },
  { name: 'an empty field', bib: '@article{k, title = {T}, journal = {}, year = 2001}', differences: [] },
  {
    name: 'a missing comma',
    bib: '@misc{k, title = {T} year = 2001}\n@misc{l, title = {U}}',
    differences: [
      {
        oracles: ['retorquere'],
        key: 'k',
        field: 'year',
        ours: '2001',
        theirs: '',
        reason: 'the field behind the missing comma is read all the same, and the comma is asked for',
      },
      {
        oracles: ['citation-js'],
        key: '',
        field: 'keys',
        ours: 'k l',
        theirs: 'throws',
        reason: 'the first error ends its reading',
      },
    ],
  },
  {
    name: 'an entry that is not closed',
    bib: '@misc{k, title = {T},\n\n@misc{l, title = {U}}',
    differences: [
      {
        oracles: ['citation-js'],
        key: '',
        field: 'keys',
        ours: 'k l',
        theirs: 'throws',
        reason: 'the first error ends its reading',
      },
    ],
  },
  {
    name: 'an unknown string',
    bib: '@article{k, title = {T}, journal = nowhere}',
    differences: [
      {
        oracles: ['citation-js'],
        key: 'k',
        field: 'venue',
        ours: 'nowhere',
        theirs: '',
        reason: 'the name of the string is better than nothing, and we say that it is not defined',
      },
    ],
  },
];
