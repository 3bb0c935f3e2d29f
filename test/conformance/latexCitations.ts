import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { citationsOf } from '../../src/core/cite/markup';
import { latexMarkup } from '../../src/core/cite/latex/latexMarkup';
import { type Scorer, Tally } from './scorer';

/** A key at its place, in UTF-16 code units of the file with CRLF read as LF. */
interface Place {
  readonly key: string;
  readonly offset: number;
}

/** A project that TeX has run with a marker in every candidate key. */
interface Project {
  readonly project: string;
  readonly usable: boolean;
  readonly files: readonly {
    readonly file: string;
    readonly cited: readonly Place[];
    /** Inside what looks like a citation, but TeX cited nothing there. */
    readonly lookalikesNotCited?: readonly Place[];
  }[];
}

const leastFound = 0.998;
const leastPrecision = 0.995;

/** The citations of real LaTeX documents against what TeX itself cited in them, and where. */
export const latexCitations: Scorer = {
  name: 'LaTeX citations',
  run: (corpus) => {
    const tally = new Tally([]);
    const counts = { cited: 0, missed: 0, found: 0, wrong: 0, lookalikes: 0, taken: 0 };
    for (const { project, files } of projectsIn(corpus)) {
      for (const { file, cited, lookalikesNotCited = [] } of files) {
        const name = `${project}/${file}`;
        const text = readFileSync(path.join(corpus, name), 'utf8').replaceAll('\r\n', '\n');
        const ours = citationsOf(latexMarkup.scan(text)).map(({ key, span }) => placeName(key, span.start));
        const theirs = cited.map(({ key, offset }) => placeName(key, offset));
        const lookalikes = new Set(lookalikesNotCited.map(({ key, offset }) => placeName(key, offset)));
        const missed = theirs.filter((place) => !ours.includes(place));
        const wrong = ours.filter((place) => !theirs.includes(place));
        for (const place of missed) tally.differ(name, place, 'missing', 'TeX cites it');
        for (const place of wrong) tally.differ(name, place, 'none', 'TeX cites nothing there');
        tally.pass(theirs.length - missed.length);
        counts.cited += theirs.length;
        counts.missed += missed.length;
        counts.found += ours.length;
        counts.wrong += wrong.length;
        counts.lookalikes += lookalikes.size;
        counts.taken += wrong.filter((place) => lookalikes.has(place)).length;
      }
    }
    const found = 1 - counts.missed / counts.cited;
    const precision = 1 - counts.wrong / counts.found;
    if (!(found >= leastFound)) tally.differ('all', 'found', 'share', `${found}`);
    if (!(precision >= leastPrecision)) tally.differ('all', 'precision', 'share', `${precision}`);
    return tally.score([
      `${counts.cited - counts.missed} of ${counts.cited} found at the exact place (${percent(found)}), ` +
        `precision ${percent(precision)}, ${counts.taken} of ${counts.lookalikes} look-alikes taken`,
    ]);
  },
};

function placeName(key: string, offset: number): string {
  return `${key} at ${offset}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function projectsIn(corpus: string): Project[] {
  return readdirSync(path.join(corpus, 'expected/tex'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.cites.json'))
    .map((entry): Project => JSON.parse(readFileSync(path.join(entry.parentPath, entry.name), 'utf8')))
    .filter(({ usable }) => usable);
}
