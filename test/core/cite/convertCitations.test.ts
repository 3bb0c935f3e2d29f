import assert from 'node:assert/strict';
import { adoptedText, convertCitations } from '../../../src/core/cite/convertCitations';
import { citationsOf } from '../../../src/core/cite/markup';
import { markupOf } from '../../../src/core/cite/markups';
import type { Notation } from '../../../src/core/cite/neutral';
import { everyNotation, notationOf } from '../../../src/core/cite/notations';
import { applyEdits } from '../../../src/core/edit/textEdits';

function notationNamed(id: Notation['id']): Notation {
  return everyNotation().find((one) => one.id === id)!;
}

function inFile(file: string, text: string) {
  const markup = markupOf(file)!;
  return { markup, text, scan: markup.scan(text) };
}

/** The text with its citations in the notation, and behind it what is said to be lost. */
function converted(file: string, text: string, id: Notation['id']): readonly string[] {
  const { edits, losses } = convertCitations(inFile(file, text), notationNamed(id));
  return [applyEdits(text, edits), ...losses.map(({ message }) => message)];
}

type Row = readonly [text: string, id: Notation['id'], ...expected: readonly string[]];

const tables: Readonly<Record<string, readonly Row[]>> = {
  'a.tex': [
    [String.raw`\citep[see][p.~3]{a,b}`, 'pandoc', '[see @a; @b, p. 3]'],
    [String.raw`\citep[see][p.~3]{a,b}`, 'myst', '{cite:p}`{see}a,b{p. 3}`'],
    [String.raw`\citep[see][p.~3]{a,b}`, 'org', '[cite:see @a; @b p. 3]'],
    [String.raw`\citep[see][p.~3]{a,b}`, 'asciidoc', 'cite:see[a,b(p. 3)]'],
    [String.raw`\citep[see][p.~3]{a,b}`, 'restructuredtext', ':cite:p:`{see}a,b{p. 3}`'],
    [String.raw`\citep[see][p.~3]{a,b}`, 'biblatex', String.raw`\parencite[see][p.~3]{a,b}`],
    [String.raw`\citep[see][p.~3]{a,b}`, 'apacite', String.raw`\cite<see>[p.~3]{a,b}`],
    [String.raw`\citep[see][p.~3]{a,b}`, 'latex', String.raw`see \cite[p.~3]{a,b}`],
    [
      String.raw`\citep[see][p.~3]{a,b}`,
      'typst',
      'see @a @b[p. 3]',
      'Typst has no prenote; “see” stands before the citation.',
    ],
    [String.raw`\citep[see][]{a}`, 'pandoc', '[see @a]'],
    [String.raw`\citep[3]{a}`, 'pandoc', '[@a, 3]'],
    [
      String.raw`\cite{a, b,% twice
  c}`,
      'pandoc',
      '[@a; @b; @c]',
    ],
    [String.raw`\citet{a}`, 'pandoc', '@a'],
    [String.raw`\citet[p.~3]{a}`, 'pandoc', '@a [p. 3]'],
    [String.raw`\citet[see][p. 3]{a}`, 'pandoc', 'see @a [p. 3]'],
    [String.raw`\citet{a,b}`, 'pandoc', '@a; @b'],
    [String.raw`\textcite[12--14]{a}`, 'typst', '#cite(<a>, supplement: [12–14], form: "prose")'],
    [String.raw`\citeyearpar{a}`, 'pandoc', '[-@a]'],
    [String.raw`\parencite*{a}`, 'natbib', String.raw`\citeyearpar{a}`],
    [
      String.raw`\parencite*{a}`,
      'typst',
      '#cite(<a>, form: "year")',
      'Typst has no citation without its author; it became one of the year alone.',
    ],
    [String.raw`\citeauthor{a}`, 'typst', '#cite(<a>, form: "author")'],
    [String.raw`\citeyear{a}`, 'myst', '{cite:year}`a`'],
    [String.raw`\fullcite{a}`, 'typst', '#cite(<a>, form: "full")'],
    [String.raw`\citealp{a}`, 'org', '[cite//b:@a]'],
    [
      String.raw`\citealp{a}`,
      'pandoc',
      '[@a]',
      'Pandoc has no citation without parentheses; it became one in parentheses.',
    ],
    [String.raw`\footcite[see][3]{a}`, 'pandoc', '^[[see @a, 3]]'],
    [String.raw`\Citet*{a}`, 'myst', '{cite:cts}`a`'],
    [String.raw`\Citet{a}`, 'biblatex', String.raw`\Textcite{a}`],
    [String.raw`\citet*{a}`, 'pandoc', '@a', 'Pandoc has no citation with all authors.'],
    [
      String.raw`\parencites(see)(and more)[p. 1]{a}[also][2]{b,c}`,
      'pandoc',
      '[see @a, p. 1; also @b; @c, 2, and more]',
    ],
    [
      String.raw`\parencites(see)(and more)[p. 1]{a}[also][2]{b}`,
      'org',
      '[cite:see; @a p. 1; also @b 2; and more]',
    ],
    [
      String.raw`\parencites[see][1]{a}[also][2]{b}`,
      'natbib',
      String.raw`\citetext{\citealp[see][1]{a}; \citealp[also][2]{b}}`,
    ],
    [
      String.raw`\citetext{\citealp[see][1]{a}; \citealp{b}}`,
      'biblatex',
      String.raw`\parencites[see][1]{a}{b}`,
    ],
    [
      String.raw`\usepackage{apacite} \cite<see>[p.~3]{a} \citeA{b}`,
      'natbib',
      String.raw`\usepackage{apacite} \citep[see][p.~3]{a} \citet{b}`,
    ],
    [String.raw`\citep[{[1]}, \S~2]{a}`, 'pandoc', String.raw`[@a, \[1\], § 2]`],
    [String.raw`\citep[{[1]}, \S~2]{a}`, 'biblatex', String.raw`\parencite[{[1]}, \S~2]{a}`],
    [String.raw`\citep[\emph{cf.}][]{a}`, 'pandoc', '[cf. @a]', String.raw`“\emph{cf.}” became plain text.`],
    [String.raw`\citep[50\% of it]{M\&M}`, 'pandoc', String.raw`\citep[50\% of it]{M\&M}`],
    [String.raw`\citep[50\% of it]{a}`, 'pandoc', '[@a, 50% of it]'],
    [
      String.raw`\nocite{a}`,
      'typst',
      String.raw`\nocite{a}`,
      String.raw`It was left as it is: \nocite has no equal.`,
    ],
    [
      String.raw`\volcite{2}[3]{a}`,
      'pandoc',
      String.raw`\volcite{2}[3]{a}`,
      String.raw`It was left as it is: \volcite has no equal.`,
    ],
    [
      String.raw`\newcommand{\mine}[1]{\cite{#1}} \mine{a}`,
      'pandoc',
      String.raw`\newcommand{\mine}[1]{\cite{#1}} [@a]`,
      String.raw`What \mine prints is not known; it became a citation in parentheses.`,
    ],
    [
      String.raw`\citep[see \citealp{b}]{a}`,
      'pandoc',
      String.raw`\citep[see \citealp{b}]{a}`,
      'It was left as it is: another citation stands in its notes.',
    ],
    [String.raw`\verb|\cite{a}| % \cite{b}`, 'pandoc', String.raw`\verb|\cite{a}| % \cite{b}`],
    [String.raw`\emph{\cite{a}} \label{x} $y$`, 'typst', String.raw`\emph{@a} \label{x} $y$`],
    [String.raw`\cite{a/b}`, 'typst', '#cite(label("a/b"))'],
    [String.raw`\cite{a;b}`, 'org', String.raw`\cite{a;b}`, 'It was left as it is: Org cannot write “a;b”.'],
    [String.raw`\cite{a`, 'pandoc', String.raw`\cite{a`],
  ],
  'a.md': [
    ['[see @a; @b, p. 3]', 'natbib', String.raw`\citep[see][p.~3]{a,b}`],
    ['[@a, p. 1; @b, p. 2]', 'biblatex', String.raw`\parencites[p.~1]{a}[p.~2]{b}`],
    ['[@a, p. 1; @b, p. 2]', 'latex', String.raw`\cite[p.~1]{a}; \cite[p.~2]{b}`],
    ['@a', 'natbib', String.raw`\citet{a}`],
    ['@a [pp. 3-5]', 'natbib', String.raw`\citet[pp.~3-5]{a}`],
    ['@a [-@b]', 'natbib', '@a [-@b]', 'It was left as it is: another citation stands in its notes.'],
    ['-@a and [-@b]', 'biblatex', String.raw`\parencite*{a} and \parencite*{b}`],
    ['@{a/b} and [@{c d}]', 'natbib', String.raw`\citet{a/b} and [@{c d}]`],
    [
      '[@a {ch. 2}, *passim*]',
      'natbib',
      String.raw`\citep[ch.~2, passim]{a}`,
      '“ch. 2, *passim*” became plain text.',
    ],
    ['[@a, p. 3 & more; @b, 100%]', 'biblatex', String.raw`\parencites[p.~3 \& more]{a}[100\%]{b}`],
    [
      '[@a; -@b]',
      'natbib',
      String.raw`\citep{a,b}`,
      'LaTeX with natbib leaves out the author of all works of a citation, or of none.',
    ],
    ['x^[[see @a]]', 'biblatex', String.raw`x\footcite[see][]{a}`],
    ['[@a, @b]', 'natbib', '[@a, @b]', 'It was left as it is: its keys are not divided by “;”.'],
    ['[see; @a; and others]', 'natbib', String.raw`\citep[see;][and others]{a}`],
    ['{cite:t}`{see}a{p. 3}`', 'natbib', String.raw`\citet[see][p.~3]{a}`],
    [
      '{cite:ps}`a` {footcite}`b`',
      'biblatex',
      String.raw`\parencite{a} \footcite{b}`,
      'LaTeX with biblatex has no citation with all authors.',
    ],
    ['{cite:p}`a,b`', 'pandoc', '[@a; @b]'],
    ['[see @a, p. 3]', 'myst', '{cite:p}`{see}a{p. 3}`'],
    ['{cite:label}`a`', 'natbib', '{cite:label}`a`', 'It was left as it is: {cite:label} has no equal.'],
    [
      '---\nnocite: "@a"\n---\n[@b](x) `@c` [@d]',
      'natbib',
      '---\nnocite: "@a"\n---\n[\\citet{b}](x) `@c` \\citep{d}',
    ],
    ['[@a  p. 3] @b[p. 4]', 'pandoc', '[@a  p. 3] @b[p. 4]'],
    // From another language, where the text's own has nothing.
    [String.raw`As \citet{a} and \citep[see][3]{b} show.`, 'pandoc', 'As @a and [see @b, 3] show.'],
    [
      'Run `\\cite{a}` for \\cite{a}.\n\n    \\cite{b}\n',
      'pandoc',
      'Run `\\cite{a}` for [@a].\n\n    \\cite{b}\n',
    ],
    ['#cite(<a>, form: "prose", supplement: [p. 3])', 'pandoc', '@a [p. 3]'],
  ],
  'a.typ': [
    ['@a[p. 3]', 'natbib', String.raw`\citep[p.~3]{a}`],
    ['@a @b[p. 3]', 'pandoc', '[@a; @b, p. 3]'],
    ['@a\n\n@b', 'pandoc', '[@a]\n\n[@b]'],
    ['#cite(<a>, form: "prose")', 'pandoc', '@a'],
    ['#cite(<a>, supplement: [pp.~3--5], form: "prose")', 'natbib', String.raw`\citet[pp.~3--5]{a}`],
    ['#cite(label("x y/z"), style: "apa")', 'natbib', '#cite(label("x y/z"), style: "apa")'],
    [
      '#cite(<a>, style: "apa")',
      'natbib',
      String.raw`\citep{a}`,
      'The style of a single citation by cite was left out.',
    ],
    [
      '#cite(<a>, form: none)',
      'natbib',
      '#cite(<a>, form: none)',
      'It was left as it is: its form none has no equal.',
    ],
    ['#let f = cite(<a>)', 'natbib', '#let f = cite(<a>)', 'It was left as it is: it stands in code.'],
    ['@a[*p.* 3]', 'natbib', String.raw`\citep[p.~3]{a}`, '“*p.* 3” became plain text.'],
    ['= A <sec>\n@sec and @a', 'pandoc', '= A <sec>\n@sec and [@a]'],
  ],
  'a.org': [
    ['[cite:see @a p. 3; @b]', 'biblatex', String.raw`\parencites[see][p.~3]{a}{b}`],
    ['[cite/t:@a p. 3]', 'natbib', String.raw`\citet[p.~3]{a}`],
    ['[cite:see;@a;@b;etc]', 'biblatex', String.raw`\parencite[see][etc]{a,b}`],
    [
      '[cite/na:@a] [cite/a:@b] [cite/na/b:@c]',
      'natbib',
      String.raw`\citeyearpar{a} \citeauthor{b} \citeyear{c}`,
    ],
    ['[cite/text/caps-full:@a]', 'natbib', String.raw`\Citet*{a}`],
    ['citep:a,b', 'pandoc', '[@a; @b]'],
    ['[[citet:see &a p. 3;&b]]', 'org', '[cite/t:see @a p. 3; @b]'],
    [
      '[[citep:a][p. 3]]',
      'pandoc',
      '[[citep:a][p. 3]]',
      'It was left as it is: it is a link with a description.',
    ],
    ['[cite/style:@a]', 'pandoc', '[cite/style:@a]', 'It was left as it is: the style style has no equal.'],
  ],
  'a.adoc': [
    ['cite:See[a(p. 3),b]', 'pandoc', '[See @a, p. 3; @b]'],
    ['citenp:[a]', 'natbib', String.raw`\citet{a}`],
    ['bibitem:[a]', 'natbib', 'bibitem:[a]', 'It was left as it is: it prints an item of the bibliography.'],
  ],
  'a.rst': [
    [':cite:p:`{see}a{p. 3},b`', 'pandoc', '[see @a, p. 3; @b]'],
    [':cite:t:`a` :footcite:`b`', 'biblatex', String.raw`\textcite{a} \footcite{b}`],
  ],
};

