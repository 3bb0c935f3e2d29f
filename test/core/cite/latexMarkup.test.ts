import assert from 'node:assert/strict';
import fc from 'fast-check';
import { latexMarkup } from '../../../src/core/cite/latex/latexMarkup';
import { cited, contextOf, keysOf } from '../../support/citing';

const { raw: r } = String;

describe('LaTeX citations', () => {
  const cases: [string, string, string[]][] = [
    ['reads one key', String.raw`\cite{a}`, ['a']],
    ['reads several keys, blanks and line ends between', '\\cite{ a ,\n  b,c }', ['a', 'b', 'c']],
    ['reads notes', String.raw`\citep[see][p.~3]{a}`, ['a']],
    ['reads notes with brackets in braces', String.raw`\cite[{[x]}][{]}]{a}`, ['a']],
    ['reads a citation inside a note', String.raw`\cite[see \citet{b}]{a}`, ['b', 'a']],
    ['reads starred and capital forms', String.raw`\citet*{a} \Citet{b} \Parencite*{c}`, ['a', 'b', 'c']],
    ['reads a comment between command and braces', '\\cite% why\n  {a}', ['a']],
    ['leaves out a commented key', '\\cite{a,% b,\n c}', ['a', 'c']],
    ['reads multicites', String.raw`\cites(x)(y)[1]{a}[2][3]{b}{c} {d}`, ['a', 'b', 'c', 'd']],
    ['stops multicites at other tokens', String.raw`\cites{a}, {b}`, ['a']],
    ['reads volume citations', String.raw`\volcite[see]{2}[p. 3]{a}`, ['a']],
    [
      'reads quotations',
      String.raw`\textcquote[3]{a}[.]{words} \foreigntextcquote{german}[3]{b}{words}`,
      ['a', 'b'],
    ],
    ['reads apacite', String.raw`\citeA<see>[p. 3]{a}`, ['a']],
    ['reads mcite sets', String.raw`\mcite{set,*a,*b}`, ['set', 'a', 'b']],
    ['reads overlay specifications', String.raw`\cite<2->{a}`, ['a']],
    ['reads keys with signs', String.raw`\cite{doi:10.1/x+y_z}`, ['doi:10.1/x+y_z']],
    ['ignores the star of everything', String.raw`\nocite{*}`, []],
    ['ignores parameters and macros', String.raw`\newcommand{\c}[1]{\cite{#1,\key,a}}`, ['a']],
    ['ignores comments', '% \\cite{a}\n\\cite{b}', ['b']],
    ['reads behind an escaped percent sign', String.raw`5\% \cite{a}`, ['a']],
    ['ignores a line break before a word', String.raw`\\cite{a}`, []],
    ['ignores verbatim text', '\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}\\cite{b}', ['b']],
    ['ignores \\verb', String.raw`\verb|\cite{a}| \verb+\cite{b}+ \cite{c}`, ['c']],
    ['ignores listings in a line', String.raw`\lstinline[language=TeX]{\cite{a}} \cite{b}`, ['b']],
    [
      'ignores short verbatim text',
      String.raw`\MakeShortVerb{\|} |\cite{a}| \DeleteShortVerb{\|} |\cite{b}|`,
      ['b'],
    ],
    ['ignores addresses', String.raw`\url{http://x/%\cite{a}} \cite{b}`, ['b']],
    ['ignores false branches', String.raw`\iffalse \ifx a b \fi \cite{a} \fi \cite{b}`, ['b']],
    ['reads the other branch', String.raw`\iffalse \cite{a} \else \cite{b} \fi`, ['b']],
    ['ignores free text', String.raw`\citetext{see a} \citestyle{plain} \excited{a}`, []],
    ['ends an unfinished list with its line', '\\cite{a\nmore text \\cite{b}', ['a', 'b']],
    ['keeps away from the end of a paragraph', '\\cite\n\n{a}', []],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => assert.deepEqual(keysOf(latexMarkup, text), expected));
  }

  it('finds declared bibliographies', () => {
    const text = String.raw`\bibliography{refs, more}\addbibresource[datatype=bibtex]{lib.bib}% \bibliography{no}`;
    assert.deepEqual(
      latexMarkup.scan(text).bibliographies.map(({ path }) => path),
      ['refs.bib', 'more.bib', 'lib.bib'],
    );
  });
});

