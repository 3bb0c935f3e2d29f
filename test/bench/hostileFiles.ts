/** A file with something wrong in it, and the keys of the entries that have nothing to do with it. */
export interface DamagedFile {
  readonly name: string;
  readonly text: string;
  readonly goodKeys: readonly string[];
}

/** A text that can be made of any length; `unit` says what it repeats. */
export interface HostilePattern {
  readonly name: string;
  readonly make: (length: number) => string;
}

/** What people and programs do to one entry of a file. `BAD` is its key. */
export const damages = {
  'unclosed brace in a value': '@article{BAD,\n  title = {Never {closed},\n  year = {2001}\n}\n',
  'unclosed value': '@article{BAD,\n  title = {Never closed\n',
  'unclosed quotation mark': '@article{BAD,\n  title = "Never closed,\n  year = 2001\n}\n',
  'unclosed entry': '@article{BAD,\n  title = {Title},\n  year = {2001}\n',
  'brace too many': '@article{BAD,\n  title = {Title}},\n  year = {2001}\n}\n',
  'missing comma after the key': '@article{BAD\n  title = {Title}\n}\n',
  'missing comma after a field': '@article{BAD,\n  title = {Title}\n  year = {2001}\n}\n',
  'missing equals sign': '@article{BAD,\n  title {Title},\n  year = {2001}\n}\n',
  'missing value': '@article{BAD,\n  title = ,\n  year = {2001}\n}\n',
  'missing key': '@article{,\n  title = {BAD}\n}\n',
  'head only': '@article{\n',
  'stray text': 'BAD } { ) ( , " = # text\n',
  'stray at sign': '@\n@ @@ BAD@example.org\n',
  'half an entry, cut': '@article{BAD,\n  title = {Ti',
  'merge conflict': '<<<<<<< ours\n@article{BAD,\n=======\n@article{BAD,\n>>>>>>> theirs\n',
  'NULs and control characters': '@article{BAD,\n  title = {\0\0\u0007},\0\n  ti\0tle = {x}\n}\n\0\n',
  'wrong delimiters': '@article(BAD,\n  title = {Title}\n}\n',
  'quotation mark in quotation marks': '@article{BAD,\n  title = "a "b" c",\n  year = 2001\n}\n',
  'prototype names':
    '@article{__proto__,\n  __proto__ = {x}, constructor = toString, month = constructor\n}\n',
  'crossref to itself': '@article{BAD, crossref = {BAD}}\n',
  'comment not closed': '@comment{ BAD\n',
  'string not closed': '@string{bad = "BAD\n',
} as const;

export type DamageName = keyof typeof damages;

const damageNames = Object.keys(damages) as readonly DamageName[];

const positions = [0, 0.25, 0.5, 0.75, 1];
const sizes = [10, 100, 400];

function goodEntry(number: number): string {
  const abstract = 'We read what others wrote and write what others read. '.repeat(12);
  return `@misc{good${number},\n  title = {Title {No.} ${number}},\n  author = {Doe, Jane and Roe, R.},\n  year = {2001},\n  abstract = {${abstract}}\n}\n`;
}

/** Every damage at every position of files of every size. */
export function damagedFiles(): readonly DamagedFile[] {
  return damageNames.flatMap((damage) =>
    sizes.flatMap((size) => positions.map((position) => damagedFile(damage, size, position))),
  );
}

/** Every damage in the middle of a file of `length` code units. */
export function* largeDamagedFiles(length: number): Generator<DamagedFile> {
  const size = Math.ceil(length / goodEntry(0).length);
  for (const damage of damageNames) yield damagedFile(damage, size, 0.5);
}

function damagedFile(damage: DamageName, size: number, position: number): DamagedFile {
  const entries = Array.from({ length: size }, (_, number) => goodEntry(number));
  entries.splice(Math.round(position * size), 0, damages[damage]);
  return {
    name: `${damage}, at ${position * 100} % of ${size} entries`,
    text: entries.join('\n'),
    goodKeys: Array.from({ length: size }, (_, number) => `good${number}`),
  };
}

function repeated(unit: string, before = '', after = ''): HostilePattern['make'] {
  return (length) => before + unit.repeat(Math.ceil(length / unit.length)) + after;
}

function numbered(unit: (number: number) => string): HostilePattern['make'] {
  return (length) => {
    const count = Math.ceil(length / unit(length).length);
    return Array.from({ length: count }, (_, number) => unit(number)).join('');
  };
}

/** `opening` as often as `closing`, and these around nothing. */
function nested(opening: string, closing: string, before = '', after = ''): HostilePattern['make'] {
  return (length) => {
    const depth = Math.ceil(length / (opening.length + closing.length));
    return before + opening.repeat(depth) + closing.repeat(depth) + after;
  };
}

