import { parse as parseWithCitationJs } from '@citation-js/plugin-bibtex/lib/input/file.js';
import { bibtexParser } from 'latex-utensils';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';
import {
  type Bench,
  countEntries,
  type BenchLine,
  type BenchOptions,
  type Bibliography,
  type Gate,
  medianTimes,
  type Work,
} from './bench';
import { bibtexText, generatePapers } from './generate';

const ROUNDS = 5;
/** Beyond this the slowest peer takes minutes. */
const MOST_FOR_PEERS = 20_000;

/** Papers with decoded fields against what others do to find out less, from `design/performance.md`. */
const atLeastLatexUtensils = 25;
const atLeastSplitter = 2;
const atMostByteScan = 15;
/** Time per paper here over that at the size before. */
const atMostGrowth = 1.5;

export const readBench: Bench = { name: 'read', run: measure };

function* measure({ bibliographies, sizes }: BenchOptions): Iterable<BenchLine> {
  for (const bibliography of bibliographies) yield* reading(bibliography);
  if (bibliographies.length > 0) return;
  let before: number | undefined;
  for (const size of sizes) {
    const text = bibtexText(generatePapers(size, { withAbstracts: true }));
    const [line, ...others] = reading({ name: 'generated, with abstracts', text }, before);
    if (line === undefined) continue;
    yield line;
    yield* others;
    before = line.ours / line.size;
  }
}

function reading({ name, text }: Bibliography, before?: number): BenchLine[] {
  const bytes = new TextEncoder().encode(text);
  const size = readBibtex(text).papers.length;
  const withPeers = size <= MOST_FOR_PEERS;
  const works: Record<string, Work> = {
    ours: () => readBibtex(text),
    'byte scan': () => countEntries(bytes),
  };
  if (withPeers) {
    works['citation-js, splitting only'] = () => orError(() => parseWithCitationJs(text));
    works['latex-utensils'] = () => orError(() => bibtexParser.parse(text));
  }
  const { ours = Number.NaN, ...peers } = medianTimes(works, ROUNDS);
  const ratio = Object.fromEntries(Object.entries(peers).map(([peer, time]) => [peer, time / ours]));
  const growth = before === undefined ? undefined : ours / size / before;
  const gates = [
    {
      name: 'within 15 times the byte scan',
      figure: ours / (peers['byte scan'] ?? 0),
      atMost: atMostByteScan,
    },
    ...(withPeers ? gatesOf(ratio) : []),
    ...(growth === undefined ? [] : [{ name: 'linear', figure: growth, atMost: atMostGrowth }]),
  ];
  const subject = `${name}, ${(bytes.length / 1e6).toFixed(1)} MB, all fields decoded`;
  const line = { bench: 'read', subject, size, unit: 'ms', ours, peers, ratio } as const;
  return [{ ...line, ...(growth !== undefined && { growth }), gates }];
}

function gatesOf(ratio: Readonly<Record<string, number>>): readonly Gate[] {
  return [
    {
      name: '25 times latex-utensils',
      figure: ratio['latex-utensils'] ?? 0,
      atLeast: atLeastLatexUtensils,
    },
    {
      name: 'twice the fastest splitter',
      figure: ratio['citation-js, splitting only'] ?? 0,
      atLeast: atLeastSplitter,
    },
  ];
}

/** A peer that gives up on a file is measured up to there. */
function orError(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    return error;
  }
}