describe('LaTeX contexts', () => {
  const cases: [string, string, string][] = [
    ['begins in empty braces', String.raw`\cite{|}`, '[]'],
    ['holds several words', String.raw`\cite{attend tell|}`, '[attend tell]'],
    ['holds words without a closing brace', String.raw`\cite{attend tell|`, '[attend tell]'],
    ['begins behind a comma', String.raw`\cite{a, at|t, b}`, '[at]‹t›'],
    ['replaces the whole token', String.raw`\cite{x|u2015}`, '[x]‹u2015›'],
    ['replaces nothing behind a blank', String.raw`\cite{xu| 2015}`, '[xu]'],
    ['begins behind a comment', '\\cite{a, % first\n  b|}', '[b]'],
    ['is in each list of a multicite', String.raw`\cites{a}{b|}`, '[b]'],
    ['is behind notes', String.raw`\citep[see][3]{a|}`, '[a]'],
    ['goes on in the next line', '\\cite{a,\n  b|\n}', '[b]'],
    ['is not in a note', String.raw`\citep[see|]{a}`, 'none'],
    ['is not before the braces', String.raw`\cite|{a}`, 'none'],
    ['is not behind the braces', String.raw`\cite{a} |`, 'none'],
    ['is not in other commands', String.raw`\label{a|}`, 'none'],
    ['is not in a comment', '\\cite{a, % b|\n}', 'none'],
    ['is not in verbatim text', String.raw`\verb|x`.replace('|', '+') + String.raw`\cite{a|}+`, 'none'],
    ['is not in the next line of an unfinished list', '\\cite{a\nprose|', 'none'],
  ];
  for (const [name, literal, expected] of cases) {
    it(name, () => assert.equal(contextOf(latexMarkup, literal), expected));
  }

  it('sees at a glance that no key is expected in prose', () => {
    for (const prose of ['word ', r`\cite{a} word `, r`{\bf word `, `\\footnote{${'word '.repeat(100)}`])
      assert.equal(latexMarkup.mayExpectKey(prose), false, prose);
  });

  it('looks closer at the arguments of all commands, which a document may define', () => {
    for (const argument of [r`\mine{`, r`\mine*[see][3]{a, wor `, '\\mine{2}% why\n  {', r`\cite{[see {x}]`])
      assert.equal(latexMarkup.mayExpectKey(argument), true, argument);
  });

  it('names the other keys of the citation', () => {
    const text = String.raw`\cite{a, b, c}`;
    const context = latexMarkup.contextAt(text, latexMarkup.scan(text), text.indexOf('b') + 1);
    assert.deepEqual(context?.otherKeys, ['a', 'c']);
  });
});

describe('citing in LaTeX', () => {
  const cases: [string, string, string[], string][] = [
    ['makes a new citation', 'As shown |.', ['a', 'b'], String.raw`As shown \cite{a,b}.`],
    ['uses the command used before', String.raw`\citep{x} and |`, ['a'], String.raw`\citep{x} and \citep{a}`],
    ['does not repeat \\nocite', String.raw`\nocite{x} and |`, ['a'], String.raw`\nocite{x} and \cite{a}`],
    ['adds to the citation at the cursor', String.raw`\cite{x|}`, ['a'], String.raw`\cite{x,a}`],
    ['separates as the citation does', String.raw`\cite{x, y|}`, ['a'], String.raw`\cite{x, y, a}`],
    ['fills an empty citation', String.raw`\cite{|}`, ['a', 'b'], String.raw`\cite{a,b}`],
    ['adds braces to a multicite', String.raw`\cites{x}{|y}`, ['a'], String.raw`\cites{x}{y}{a}`],
    ['drops keys already there', String.raw`\cite{x|}`, ['x', 'a'], String.raw`\cite{x,a}`],
    ['leaves a citation that has all', String.raw`\cite{x|}`, ['x'], 'present'],
    ['refuses a key LaTeX cannot write', '|', ['a b'], 'refused'],
    ['adds from within a note', String.raw`\cite[p. 3|]{x}`, ['a'], String.raw`\cite[p. 3]{x,a}`],
  ];
  for (const [name, literal, keys, expected] of cases) {
    it(name, () => assert.equal(cited(latexMarkup, literal, ...keys), expected));
  }
});

describe('hostile LaTeX', () => {
  const pieces = [
    '\\cite',
    '\\cites',
    '\\volcite',
    '\\newcommand',
    '\\def',
    '\\mine',
    '\\let',
    '\\bibitem',
    '\\input',
    '*',
    '#1',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    'a',
    ',',
    ' ',
    '\n',
    '%',
    '\\',
    '#',
  ];

  it('never throws, and says every key where it stands', () => {
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(40), (text, at) => {
        keysOf(latexMarkup, text);
        const offset = Math.min(at, text.length);
        const scan = latexMarkup.scan(text);
        const context = latexMarkup.contextAt(text, scan, offset);
        if (context !== undefined) assert.equal(text.slice(context.insertSpan.start, offset), context.typed);
        latexMarkup.insert(text, scan, offset, ['k']);
      }),
      { numRuns: 5000, seed: 7 },
    );
  });

  for (const piece of [
    '\\cite{',
    '\\cite[',
    '{',
    '[',
    '\\verb',
    '\\url{',
    '\\begin{verbatim}',
    '\\iffalse',
    '\\newcommand',
    '\\newcommand{\\mine}[1]{\\cite{#1}',
    '\\cite{[',
    '%',
  ]) {
    it(`reads a long text of ${piece} to its end`, () => {
      keysOf(latexMarkup, piece.repeat(50_000));
    });
  }
});
