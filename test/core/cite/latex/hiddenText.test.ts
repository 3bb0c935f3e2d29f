import { latexMarkup } from '../../../../src/core/cite/latex/latexMarkup';
import { checkKeys } from '../../../support/keyMarks';

const r = String.raw;

describe('what TeX does not execute', () => {
  const cases: [string, string][] = [
    ['is a comment', '% \\cite{a}\n\\cite{‹b›} 5\\% \\cite{‹c›}'],
    ['is a comment between keys', '\\cite{‹a›,% b,\n ‹c›% d\n}'],
    ['is a comment between command and arguments', '\\cite % [a]{b}\n [see]% {c}\n {‹d›}'],
    ['is a word behind a line break', r`\\cite{a} \\\cite{‹b›}`],
    [
      'is a verbatim environment',
      ['verbatim', 'Verbatim*', 'lstlisting', 'minted', 'comment', 'filecontents*']
        .map((name) => `\\begin{${name}}\n\\cite{a}\n\\end{${name}}\n\\cite{‹b›}`)
        .join('\n'),
    ],
    ['is a verbatim environment behind blanks', '\\begin {verbatim}\\cite{a}\\end{verbatim}'],
    ['is not alltt, where TeX executes commands', r`\begin{alltt}\cite{‹a›}\end{alltt}`],
    ['is \\verb', r`\verb|\cite{a}| \verb*+\cite{b}+ \Verb!\cite{c}! \cite{‹d›}`],
    ['is a listing in the line', r`\lstinline[language=TeX]{\cite{a}} \lstinline|\cite{b}| \cite{‹c›}`],
    ['is a minted line', r`\mintinline[x]{tex}{\cite{a}} \mintinline{tex}|\cite{b}| \cite{‹c›}`],
    ['is an address', r`\url{http://x/%\cite{a}} \nolinkurl{%\cite{b}} \path|%\cite{c}| \cite{‹d›}`],
    ['is the address of a link, not its text', r`\href{http://x/a%20b}{\cite{‹a›}}`],
    ['is what is only named', r`\string\cite{a} \detokenize{\cite{b}} \let\mine\cite{c}`],
    ['is a false branch', '\\iffalse \\ifnum1=1 \\iff \\cite{a} % \\fi\n \\fi \\cite{b} \\fi \\cite{‹c›}'],
    ['is not the other branch', r`\iffalse \cite{a} \else \cite{‹b›} \fi`],
    ['is what follows the document', r`\begin{document}\cite{‹a›}\end{document}\cite{b}`],
    ['is not the end of a document inside braces', r`\def\stop{\end{document}}\cite{‹a›}`],
    ['is an argument behind the end of a paragraph', '\\cite\n\n{a} \\cite[x]\n \n{b}'],
    ['is a parameter or a macro', r`\newcommand{\x}[1]{\cite{#1,\key,‹a›,a#1}}`],
    ['is a definition', r`\renewcommand\cite[1]{a} \def\citep#1{b} \newcommand{\citet}{c}`],
    ['is code at citations', r`\AtEveryCitekey{\clearfield{url}} \AtEveryCite{a} \AtNextCite{b}`],
  ];
  for (const [name, literal] of cases) it(name, () => checkKeys(latexMarkup, literal));
});
