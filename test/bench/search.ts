import MiniSearch from 'minisearch';
import { fullName } from '../../src/core/model/author';
import type { Paper } from '../../src/core/model/paper';
import { readBibtex } from '../../src/core/read/bibtex/readBibtex';
import { search } from '../../src/core/search/search';
import { indexOf } from '../support/papers';
import { foldText } from '../../src/core/text/fold';
import { type Bench, type BenchLine, type BenchOptions, type Gate, median } from './bench';
import { generatePapers } from './generate';
import { type KnownItem, knownItems } from './knownItems';
import { bytesInUse } from './memory';

/** What is asked for and looked at: a screenful. */
const LIMIT = 10;
const QUERIES = 300;
/** Beyond this the peer takes minutes and gigabytes. */
const MOST_FOR_PEERS = 100_000;

/** A library made ready: the rows that fit a query, best first. */
type Ask = (query: string) => readonly number[];

function ours(papers: readonly Paper[]): Ask {
  const index = indexOf(papers);
  return (query) => search(index, query, { limit: LIMIT }).hits.map(({ row }) => row);
}

/**
 * minisearch with what its manual offers to do well here: prefixes and misspellings for words long enough, weights for
 * fields, folded terms, all words first and any word only where that finds nothing.
 */
function minisearch(papers: readonly Paper[]): Ask {
  const engine = new MiniSearch<Paper & { readonly id: number }>({
    fields: ['title', 'authors', 'key', 'year', 'venue'],
    extractField: (paper, field) => {
      if (field === 'authors') return paper.authors.map(fullName).join(' ');
      return String(paper[field as 'id' | 'title' | 'key' | 'year' | 'venue'] ?? '');
    },
    processTerm: foldText,
    searchOptions: {
      prefix: (term) => term.length > 1,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      boost: { title: 2, authors: 2 },
      weights: { prefix: 0.6, fuzzy: 0.2 },
    },
  });
  engine.addAll(papers.map((paper, id) => ({ ...paper, id })));
  return (query) => {
    const all = engine.search(query, { combineWith: 'AND' });
    const found = all.length > 0 ? all : engine.search(query);
    return found.slice(0, LIMIT).map(({ id }) => Number(id));
  };
}

interface Figures {
  readonly buildMs: number;
  readonly megabytes: number;
  readonly p50: number;
  readonly p95: number;
  readonly recallAt1: number;
  readonly recallAt10: number;
  /** The mean of one over the place of the paper that was looked for; 0 for one that was not found. */
  readonly reciprocalRank: number;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function measure(
  build: (papers: readonly Paper[]) => Ask,
  papers: readonly Paper[],
  items: readonly KnownItem[],
): Figures {
  const bytesBefore = bytesInUse();
  const start = performance.now();
  const ask = build(papers);
  const buildMs = performance.now() - start;
  // The first questions pay for the compiler, and for what is made when first needed.
  for (const { query } of items.slice(0, 30)) ask(query);
  const megabytes = (bytesInUse() - bytesBefore) / 2 ** 20;
  const times: number[] = [];
  const ranks: number[] = [];
  for (const { query, row } of items) {
    let rows: readonly number[] = [];
    // The middle of three, so that a moment in which the machine was busy with others does not count.
    const tries = [1, 2, 3].map(() => {
      const asked = performance.now();
      rows = ask(query);
      return performance.now() - asked;
    });
    times.push(median(tries));
    ranks.push(rows.indexOf(row) + 1);
  }
  times.sort((one, other) => one - other);
  const share = (fits: (rank: number) => boolean): number => ranks.filter(fits).length / ranks.length;
  return {
    buildMs,
    megabytes,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    recallAt1: share((rank) => rank === 1),
    recallAt10: share((rank) => rank > 0),
    reciprocalRank: ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / ranks.length,
  };
}

const subjects: Readonly<Record<keyof Figures, readonly [string, BenchLine['unit']]>> = {
  buildMs: ['build', 'ms'],
  megabytes: ['memory of the index', 'MB'],
  p50: ['known-item queries, p50', 'ms'],
  p95: ['known-item queries, p95', 'ms'],
  recallAt1: ['known-item queries, recall@1', 'share'],
  recallAt10: ['known-item queries, recall@10', 'share'],
  reciprocalRank: ['known-item queries, MRR', 'share'],
};

/** What performance.md asks of a library of this size. */
function gatesOf(size: number, own: Figures, peer: Figures | undefined, tenth: Figures | undefined) {
  const gates: Partial<Record<keyof Figures, readonly Gate[]>> = {};
  if (size === 100_000) {
    gates.recallAt1 = [{ name: 'recall@1 at least .82', figure: own.recallAt1, atLeast: 0.82 }];
    gates.recallAt10 = [{ name: 'recall@10 at least .97', figure: own.recallAt10, atLeast: 0.97 }];
    if (peer !== undefined) {
      gates.p95 = [{ name: 'p95 at most a tenth of minisearch', figure: peer.p95 / own.p95, atLeast: 10 }];
      gates.megabytes = [
        { name: 'memory at most a fifth of minisearch', figure: peer.megabytes / own.megabytes, atLeast: 5 },
      ];
    }
  }
  if (size === 1_000_000 && tenth !== undefined) {
    gates.p95 = [{ name: 'p95 at most 6 times that at 100,000', figure: own.p95 / tenth.p95, atMost: 6 }];
  }
  return gates;
}

function* linesOf(
  library: string,
  papers: readonly Paper[],
  own: Figures,
  smaller: { readonly size: number; readonly figures: Figures } | undefined,
): Iterable<BenchLine> {
  const size = papers.length;
  const peer = size > MOST_FOR_PEERS ? undefined : measure(minisearch, papers, knownItems(papers, QUERIES));
  const gates = gatesOf(size, own, peer, smaller?.size === size / 10 ? smaller.figures : undefined);
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

function* run({ bibliographies, sizes }: BenchOptions): Iterable<BenchLine> {
  for (const { name, text } of bibliographies) {
    const { papers } = readBibtex(text);
    yield* linesOf(name, papers, measure(ours, papers, knownItems(papers, QUERIES)), undefined);
  }
  if (bibliographies.length > 0) return;
  let smaller: { readonly size: number; readonly figures: Figures } | undefined;
  for (const size of sizes) {
    const papers = generatePapers(size);
    const figures = measure(ours, papers, knownItems(papers, QUERIES));
    yield* linesOf('generated', papers, figures, smaller);
    smaller = { size, figures };
  }
}

/** Finding a paper that the searcher knows, in libraries that grow; ours and minisearch in turn. */
export const searchBench: Bench = { name: 'search', run };
