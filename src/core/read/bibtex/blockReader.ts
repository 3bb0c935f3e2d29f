import type { Problem } from '../../model/problem';
import { scanBody, type BodyKind } from './blockScanner';
import { CharacterFinder } from './characterFinder';
import { code } from './characters';
import { blockHeadAt, nextRestart, opensBlock, type BlockHead } from './entryStart';
import { NameTable } from './nameTable';
import type { ScannedBody, ScannedText } from './scannedBody';
import type { BibtexBlock, BibtexJunk } from './syntax';
import { t } from '../../util/l10n';

/**
 * How many times the length of the file may be read in vain by blocks that turn out not to be closed. Beyond
 * it no block reaches past a line that begins a new one: reading stays linear, and only a file broken in many
 * places notices.
 */
const wastedFileLengths = 8;

/** A block that says something, and what reading it depended on. */
export interface ReadBlock {
  readonly block: Exclude<BibtexBlock, BibtexJunk>;
  readonly problems: readonly Problem[];
  /** The block is what it is as long as the text up to here stays; infinite when the end of the text matters. */
  readonly reach: number;
  /** The code units that were read in vain because the block is not closed. */
  readonly wasted: number;
}

/**
 * Reads the blocks of a file one after the other, as `scanBibtex` says. It can be told to pass over what is
 * known already, and to read a block again. All blocks of a file cost time proportional to its length.
 */
export class BlockReader {
  private readonly source: ScannedText;
  private position = 0;
  private checked = 0;
  private commented = false;
  private wasted = 0;
  private reach = 0;

  public constructor(private readonly text: string) {
    this.source = {
      text,
      openBraces: new CharacterFinder(text, '{'),
      closeBraces: new CharacterFinder(text, '}'),
      quotes: new CharacterFinder(text, '"'),
      names: new NameTable(text),
    };
  }

  /** True once unclosed blocks have been read in vain so often that recovery is cut short. */
  public get hasWastedTooMuch(): boolean {
    return this.wasted > wastedFileLengths * this.text.length;
  }

  /** Counts what another reading of the same blocks had read in vain. */
  public addWasted(wasted: number): void {
    this.wasted += wasted;
  }

  /** Continues after a block that need not be read, which ends at `end`. */
  public passTo(end: number): void {
    this.position = end;
    this.checked = end;
    this.commented = false;
  }

  /** Where the next block begins, undefined after the last one; the same until that is read or passed. */
  public nextHead(): BlockHead | undefined {
    const { text } = this;
    for (let at = text.indexOf('@', this.position); at !== -1; at = text.indexOf('@', at + 1)) {
      this.position = at;
      if (this.isCommented(at)) continue;
      const head = blockHeadAt(text, at);
      if (head !== undefined && this.beginsBlock(head)) return head;
    }
    this.position = text.length;
    return undefined;
  }

  /** Reads the block that begins at a head and continues after it. */
  public read(head: BlockHead): ReadBlock {
    const wastedBefore = this.wasted;
    const type = this.source.names.lowerCase(head.typeStart, head.typeEnd);
    const { block, problems } = type === 'comment' ? this.readComment(head) : this.readBody(head, type);
    this.passTo(block.end);
    return { block, problems, reach: this.reach, wasted: this.wasted - wastedBefore };
  }

  /** Reads the block that is known to begin at `start`; undefined where there is none. */
  public readAt(start: number): ReadBlock | undefined {
    const head = blockHeadAt(this.text, start);
    return head && this.beginsBlock(head) ? this.read(head) : undefined;
  }

  private isCommented(at: number): boolean {
    for (; this.checked < at; this.checked += 1) {
      const unit = this.text.charCodeAt(this.checked);
      if (unit === code.percent) this.commented = true;
      else if (unit === code.lineFeed) this.commented = false;
    }
    return this.commented;
  }

  private beginsBlock({ open, typeStart, typeEnd }: BlockHead): boolean {
    return (
      opensBlock(this.text.charCodeAt(open)) || this.source.names.lowerCase(typeStart, typeEnd) === 'comment'
    );
  }

  private readComment(head: BlockHead): Pick<ReadBlock, 'block' | 'problems'> {
    if (this.text.charCodeAt(head.open) !== code.openBrace) {
      const end = endOfLine(this.text, head.typeEnd);
      this.reach = Math.max(end, head.open) + 1;
      return { block: { kind: 'comment', start: head.start, end }, problems: [] };
    }
    const { end } = this.recovering(
      head,
      (limit) => groupAt(this.text, head.open, limit),
      ({ closed }) => (closed ? undefined : Number.POSITIVE_INFINITY),
    );
    return { block: { kind: 'comment', start: head.start, end }, problems: [] };
  }

  private readBody(head: BlockHead, type: string): Pick<ReadBlock, 'block' | 'problems'> {
    const kind = bodyKinds.get(type) ?? 'entry';
    const body = this.recovering(
      head,
      (limit, damaged) => scanBody(this.source, head, kind, { limit, damaged }),
      lastFault,
    );
    const problems = body.close === undefined ? [...body.problems, unclosed(this.text, head)] : body.problems;
    return { block: toBlock(head, type, kind, body), problems };
  }

  /** `read` gives the end of what it read, `faultOf` the offset of its last fault, if any. */
  private recovering<Result extends { readonly end: number }>(
    head: BlockHead,
    read: (limit: number, damaged: boolean) => Result,
    faultOf: (result: Result) => number | undefined,
  ): Result {
    const { length } = this.text;
    if (this.hasWastedTooMuch) {
      const limit = nextRestart(this.text, head.open + 1, length) ?? length;
      const result = read(limit, false);
      this.reach = Number.POSITIVE_INFINITY;
      return faultOf(result) === undefined ? result : read(limit, true);
    }
    const whole = read(length, false);
    const fault = faultOf(whole);
    const closed = fault !== Number.POSITIVE_INFINITY;
    this.reach = closed ? whole.end : Number.POSITIVE_INFINITY;
    if (fault === undefined) return whole;
    const restart = nextRestart(this.text, head.open + 1, whole.end);
    if (closed && (restart === undefined || fault < restart)) return whole;
    const limit = restart ?? whole.end;
    this.wasted += whole.end - limit;
    return read(limit, true);
  }
}

const bodyKinds: ReadonlyMap<string, BodyKind> = new Map([
  ['string', 'string'],
  ['preamble', 'preamble'],
]);

/** Infinite when the block is not closed, undefined when it is flawless. */
function lastFault(body: ScannedBody): number | undefined {
  return body.close === undefined ? Number.POSITIVE_INFINITY : body.problems.at(-1)?.span.end;
}

function toBlock(head: BlockHead, type: string, kind: BodyKind, body: ScannedBody): ReadBlock['block'] {
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
    message: t(
      'This entry is not closed. Add the missing {0} at its end, or look for a value that is not closed.',
      closer,
    ),
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
