import type { Problem } from '../../model/problem';
import { scanBody, type BodyKind, type ScannedBody, type ScannedText } from './blockScanner';
import { BraceFinder } from './braceFinder';
import { code } from './characters';
import { blockHeadAt, nextRestart, opensBlock, type BlockHead } from './entryStart';
import { NameTable } from './nameTable';
import type { BibtexBlock, BibtexSyntax } from './syntax';

/**
 * How many times the length of the file may be read in vain by blocks that turn out not to be closed. Beyond
 * it no block reaches past a line that begins a new one: reading stays linear, and only a file broken in many
 * places notices.
 */
const wastedFileLengths = 8;

/**
 * Splits a BibTeX or BibLaTeX file into blocks that tile it. What BibTeX accepts is read as BibTeX reads it,
 * except that, as for biber and JabRef, `@comment{…}` hides the entries in its braces and `%` begins a comment,
 * between entries and inside them. (BibTeX stumbles over a commented entry and yet lists its key.) Recovery begins only with a block that is not closed, or that is faulty after a line
 * which looks like the head of another block: it is read again, up to that line. Never throws, never recurses;
 * the cost is proportional to the length of the text for every input.
 */
export function scanBibtex(text: string): BibtexSyntax {
  const blocks: BibtexBlock[] = [];
  const problems: Problem[] = [];
  const visit = (block: BibtexBlock) => void blocks.push(block);
  const report = (problem: Problem) => void problems.push(problem);
  scanBlocks(text, visit, report);
  return { blocks, problems };
}

/**
 * As `scanBibtex`, for callers that need each block only once: handed on in the order of the file and not kept,
 * it costs a third of the time.
 */
export function scanBlocks(
  text: string,
  visit: (block: BibtexBlock) => void,
  report: (problem: Problem) => void,
): void {
  const readBlock = blockReader(text, report);
  let position = 0;
  let checked = 0;
  let commented = false;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', Math.max(position, at + 1))) {
    for (; checked < at; checked += 1) {
      const unit = text.charCodeAt(checked);
      if (unit === code.percent) commented = true;
      else if (unit === code.lineFeed) commented = false;
    }
    const head = commented ? undefined : blockHeadAt(text, at);
    const block = head && readBlock(head);
    if (block === undefined) continue;
    if (at > position) visit({ kind: 'junk', start: position, end: at });
    visit(block);
    position = block.end;
    checked = position;
  }
  if (position < text.length) visit({ kind: 'junk', start: position, end: text.length });
}

/**
 * A function that reads again the block that `scanBlocks` found at an offset; undefined where there is none. Its
 * problems have been reported before.
 */
export function blockFinder(text: string): (start: number) => BibtexBlock | undefined {
  const readBlock = blockReader(text, () => undefined);
  return (start) => {
    const head = blockHeadAt(text, start);
    return head && readBlock(head);
  };
}

const bodyKinds: ReadonlyMap<string, BodyKind> = new Map([
  ['string', 'string'],
  ['preamble', 'preamble'],
]);

/** A function that reads the block with a given head, or returns undefined where there is none. */
function blockReader(
  text: string,
  report: (problem: Problem) => void,
): (head: BlockHead) => BibtexBlock | undefined {
  const source: ScannedText = { text, braces: new BraceFinder(text), names: new NameTable(text) };
  let wasted = 0;

  /** `read` gives the end of what it read and the offset of its last fault, if any. */
  const recovering = <Result extends { readonly end: number }>(
    head: BlockHead,
    read: (limit: number, damaged: boolean) => Result,
    faultOf: (result: Result) => number | undefined,
  ): Result => {
    if (wasted > wastedFileLengths * text.length) {
      const limit = nextRestart(text, head.open + 1, text.length) ?? text.length;
      const result = read(limit, false);
      return faultOf(result) === undefined ? result : read(limit, true);
    }
    const whole = read(text.length, false);
    const fault = faultOf(whole);
    if (fault === undefined) return whole;
    const restart = nextRestart(text, head.open + 1, whole.end);
    const closed = fault !== Number.POSITIVE_INFINITY;
    if (closed && (restart === undefined || fault < restart)) return whole;
    const limit = restart ?? whole.end;
    wasted += whole.end - limit;
    return read(limit, true);
  };

  const readComment = (head: BlockHead): BibtexBlock => {
    if (text.charCodeAt(head.open) !== code.openBrace) {
      return { kind: 'comment', start: head.start, end: endOfLine(text, head.typeEnd) };
    }
    const group = recovering(
      head,
      (limit) => groupAt(text, head.open, limit),
      ({ closed }) => (closed ? undefined : Number.POSITIVE_INFINITY),
    );
    return { kind: 'comment', start: head.start, end: group.end };
  };

  return (head) => {
    const type = source.names.lowerCase(head.typeStart, head.typeEnd);
    if (type === 'comment') return readComment(head);
    if (!opensBlock(text.charCodeAt(head.open))) return undefined;
    const kind = bodyKinds.get(type) ?? 'entry';
    const body = recovering(
      head,
      (limit, damaged) => scanBody(source, head, kind, { limit, damaged }),
      lastFault,
    );
    for (const problem of body.problems) report(problem);
    if (body.close === undefined) report(unclosed(text, head));
    return toBlock(head, type, kind, body);
  };
}

/** Infinite when the block is not closed, undefined when it is flawless. */
function lastFault(body: ScannedBody): number | undefined {
  return body.close === undefined ? Number.POSITIVE_INFINITY : body.problems.at(-1)?.span.end;
}

function toBlock(head: BlockHead, type: string, kind: BodyKind, body: ScannedBody): BibtexBlock {
  const { start, open, typeStart, typeEnd } = head;
  const { end, close, fields, parts, key, keyStart, keyEnd } = body;
  const delimited = close === undefined ? { start, end, open } : { start, end, open, close };
  switch (kind) {
    case 'entry':
      return { kind, ...delimited, type, typeStart, typeEnd, key, keyStart, keyEnd, fields };
    case 'string':
      return { kind, ...delimited, fields };
    case 'preamble':
      return { kind, ...delimited, parts };
  }
}

function unclosed(text: string, head: BlockHead): Problem {
  const closer = text.charCodeAt(head.open) === code.openBrace ? '}' : ')';
  return {
    code: 'unclosed-entry',
    severity: 'error',
    message: `This entry is not closed. Add the missing ${closer} at its end, or look for a value that is not closed.`,
    span: { start: head.start, end: head.open + 1 },
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function groupAt(
  text: string,
  open: number,
  limit: number,
): { readonly end: number; readonly closed: boolean } {
  let depth = 0;
  for (let index = open; index < limit; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === code.openBrace) depth += 1;
    else if (unit === code.closeBrace) {
      depth -= 1;
      if (depth === 0) return { end: index + 1, closed: true };
    }
  }
  return { end: limit, closed: false };
}
