import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { citationsOf } from '../../src/core/cite/markup';
import { markupOf } from '../../src/core/cite/markups';
import { citationDifferences } from './knownDifferences';
import { type Scorer, Tally } from './scorer';

interface Expected {
  readonly key: string;
  /** Of the `@` in Markdown, of the key in LaTeX. */
  readonly offset: number;
  readonly command?: string;
  readonly located?: boolean;
  /** Pandoc sees a citation, Quarto a cross-reference. */
  readonly crossrefPrefix?: boolean;
}

/** A LaTeX project that TeX has run, or a Markdown document that Pandoc has read. */
interface ExpectedFile {
  readonly file: string;
  readonly project?: string;
  readonly usable?: boolean;
  readonly sameKeysMarkedAndUnmarked?: boolean;
  readonly files?: readonly { readonly file: string; readonly cited: readonly Expected[] }[];
  readonly citations?: readonly Expected[];
}

/** One document: what has to be found, and what may be. */
interface Document {
  readonly file: string;
  readonly required: readonly Expected[];
  readonly allowed: readonly Expected[];
}

/** The citations of real LaTeX and Markdown documents against what TeX and Pandoc cited in them. */
export const citations: Scorer = {
  name: 'citations',
  run: (corpus) => {
    const tally = new Tally(citationDifferences);
    for (const { file, required, allowed } of documentsIn(corpus)) {
      const text = readFileSync(path.join(corpus, file), 'utf8').replaceAll('\r\n', '\n');
      const markup = markupOf(file.startsWith('tex/') ? 'document.tex' : file);
      if (markup === undefined) continue;
      const found = citationsOf(markup.scan(text));
      for (const { key, offset } of required) {
        const isThere = found.some((one) => one.key === key && isAt(one.span.start, offset));
        if (isThere) tally.pass(1);
        else tally.differ(file, key, 'missing', `not found at ${offset}`);
      }
      for (const { key, span } of found) {
        const isOne = allowed.some((one) => one.key === key && isAt(span.start, one.offset));
        if (isOne) tally.pass(1);
        else tally.differ(file, key, 'none', `at ${span.start} is no citation`);
      }
    }
    return tally.score();
  },
};

/** The key follows the sign by one character, or by two where it stands in braces or the author is suppressed. */
function isAt(start: number, offset: number): boolean {
  return start >= offset && start <= offset + 2;
}

function documentsIn(corpus: string): Document[] {
  return ['tex', 'md'].flatMap((folder) =>
    readdirSync(path.join(corpus, 'expected', folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.cites.json'))
      .map((entry): ExpectedFile => JSON.parse(readFileSync(path.join(entry.parentPath, entry.name), 'utf8')))
      .flatMap(documentsOf),
  );
}

function documentsOf({
  file,
  project,
  usable,
  sameKeysMarkedAndUnmarked,
  files,
  citations: cited,
}: ExpectedFile): Document[] {
  if (sameKeysMarkedAndUnmarked === false) return [];
  if (files !== undefined) {
    // TeX says that a macro of the document cited a key; which of them is no question of syntax.
    const byCommand = ({ command }: Expected): boolean => /cite|apud/iu.test(command ?? '');
    return usable === true
      ? files.map((one) => ({
          file: `${project}/${one.file}`,
          required: one.cited.filter(byCommand),
          allowed: one.cited,
        }))
      : [];
  }
  const located = (cited ?? []).filter((one) => one.located !== false);
  const isQuarto = file.endsWith('.qmd');
  const wanted = located.filter((one) => !(isQuarto && one.crossrefPrefix === true));
  return [{ file, required: wanted, allowed: wanted }];
}