describe('converting citations', () => {
  for (const [file, rows] of Object.entries(tables)) {
    for (const [text, id, ...expected] of rows) {
      it(`${file}: ${text} for ${id}`, () => assert.deepEqual(converted(file, text, id), expected));
    }
  }

  it('changes only what lies in a span', () => {
    const text = String.raw`\cite{a} \cite{b} \cite{c}`;
    const { edits } = convertCitations(inFile('a.tex', text), notationNamed('pandoc'), { start: 8, end: 20 });
    assert.equal(applyEdits(text, edits), String.raw`\cite{a} [@b] \cite{c}`);
  });

  it('counts what was so before', () => {
    assert.equal(convertCitations(inFile('a.md', '[@a] @b {cite:p}`c`'), notationNamed('pandoc')).count, 3);
  });
});

/** Texts that each language writes like this itself. */
const same: Readonly<Record<Notation['id'], readonly string[]>> = {
  natbib: [
    String.raw`\citep[see][p.~3]{a,b}`,
    String.raw`\Citet*[p.~3]{a}`,
    String.raw`\citetext{\citealp[1]{a}; \citealp[2]{b}}`,
    String.raw`\citeauthor{a}`,
  ],
  biblatex: [
    String.raw`\parencite[see][]{a}`,
    String.raw`\textcites(cf.)()[1]{a}[2]{b}`,
    String.raw`\parencite*{a}`,
    String.raw`\footcite{a}`,
  ],
  apacite: [String.raw`\cite<see>[p.~3]{a}`, String.raw`\citeA{a}`],
  latex: [String.raw`\cite[p.~3]{a,b}`],
  pandoc: ['[see @a, p. 3; also @b]', '@a [p. 3]', '[-@a]', '^[[@a]]', '[@{a/}]'],
  myst: ['{cite:p}`{see}a{p. 3},b`', '{cite:cts}`a`', '{cite:yearpar}`a`', '{cite:alps}`a`'],
  typst: ['@a[p. 3] @b', '#cite(<a>, supplement: [p.~3], form: "prose")', '#cite(label("a/b"))'],
  org: ['[cite:see; @a p. 3; @b; etc]', '[cite/t/cf:@a]', '[cite//b:@a]'],
  asciidoc: ['cite:See[a(p. 3),b]', 'citenp:[a]'],
  restructuredtext: [':cite:p:`{see}a{p. 3},b`', ':footcite:p:`a`'],
};

