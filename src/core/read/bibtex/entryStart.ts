import { code, isNameUnit, isSpace } from './characters';

/** Where the head of a block, `@ type {`, was found. */
export interface BlockHead {
  readonly start: number;
  readonly typeStart: number;
  readonly typeEnd: number;
  /** The offset of the delimiter, or of whatever stands in its place. */
  readonly open: number;
}

/** Reads `@`, white space, a name and white space at `start`, where the `@` is; undefined without a name. */
export function blockHeadAt(text: string, start: number): BlockHead | undefined {
  let typeStart = start + 1;
  while (typeStart < text.length && isSpace(text.charCodeAt(typeStart))) typeStart += 1;
  let typeEnd = typeStart;
  while (typeEnd < text.length && isTypeUnit(text.charCodeAt(typeEnd))) typeEnd += 1;
  if (typeEnd === typeStart) return undefined;
  let open = typeEnd;
  while (open < text.length && isSpace(text.charCodeAt(open))) open += 1;
  return { start, typeStart, typeEnd, open };
}

// An `@` ends a name here, unlike in BibTeX, so that heads never overlap and reading them all stays linear.
function isTypeUnit(unit: number): boolean {
  return isNameUnit(unit) && unit !== code.at;
}

/** True for `{` and `(`. */
export function opensBlock(unit: number): boolean {
  return unit === code.openBrace || unit === code.openParenthesis;
}

/**
 * The first offset in `[from, limit)` where a line begins with `@name{` or `@name(`, blanks before it allowed:
 * where reading can start again after a block that is not closed. Undefined when there is none. Costs the
 * distance to the first `@` at or beyond the answer.
 */
export function nextRestart(text: string, from: number, limit: number): number | undefined {
  for (let at = text.indexOf('@', from); at !== -1 && at < limit; at = text.indexOf('@', at + 1)) {
    if (beginsBlockLine(text, at)) return at;
  }
  return undefined;
}

/** True if the `@` at `at` is the first of its line and begins `@name{` or `@name(`. */
export function beginsBlockLine(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(text.charCodeAt(before))) before -= 1;
  if (before >= 0 && !isLineEnd(text.charCodeAt(before))) return false;
  const head = blockHeadAt(text, at);
  return head !== undefined && head.open < text.length && opensBlock(text.charCodeAt(head.open));
}

function isBlank(unit: number): boolean {
  return unit === code.space || unit === code.tab;
}

function isLineEnd(unit: number): boolean {
  return unit === code.lineFeed || unit === code.carriageReturn;
}
