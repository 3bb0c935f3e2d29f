import assert from 'node:assert/strict';
import { latexMarkup } from '../../../../src/core/cite/latex/latexMarkup';
import { contextOf } from '../../../support/citing';
import { checkKeys } from '../../../support/keyMarks';

const r = String.raw;

/** A way to cite: where a key is expected, where none is, and which keys are citations. `|` is the cursor. */
interface Row {
  readonly name: string;
  /** Each with the context: `[typed]` and `‹the rest that is replaced›`. */
  readonly expected: readonly (readonly [literal: string, context: string])[];
  readonly notExpected: readonly string[];
  /** Keys stand between `‹` and `›`. */
  readonly cited: readonly string[];
}

const rows: readonly Row[] = [
  {
    name: 'biblatex with a prenote and a postnote',
    expected: [
      [r`\parencite[see][p.~3]{do|e99}`, '[do]‹e99›'],
      [r`\autocite*[3]{|}`, '[]'],
      [r`\Textcite[{[sic]}][{]}]{doe99, attention is all|}`, '[attention is all]'],
      [r`\footfullcite{doe99,|roe01}`, '[]‹roe01›'],
    ],
    notExpected: [r`\parencite[see |][3]{doe99}`, r`\autocite|{doe99}`, r`\smartcite[{|}]{doe99}`],
    cited: [
      r`\cite{‹a›} \parencite*[see][3]{‹b›,‹c›} \Footcitetext[\emph{a}, p.~[3]]{‹d›}`,
      r`\citeauthor*{‹a›} \citetitle{‹b›} \citedate{‹c›} \citeurl{‹d›} \Notecite[x]{‹e›} \fnotecite{‹f›}`,
      r`\cite[see \textcite[3]{‹inner›}][{\cite{‹deep›}}]{‹outer›}`,
    ],
  },
  {
    name: 'natbib',
    expected: [
      [r`\citep[see][]{|doe99}`, '[]‹doe99›'],
      [r`\Citet*{doe|}`, '[doe]'],
      ['\\citealp\n  [p.~3]% why\n  {doe|99}', '[doe]‹99›'],
    ],
    notExpected: [r`\citetext{see |}`, r`\setcitestyle{|}`, r`\citestyle{|}`, r`\defcitealias{a}{Paper |}`],
    cited: [
      r`\citet{‹a›} \citep*[e.g.][]{‹b›, ‹c›} \citeyearpar{‹d›} \Citealt{‹e›} \citetalias{‹f›}`,
      r`\citefullauthor{‹a›} \citenum{‹b›} \defcitealias{‹c›}{Paper~I}`,
      r`\citetext{priv.\ comm.} \setcitestyle{square} \citestyle{egu}`,
    ],
  },
  {
    name: 'commands with one argument',
    expected: [
      [r`\nocite{|}`, '[]'],
      [r`\supercite{a, b|}`, '[b]'],
      [r`\onlinecite{a|`, '[a]'],
    ],
    notExpected: [r`\bibentry{a}|`, r`\nocite{a} |`, r`\excited{|}`],
    cited: [
      r`\nocite{*} \nocite{*,‹a›} \bibentry{‹b›}. \onlinecite{‹c›}`,
      r`\citeonline{‹a›} \citen{‹b›} \shortcites{‹c›} \citeasnoun{‹d›} \possessivecite{‹e›}`,
      r`\excited{a} \recite{b} \citecolor{c} \bibcite{d}{1} \CiteMoveChars{e}`,
    ],
  },
  {
    name: 'multicites',
    expected: [
      [r`\cites(see)(and more)[1]{a}[2][3]{b|}`, '[b]'],
      [r`\Parencites{a|b}{c}`, '[a]‹b›'],
      [r`\autocites({see (x)})[1]{|}`, '[]'],
    ],
    notExpected: [r`\cites(see|)[1]{a}`, r`\cites{a}[|]{b}`, r`\cites{a}, {|b}`],
    cited: [
      r`\cites(x)(y)[1]{‹a›}[2][3]{‹b›}{‹c›} [4]{‹d›}, {e}`,
      `\\textcites{‹a›}%\n  [see][3]{‹b›,‹c›}\n\n{d}`,
      r`\footcites({(a)})(b){‹c›} \supercites{‹d›}{‹e›} \Smartcites{‹f›} \footcitetexts{‹g›}`,
    ],
  },
  {
    name: 'volumes',
    expected: [
      [r`\volcite[see]{2}[p.~3]{|}`, '[]'],
      [r`\Pvolcite{2}{do|e}`, '[do]‹e›'],
      [r`\avolcites{1}{a}{2}{b|}`, '[b]'],
    ],
    notExpected: [r`\volcite{|}{a}`, r`\volcite[|]{2}{a}`, r`\fvolcites{1}{a}{|}{b}`],
    cited: [
      r`\volcite{2}{‹a›} \ftvolcite[see]{{2}}[3]{‹b›} \Svolcite{II}[1]{‹c›}`,
      r`\tvolcites(x){1}{‹a›}[y]{2}[3]{‹b›}`,
      r`\volcite{a}`,
    ],
  },
  {
    name: 'names, lists and fields',
    expected: [
      [r`\citename[see]{|}{author}`, '[]'],
      [r`\citelist{a|}[x]{location}`, '[a]'],
      [r`\citefield[see][3]{|a}{year}`, '[]‹a›'],
    ],
    notExpected: [r`\citefield{a}{|}`, r`\citename{a}[|]{author}`, r`\citelist{a}[x]{|}`],
    cited: [r`\citename{‹a›}[given-family]{author} \citelist[x][y]{‹b›}{place} \citefield{‹c›}{year}`],
  },
  {
    name: 'csquotes',
    expected: [
      [r`\textcquote[see][3]{|}[.]{words}`, '[]'],
      [r`\foreigntextcquote{german}[3]{a|}{words}`, '[a]'],
      [r`\hybridblockcquote*{german}[][]{a|b}[.]{words}`, '[a]‹b›'],
      [r`\begin{displaycquote}[3]{|}`, '[]'],
    ],
    notExpected: [
      r`\textcquote{a}{words |}`,
      r`\foreignblockcquote{|}{a}{words}`,
      r`\textquote{words |}`,
      r`\begin{displayquote}[|]{}`,
    ],
    cited: [
      r`\textcquote[3]{‹a›}[.]{words \cite{‹b›}} \blockcquote*{‹c›}{words}`,
      r`\hyphentextcquote{german}[see][3]{‹a›}{words} \foreignblockcquote*{ngerman}{‹b›}{words}`,
      `\\begin{displaycquote}[3]{‹a›}\n\\end{displaycquote} \\begin{foreigndisplaycquote}{german}{‹b›}`,
    ],
  },
  {
    name: 'apacite',
    expected: [
      [r`\citeA<see>[p.~3]{|}`, '[]'],
      [r`\shortciteNP<e.g.,>{a|}`, '[a]'],
      [r`\fullciteauthor{a, |b}`, '[]‹b›'],
    ],
    notExpected: [r`\citeA<|>{a}`, r`\citeyearNP[|]{a}`],
    cited: [
      r`\citeA<see>[3]{‹a›,‹b›} \citeNP{‹c›} \shortciteauthorNP{‹d›} \nocitemeta{‹e›} \citeyearNP<x>{‹f›}`,
      r`\cite<{>}>{‹a›} \maskcite{‹b›} \maskCiteauthor{‹c›}`,
    ],
  },
  {
    name: 'mcite and REVTeX: stars and notes before a key',
    expected: [
      [r`\mcite{set,*a|b}`, '[a]‹b›'],
      [r`\cite{a,*[See ][ for more]b|}`, '[b]'],
      [r`\cite{[See {a, b} in ]do|e}`, '[do]‹e›'],
    ],
    notExpected: [r`\cite{[see |]a}`, r`\mcite{a,|*b}`, r`\cite{a,*[x|][y]b}`],
    cited: [
      r`\mcite{‹set›,*‹a›,* ‹b›} \Mparencite{‹s›,*‹a›} \msupercite{‹b›}`,
      r`\onlinecite{[][{, and references therein}]‹a›,‹b›}`,
      r`\cite{[See the explanation in ]‹a›,*[The treatment of ][ is a [small] classic]‹b›,‹c›}`,
      r`\cite{[unfinished a,‹b›}`,
    ],
  },
  {
    name: 'multibib',
    expected: [
      [r`\newcites{own}{Own work}\citeown{|}`, '[]'],
      [r`\newcites{a,b}{A,B}\citepb[3]{doe|}`, '[doe]'],
      [r`\newcites{own}{Own}\nociteown{a|}`, '[a]'],
    ],
    notExpected: [r`\newcites{|}{Own work}`, r`\newcites{own}{Own |}`, r`\citeown{|}`],
    cited: [
      r`\newcites{own,sec}{Own,More}\citeown{‹a›} \citetsec[3]{‹b›} \nociteown{*} \citethird{c}`,
      r`\newcites{own}{\cite{‹title›}}`,
    ],
  },
  {
    name: "the document's own commands",
    expected: [
      [r`\newcommand{\see}[2]{\cite[#1]{#2}}\see{p. 3}{|}`, '[]'],
      [r`\def\mycite#1{\cite{#1}}\mycite{a, b|}`, '[b]'],
      [r`\NewDocumentCommand\pc{s O{} m}{\parencite[#2]{#3}}\pc*[3]{do|e}`, '[do]‹e›'],
      [r`\let\mycite=\citep \mycite[see][]{|}`, '[]'],
    ],
    notExpected: [
      r`\newcommand{\see}[2]{\cite[#1]{#2}}\see{|}{a}`,
      r`\newcommand{\mycite}[1]{\emph{#1}}\mycite{|}`,
      r`\renewcommand\cite[1]{|}`,
    ],
    cited: [
      r`\mycite{‹before›}\newcommand*\mycite[1]{\citep{#1}}\mycite{‹a›,‹b›}`,
      r`\DeclareCiteCommand{\mycite}[\mkbibparens]{\cite{#1}}{}{}{}\mycite[3]{‹a›}`,
      r`\DeclareMultiCiteCommand{\mycites}{\mycite}{;}\mycites(x){‹a›}{‹b›}`,
    ],
  },
];

for (const { name, expected, notExpected, cited } of rows) {
  describe(`LaTeX: ${name}`, () => {
    for (const [literal, context] of expected) {
      it(`expects a key in ${literal}`, () => assert.equal(contextOf(latexMarkup, literal), context));
    }
    for (const literal of notExpected) {
      it(`expects none in ${literal}`, () => assert.equal(contextOf(latexMarkup, literal), 'none'));
    }
    for (const literal of cited) {
      it(`finds the keys of ${literal}`, () => checkKeys(latexMarkup, literal));
    }
  });
}
