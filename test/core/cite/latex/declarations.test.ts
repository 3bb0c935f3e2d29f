import assert from 'node:assert/strict';
import { latexMarkup } from '../../../../src/core/cite/latex/latexMarkup';

const r = String.raw;

/** What is declared in a text, each as `what is said <- what is written there`. */
function declared(text: string): string[] {
  const scan = latexMarkup.scan(text);
  const written = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  return [
    ...scan.bibliographies.map(({ path, span }) => `${path} <- ${written(span)}`),
    ...scan.definitions.map(({ key, span }) => `key ${key} <- ${written(span)}`),
    ...scan.includes.map(({ kind, path, span }) => `${kind} ${path} <- ${written(span)}`),
  ];
}

describe('what a LaTeX text declares', () => {
  const cases: [string, string, string[]][] = [
    [
      'bibliographies',
      r`\bibliography{refs, sub/more.bib}`,
      ['refs.bib <- refs', 'sub/more.bib <- sub/more.bib'],
    ],
    [
      'bibliographies with comments',
      '\\bibliography{a,% b\n  c}% \\bibliography{d}',
      ['a.bib <- a', 'c.bib <- c'],
    ],
    ['bibliographies that are not printed', r`\nobibliography{a} \nobibliography*`, ['a.bib <- a']],
    [
      'resources',
      r`\addbibresource[datatype=bibtex]{my lib.bib}\addglobalbib{g.bib}\addsectionbib{s.bib}`,
      ['my lib.bib <- my lib.bib', 'g.bib <- g.bib', 's.bib <- s.bib'],
    ],
    ['resources of a pattern', r`\addbibresource[glob]{parts/*.bib}`, ['parts/*.bib <- parts/*.bib']],
    [
      'bibliographies of a section',
      r`\begin{refsection}[a,b.bib] \newrefsection[c]`,
      ['a.bib <- a', 'b.bib <- b.bib', 'c.bib <- c'],
    ],
    ['nothing for a section without', r`\begin{refsection} \putbib {a} \begin{refsegment}[b]`, []],
    [
      'bibliographies of a unit',
      r`\putbib[a,b] \defaultbibliography{c}`,
      ['a.bib <- a', 'b.bib <- b', 'c.bib <- c'],
    ],
    ['bibliographies of a topic', r`\begin{btSect}[plain]{a}`, ['a.bib <- a']],
    ['bibliographies of multibib', r`\newcites{own}{Own}\bibliographyown{a}`, ['a.bib <- a']],
    [
      'paths of a subfile',
      r`\bibliography{\subfix{../a}}\addbibresource{\subfix{b.bib}}\input{\subfix{c}}`,
      ['../a.bib <- ../a', 'b.bib <- b.bib', 'child c.tex <- c'],
    ],
    ['no paths made by macros', r`\bibliography{\jobname,#1}\addbibresource{\dir/a.bib}\input{\dir/b}`, []],
    [
      'keys',
      '\\bibitem{a} \\bibitem[{Doe}(1999)]%\n {b} \\harvarditem[Doe]{Doe \\& Co}{1999}{c} \\bib{d}{book}{}',
      ['key a <- a', 'key b <- b', 'key c <- c', 'key d <- d'],
    ],
    ['no key of several words', r`\bibitem{a b} \bibitem{#1} \bibitem{}`, []],
    [
      'files',
      r`\input{a} \include{sub/b} \subfile{c.tex} \input plots/d.tikz \input{v1.2} \input"e"`,
      [
        'child a.tex <- a',
        'child sub/b.tex <- sub/b',
        'child c.tex <- c.tex',
        'child plots/d.tikz <- plots/d.tikz',
        'child v1.2.tex <- v1.2',
        'child e.tex <- e',
      ],
    ],
    [
      'files in folders',
      r`\import{sub/}{a} \subimport*{./b}{c.tex} \includefrom{}{d} \import{\dir}{e}`,
      ['child sub/a.tex <- a', 'child ./b/c.tex <- c.tex', 'child d.tex <- d'],
    ],
    ['the main file of a subfile', r`\documentclass[../main]{subfiles}`, ['root ../main.tex <- ../main']],
    ['no main file of other classes', r`\documentclass[a4paper]{article} \documentclass{subfiles}`, []],
    [
      'the main file in a magic comment',
      '% !TeX encoding = UTF-8\n%!TEX root = ../my main.tex  \r\n',
      ['root ../my main.tex <- ../my main.tex'],
    ],
    [
      'no magic comment far below or without a file',
      `% !TeX root =\n${'\n'.repeat(30)}% !TeX root = a.tex`,
      [],
    ],
    ['nothing in comments and verbatim text', '% \\input{a}\n\\verb|\\input{b}| \\string\\input{c}', []],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(declared(text), expected));
});
