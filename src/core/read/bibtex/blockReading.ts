import type { Paper } from '../../model/paper';
import type { Problem } from '../../model/problem';
import type { Span } from '../../model/span';
import type { TextChange } from '../../text/textChange';

/** What the reading of one block gave, and what it depends on besides its own text. */
export interface BlockReading extends Span {
  readonly kind: 'entry' | 'string' | 'preamble' | 'comment';
  /** The block is what it is as long as the text up to here stays; infinite when the end of the text matters. */
  readonly reach: number;
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
  readonly keyStart: number;
  readonly ids: readonly string[];
  /** Undefined for a block that is no paper. */
  readonly paper: Paper | undefined;
  readonly problems: readonly Problem[];
}

/** True for a block that the edit leaves as it is: it ends, with all it depends on, before the edit, or begins behind it. */
export function survives({ start, reach }: BlockReading, edit: TextChange): boolean {
  return reach <= edit.start || start >= edit.oldEnd;
}

/** Where a block that survives the edit begins after it. */
export function startAfter({ start }: Span, edit: TextChange): number {
  return start >= edit.oldEnd ? start + edit.newEnd - edit.oldEnd : start;
}

/** The reading of a block that survives the edit, at its new place. */
export function moved(block: BlockReading, edit: TextChange): BlockReading {
  const shift = edit.newEnd - edit.oldEnd;
  if (shift === 0) return block;
  // A problem of an heir may lie in another block.
  const problems = block.problems.map((problem) =>
    problem.span.start >= edit.oldEnd ? { ...problem, span: shifted(problem.span, shift) } : problem,
  );
  if (block.start < edit.oldEnd) return { ...block, problems };
  return {
    ...block,
    ...shifted(block, shift),
    reach: block.reach + shift,
    keyStart: block.keyStart + shift,
    paper: block.paper && shiftedPaper(block.paper, shift),
    problems: block.problems.length === 0 ? block.problems : problems,
  };
}

function shiftedPaper(paper: Paper, shift: number): Paper {
  return {
    ...paper,
    span: shifted(paper.span, shift),
    ...(paper.keySpan && { keySpan: shifted(paper.keySpan, shift) }),
  };
}

function shifted({ start, end }: Span, shift: number): Span {
  return { start: start + shift, end: end + shift };
}

/**
 * The same reading with texts of its own. The engine keeps a piece of a text as a reference to the whole of it, so
 * that each entry read after an edit would keep another version of the file in memory.
 */
export function detached(block: BlockReading): BlockReading {
  const { key, ids, paper, problems } = block;
  const copy = JSON.parse(JSON.stringify({ key, ids, paper, problems })) as Partial<BlockReading>;
  return { ...block, ...copy };
}
