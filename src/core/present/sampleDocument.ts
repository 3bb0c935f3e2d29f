import { t } from '../util/l10n';

/** A text to try things in, and where the cursor belongs. */
export interface SampleDocument {
  readonly text: string;
  readonly offset: number;
}

/** What is typed of a paper of the samples: words of its title. */
const typed = 'show attend';

const outlines: Readonly<Record<'latex' | 'markdown', (title: string, words: string) => string>> = {
  latex: (title, words) =>
    `\\documentclass{article}\n\\begin{document}\n\n\\section{${title}}\n\n${words}\n\\cite{|}\n\n\\end{document}\n`,
  markdown: (title, words) => `# ${title}\n\n${words}\n[@|]\n`,
};

/** A document with a citation that somebody has begun by words of a title. */
export function sampleDocument(language: 'latex' | 'markdown'): SampleDocument {
  const title = t('Trying Out Citations');
  const words = t('Words of a title, an author or a year find the paper, and Enter puts its key here:');
  const [before = '', behind = ''] = outlines[language](title, words).split('|');
  return { text: `${before}${typed}${behind}`, offset: before.length + typed.length };
}
