import assert from 'node:assert/strict';
import { latexMarkup } from '../../../../src/core/cite/latex/latexMarkup';
import { cited } from '../../../support/citing';
import { checkKeys } from '../../../support/keyMarks';

const r = String.raw;

/** The commands that a text teaches, as `name:pattern`. */
function learnt(text: string): string[] {
  return Array.from(latexMarkup.scan(text).learntCommands ?? [], ([name, pattern]) => `${name}:${pattern}`);
}

describe('learning commands of a LaTeX document', () => {
  const cases: [string, string, string[]][] = [
    ['reads \\newcommand', r`\newcommand{\mine}[1]{\cite{#1}}`, ['mine:K']],
    ['reads it without braces and with a star', r`\newcommand*\mine[1]{see \cite{#1}}`, ['mine:K']],
    ['reads an optional parameter', r`\newcommand{\mine}[2][]{\cite[#1]{#2}}`, ['mine:K']],
    ['says which argument holds keys', r`\providecommand\mine[3]{#1 \cite[#2]{#3} }`, ['mine:xxK']],
    ['reads several', r`\renewcommand{\two}[2]{\cite{#1} and \cite{#2}}`, ['two:KK']],
    ['reads parameters of one list', r`\newcommand{\two}[2]{\cite{#1, #2}}`, ['two:KK']],
    ['reads \\def', r`\def\mine#1{\cite{#1}} \gdef\opt[#1]#2{\cite[#1]{#2}}`, ['mine:K', 'opt:K']],
    ['leaves delimited parameters', r`\def\mine#1;{\cite{#1}}`, []],
    [
      'reads argument specifications',
      r`\NewDocumentCommand{\mine}{s +m >{\SplitList{,}} O{a} d() e{^_} m}{\cite[#3]{#7}}`,
      ['mine:xK'],
    ],
    ['leaves specifications it does not know', r`\NewDocumentCommand{\mine}{w m}{\cite{#1}}`, []],
    ['reads xargs', r`\newcommandx{\mine}[3][1=, 2=see]{\parencite[#1][#2]{#3}}`, ['mine:K']],
    [
      'reads biblatex',
      r`\DeclareCiteCommand*{\mine}[\foo]{}{}{}{} \DeclareMultiCiteCommand\many\mine{;}`,
      ['mine:K', 'many:K+'],
    ],
    [
      'reads copies',
      r`\let\one\cites \let \two = \citefield \NewCommandCopy{\three}{\nocite}`,
      ['one:K+', 'two:Kx', 'three:N'],
    ],
    ['reads a command whose arguments are left to come', r`\newcommand{\mine}{\citep}`, ['mine:K']],
    ['reads one that gives the first of them', r`\newcommand\second[1]{\volcite[#1]{2}}`, ['second:xK']],
    ['does not print what is only noted', r`\newcommand{\mine}[1]{\nocite{#1}}`, ['mine:N']],
    [
      'prints what is noted and cited',
      r`\newcommand{\mine}[1]{\nocite{#1}\citenum{#1}\nocite{#1}}`,
      ['mine:K'],
    ],
    [
      'learns from commands learnt before',
      r`\def\one{\cite}\newcommand\two[2]{#1 \one{#2}}`,
      ['one:K', 'two:xK'],
    ],
    [
      'learns from commands defined later',
      r`\newcommand\two[1]{\one{#1}}\def\one{\cite}`,
      ['two:K', 'one:K'],
    ],
    [
      'reads declarations and files',
      r`\newcommand\refs[1]{\bibliography{#1}}\def\part#1{\input{#1}}`,
      ['refs:B', 'part:f'],
    ],
    ['leaves keys that are put together', r`\newcommand{\mine}[1]{\cite{prefix:#1}}`, []],
    ['leaves commands that packages define', r`\renewcommand{\citep}[2]{\cite{#2}}`, []],
    ['leaves comments', '% \\newcommand{\\mine}[1]{\\cite{#1}}', []],
    ['leaves definitions without an end', r`\newcommand{\mine}[1]{\cite{#1}`, []],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(learnt(text), expected));

  it('knows the suffixes of multibib', () => {
    const names = learnt(r`\newcites{own}{Own}`);
    for (const name of ['citeown:K', 'citepown:K', 'nociteown:N', 'bibliographyown:B'])
      assert.ok(names.includes(name), name);
  });

  it('finds citations with what other files and settings teach', () => {
    const commands = new Map([
      ['mine', 'xK'],
      ['cite', 'x'],
    ]);
    checkKeys(latexMarkup, r`\mine{a}{‹b›} \cite{‹c›} \other{d}`, { commands });
    checkKeys(latexMarkup, r`\mine{a}{b}`);
    checkKeys(latexMarkup, r`\newcommand\other[1]{\mine{1}{#1}}\other{‹a›}`, { commands });
  });

  it("prefers the document's own definition", () => {
    checkKeys(latexMarkup, r`\newcommand\mine[1]{\cite{#1}}\mine{‹a›}{b}`, {
      commands: new Map([['mine', 'xK']]),
    });
  });

  it('teaches only what the text itself defines', () => {
    const scan = latexMarkup.scan(r`\mine{a}`, { commands: new Map([['mine', 'K']]) });
    assert.deepEqual([...(scan.learntCommands ?? [])], []);
  });

  it('takes a nonsense pattern for other arguments', () => {
    checkKeys(latexMarkup, r`\mine{a}{‹b›}`, { commands: new Map([['mine', '?K']]) });
    checkKeys(latexMarkup, r`\mine{a}{b}`, { commands: new Map([['mine', '+']]) });
  });
});

describe('citing with commands of a LaTeX document', () => {
  const cases: [string, string, string][] = [
    [
      'uses them again',
      r`\newcommand\mine[1]{\cite{#1}}\mine{x} and |`,
      r`\newcommand\mine[1]{\cite{#1}}\mine{x} and \mine{a}`,
    ],
    [
      'does not use one with more arguments',
      r`\citefield{x}{year} and |`,
      r`\citefield{x}{year} and \cite{a}`,
    ],
    [
      'does not repeat what prints nothing',
      r`\newcites{o}{O}\nociteo{x} |`,
      r`\newcites{o}{O}\nociteo{x} \cite{a}`,
    ],
    ['adds braces to a multicite of its own', r`\let\mine\cites\mine{x|}`, r`\let\mine\cites\mine{x}{a}`],
    ['adds behind stars and notes', r`\cite{y,*[see]x|}`, r`\cite{y,*[see]x,a}`],
    ['does not take the commas of notes for its own', r`\cite[see, p. 3]{x,y|}`, r`\cite[see, p. 3]{x,y,a}`],
  ];
  for (const [name, literal, expected] of cases) {
    it(name, () => assert.equal(cited(latexMarkup, literal, 'a'), expected));
  }

  it('refuses a key that would be read as a star or a note', () => {
    assert.equal(cited(latexMarkup, '|', '*a'), 'refused');
    assert.equal(cited(latexMarkup, '|', '[a'), 'refused');
  });
});
