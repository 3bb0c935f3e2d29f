import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { FormattableItem } from '../../src/core/format/cleanItem';
import { formatReferences } from '../../src/core/format/formatReferences';
import { formattingDifferences } from './knownDifferences';
import { type Scorer, Tally } from './scorer';

/** What two other programs made of the items in one style. */
interface Expected {
  /** The ids in the order of the list of references. */
  readonly order: readonly string[];
  readonly entries: readonly ExpectedEntry[];
}

interface ExpectedEntry {
  readonly id: string;
  readonly citeprocJs: string;
  readonly pandoc: string;
  readonly agree: boolean;
}

/** Quotation marks and blanks are compared as the recorded texts have them. */
function plain(text: string): string {
  return text.replaceAll(/[“”]/gu, '"').replaceAll(/[‘’]/gu, "'").replaceAll(/\s+/gu, ' ').trim();
}

/**
 * The items of the corpus in each of its styles, against what citeproc alone and Pandoc made of them. Where the two
 * agree ours has to be the same, and where they do not it has to be one of the two.
 */
export const formattedReferences: Scorer = {
  name: 'formatted references',
  run: (corpus) => {
    const tally = new Tally(formattingDifferences);
    const folder = path.join(corpus, 'csl');
    const items = JSON.parse(
      readFileSync(path.join(folder, 'items.json'), 'utf8'),
    ) as readonly FormattableItem[];
    const locales = readdirSync(path.join(folder, 'locales')).map((file) => ({
      language: file.replace(/^locales-|\.xml$/gu, ''),
      text: readFileSync(path.join(folder, 'locales', file), 'utf8'),
    }));
    const styles = readdirSync(path.join(folder, 'styles')).toSorted();
    let agreed = 0;
    for (const file of styles) {
      const style = readFileSync(path.join(folder, 'styles', file), 'utf8');
      const { order, entries } = JSON.parse(
        readFileSync(path.join(corpus, 'expected/csl', `${file}.json`), 'utf8'),
      ) as Expected;
      const result = formatReferences({ items, style, locales, language: undefined, output: 'text' });
      const references = result.kind === 'formatted' ? result.references : [];
      if (result.kind === 'failed') tally.differ(file, '*', result.code, result.reason);
      tally.check(file, 'all', 'order', references.map(({ id }) => id).join('\n'), order.join('\n'));
      const texts = new Map(references.map(({ id, text }) => [id, plain(text)]));
      for (const { id, citeprocJs, pandoc, agree } of entries) {
        const text = texts.get(id) ?? '';
        const isOther = !agree && text === plain(pandoc);
        tally.check(file, id, 'text', text, plain(isOther ? pandoc : citeprocJs));
        if (agree) agreed += 1;
      }
    }
    return tally.score([
      `${items.length} items in ${styles.length} styles; citeproc and Pandoc agree on ${agreed} of the entries`,
    ]);
  },
};