const files: Readonly<Record<Notation['id'], string>> = {
  natbib: 'a.tex',
  biblatex: 'a.tex',
  apacite: 'a.tex',
  latex: 'a.tex',
  pandoc: 'a.md',
  myst: 'a.myst.md',
  typst: 'a.typ',
  org: 'a.org',
  asciidoc: 'a.adoc',
  restructuredtext: 'a.rst',
};

describe('citations there and back', () => {
  for (const notation of everyNotation()) {
    for (const text of same[notation.id]) {
      it(`${notation.id}: ${text} comes back from every notation that loses nothing`, () => {
        const marked = inFile(files[notation.id], text);
        const keys = citationsOf(marked.scan).map(({ key }) => key);
        let lossless = 0;
        for (const other of everyNotation()) {
          const [there = '', ...losses] = converted(files[notation.id], text, other.id);
          assert.deepEqual(
            citationsOf(inFile(files[other.id], there).scan).map(({ key }) => key),
            keys,
          );
          if (losses.length > 0 || files[other.id] === files[notation.id]) continue;
          const [back] = converted(files[other.id], there, notation.id);
          const plain = (one = ''): string => one.replaceAll('~', ' ');
          if (plain(back) === plain(text)) lossless++;
        }
        assert.ok(lossless > 0, text);
      });
    }
  }
});

