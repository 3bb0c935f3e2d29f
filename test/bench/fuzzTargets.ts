import type { Span } from '../../src/core/model/span';
import { convertCitations } from '../../src/core/cite/convertCitations';
import { latexMarkup } from '../../src/core/cite/latex/latexMarkup';
import type { CitationContext, CitationScan, Markup } from '../../src/core/cite/markup';
import { languages, markupOf } from '../../src/core/cite/markups';
import type { Notation } from '../../src/core/cite/neutral';
import { everyNotation } from '../../src/core/cite/notations';
import type { ReadResult } from '../../src/core/model/paper';
import { placeAt } from '../../src/core/model/places';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';
import { readBibtexAgain, readBibtexAnew, resultOf } from '../../src/core/read/bibtex/reading';
import { scanBibtex } from '../../src/core/read/bibtex/scan';
import { readCslJson } from '../../src/core/read/csl/readCslJson';
import { readCslYaml } from '../../src/core/read/csl/readCslYaml';
import type { SourceFormat } from '../../src/core/read/formatNames';
import { readListing } from '../../src/core/read/listing/readListing';
import { formatOf, readSource } from '../../src/core/read/readSource';
import { referencesIn } from '../../src/core/read/referencesIn';
import { isEntryKey } from '../../src/core/keys/renameKey';
import { isSameMark, noMark } from '../../src/core/reading/readingMark';
import { changedReading, readReading } from '../../src/core/reading/readingText';
import { readDate } from '../../src/core/text/dates';
import { mathSegments } from '../../src/core/text/mathSegments';
import { readNames } from '../../src/core/text/personNames';
import { plainMath } from '../../src/core/text/plainMath';
import { decodeTex, decodeVerbatim } from '../../src/core/text/tex';
import { keyFromTemplate, readKeyTemplate } from '../../src/core/write/keyTemplate';
import { exportFormats, exportText } from '../../src/core/write/exportText';
import { packTexts, packedTextIn } from '../../src/core/util/packedTexts';
import type { Random } from './random';

/** A function under test: the pieces its texts are made of, and what is wrong with its answer to one of them. */
export interface FuzzTarget {
  readonly name: string;
  readonly pieces: readonly [string, ...string[]];
  /** The names of the promises that the answer breaks; empty for a good one. A throw counts as broken too. */
  readonly check: (text: string, random: Random) => readonly string[];
}

const templatePieces = [
  'auth',
  'authors(2)',
  'year',
  'shorttitle(3, 3)',
  'title',
  'nonsense',
  '.lower',
  '.abbr',
  '.fold',
  ' + ',
  "'x'",
  '"é ü"',
  '(',
  ')',
  '9999999999999',
  'postfix("-%(n)s")',
  'Müller, Łucja and 王',
  ' ',
] as const satisfies FuzzTarget['pieces'];

const packedPieces = [
  'model',
  'The',
  ' ',
  '  ',
  '\n',
  ', ',
  '.',
  '$x^2$',
  'é',
  '王',
  '😀',
  '\uFEFF',
  '\0',
  '42',
] as const;

const markPieces = [
  'doi:10.1/x',
  'doi:10.1/new',
  'arxiv:1502.03044',
  'title:a:2015:xu',
  'key:refs.bib#a',
  ' read',
  ' reading',
  ' unread',
  ' ★',
  ' #tag',
  ' other',
  '\n',
  '\r\n',
  '<<<<<<< ours\n',
  '||||||| base\n',
  '=======\n',
  '>>>>>>> theirs\n',
  '# note\n',
] as const satisfies FuzzTarget['pieces'];