/** A number in letters, as names of commands need it; 0 is none. */
function letters(number: number): string {
  return number === 0
    ? ''
    : number.toString(26).replace(/\d/gu, (digit) => 'qrstuvwxyz'.charAt(Number(digit)));
}

function patterns(makers: Readonly<Record<string, HostilePattern['make']>>): readonly HostilePattern[] {
  return Object.entries(makers).map(([name, make]) => ({ name, make }));
}

export const bibtexPatterns = patterns({
  'at signs': repeated('@'),
  'at signs and blanks': repeated('@ '),
  'at signs on lines': repeated('@\n'),
  heads: repeated('@a{'),
  'heads on lines': repeated('\n@a{'),
  'heads with keys on lines': repeated('\n@a{k,'),
  'unclosed values on lines': repeated('\n@a{k,t={'),
  'unclosed quotations on lines': repeated('\n@a(k,t="x'),
  'unclosed comments on lines': repeated('\n@comment{'),
  'commented heads': repeated('%@a{'),
  'percent signs': repeated('%'),
  'opening braces': repeated('{'),
  'opening braces in a value': repeated('{', '@a{k,t='),
  'closing braces': repeated('}'),
  'closing braces after heads': repeated('@a{}}'),
  'pairs of braces in a value': repeated('{}', '@a{k,t={', '}}'),
  'nested braces, closed': (length) => `@a{k,t=${'{'.repeat(length / 2)}${'}'.repeat(length / 2)}}`,
  'quotation marks': repeated('"', '@a{k,t='),
  commas: repeated(',', '@a{k'),
  hashes: repeated('#', '@a{k,t=a'),
  parts: repeated('a#', '@a{k,t=', 'a}'),
  fields: repeated('f={x},', '@a{k,', '}'),
  'different fields': (length) => `@a{k,${numbered((number) => `f${number}={x},`)(length)}}`,
  'fields without values': repeated('f,', '@a{k,', '}'),
  'equals signs': repeated('=', '@a{k,t', '}'),
  'words in place of a key': repeated('a ', '@a{', '}'),
  'a key of one word': repeated('k', '@a{', ',t={x}}'),
  'a type of one word': repeated('a', '@', '{k,t={x}}'),
  'one line': repeated('word ', '@a{k,t={', '}}'),
  blanks: repeated(' ', '@a{k,t={', '}}'),
  'line ends': repeated('\n', '@a{k,t={', '}}'),
  'carriage returns': repeated('@a{k,\rt={x}\r}\r'),
  NULs: repeated('\0', '@a{k,t={', '}}'),
  backslashes: repeated('\\', '@a{k,title={', '}}'),
  accents: repeated('\\"', '@a{k,title={', '}}'),
  'accents on letters': repeated('{\\"o}', '@a{k,title={', '}}'),
  'combining marks': repeated('\u0301', '@a{k,title={e', '}}'),
  'combining marks of two kinds': repeated('\u0301\u0323', '@a{k,title={e', '}}'),
  'combining marks in a name': repeated('\u0301\u0323', '@a{k,author={e', '}}'),
  'accents on one letter': repeated("\\'\\d", '@a{k,title={', 'e}}'),
  'dollar signs': repeated('$', '@a{k,title={', '}}'),
  'odd dollar signs': repeated('\\$ $', '@a{k,title={', '}}'),
  'formulas that do not close': repeated('\\(', '@a{k,title={', '}}'),
  'addresses that do not close': repeated('\\url', '@a{k,title={', '}}'),
  'quotation marks of TeX': repeated("``'", '@a{k,title={', '}}'),
  names: repeated('A B and ', '@a{k,author={', 'C}}'),
  'words and': repeated('and ', '@a{k,author={', '}}'),
  'commas in a name': repeated('A,', '@a{k,author={', '}}'),
  'one name': repeated('van ', '@a{k,author={', 'B}}'),
  'braces in names': repeated('{A} and ', '@a{k,author={', 'B}}'),
  'extended names': repeated('family=A, ', '@a{k,author={', '}}'),
  'digits of a date': repeated('1', '@a{k,date={', '}}'),
  'slashes of a date': repeated('/', '@a{k,date={', '}}'),
  months: repeated('may ', '@a{k,year=2000,month={', '}}'),
  'brackets in a note': repeated('(cs.', '@a{k,eprint={1234.56789},note={', '}}'),
  'arXiv mentions': repeated('arxiv ', '@a{k,note={', '}}'),
  'howpublished addresses': repeated('\\url{', '@a{k,howpublished={', '}}'),
  ids: repeated('a,', '@a{k,ids={', '}}@a{l,crossref=A}'),
  'equal keys': repeated('@a{k,t={x}}\n'),
  'small entries': numbered((number) => `@a{k${number},t={x}}\n`),
  'doubling strings': (length) =>
    numbered((number) => `@string{s${number + 1}=s${number}#s${number}}`)(length) + '@a{k,t=s60}',
  'uses of a long string': (length) =>
    `@string{s="${'x'.repeat(length / 2)}"}${'@a{k,t=s}'.repeat(length / 18)}`,
  'one string defined again': repeated('@string{s=s}@a{k,t=s}'),
  'undefined strings': repeated('@a{k,t=undefined}'),
  'chain of crossrefs': numbered((number) => `@a{k${number},crossref=k${number + 1}}\n`),
  'crossrefs to nothing': numbered((number) => `@a{k${number},crossref={none${number}}}\n`),
  'heirs of one long title': (length) =>
    '@a{k,crossref=p}\n'.repeat(length / 34) + `@a{p,title={${'a '.repeat(length / 4)}}}`,
  'crossrefs to one': repeated('@a{k,crossref=p}\n', '', '@a{p,title={P}}'),
  'cycle of crossrefs': repeated('@a{x,crossref=y}@a{y,crossref=x}\n'),
  'xdata of many': repeated('x,', '@a{k,xdata={', '}}@xdata{x,t={y}}'),
});

