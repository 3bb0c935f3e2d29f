import type { Paper } from '../../model/paper';
import type { Problem } from '../../model/problem';
import type { TextChange } from '../../text/textChange';

/** What a block says, wherever it stands: its offsets are counted from where it begins. */
export interface BlockContent {
  readonly kind: 'entry' | 'string' | 'preamble' | 'comment';
  /** The code units that were read in vain because the block is not closed. */
  readonly wasted: number;
  /** The code units that macros added to its values. */
  readonly expanded: number;
  /** A changed `@string` may change the block. */
  readonly usesMacros: boolean;
  /** The block names entries that it inherits from. */
  readonly isHeir: boolean;
  /** As written; empty where there is none. */
  readonly key: string;
  readonly keyOffset: number;
  readonly keyHash: number;
  /** Its further keys. */
  readonly ids: readonly string[];
  /** Undefined for a block that is no paper. */
  readonly paper: Paper | undefined;
  readonly problems: readonly Problem[];
}

/** The blocks of a file but its junk, in its order: their places as columns, so that an edit moves them at once. */
export interface Blocks {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** A block is what it is as long as the text up to here stays; `ENDLESS` when the end of the text matters. */
  readonly reaches: Uint32Array;
  readonly contents: BlockContent[];
}

/** The reach of a block that hangs on the end of the text. */
export const ENDLESS = 0xffff_ffff;

/** Blocks that are collected one by one. */
export class BlockList {
  public readonly starts: number[] = [];
  public readonly ends: number[] = [];
  public readonly reaches: number[] = [];
  public readonly contents: BlockContent[] = [];

  /** An infinite reach counts as `ENDLESS`. */
  public add(start: number, end: number, reach: number, content: BlockContent): void {
    this.starts.push(start);
    this.ends.push(end);
    this.reaches.push(Math.min(reach, ENDLESS));
    this.contents.push(content);
  }
}

/** The first block that an edit at `offset` or behind it may touch. Linear, at the speed of a column. */
export function firstReaching({ reaches }: Blocks, offset: number): number {
  let block = 0;
  while (block < reaches.length && (reaches[block] ?? 0) <= offset) block += 1;
  return block;
}

/** The first block that begins at `offset` or behind it. */
export function firstFrom({ starts }: Blocks, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By how much an edit moves what stands behind it. */
export function shiftOf({ oldEnd, newEnd }: TextChange): number {
  return newEnd - oldEnd;
}

/** The first `kept` of `blocks`, then `list`, then those from `resumed` on, moved by `shift`. */
export function spliced(
  blocks: Blocks,
  kept: number,
  list: BlockList,
  resumed: number,
  shift: number,
): Blocks {
  const column = (known: Uint32Array, fresh: readonly number[]): Uint32Array => {
    const joined = new Uint32Array(kept + fresh.length + known.length - resumed);
    joined.set(known.subarray(0, kept));
    joined.set(fresh, kept);
    let at = kept + fresh.length;
    for (let block = resumed; block < known.length; block += 1, at += 1) {
      const offset = known[block] ?? 0;
      joined[at] = offset === ENDLESS ? ENDLESS : offset + shift;
    }
    return joined;
  };
  const contents = blocks.contents.slice(0, kept).concat(list.contents, blocks.contents.slice(resumed));
  return {
    starts: column(blocks.starts, list.starts),
    ends: column(blocks.ends, list.ends),
    reaches: column(blocks.reaches, list.reaches),
    contents,
  };
}

/**
 * The same content with texts of its own. The engine keeps a piece of a text as a reference to the whole of it, so that
 * each entry read after an edit would keep another version of the file in memory.
 */
export function detached(content: BlockContent): BlockContent {
  const { key, ids, paper, problems } = content;
  const copy = JSON.parse(JSON.stringify({ key, ids, paper, problems })) as Partial<BlockContent>;
  return { ...content, ...copy };
}
