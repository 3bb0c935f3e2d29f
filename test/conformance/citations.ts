import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { citationsOf } from '../../src/core/cite/markup';
import { markupOf } from '../../src/core/cite/markups';
import { citationDifferences } from './knownDifferences';
import { type Scorer, Tally } from './scorer';

interface Expected {
  readonly key: string;
  /** Of the `@`. */
  readonly offset: number;
  readonly located?: boolean;
  /** Pandoc sees a citation, Quarto a cross-reference. */
  readonly crossrefPrefix?: boolean;
}

/** A Markdown document that Pandoc has read. */
interface ExpectedFile {
  readonly file: string;
  readonly sameKeysMarkedAndUnmarked?: boolean;
  readonly citations?: readonly Expected[];
}

/** The citations of real Markdown documents against what Pandoc cited in them. */
export const citations: Scorer = {
  name: 'citations',
  run: (corpus) => {
    const tally = new Tally(citationDifferences);
    for (const { file, citations: expected } of documentsIn(corpus)) {
      const text = readFileSync(path.join(corpus, file), 'utf8').replaceAll('\r\n', '\n');
      const markup = markupOf(file);
      if (markup === undefined) continue;
      const found = citationsOf(markup.scan(text));
      for (const { key, offset } of expected) {
        const isThere = found.some((one) => one.key === key && isAt(one.span.start, offset));
        if (isThere) tally.pass(1);
        else tally.differ(file, key, 'missing', `not found at ${offset}`);
      }
      for (const { key, span } of found) {
        const isOne = expected.some((one) => one.key === key && isAt(span.start, one.offset));
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

/** What has to be found in each document, and nothing else. */
function documentsIn(corpus: string): { readonly file: string; readonly citations: readonly Expected[] }[] {
  return readdirSync(path.join(corpus, 'expected/md'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.cites.json'))
    .map((entry): ExpectedFile => JSON.parse(readFileSync(path.join(entry.parentPath, entry.name), 'utf8')))
    .filter(({ sameKeysMarkedAndUnmarked }) => sameKeysMarkedAndUnmarked !== false)
    .map(({ file, citations: cited = [] }) => ({
      file,
      citations: cited.filter(
        ({ located, crossrefPrefix }) =>
          located !== false && !(file.endsWith('.qmd') && crossrefPrefix === true),
      ),
    }));
}
