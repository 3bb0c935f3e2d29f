import type { Paper } from '../../src/core/model/paper';
import { buildAbstracts } from '../../src/core/search/buildPart';
import { type Bench, type BenchOptions, type Measurement, ratios } from './bench';
import { generatePapers } from './generate';
import { partWithout } from './library';
import { weighed } from './memory';
import { minisearchOf } from './minisearch';

const usualSizes = [1000, 10_000, 100_000];
const GATED_SIZE = 100_000;
const atLeastMinisearch = 5;

/** What papers and their index take, against the index alone of minisearch; and with all abstracts. */
export const memoryBench: Bench = { name: 'memory', measurements };

function* measurements({ sizes = usualSizes }: BenchOptions): Iterable<Measurement> {
  for (const size of sizes) {
    const papers = generatePapers(size, { withAbstracts: true });
    yield () => weighing(papers);
  }
}

function weighing(papers: readonly Paper[]) {
  const own = weighed(() => partWithout(papers));
  const peer = weighed(() => minisearchOf(papers));
  const abstracts = weighed(() => buildAbstracts({ papers }));
  const peers = { minisearch: peer.megabytes };
  const ratio = ratios(own.megabytes, peers);
  const figure = ratio['minisearch'] ?? 0;
  const line = { bench: 'memory', size: papers.length, unit: 'MB' } as const;
  return [
    {
      ...line,
      subject: 'papers and their index',
      ours: own.megabytes,
      peers,
      ratio,
      ...(papers.length === GATED_SIZE && {
        gates: [{ name: 'a fifth of minisearch', figure, atLeast: atLeastMinisearch }],
      }),
    },
    {
      ...line,
      subject: 'the same with abstracts and their index',
      ours: own.megabytes + abstracts.megabytes,
    },
  ];
}