const bibtexPieces = [
  '@article{',
  '@a(',
  '@string{s=',
  '@comment{',
  '@comment ',
  '@preamble{',
  '@xdata{x,',
  'k,',
  'x={',
  '="',
  '"',

  'crossref={k}',
  'xdata={x}',
  'ids={k,x}',
  'author={',
  ' and ',
  'others',
  'date=',
  'month=jan',
  ' # ',
  's',
  '%',
  '\n@misc{k,\n',
  '\n year = {1999},\n',
  '__proto__',
  'constructor=',
  '@',
  ')',
  '(',
  ',',
  '=',
] as const;
const texPieces = [
  '\\"',
  '\\v',
  '{\\i}',
  '\\url{',
  '\\href{',
  '\\emph',
  '$',
  '$$',
  '\\(',
  '\\)',
  '\\[',
  '\\]',
  '~',
  '--',
  '---',

  '``',
  "''",
  '`',
  "'",
  '\\ensuremath{',
  '\\textsuperscript{2',
  '\\textsubscript',
  '\\',
  '\\\n',
  '\\unknown',
  '^{',
] as const;
const namePieces = [
  ' and ',
  ' AND ',
  ',',
  'van ',
  'de',
  'Jr.',
  'Jane',
  'Doe',
  '{Team',
  'others',
  'family=',
  'prefix=',
  '{\\"u}',
] as const;
const datePieces = [
  '1999',
  '20',
  '-',
  '/',
  '..',
  '~',
  '?',
  'XX',
  'y',
  'T10:00',
  'May',
  '12th',
  '{',
  'c. ',
] as const;
const latexPieces = [
  '\\cite{',
  '\\citep[',
  ']',
  '\\textcite*',
  '\\bibliography{',
  '\\addbibresource{',
  '\\begin{verbatim}',
  '\\end{verbatim}',
  '\\verb|',
  '|',
  '%',
  '\\%',
  'key',
  ',',
  '\\newcommand',
  '\\',
  '\\nocite{*',
  '\\cites',
  '\\newcommand{\\mine}[1]{\\cite{#1}}',
  '\\def\\mine#1[#2]',
  '\\NewDocumentCommand\\mine{s O{} m}',
  '\\let\\mine=\\',
  '\\newcites{a,b}',
  '\\citea',
  '\\mine',
  '#1',
  '*',
  '[see][',
  '<',
  '\\volcites(',
  '\\begin{displaycquote}',
  '\\begin{refsection}[',
  '\\bibitem[',
  '\\input',
  '\\import{',
  '\\documentclass[main]{subfiles}',
  '\\subfix{',
  '% !TeX root = main.tex\n',
  '\\iffalse',
  '\\fi',
  '\\MakeShortVerb{\\|}',
  '\\end{document}',
] as const;
const markdownPieces = [
  '@',
  '-@',
  '[@',
  '[see @',
  ']',
  '@{',
  '```',
  '~~~',
  '    ',
  '> ',
  '- ',
  '---\n',
  'bibliography: ',
  '[a.bib, ',
  '"',
  '`',
  '``',
  '\\',
  '<!--',
  '-->',
  '<a href="',
  'key',
  ';',
  'doi:',
  '$',
  '$$',
  '::: {',
  '\n\n',
  '|',
  '\t',
  '{cite:p}`',
  '{see}',
  '```{note} ',
  ':::{math}',
  '(key)=\n',
  '{{< include a >}}',
  '\\emph{',
  '\\begin{a}\n',
  '\\end{a}',
  '<pre>',
  '</pre>',
  'references:\n- id: key\n',
  'https://x.org/',
  '{#a b="',
] as const;
const typstPieces = [
  '@',
  '@key',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '<key>',
  '<',
  '#cite(',
  '#cite(<key>)',
  'label("',
  '"',
  '#bibliography("a.bib")',
  '#include "a.typ"',
  '#import ',
  '#if a [',
  'else',
  '#let f = ',
  '#context ',
  '#set x',
  '#f(x)[',
  '.at(',
  '$',
  '`',
  '```',
  '//',
  '/*',
  '*/',
  'https://x.org/(',
  '\\',
  ';',
  ',',
  ':',
] as const;
const orgPieces = [
  '[cite:',
  '[cite/t:',
  '@key',
  '@',
  ';',
  ']',
  '[',
  '[[',
  '][',
  'cite:',
  'citep:&key',
  'bibliography:',
  '&',
  ',',
  '=',
  '~',
  '\n#+bibliography: a.bib',
  '\n#+include: "a.org',
  '\n#+begin_src',
  '\n#+end_src\n',
  '\n#+title: ',
  '\n# ',
  '\n: ',
  '\n:properties:\n',
  '\n:end:\n',
  '"',
] as const;
const asciidocPieces = [
  'cite:[',
  'citenp:[',
  'cite:See[',
  'bibitem:[',
  'key',
  '(',
  ')',
  ',',
  ']',
  '\\',
  '+',
  '++',
  'pass:[',
  '\n----\n',
  '\n....\n',
  '\n```a\n',
  '\n//',
  '\n[source]\n',
  '\n:bibtex-file: ',
  '\ninclude::',
  '[',
  '\n ',
] as const;
const restPieces = [
  ':cite:p:`',
  ':cite:',
  '`',
  '``',
  'key',
  ',',
  ';',
  '{see}',
  '{',
  '}',
  '\\',
  '::\n',
  '\n.. ',
  '\n.. note:: ',
  '\n.. code::\n',
  '\n.. bibliography:: ',
  '\n.. include:: ',
  '\n   ',
  '\n\n',
  '[key]_',
  ':',
] as const;

