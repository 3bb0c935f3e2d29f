import type { LibrarySnapshot, SourceSnapshot } from '../model/library';
import type { Paper } from '../model/paper';
import { type IndexShard, buildShard } from './indexShard';
import { Tally } from './tally';

/** What stands for the row of a paper that the library leaves out: a copy of one it has. */
export const NOWHERE = 0xffff_ffff;

/** The shard of one source and where its papers are in the library. */
export interface PlacedShard {
  readonly shard: IndexShard;
  /** What a person calls the source; empty if it has no name. */
  readonly sourceName: string;
  /** The row in the library of each row of the shard, or `NOWHERE`. */
  readonly places: Uint32Array;
}

/** Where each word of a library occurs. Searched as one, updated source by source. */
export interface SearchIndex {
  /** By the rows of the library. */
  readonly papers: readonly Paper[];
  /** When each paper is from, as `IndexShard.dates`. */
  readonly dates: Uint32Array;
  readonly shards: readonly PlacedShard[];
  /** Scratch of a search, kept for the next one. */
  readonly tally: Tally;
}

function indexOf(papers: readonly Paper[], shards: readonly PlacedShard[]): SearchIndex {
  const dates = new Uint32Array(papers.length);
  for (const { shard, places } of shards) {
    // What is set at NOWHERE is set nowhere: typed arrays do not grow.
    for (const [row, date] of shard.dates.entries()) dates[places[row] ?? NOWHERE] = date;
  }
  return { papers, dates, shards, tally: new Tally(papers.length) };
}

/** Indexes `papers` as one source; a row of the index is a place in that array. Linear in the texts of the fields. */
export function buildSearchIndex(papers: readonly Paper[], sourceName = ''): SearchIndex {
  const places = Uint32Array.from(papers.keys());
  return indexOf(papers, [{ shard: buildShard(papers), sourceName, places }]);
}

/** Where the papers of each source stand in the holdings, which are in the order of the sources. */
function placesOf({ sources, holdings }: LibrarySnapshot): ReadonlyMap<SourceSnapshot, Uint32Array> {
  let next = 0;
  return new Map(
    sources.map((snapshot) => {
      const places = Uint32Array.from(snapshot.papers, (paper) => {
        const holding = holdings[next];
        const isKept = holding?.paper === paper && holding.source.id === snapshot.source.id;
        return isKept ? next++ : NOWHERE;
      });
      return [snapshot, places];
    }),
  );
}

/**
 * The index of a library; a row is a place in `library.holdings`. `shardOf` gives the shard of a source, built before or
 * now (`shardStore`). Costs a few nanoseconds for each paper of the sources whose shards are there.
 */
export function indexLibrary(
  library: LibrarySnapshot,
  shardOf: (papers: readonly Paper[]) => IndexShard,
): SearchIndex {
  const places = placesOf(library);
  const shards = library.sources.map((snapshot): PlacedShard => {
    const { papers, source } = snapshot;
    return {
      shard: shardOf(papers),
      sourceName: source.name,
      places: places.get(snapshot) ?? new Uint32Array(),
    };
  });
  return indexOf(
    library.holdings.map(({ paper }) => paper),
    shards,
  );
}

/** Builds the shard of each list of papers once, and keeps it as long as somebody keeps the list. */
export function shardStore(): (papers: readonly Paper[]) => IndexShard {
  const shards = new WeakMap<readonly Paper[], IndexShard>();
  return (papers) => {
    let shard = shards.get(papers);
    if (shard === undefined) shards.set(papers, (shard = buildShard(papers)));
    return shard;
  };
}
