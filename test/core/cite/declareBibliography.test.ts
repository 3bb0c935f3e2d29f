import assert from 'node:assert/strict';
import { declareBibliography } from '../../../src/core/cite/declareBibliography';
import { markupOf } from '../../../src/core/cite/markups';
import { applyEdits } from '../../../src/core/edit/textEdits';

/** The text of a file once `references.bib` is declared in it, or the reason why it is not. */
function declaredIn(name: string, text: string): string {
  const markup = markupOf(name);
  assert.ok(markup);
  const declaration = declareBibliography(markup, text, 'references.bib');
  return declaration.kind === 'refused' ? declaration.reason : applyEdits(text, declaration.edits);
}

const cases: readonly (readonly [
  says: string,
  name: string,
  before: readonly string[],
  after: readonly string[],
])[] = [
  [
    'before the end of a LaTeX document, with a style',
    'a.tex',
    [
      String.raw`\documentclass{article}`,
      String.raw`\begin{document}`,
      String.raw`\cite{a}`,
      String.raw`  \end{document}`,
      '',
    ],
    [
      String.raw`\documentclass{article}`,
      String.raw`\begin{document}`,
      String.raw`\cite{a}`,
      String.raw`\bibliographystyle{plain}`,
      String.raw`\bibliography{references}`,
      String.raw`  \end{document}`,
      '',
    ],
  ],
  [
    'with the style of natbib, in a document of one line',
    'a.tex',
    [String.raw`\usepackage{amsmath, natbib}\begin{document}a\end{document}`],
    [
      String.raw`\usepackage{amsmath, natbib}\begin{document}a`,
      String.raw`\bibliographystyle{plainnat}`,
      String.raw`\bibliography{references}`,
      String.raw`\end{document}`,
    ],
  ],
  [
    'with the style that there is',
    'a.tex',
    [String.raw`\begin{document}`, String.raw`\bibliographystyle{abbrv}`, String.raw`\end{document}`],
    [
      String.raw`\begin{document}`,
      String.raw`\bibliographystyle{abbrv}`,
      String.raw`\bibliography{references}`,
      String.raw`\end{document}`,
    ],
  ],
  [
    'behind biblatex, and prints it',
    'a.tex',
    [
      String.raw`% \usepackage{natbib} \end{document}`,
      String.raw`\usepackage[style=numeric, backend=biber]{biblatex} % good`,
      String.raw`\begin{document}`,
      String.raw`50\% \parencite{a}`,
      String.raw`\end{document} % the end`,
    ],
    [
      String.raw`% \usepackage{natbib} \end{document}`,
      String.raw`\usepackage[style=numeric, backend=biber]{biblatex} % good`,
      String.raw`\addbibresource{references.bib}`,
      String.raw`\begin{document}`,
      String.raw`50\% \parencite{a}`,
      String.raw`\printbibliography`,
      String.raw`\end{document} % the end`,
    ],
  ],
  [
    'where a class loads biblatex',
    'a.tex',
    [String.raw`\begin{document}`, String.raw`\printbibliography`, String.raw`\end{document}`],
    [
      String.raw`\addbibresource{references.bib}`,
      String.raw`\begin{document}`,
      String.raw`\printbibliography`,
      String.raw`\end{document}`,
    ],
  ],
  [
    'not in a part of another LaTeX document',
    'a.tex',
    [String.raw`\section{One} \cite{a}`],
    ['This is part of another document. Declare references.bib in the main file, then try again.'],
  ],
  [
    'in the front matter',
    'a.md',
    ['---', 'title: "A # b"', '---', '', 'See [@a].'],
    ['---', 'title: "A # b"', 'bibliography: references.bib', '---', '', 'See [@a].'],
  ],
  [
    'in an empty front matter',
    'a.qmd',
    ['---', '---', 'A'],
    ['---', 'bibliography: references.bib', '---', 'A'],
  ],
  [
    'in a front matter of its own',
    'a.md',
    ['# Title', '', '---', '', 'See [@a].'],
    ['---', 'bibliography: references.bib', '---', '', '# Title', '', '---', '', 'See [@a].'],
  ],
  ['in an empty Markdown text', 'a.md', [''], ['---', 'bibliography: references.bib', '---', '']],
  [
    'behind a byte-order mark',
    'a.md',
    ['\ufeffSee [@a].'],
    ['\ufeff---', 'bibliography: references.bib', '---', '', 'See [@a].'],
  ],
  [
    'not in a front matter of another form',
    'a.md',
    ['---', '{title: A}', '---', ''],
    ['The document does not let references.bib be declared. Declare it by hand.'],
  ],
  [
    'at the end of a MyST document with a front matter',
    'a.myst.md',
    ['---', 'title: A', '---', '{cite:p}`a`', ''],
    ['---', 'title: A', 'bibliography: references.bib', '---', '{cite:p}`a`', ''],
  ],
  [
    'at the end of a Typst document',
    'a.typ',
    ['= A', '@a'],
    ['= A', '@a', '', '#bibliography("references.bib")', ''],
  ],
  ['in an empty Typst document', 'a.typ', [''], ['#bibliography("references.bib")', '']],
  [
    'below the keywords of Org, and prints it',
    'a.org',
    ['#+title: A', '# note', '* One', '[cite:@a]', ''],
    [
      '#+title: A',
      '# note',
      '#+bibliography: references.bib',
      '* One',
      '[cite:@a]',
      '',
      '#+print_bibliography:',
      '',
    ],
  ],
  [
    'in Org that prints it already',
    'a.org',
    ['[cite:@a]', '#+PRINT_BIBLIOGRAPHY:', ''],
    ['#+bibliography: references.bib', '[cite:@a]', '#+PRINT_BIBLIOGRAPHY:', ''],
  ],
  [
    'at the end of the header of AsciiDoc',
    'a.adoc',
    ['= A', 'Jane Doe', ':toc:', '', 'cite:[a]', ''],
    ['= A', 'Jane Doe', ':toc:', ':bibtex-file: references.bib', '', 'cite:[a]', '', 'bibliography::[]', ''],
  ],
  [
    'at the top of AsciiDoc without a header',
    'a.adoc',
    ['cite:[a]', '', 'bibliography::[]', ''],
    [':bibtex-file: references.bib', '', 'cite:[a]', '', 'bibliography::[]', ''],
  ],
  [
    'at the end of reStructuredText',
    'a.rst',
    ['A', '=', '', ':cite:p:`a`', ''],
    ['A', '=', '', ':cite:p:`a`', '', '.. bibliography:: references.bib', ''],
  ],
];

describe('declaring a bibliography', () => {
  for (const [says, name, before, after] of cases) {
    it(says, () => {
      for (const lineEnd of ['\n', ...(before.length > 1 ? ['\r\n'] : [])])
        assert.equal(declaredIn(name, before.join(lineEnd)), after.join(lineEnd), JSON.stringify(lineEnd));
    });
  }
});