/** Every citable language by the name of a file in it. */
const markupPieces: Readonly<Record<string, FuzzTarget['pieces']>> = {
  'a.tex': latexPieces,
  'a.md': markdownPieces,
  'a.qmd': markdownPieces,
  'a.Rmd': markdownPieces,
  'a.myst.md': markdownPieces,
  'a.typ': typstPieces,
  'a.org': orgPieces,
  'a.adoc': asciidocPieces,
  'a.rst': restPieces,
};

const listingPieces = [
  'LGSep 25, 2023\n',
  'CLFeb 30, 2024',
  'Title of a PaperJane Doe, John Roe et al.',
  ' · deepmind',
  'Code',
  '\n\n',
  'cs.LG',
  ',',
  'et al.',
  'The abstract of it.',
  'Sep',
  '25',
  'Ünïcode',
] as const;
const cslJsonPieces = [
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\"',
  '\\u00e9',
  '\\',
  '"id":"k"',
  '"id":',
  '42',
  'null',
  '-1e3',
  '{"id": "k", "type": "book"},',
  '"items":[',
  '"__proto__":',
  '"constructor"',
  '"author":[{"family":"Doe","given":"Jane"},',
  '"issued":{"date-parts":[["2020",5]]}',
  '"title":"<i>A</i> <sup>2</sup> &amp;"',
  '"DOI":"arXiv:1706.03762"',
] as const;
const cslYamlPieces = [
  'references:\n',
  '- id: k\n',
  '  id: "k"\n',
  '- {id: k, title: A}\n',
  '  title: A\n',
  '  author:\n  - family: Doe\n',
  '  issued: 2020-05\n',
  '  - ',
  '- ',
  ': ',
  '? ',
  '&a ',
  '*a ',
  '!!str ',
  '---\n',
  '...\n',
  '|\n',
  '>-\n',
  '"',
  "'",
  '[',
  ']',
  '    ',
  '__proto__: ',
  '<<: *a\n',
] as const;

const risPieces = [
  'TY  - JOUR\n',
  'TY  - ',
  'TY -  BOOK\n',
  'ER  - \n',
  'ER  -',
  'ID  - k\n',
  'AU  - van der Doe, Jane, Jr.\n',
  'AU  - Fanning E.;',
  'TI  - ',
  'T2  - A $x$ {B\n',
  'PY  - 2013/04/18/2013~\n',
  'DA  - ',
  'SP  - 1-',
  'EP  - 9\n',
  'SN  - 1234-5678;',
  'U1  - 1[pmid]\n',
  'UR  - https://a.b; ',
  '  more\n',
  '\n\n',
  '\r\n',
  '\ufeff',
  '-',
  '__proto__',
] as const;
const taggedPieces = [
  'PMID- 1\n',
  'PMC - PMC1\n',
  'FAU - Pereira, Vitor M\n',
  'AU  - Pereira VM\n',
  'AID - 10.1/a [doi]\n',
  'DP  - 2018 Apr\n',
  '      more\n',
  '%0 Book\n',
  '%A Doe, Jane\n',
  '%F k\n',
  '%D 2016\n',
  '%',
  'PT J\n',
  'AU Brown, JM\n',
  '   Doe, J.\n',
  'TI A\n',
  'ER\n',
  'EF\n',
  '\n',
  '\r',
  ' ',
] as const;
const hayagrivaPieces = [
  'k:\n',
  '"k l":\n',
  '  type: article\n',
  '  title: {value: A, short: B}\n',
  '  title: "A\n',
  '  author: [Doe, Jane]\n',
  '  author:\n    - {name: Doe, given-name: Jane}\n',
  '  parent:\n    type: proceedings\n',
  '    title: P\n',
  '  parent: &a\n',
  '  parent: *a\n',
  '  serial-number: {arxiv: 1706.03762}\n',
  '  date: 2020-05\n',
  '# k:\n',
  '---\n',
  '- ',
  ': ',
  '{',
  '[',
  '__proto__:\n',
  'cff-version: 1.2.0\n',
  'authors:\n- family-names: Doe\n',
  'preferred-citation:\n  type: article\n',
] as const;

