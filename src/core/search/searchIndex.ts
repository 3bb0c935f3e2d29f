import type { LibrarySnapshot } from '../model/library';
import type { Paper } from '../model/paper';
import { paperIn } from '../model/paperTable';
import type { SourcePart } from '../model/sourcePart';
import type { RowMarks } from '../reading/rowMarks';
import { Tally } from './tally';

/** A part of a library and where its papers are there. */
export interface PlacedShard {
  readonly part: SourcePart;
  /** What a person calls the source; empty if it has no name. */
  readonly sourceName: string;
  /** The row in the library of each row of the part, or `NOWHERE`. */
  readonly places: Uint32Array;
}

/** Where each word of a library occurs. Searched as one, updated part by part. */
export interface SearchIndex {
  /** How many papers there are; rows are those of the library. */
  readonly size: number;
  /** When each paper is from, as in a table. */
  readonly dates: Uint32Array;
  readonly shards: readonly PlacedShard[];
  /** The paper in a row of the library, without its abstract. Costs a few microseconds. */
  readonly paperAt: (row: number) => Paper;
  /** What has been noted about the rows, as it is now; undefined, as where it is absent, if nothing is known of them. */
  readonly marks?: () => RowMarks | undefined;
  /** Scratch of a search, kept for the next one. */
  readonly tally: Tally;
}

/** The index of one part alone; its rows are those of the part. */
export function indexPart(part: SourcePart, sourceName = ''): SearchIndex {
  const { size, dates } = part.table;
  const places = Uint32Array.from({ length: size }, (_, row) => row);
  const paperAt = (row: number): Paper => paperIn(part.table, undefined, row);
  return { size, dates, shards: [{ part, sourceName, places }], paperAt, tally: new Tally(size) };
}

/** The index of a library, whose rows it has. Its parts bring their own indexes, so that only the scratch is made. Marks of another library count as none. */
export function indexLibrary(library: LibrarySnapshot, marks?: () => RowMarks | undefined): SearchIndex {
  const { size, dates, parts } = library;
  return {
    size,
    dates,
    shards: parts.map(({ part, places, source }) => ({ part, places, sourceName: source.name })),
    paperAt: (row) => {
      const origin = library.originOf(row);
      return paperIn(origin.part.table, undefined, origin.row);
    },
    marks: () => {
      const known = marks?.();
      return known?.library === library ? known : undefined;
    },
    tally: new Tally(size),
  };
}
