import type { Paper } from '../../src/core/model/paper';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';
import { search } from '../../src/core/search/search';
import { indexPart } from '../../src/core/search/searchIndex';
import {
  type Bench,
  type BenchLine,
  type BenchOptions,
  cpuTime,
  type Gate,
  type Measurement,
  quantile,
  quickestOf,
} from './bench';
import { generatePapers } from './generate';
import { type KnownItem, knownItems } from './knownItems';
import { partWithout } from './library';
import { minisearchOf } from './minisearch';

/** What is asked for and looked at: a screenful. */
const LIMIT = 10;
const QUERIES = 300;
const usualSizes = [1000, 10_000, 100_000, 1_000_000];
/** Beyond this the peer takes minutes and gigabytes. */
const MOST_FOR_PEERS = 100_000;
/** A moment in which the machine was busy with others does not count. */
const TRIES = 5;

/** A library made ready: the rows that fit a query, best first. */
type Ask = (query: string) => readonly number[];

function ours(papers: readonly Paper[]): Ask {
  const index = indexPart(partWithout(papers));
  return (query) => search(index, query, { limit: LIMIT }).hits.map(({ row }) => row);
}

function minisearch(papers: readonly Paper[]): Ask {
  const ask = minisearchOf(papers);
  return (query) => ask(query).slice(0, LIMIT);
}

interface Figures {
  readonly buildMs: number;
  readonly p50: number;
  readonly p95: number;
  readonly recallAt1: number;
  readonly recallAt10: number;
  /** The mean of one over the place of the paper that was looked for; 0 for one that was not found. */
  readonly reciprocalRank: number;
}

/** A library made ready, with what that cost. */
interface Engine {
  readonly ask: Ask;
  readonly buildMs: number;
}

function built(build: (papers: readonly Paper[]) => Ask, papers: readonly Paper[]): Engine {
  let ask: Ask = () => [];
  const buildMs = cpuTime(() => (ask = build(papers)));
  return { ask, buildMs };
}

function figuresOf({ ask, buildMs }: Engine, items: readonly KnownItem[]): Figures {
  // The first questions pay for the compiler, and for what is made when first needed.
  for (const { query } of items.slice(0, 30)) ask(query);
  const times = items.map(({ query }) => quickestOf(TRIES, () => ask(query)));
  const ranks = items.map(({ query, row }) => ask(query).indexOf(row) + 1);
  const share = (fits: (rank: number) => boolean): number => ranks.filter(fits).length / ranks.length;
  return {
    buildMs,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    recallAt1: share((rank) => rank === 1),
    recallAt10: share((rank) => rank > 0),
    reciprocalRank: ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length,
  };
}

const subjects: Readonly<Record<keyof Figures, readonly [string, BenchLine['unit']]>> = {
  buildMs: ['build', 'ms'],
  p50: ['known-item queries, p50', 'ms'],
  p95: ['known-item queries, p95', 'ms'],
  recallAt1: ['known-item queries, recall@1', 'share'],
  recallAt10: ['known-item queries, recall@10', 'share'],
  reciprocalRank: ['known-item queries, MRR', 'share'],
};

/** Figures of a library with so many papers. */
interface Sized {
  readonly size: number;
  readonly figures: Figures;
}

/** What performance.md asks of a library of this size. */
function gatesOf(size: number, own: Figures, peer: Figures | undefined, smaller: Sized | undefined) {
  const gates: Partial<Record<keyof Figures, readonly Gate[]>> = {};
  if (size === 100_000) {
    gates.recallAt1 = [{ name: 'recall@1 at least .82', figure: own.recallAt1, atLeast: 0.82 }];
    gates.recallAt10 = [{ name: 'recall@10 at least .97', figure: own.recallAt10, atLeast: 0.97 }];
    if (peer !== undefined) {
      gates.p95 = [{ name: 'ten times as fast as minisearch', figure: peer.p95 / own.p95, atLeast: 10 }];
    }
  }
  if (size === 1_000_000 && smaller?.size === size / 10) {
    const figure = own.p95 / smaller.figures.p95;
    gates.p95 = [{ name: 'at most 6 times as long as at 100,000', figure, atMost: 6 }];
  }
  return gates;
}

function* linesOf(
  library: string,
  size: number,
  own: Figures,
  peer: Figures | undefined,
  smaller: Sized | undefined,
): Iterable<BenchLine> {
  const gates = gatesOf(size, own, peer, smaller);
  for (const [name, [subject, unit]] of Object.entries(subjects)) {
    const figure = name as keyof Figures;
    const gate = gates[figure];
    const isShare = unit === 'share';
    yield {
      bench: 'search',
      subject: `${library}: ${subject}`,
      size,
      unit,
      ours: own[figure],
      ...(peer !== undefined && {
        peers: { minisearch: peer[figure] },
        ratio: { minisearch: isShare ? own[figure] / peer[figure] : peer[figure] / own[figure] },
      }),
      ...(smaller !== undefined &&
        !isShare && { growth: own[figure] / smaller.figures[figure] / (size / smaller.size) }),
      ...(gate !== undefined && { gates: gate }),
    };
  }
}

function* measurements({ bibliographies, sizes = usualSizes }: BenchOptions): Iterable<Measurement> {
  for (const { name, text } of bibliographies)
    yield measurement(name, readBibtex(text).papers, undefined).measure;
  if (bibliographies.length > 0) return;
  let smaller: Sized | undefined;
  for (const size of sizes) {
    const { measure, last } = measurement('generated', generatePapers(size), smaller);
    yield measure;
    smaller = last();
  }
}

/** Measures a library, ours and the peer in turn; `last` gives what the last measurement of ours gave. */
function measurement(library: string, papers: readonly Paper[], smaller: Sized | undefined) {
  const size = papers.length;
  const items = knownItems(papers, QUERIES);
  const own = built(ours, papers);
  const peer = size > MOST_FOR_PEERS ? undefined : built(minisearch, papers);
  let figures: Figures | undefined;
  const measure: Measurement = () => {
    figures = figuresOf(own, items);
    return [...linesOf(library, size, figures, peer && figuresOf(peer, items), smaller)];
  };
  return { measure, last: (): Sized | undefined => figures && { size, figures } };
}

/** Finding a paper that the searcher knows, in libraries that grow; ours and minisearch in turn. */
export const searchBench: Bench = { name: 'search', measurements };
