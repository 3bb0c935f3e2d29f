import type { Span } from '../../model/span';

/** What the arguments of a function are to citations. */
export type Role = 'key' | 'path';

/** Functions that cite the label they are given, and the one that declares bibliographies. */
export const roles: ReadonlyMap<string, Role> = new Map([
  ['cite', 'key'],
  ['ref', 'key'],
  ['bibliography', 'path'],
]);

/** Keywords whose statement goes to the end of the line. */
export const statements: ReadonlySet<string> = new Set(['let', 'set', 'show', 'import', 'include', 'return']);
/** Keywords whose statement ends behind its last block. */
export const branchings: ReadonlySet<string> = new Set(['if', 'for', 'while']);
/** Keywords before the path of another file. */
export const inclusions: ReadonlySet<string> = new Set(['import', 'include']);

/** What parentheses hold. */
export interface Arguments {
  /** What the arguments are, if they are those of a function that matters. */
  readonly role?: Role | undefined;
  /** The call to which they belong. */
  readonly call?: Call | undefined;
}

/**
 * What the scanner is in. Typst has three modes that nest without end:
 *
 *   markup      text; `#` begins code, `$` mathematics, `@` a reference
 *   mathematics up to `$`; `#` begins code
 *   code        in `(…)` and `{…}`, and from `#` to the end of an expression or statement; `[…]` is markup again
 */
export interface Frame extends Arguments {
  readonly kind: 'markup' | 'mathematics' | 'code' | 'expression' | 'statement' | 'branching';
  /** The sign that ends it; empty where something else does. */
  readonly closing: string;
  readonly start: number;
  /** How many brackets of the text itself are open in it. */
  depth: number;
  /** The last name or sign of code before the cursor: `(` and `,` come before an argument. */
  before: string;
  /** Where that name begins. */
  beforeStart: number;
}

/** A call that cites. */
export interface Call {
  readonly command: string;
  readonly start: number;
  list?: Span;
}

/** Markup that begins at `start` and that nothing ends. */
export function outermost(start: number): Frame {
  return { kind: 'markup', closing: '', start, depth: 0, before: '', beforeStart: start };
}