/** Every parser and scanner of the core. */
export const fuzzTargets: readonly FuzzTarget[] = [
  {
    name: 'bibtex blocks',
    pieces: bibtexPieces,
    check: (text) => {
      const { blocks, problems } = scanBibtex(text);
      return [
        ...untiled(text, blocks),
        ...outside(
          text,
          problems.map(({ span }) => span),
        ),
      ];
    },
  },
  {
    name: 'bibtex papers',
    pieces: [...bibtexPieces, ...texPieces],
    check: (text) => {
      const read = readBibtex(text);
      return [...misplaced(text, read), ...unplaced(read)];
    },
  },
  { name: 'csl-json papers', pieces: cslJsonPieces, check: (text) => misplaced(text, readCslJson(text)) },
  { name: 'csl-yaml papers', pieces: cslYamlPieces, check: (text) => misplaced(text, readCslYaml(text)) },
  ...[
    ['ris', risPieces] as const,
    ...(['nbib', 'endnote', 'isi'] as const).map((format) => [format, taggedPieces] as const),
    ...(['hayagriva', 'cff'] as const).map((format) => [format, hayagrivaPieces] as const),
  ].map(([format, pieces]) => ({
    name: `${format} papers`,
    pieces,
    check: (text: string) => {
      const read = readSource(format, text);
      formatOf('', text);
      return [...misplaced(text, read), ...converted(format, text, read)];
    },
  })),
  ...(['bibtex', 'csl-json', 'csl-yaml'] as const).map((format) => ({
    name: `${format} references`,
    pieces: {
      bibtex: [...bibtexPieces, ...texPieces] as const,
      'csl-json': cslJsonPieces,
      'csl-yaml': cslYamlPieces,
    }[format],
    check: (text: string) => converted(format, text, readSource(format, text)),
  })),
  {
    name: 'bibtex again',
    pieces: bibtexPieces,
    check: (text, { below }) => {
      const before = text.slice(0, below(text.length + 1)) + text.slice(below(text.length + 1));
      const again = readBibtexAgain(readBibtexAnew(before), text);
      const anew = readBibtexAnew(text);
      const answer = (reading: typeof anew) => JSON.stringify(resultOf(reading));
      return answer(again) === answer(anew) ? [] : ['reading again equals reading anew'];
    },
  },
  {
    name: 'listing',
    pieces: listingPieces,
    check: (text) => outside(text, spansOf(readListing(text))),
  },
  {
    name: 'learning in .tex',
    pieces: latexPieces,
    check: (text) => checkLessons(text, latexMarkup.scan(text)),
  },
  ...Object.entries(markupPieces).map(([file, pieces]) => ({
    name: `citations in ${file.slice(1)}`,
    pieces,
    check: (text: string, random: Random) => {
      const markup = markupOf(file);
      return markup === undefined ? ['there is a markup'] : checkMarkup(markup, text, random);
    },
  })),
  ...Object.entries(markupPieces).map(([file, pieces]) => ({
    name: `converting citations in ${file.slice(1)}`,
    pieces,
    check: (text: string, { below }: Random) => {
      const markup = markupOf(file);
      const known = everyNotation();
      const to = known[below(known.length)];
      return markup === undefined || to === undefined
        ? ['there is a markup']
        : checkConversion(markup, text, to);
    },
  })),
  {
    name: 'tex',
    pieces: texPieces,
    check: (text) => {
      const decoded = decodeTex(text);
      decodeVerbatim(text);
      return /^[ \t\r\n]|[ \t\r\n]$/.test(decoded) ? ['no blank at either end'] : [];
    },
  },
  {
    name: 'key templates',
    pieces: templatePieces,
    check: (text, { below }) => {
      const title = text.slice(below(text.length + 1));
      const parts = { authors: readNames(text).authors, title, year: 2015, venue: text };
      const template = readKeyTemplate(text);
      const key = keyFromTemplate(template, parts);
      const other = keyFromTemplate(template, parts, new Set([key]));
      return [
        ...(isEntryKey(key) ? [] : ['a key can be written']),
        ...(other === key ? ['a key that is taken is not given again'] : []),
      ];
    },
  },
  {
    name: 'reading marks',
    pieces: markPieces,
    check: (text, { pick }) => {
      const name = 'doi:10.1/new';
      const mark = pick([{ progress: 'read', isStarred: true, tags: ['a'] } as const, noMark]);
      const again = readReading(changedReading(text, [{ names: [name], mark }]));
      const before = readReading(text);
      const others = [...before.marks].filter(([one]) => one !== name);
      return [
        ...(isSameMark(again.marks.get(name), mark) ? [] : ['a mark that is written is read']),
        ...(others.every(([one, own]) => isSameMark(again.marks.get(one), own)) ? [] : ['other marks stay']),
      ];
    },
  },
  {
    name: 'names',
    pieces: [...namePieces, ...texPieces],
    check: (text) =>
      readNames(text).authors.some((author) => author.kind === 'person' && author.family === '')
        ? ['a person has a family name']
        : [],
  },
  {
    name: 'dates',
    pieces: datePieces,
    check: (text, { below }) => {
      const cut = below(text.length + 1);
      const { year } = readDate({ date: text, year: text.slice(cut), month: text.slice(0, cut), day: text });
      return year === undefined || Number.isInteger(year) ? [] : ['a year is a whole number'];
    },
  },
  {
    name: 'packed texts',
    pieces: packedPieces,
    check: (text, { below }) => {
      const cut = below(text.length + 1);
      const texts = [text.slice(0, cut), '', text.slice(cut), text].map((one) => Buffer.from(one).toString());
      const packed = packTexts(texts);
      const isSame = texts.every((one, number) => packedTextIn(packed, number) === one);
      return isSame ? [] : ['each text comes out as it was packed'];
    },
  },
  {
    name: 'mathematics',
    pieces: texPieces,
    check: (text) => {
      plainMath(text);
      const empty = mathSegments(text).some((part) => part.kind === 'text' && part.text === '');
      return empty ? ['no segment is empty'] : [];
    },
  },
];

