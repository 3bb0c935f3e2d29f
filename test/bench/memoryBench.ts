import type { Paper } from '../../src/core/model/paper';
import { buildAbstracts } from '../../src/core/search/buildPart';
import { buildShard } from '../../src/core/search/indexShard';
import { type Bench, type BenchLine, type BenchOptions, type Measurement, ratios } from './bench';
import { generatePapers } from './generate';
import { partWithout } from './library';
import { weighed } from './memory';
import { minisearchOf } from './minisearch';

const usualSizes = [10_000, 100_000];
const GATED_SIZE = 100_000;
const atLeastMinisearch = 5;

/** What papers and their index take in memory; minisearch is given the papers as objects, as its users keep them. */
export const memoryBench: Bench = { name: 'memory', measurements };

function* measurements({ sizes = usualSizes }: BenchOptions): Iterable<Measurement> {
  for (const size of sizes) {
    const papers = generatePapers(size, { withAbstracts: true });
    settle(papers);
    yield () => weighing(papers);
  }
}

/** Builds all in vain: the texts of papers are put together when they are first looked at, and take less room then. */
function settle(papers: readonly Paper[]): void {
  for (const build of [partWithout, minisearchOf]) build(papers);
}

function asObjects(papers: readonly Paper[]): unknown {
  return JSON.parse(JSON.stringify(papers.map((paper) => ({ ...paper, abstract: undefined }))));
}

function weighing(papers: readonly Paper[]): readonly BenchLine[] {
  const index = weighed(() => buildShard(papers)).megabytes;
  const minisearch = weighed(() => minisearchOf(papers)).megabytes;
  const part = weighed(() => partWithout(papers)).megabytes;
  const objects = weighed(() => asObjects(papers)).megabytes;
  const abstracts = weighed(() => buildAbstracts({ papers })).megabytes;
  const compared = (subject: string, ours: number, peer: number): BenchLine => ({
    bench: 'memory',
    subject,
    size: papers.length,
    unit: 'MB',
    ours,
    peers: { minisearch: peer },
    ratio: ratios(ours, { minisearch: peer }),
  });
  const ofIndex = compared('the index alone', index, minisearch);
  const gate = {
    name: 'a fifth of minisearch',
    figure: minisearch / index,
    atLeast: atLeastMinisearch,
  };
  return [
    papers.length === GATED_SIZE ? { ...ofIndex, gates: [gate] } : ofIndex,
    compared('papers and their index, without abstracts', part, minisearch + objects),
    {
      bench: 'memory',
      subject: 'papers, abstracts and the indexes of both',
      size: papers.length,
      unit: 'MB',
      ours: part + abstracts,
    },
  ];
}
