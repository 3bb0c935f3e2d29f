import { parse as parseWithCitationJs } from '@citation-js/plugin-bibtex/lib/input/file.js';
import { bibtexParser } from 'latex-utensils';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';
import {
  type Bench,
  type BenchLine,
  type BenchOptions,
  type Gate,
  growing,
  growthOf,
  type Measurement,
  type NamedText,
  quickestTimes,
  ratios,
  type Work,
} from './bench';
import { countEntries } from './byteScan';
import { bibtexFile } from './libraryFile';
import { generatePapers } from './generate';

const ROUNDS = 3;
const usualSizes = [1000, 10_000, 30_000];
/** Fewer papers take so little time that the compiler and the collector decide. */
const FEWEST_FOR_GATES = 10_000;
/** Beyond this the slowest peer takes minutes. */
const MOST_FOR_PEERS = 20_000;

/** Papers with decoded fields against what others do to find out less, from `design/performance.md`. */
const atLeastLatexUtensils = 25;
const atLeastSplitter = 2;
const atMostByteScan = 15;
/** Time per paper here over that at the size before. */
const atMostGrowth = 1.5;

export const readBench: Bench = { name: 'read', measurements };

function* measurements({ bibliographies, sizes = usualSizes }: BenchOptions): Iterable<Measurement> {
  for (const bibliography of bibliographies) yield () => [reading(bibliography)];
  if (bibliographies.length === 0) yield* growing(generated(sizes), reading);
}

function* generated(sizes: readonly number[]): Iterable<NamedText> {
  for (const size of sizes) {
    yield {
      name: 'generated, with abstracts',
      text: bibtexFile(generatePapers(size, { withAbstracts: true })),
    };
  }
}

function reading({ name, text }: NamedText, before?: BenchLine): BenchLine {
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
  const { ours = Number.NaN, ...peers } = quickestTimes(works, ROUNDS);
  const ratio = ratios(ours, peers);
  const growth = growthOf({ ours, size }, before);
  const isLarge = size >= FEWEST_FOR_GATES;
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
  return { ...line, ...(growth !== undefined && { growth }), ...(isLarge && { gates }) };
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