function checkMarkup(markup: Markup, text: string, { below }: Random): readonly string[] {
  const scan = markup.scan(text);
  const offset = below(text.length + 1);
  const context = markup.contextAt(text, scan, offset);
  const insertion = markup.insert(text, scan, offset, ['doe99', 'odd key']);
  const citations = scan.groups.flatMap((group) => group.citations);
  const others = [...scan.bibliographies, ...scan.definitions, ...scan.includes, ...scan.problems];
  return [
    ...outside(
      text,
      [...scan.groups, ...citations, ...others].map(({ span }) => span),
    ),
    ...outside(
      text,
      scan.groups.flatMap(({ keyLists }) => keyLists),
    ),
    ...outside(text, insertion.kind === 'edit' ? [insertion.edit.span] : []),
    ...(context === undefined ? [] : brokenBy(context, text, offset)),
    // LaTeX's look takes the nearest open brace, which in a broken text may be that of another command.
    ...(context === undefined || markup.id === 'latex' || markup.mayExpectKey(text.slice(0, offset))
      ? []
      : ['a cheap look rules out no context']),
    ...misplacedKeys(text, [...citations, ...scan.definitions]),
    ...(overlap(citations.map(({ span }) => span)) ? ['keys do not overlap'] : []),
    ...(scan.groups.some(({ span }, number) => span.end < (scan.groups[number - 1]?.span.end ?? 0))
      ? ['groups are in the order in which they end']
      : []),
  ];
}

