import type { ReadResult } from '../../model/paper';
import type { BlockContent } from './blocks';
import { type BibtexReading, rowsOf } from './reading';

/** What an edit changed among the papers of a file. */
export interface PaperChange {
  /** The papers from `from` up to but not including `to`, by their rows before the edit, are replaced. */
  readonly from: number;
  readonly to: number;
  /** By how much the places of the papers behind them have moved. */
  readonly shift: number;
  /** The papers that stand there now. */
  readonly now: Pick<ReadResult, 'papers' | 'places'>;
}

function papersAmong(contents: readonly BlockContent[], from: number, to: number): number {
  let count = 0;
  for (let block = from; block < to; block += 1) if (contents[block]?.paper !== undefined) count += 1;
  return count;
}

/** The papers that differ between two readings of one file, the later made from the earlier. Costs a look at each block. */
export function paperChange(before: BibtexReading, after: BibtexReading): PaperChange {
  const shift = after.text.length - before.text.length;
  const [old, now] = [before.blocks, after.blocks];
  /** A kept block is the same value; whether it stayed where it was or moved with the end is for its start to say. */
  const isSame = (oldBlock: number, nowBlock: number, by: number): boolean =>
    old.contents[oldBlock] === now.contents[nowBlock] &&
    (old.starts[oldBlock] ?? 0) + by === now.starts[nowBlock];
  const [oldCount, nowCount] = [old.contents.length, now.contents.length];
  const shorter = Math.min(oldCount, nowCount);
  let equal = 0;
  while (equal < shorter && isSame(equal, equal, 0)) equal += 1;
  let behind = 0;
  while (behind < shorter - equal && isSame(oldCount - 1 - behind, nowCount - 1 - behind, shift)) behind += 1;
  const from = papersAmong(old.contents, 0, equal);
  return {
    from,
    to: from + papersAmong(old.contents, equal, oldCount - behind),
    shift,
    now: rowsOf(after, equal, nowCount - behind),
  };
}
