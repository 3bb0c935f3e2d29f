import { capitalised, proseOf } from './prose';
import { type Random, seededRandom } from './random';
import { samplePapers, wordsDrawn, type WordDraw } from './sampleWords';

type Keys = readonly [string, ...string[]];

/** A document that is written, in one language of citations. */
interface Style {
  readonly head: string;
  readonly foot: string;
  readonly heading: (title: string) => string;
  readonly cite: (keys: readonly string[], random: Random) => string;
  /** What stands between paragraphs, each of them now and then. */
  readonly asides: readonly [string, ...string[]];
}

const latex: Style = {
  head: '\\documentclass{article}\n\\usepackage[backend=biber]{biblatex}\n\\addbibresource{library.bib}\n\\begin{document}\n',
  foot: '\\printbibliography\n\\end{document}\n',
  heading: (title) => `\\section{${title}}\\label{sec:${title.replaceAll(' ', '-')}}`,
  cite: (keys, { pick }) =>
    `${pick(['~\\cite', '~\\citep[see][Sec.~2]', ' \\textcite', '~\\parencite', ' \\citet*'])}{${keys.join(',')}}`,
  asides: [
    '% Still to say: which of the two, and cite it',
    '\\begin{equation}\\label{eq:loss}\n  L(\\theta) = \\sum_{i=1}^{n} \\ell(f_\\theta(x_i), y_i) + \\lambda \\|\\theta\\|^2\n\\end{equation}',
    '\\begin{figure}[t]\n  \\centering\n  \\includegraphics[width=\\linewidth]{plots/loss}\n  \\caption{The loss, as in Section~\\ref{sec:intro}.}\n\\end{figure}',
    '\\begin{itemize}\n  \\item First, $O(n \\log n)$ time.\n  \\item Second, \\emph{no} memory.\n\\end{itemize}',
    '\\begin{verbatim}\n\\cite{not-cited}\n\\end{verbatim}',
  ],
};

const markdown: Style = {
  head: '---\ntitle: A study\nbibliography: library.bib\n---\n\n',
  foot: '\n# References\n',
  heading: (title) => `## ${title}`,
  cite: (keys, { pick }) =>
    pick([
      ` [${keys.map((key) => `@${key}`).join('; ')}]`,
      ` [see @${keys[0]}, pp. 3-5]`,
      ` as @${keys[0]} say`,
      ` [-@${keys[0]}]`,
    ]),
  asides: [
    '<!-- say which of the two, and cite it -->',
    '$$\nL(\\theta) = \\sum_{i=1}^{n} \\ell(f_\\theta(x_i), y_i)\n$$',
    '![The loss](plots/loss.png){#fig:loss}',
    '- First, `O(n log n)` time.\n- Second, *no* memory.\n\n> A quotation, see <https://example.org/a@b>.',
    '```python\n@decorated\ndef loss(x): return x\n```',
    '| model | loss |\n|-------|-----:|\n| ours  | 0.12 |',
  ],
};

const styles = { latex, markdown } as const;

/** The words of a sentence, with a citation before its end now and then. */
function cited(prose: string, keys: Keys, style: Style, random: Random): string {
  return prose.replaceAll('. ', () => {
    if (!random.chance(0.3)) return '. ';
    const chosen = Array.from({ length: 1 + random.below(3) }, () => random.pick(keys));
    return `${style.cite(chosen, random)}. `;
  });
}

function paragraph(draw: WordDraw, keys: Keys, style: Style, random: Random) {
  const parts = [cited(proseOf(draw, 60 + random.below(100), random), keys, style, random)];
  if (random.chance(0.12)) parts.unshift(style.heading(capitalised(draw(3).join(' '))));
  if (random.chance(0.2)) parts.push(random.pick(style.asides));
  return parts.join('\n\n');
}

/**
 * A document of at least `length` code units about the subjects of the sample, with citations of `keys`, headings,
 * formulas, figures, lists and code as papers have them. The same call gives the same text in every run.
 */
export function documentOf(language: keyof typeof styles, length: number, keys: Keys): string {
  const random = seededRandom(length);
  const style = styles[language];
  const draw = wordsDrawn(samplePapers(), length / 7, random);
  const parts = [style.head];
  for (let written = 0; written < length;) {
    const next = paragraph(draw, keys, style, random);
    written += next.length + 2;
    parts.push(next);
  }
  // In one piece, as the text of an editor is.
  return Buffer.from([...parts, style.foot].join('\n\n')).toString();
}
