import type { Paper } from '../../src/core/model/paper';
import { isSameWork } from '../../src/core/model/works';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';
import { type SearchIndex, indexPart } from '../../src/core/search/searchIndex';
import { similarPapers } from '../../src/core/search/similarPapers';
import { atOnce } from '../../src/core/util/steps';
import { partOf } from '../support/papers';
import { twoSentences } from '../support/sentences';
import { type Bench, type BenchLine, type BenchOptions, quantile, quickestOf } from './bench';
import { generatePapers } from './generate';
import { seededRandom } from './random';
import { samplePapers } from './sampleWords';

const usualSizes = [10_000, 100_000];
const QUERIES = 400;
/** What "What Should I Cite Here?" asks for. */
const LIMIT = 30;
const TRIES = 3;

interface Item {
  readonly row: number;
  readonly query: string;
}

/** Papers of which somebody remembers two sentences of the abstract, and nothing of the title. */
function remembered(papers: readonly Paper[]): readonly Item[] {
  return papers.flatMap(({ abstract = '' }, row) => {
    const query = twoSentences(abstract);
    return query === undefined ? [] : [{ row, query }];
  });
}

/** At most `count` of them, the same in every run. */
function some(items: readonly Item[], count: number): readonly Item[] {
  const { below } = seededRandom(11);
  return items.length <= count
    ? items
    : Array.from({ length: count }, () => items[below(items.length)] as Item);
}

/** A copy of the paper in another bibliography is as good. */
function firstShare(papers: readonly Paper[], index: SearchIndex, items: readonly Item[]): number {
  const hits = items.filter(({ row, query }) => {
    const [best] = atOnce(similarPapers(index, query, { limit: LIMIT }));
    const [wanted, found] = [papers[row], best && papers[best.row]];
    return wanted !== undefined && found !== undefined && (wanted === found || isSameWork(wanted, found));
  });
  return hits.length / items.length;
}

function* linesOf(papers: readonly Paper[], real: number): Iterable<BenchLine> {
  const index = indexPart(partOf(papers));
  const [ofReal, ofAll] = [remembered(papers.slice(0, real)), some(remembered(papers), QUERIES)];
  const common = { bench: 'similar', size: papers.length } as const;
  for (const [name, items] of [
    ['real papers', ofReal],
    ['all papers', ofAll],
  ] as const) {
    const ours = firstShare(papers, index, items);
    yield {
      ...common,
      subject: `two sentences of the abstract find the paper first, ${items.length} of ${name}`,
      unit: 'share',
      ours,
      gates: [{ name: 'at least .95', figure: ours, atLeast: 0.95 }],
    };
  }
  const times = ofAll.map(({ query }) =>
    quickestOf(TRIES, () => atOnce(similarPapers(index, query, { limit: LIMIT }))),
  );
  yield { ...common, subject: 'two sentences, p95', unit: 'ms', ours: quantile(times, 0.95) };
}

/**
 * Papers found by two sentences of their abstracts. Those of the sample library and of bibliographies that are given are
 * real; the others, among which they have to be found, are generated.
 */
export const similarBench: Bench = {
  name: 'similar',
  *measurements({ sizes = usualSizes, bibliographies }: BenchOptions) {
    const given = bibliographies.flatMap(({ text }) => readBibtex(text).papers);
    const real = [...samplePapers(), ...given];
    for (const size of sizes) {
      const papers = [...real, ...generatePapers(Math.max(0, size - real.length), { withAbstracts: true })];
      yield () => [...linesOf(papers, real.length)];
    }
  },
};