export const latexPatterns = patterns({
  citations: repeated('\\cite{a} '),
  'unclosed citations': repeated('\\cite{'),
  'unclosed options': repeated('\\citep['),
  keys: repeated('a,', '\\cite{', '}'),
  backslashes: repeated('\\'),
  'verbatim that does not end': repeated('\\verb|'),
  'environments that do not end': repeated('\\begin{verbatim}'),
  comments: repeated('%'),
  'nested options': repeated('\\cite[\\cite{a}', '', ']'),
  bibliographies: repeated('\\bibliography{a}'),
  'nested bibliographies': nested('\\bibliography{', '}'),
  'nested inputs': nested('\\input{a/', '}'),
  definitions: numbered((number) => `\\newcommand{\\c${letters(number)}}[1]{\\cite{#1}}`),
  'one definition again': repeated('\\newcommand{\\mine}[1]{\\cite{#1}}'),
  'definitions that do not close': repeated('\\newcommand{\\mine}[1]{\\cite{#1'),
  'definitions of nothing': repeated('\\newcommand'),
  'nested definitions': nested('\\newcommand{\\mine}[1]{\\cite{#1}', '}'),
  'definitions by later definitions': (length) =>
    `${numbered((number) => `\\def\\c${letters(number + 1)}{\\c${letters(number)}}`)(length)}\\def\\c{\\cite}`,
  'copies of copies': repeated('\\let\\mine\\cite\\let\\cite\\mine'),
  'suffixes of multibib': repeated('a,', '\\newcites{', '}{}'),
  'many suffixes of multibib': numbered((number) => `\\newcites{${letters(number)}}{}`),
  'nested brackets': nested('[', ']', '\\cite', '{a}'),
  'notes before keys': repeated('[a]', '\\cite{', 'a}'),
  'open notes before keys': repeated(',[', '\\cite{', 'a}'),
  'citations in notes before keys': nested('\\cite{[', '][]a}'),
  'stars before keys': repeated('*', '\\cite{', 'a}'),
  multicites: repeated('[1]{a}', '\\cites'),
  'angles before keys': repeated('\\cite<'),
  'parentheses before keys': repeated('\\cites('),
  'blanks before keys': repeated(' ', '\\cite', '{a}'),
  'comments before keys': repeated('%\n', '\\cite', '{a}'),
  'blanks in a declaration': repeated(' ', '\\addbibresource{', '}'),
  'argument specifications': repeated('O{', '\\NewDocumentCommand\\mine{', '}{\\cite{#1}}'),
  'environments that are none': repeated('\\begin{a'),
  'false branches': repeated('\\iffalse\\else '),
  'short verbatim text': repeated('|', '\\MakeShortVerb{\\|}'),
  'magic comments': repeated('% !TeX root = a\n'),
});