describe('a text from elsewhere', () => {
  const adopted = (file: string, text: string): string | undefined => {
    const { markup, scan } = inFile(file, '');
    return adoptedText(text, markup, notationOf(markup, '', scan))?.text;
  };
  const rows: readonly (readonly [file: string, text: string, adopted: string | undefined])[] = [
    ['a.md', String.raw`\citep[see][p.~3]{a,b}`, '[see @a; @b, p. 3]'],
    ['a.tex', '[see @a; @b, p. 3]', String.raw`see \cite[p.~3]{a,b}`],
    ['a.typ', '[see @a]', 'see @a'],
    ['a.org', 'as @a shows', 'as [cite/t:@a] shows'],
    ['a.md', '[@a]', undefined],
    ['a.typ', '@a', undefined],
    ['a.md', 'no citation', undefined],
  ];
  for (const [file, text, expected] of rows) {
    it(`${file}: ${text}`, () => assert.equal(adopted(file, text), expected));
  }
});

describe('the notation of a document', () => {
  const rows: readonly (readonly [file: string, text: string, id: Notation['id'], main?: string])[] = [
    ['a.tex', String.raw`\documentclass{article}\usepackage[round]{natbib}`, 'natbib'],
    ['a.tex', String.raw`\usepackage[backend=biber]{biblatex}`, 'biblatex'],
    ['a.tex', String.raw`\usepackage{xcolor, apacite}`, 'apacite'],
    ['a.tex', String.raw`\usepackage[natbibapa]{apacite}`, 'natbib'],
    ['a.tex', String.raw`\documentclass[twocolumn]{revtex4-2}`, 'natbib'],
    ['a.tex', '% \\usepackage{natbib}\n\\documentclass{article}', 'latex'],
    ['a.tex', String.raw`\textcite{a}`, 'biblatex'],
    ['a.tex', String.raw`\citet{a}`, 'natbib'],
    ['a.tex', String.raw`\citet{a}`, 'biblatex', String.raw`\usepackage{biblatex}`],
    ['a.tex', '', 'latex'],
    ['a.md', '', 'pandoc'],
    ['a.md', '{cite:p}`a`', 'myst'],
    ['a.qmd', '', 'pandoc'],
    ['a.typ', '', 'typst'],
    ['a.rst', '', 'restructuredtext'],
  ];
  for (const [file, text, id, main] of rows) {
    it(`${file}: ${text} is ${id}`, () => {
      const { markup, scan } = inFile(file, text);
      assert.equal(notationOf(markup, text, scan, main).id, id);
    });
  }
});