/** Edits and losses have places, edits are in order, and what is written is a citation of its language. */
function checkConversion(markup: Markup, text: string, to: Notation): readonly string[] {
  const { edits, losses } = convertCitations({ markup, text, scan: markup.scan(text) }, to);
  const target = languages.find((one) => to.markups.includes(one.markup.id))?.markup;
  const isCitation = edits.every(({ newText }) => (target?.scan(newText).groups.length ?? 0) > 0);
  return [
    ...outside(
      text,
      [...edits, ...losses].map(({ span }) => span),
    ),
    ...(overlap(edits.map(({ span }) => span)) ? ['edits do not overlap'] : []),
    ...(isCitation ? [] : ['what is written is a citation']),
  ];
}

function brokenBy(
  { typed, insertSpan, replaceSpan }: CitationContext,
  text: string,
  offset: number,
): readonly string[] {
  return [
    ...outside(text, [insertSpan, replaceSpan]),
    ...(text.slice(insertSpan.start, offset) === typed ? [] : ['a context says what is typed']),
  ];
}

function overlap(spans: readonly Span[]): boolean {
  const inOrder = spans.toSorted((one, other) => one.start - other.start);
  return inOrder.some(({ start }, number) => start < (inOrder[number - 1]?.end ?? 0));
}

function misplaced(text: string, read: ReadResult): readonly string[] {
  const isElsewhere = read.papers.some(({ key }, row) => {
    const { span, keySpan } = placeAt(read.places, row);
    if (keySpan === undefined) return false;
    const isInside = span.start <= keySpan.start && keySpan.end <= span.end;
    return !isInside || text.slice(keySpan.start, keySpan.end) !== key;
  });
  const hasEmptyProblem = read.problems.some(({ span }) => span.start === span.end && text !== '');
  return [
    ...outside(text, spansOf(read)),
    ...(isElsewhere ? ['the key stands where its span says, inside its record'] : []),
    ...(hasEmptyProblem ? ['a problem has a place'] : []),
  ];
}

/** References are the papers in full; what is written of them is read again as as many. */
function converted(format: SourceFormat, text: string, { papers }: ReadResult): readonly string[] {
  const works = referencesIn(format, text);
  const { references } = works;
  const keysOf = (all: readonly { readonly key: string }[]) => JSON.stringify(all.map(({ key }) => key));
  const isSame = keysOf(references) === keysOf(papers);
  const written = exportFormats.filter((target) => {
    const again = readSource(target === 'biblatex' ? 'bibtex' : target, exportText(works, target).text);
    return again.papers.length !== references.length;
  });
  return [
    ...(isSame ? [] : ['references have the keys of the papers']),
    ...written.map((target) => `what is written as ${target} is read again`),
  ];
}

function unplaced({ papers, places }: ReadResult): readonly string[] {
  const isPlaced = papers.every((_paper, row) => placeAt(places, row).keySpan !== undefined);
  return isPlaced ? [] : ['every key has a place'];
}

/** Commands that a text has taught teach it nothing more. */
function checkLessons(text: string, scan: CitationScan): readonly string[] {
  const again = latexMarkup.scan(text, { commands: scan.learntCommands ?? new Map() });
  const answer = ({ groups, learntCommands = new Map() }: CitationScan) =>
    JSON.stringify([groups, [...learntCommands]]);
  return answer(again) === answer(scan) ? [] : ['lessons change nothing where they come from'];
}

function misplacedKeys(
  text: string,
  keys: readonly { readonly key: string; readonly span: Span }[],
): readonly string[] {
  const isThere = keys.every(({ key, span }) => text.slice(span.start, span.end) === key);
  return isThere ? [] : ['a key stands where its span says'];
}

function untiled(text: string, spans: readonly Span[]): readonly string[] {
  let position = 0;
  for (const { start, end } of spans) {
    if (start !== position || end <= start) return ['blocks tile the text'];
    position = end;
  }
  return position === text.length ? [] : ['blocks tile the text'];
}

/** Everything in the result of a reader that says where it is. */
function spansOf({ papers, places, problems }: ReadResult): readonly Span[] {
  return [...papers.map((_, row) => placeAt(places, row)), ...problems].map(({ span }) => span);
}

function outside(text: string, spans: readonly Span[]): readonly string[] {
  const isInside = ({ start, end }: Span) => start >= 0 && start <= end && end <= text.length;
  return spans.every(isInside) ? [] : ['spans lie in the text'];
}
