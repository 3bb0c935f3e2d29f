import { readFileSync } from 'node:fs';
import path from 'node:path';
import { splitName, splitNames } from '../../src/core/text/personNames';
import { nameTableDifferences } from './knownDifferences';
import { Tally, type Scorer } from './scorer';

interface Tables {
  readonly coauthors: readonly { readonly input: string; readonly expected: readonly string[] }[];
  readonly parts: readonly { readonly input: string; readonly expected: unknown }[];
  readonly tolerant: readonly { readonly input: string; readonly expected: unknown }[];
}

/** How BibTeX divides lists of names, and names into their parts; bibtexparser recorded it. */
export const nameTables: Scorer = {
  name: 'name tables',
  run: (corpus) => {
    const file = 'names/bibtexparser-names.json';
    const tables = JSON.parse(readFileSync(path.join(corpus, file), 'utf8')) as Tables;
    const tally = new Tally(nameTableDifferences);
    for (const { input, expected } of tables.coauthors) {
      tally.check(file, input, 'names', JSON.stringify(splitNames(input)), JSON.stringify(expected));
    }
    for (const { input, expected } of [...tables.parts, ...tables.tolerant]) {
      tally.check(file, input, 'parts', JSON.stringify(splitName(input)), JSON.stringify(expected));
    }
    return tally.score();
  },
};