export const markdownPatterns = patterns({
  citations: repeated('@a '),
  'citations side by side': repeated('@a'),
  brackets: repeated('['),
  'unclosed citations': repeated('[@a '),
  'one unclosed bracket': repeated('@a ', '['),
  'braced keys': repeated('@{'),
  backquotes: repeated('`'),
  'growing runs of backquotes': numbered((number) => `${'`'.repeat((number % 40) + 1)} `),
  fences: repeated('```\n'),
  'fences of all lengths': numbered((number) => `${'~'.repeat(300 - (number % 290))}\n`),
  quotes: repeated('> '),
  lists: repeated('- '),
  'nested lists': numbered((number) => `${' '.repeat(2 * (number % 300))}- @a\n`),
  comments: repeated('<!--'),
  tags: repeated('<a @b'),
  'front matter': repeated('bibliography: a\n', '---\n', '---\n'),
  'unclosed front matter': repeated('bibliography: [\n', '---\n'),
  'nested front matter': repeated('[', '---\na: ', '\n---\n'),
  'anchors in the front matter': repeated('&a ', '---\na: ', '\n---\n'),
  paragraphs: repeated('a\n\n'),
  tables: repeated('| @a '),
  'unclosed roles': repeated('{cite}` @a '),
  'ends of roles': repeated('}`'),
  'roles of many keys': repeated('a,', '{cite}`', '`'),
  directives: repeated('```{note}\n'),
  targets: numbered((number) => `(t${number})=\n`),
  environments: numbered((number) => `\\begin{${word(number)}}\n`),
  'closed environments': numbered((number) => `\\begin{${word(number)}}\n\\end{${word(number)}}\n`),
  'TeX arguments': repeated('\\a{@b'),
  'raw elements': repeated('<pre>\n'),
  attributes: repeated('{#a @b'),
  shortcodes: repeated('{{< include '),
  addresses: repeated('https://a.b/@c/', '{a}`b` '),
});

export const typstPatterns = patterns({
  references: repeated('@a '),
  'references side by side': repeated('@a'),
  points: repeated('.', '@a'),
  brackets: repeated('['),
  'unclosed calls': repeated('#cite(<a'),
  'unclosed calls on lines': repeated('#f(\n'),
  'nested content': repeated('#[@a'),
  'nested calls': repeated('#f([', '', '])'),
  notes: repeated('@a['),
  backquotes: repeated('`'),
  'growing runs of backquotes': numbered((number) => `${'`'.repeat((number % 40) + 1)} `),
  comments: repeated('/*'),
  'line comments': repeated('//\n'),
  'unclosed texts': repeated('#"'),
  'dollar signs': repeated('$'),
  labels: numbered((number) => `<t${number}> @t${number} `),
  'unclosed labels': repeated('<a'),
  contexts: repeated('#context '),
  'contexts of contexts': repeated('context ', '#'),
  branchings: repeated('#if a [b] else '),
  addresses: repeated('https://a.b/('),
  statements: repeated('#let a = "@b"\n'),
  bibliographies: repeated('"a.bib",', '#bibliography((', '))'),
});

export const orgPatterns = patterns({
  citations: repeated('[cite:@a] '),
  'unclosed citations': repeated('[cite:@a '),
  'one citation': repeated('@a;', '[cite:', ']'),
  links: repeated('cite:a,b '),
  'unclosed links': repeated('[[cite:&a;'),
  'one link': repeated('a,', 'cite:'),
  brackets: repeated('['),
  verbatim: repeated('=a '),
  'verbatim that does not end': repeated(' =[cite:@a'),
  'blocks that do not end': repeated('#+begin_src\n'),
  'blocks of many names': numbered((number) => `#+begin_${word(number)}\n`),
  drawers: repeated(':properties:\n'),
  keywords: repeated('#+bibliography: a\n'),
  words: repeated('abcdefgh'),
});

export const asciidocPatterns = patterns({
  citations: repeated('cite:[a] '),
  'unclosed citations': repeated('cite:[a('),
  pretexts: repeated('cite:a'),
  keys: repeated('a,', 'cite:[', ']'),
  pluses: repeated('+'),
  'passed-through text': repeated(' +a'),
  passes: repeated('pass:['),
  delimiters: repeated('----\n'),
  'delimiters of all lengths': numbered((number) => `${'-'.repeat(300 - (number % 290))}\n`),
  includes: repeated('include::a'),
  styles: repeated('[source]\n'),
  files: repeated('a,', ':bibtex-file: '),
});

export const restPatterns = patterns({
  citations: repeated(':cite:`a` '),
  'unclosed citations': repeated(':cite:`a\n'),
  keys: repeated('a,', ':cite:`', '`'),
  notes: repeated('{a', ':cite:`', '`'),
  backquotes: repeated('`'),
  literals: repeated('``a '),
  colons: repeated(':a'),
  comments: repeated('.. a\n'),
  directives: repeated('.. a::\n'),
  'literal blocks': repeated('a::\n '),
  'nested blocks': numbered((number) => `${' '.repeat(number % 300)}a::\n`),
  bibliographies: repeated('  a.bib\n', '.. bibliography::\n'),
});

export const risPatterns = patterns({
  records: numbered((number) => `TY  - JOUR\nTI  - A ${number}\nER  - \n`),
  'records of one author': repeated('TY  - JOUR\nAU  - Xu, K.\nPY  - 2015\nTI  - Deep\nER  - \n'),
  'records without an end': repeated('TY  - JOUR\n'),
  'types and titles': repeated('TY  - JOUR\nTI  - A\n'),
  'titles in one record': repeated('TI  - A\n', 'TY  - JOUR\n'),
  'different titles in one record': numbered((number) => `TI  - A ${number}\n`),
  'tags of all kinds': numbered(
    (number) => `${String.fromCharCode(65 + (number % 26))}${number % 10}  - a\n`,
  ),
  'authors in one record': numbered((number) => `AU  - Doe, J. ${number}\n`),
  'names in one author': repeated('a; ', 'AU  - '),
  'commas in one name': repeated('a,', 'AU  - '),
  'initials in one name': repeated('A.', 'AU  - a '),
  'words in one name': repeated('a ', 'AU  - '),
  'numbers of a journal': repeated('1234-5678; ', 'SN  - '),
  addresses: repeated('https://a; ', 'UR  - '),
  dates: repeated('2013/', 'PY  - '),
  pages: repeated('1-', 'SP  - '),
  'blanks in pages': repeated(' ', 'SP  - 1', '9'),
  'what goes on': repeated('a\n', 'TI  - '),
  'empty lines': repeated('\n', 'TI  - '),
  'carriage returns': repeated('\r'),
  keys: repeated('a', 'ID  - '),
  identifiers: repeated('1[pmid]', 'U1  - '),
});

export const taggedPatterns = patterns({
  identifiers: repeated('PMID- 1\n'),
  'names of PubMed': repeated('FAU - Doe, J\n', 'PMID- 1\n'),
  'identifiers of articles': repeated('AID - [\n', 'PMID- 1\n'),
  'one identifier of articles': repeated('[a', 'PMID- 1\nAID - '),
  'kinds of articles': repeated('PT  - Book\n', 'PMID- 1\n'),
  'types of EndNote': repeated('%0 Book\n'),
  'names of EndNote': repeated('%A Doe, J.\n', '%0 Book\n'),
  'percent signs': repeated('%'),
  'types of Web of Science': repeated('PT J\n'),
  'names of Web of Science': repeated('   Doe, J.\n', 'PT J\nAU a\n'),
});

export const hayagrivaPatterns = patterns({
  entries: numbered((number) => `k${number}:\n  title: A\n`),
  'broken entries': numbered((number) => `k${number}:\n  title: "A\n`),
  'entries without fields': numbered((number) => `k${number}: 1\n`),
  'the same key': repeated('k:\n  title: A\n'),
  'broken entries with the same key': repeated('k:\n  title: "A\n'),
  'long keys': numbered((number) => `${'k'.repeat(300)}${number}: {a: b}\n`),
  'escaped keys': numbered((number) => `"\\x41${number}": {a: b}\n`),
  parents: repeated('parent: {', 'k: {', '}'),
  'a list of parents': repeated('{type: book, title: A},', 'k: {parent: [', ']}'),
  names: repeated('"Doe, Jane",', 'k: {author: [', ']}'),
  roles: numbered((number) => `{role: r${number}, names: a},`),
  lines: repeated('a\n'),
});

/** Entries that inherit, whose fields a conversion writes for each of them. */
export const referencePatterns = patterns({
  'fields of one entry': numbered((number) => `f${number} = {a},\n`),
  'heirs of one entry with many fields': (length) =>
    Array.from({ length: length / 40 }, (_, number) => `@misc{k${number}, crossref = {p}}\n`).join('') +
    `@book{p, ${Array.from({ length: length / 40 }, (_, number) => `f${number} = {a}, `).join('')}}`,
  'macros in macros': numbered(
    (number) => `@string{s${number} = s${number - 1} # "a"}\n@misc{k${number}, title = s${number}}\n`,
  ),
  'unclosed entries': repeated('@misc{k, title = {a\n'),
  'extended names': repeated('family=a, given=b and ', '@misc{k, author = {', '}}'),
  subtitles: repeated('@misc{k, title = {{a}, subtitle = {b}}\n'),
});

/** A name of letters for each number. */
function word(number: number): string {
  return [...number.toString(26)]
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join('');
}
