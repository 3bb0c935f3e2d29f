import type { Paper, ReadResult } from '../../model/paper';
import type { Places } from '../../model/places';
import type { Problem } from '../../model/problem';
import { changeBetween, type TextChange } from '../../text/textChange';
import { hashText } from '../../util/hashText';
import { BlockReader, type ReadBlock } from './blockReader';
import {
  type BlockContent,
  BlockList,
  type Blocks,
  detached,
  ENDLESS,
  firstFrom,
  firstReaching,
  shiftOf,
  spliced,
} from './blocks';
import { entryFinder, idsOf } from './entryFinder';
import { isAuxiliaryType } from './entryTypes';
import { ancestorsOf } from './inheritance';
import { paperOf } from './paperOf';
import { nameBit, recordOf } from './records';
import { duplicateKey, earlierNamesakes, reportRepeatedFields } from './repeated';
import type { BibtexEntry, BibtexField } from './syntax';
import { Values } from './values';

/** What a file says, with what is needed to read it again after an edit. */
export interface BibtexReading {
  readonly text: string;
  readonly blocks: Blocks;
  /** The keys that heirs have looked for, as written and in lower case. */
  readonly askedKeys: ReadonlySet<string>;
  /** What its blocks have read in vain, and what macros have added to them, in code units. */
  readonly wasted: number;
  readonly expanded: number;
  /** A limit of the whole file was met, so that no block can be understood without those before it. */
  readonly isCutShort: boolean;
}

const nothing = new Uint32Array();
const nothingRead: BibtexReading = {
  text: '',
  blocks: { starts: nothing, ends: nothing, reaches: nothing, contents: [] },
  askedKeys: new Set(),
  wasted: 0,
  expanded: 0,
  isCutShort: false,
};

/** Reads a file for the first time, as `readBibtex` says. */
export function readBibtexAnew(text: string): BibtexReading {
  return new FileReading(nothingRead, { start: 0, oldEnd: 0, newEnd: text.length }, text).read();
}

/**
 * Reads a file again after a change. Equal to what `readBibtexAnew` gives, always. Only blocks that the change touches
 * are scanned, and only papers that may differ are decoded: those of these blocks, those with macros after a change
 * of a `@string`, and heirs after a change of an entry they looked for. All others are kept as they are. Costs a
 * comparison of the two texts, and a few columns to copy.
 */
export function readBibtexAgain(previous: BibtexReading, text: string): BibtexReading {
  const edit = changeBetween(previous.text, text);
  if (edit.start === edit.oldEnd && edit.start === edit.newEnd) return previous;
  if (previous.isCutShort) return readBibtexAnew(text);
  const reading = new FileReading(previous, edit, text).read();
  return reading.isCutShort ? readBibtexAnew(text) : reading;
}

class FileReading {
  private readonly values: Values;
  private readonly reader: BlockReader;
  /** For blocks that were kept but must be looked at again. */
  private readonly rereader: BlockReader;
  private readonly isFirst: boolean;
  private readonly list = new BlockList();
  /** Blocks that were there before or are there now, but not both. */
  private readonly changed: BlockContent[] = [];
  private stringsChanged = false;
  /** Heirs that await their papers, by where they begin. */
  private readonly heirs = new Map<number, BibtexEntry>();
  /** What the blocks of the file have read in vain and expanded, all together. */
  private wasted: number;
  private expanded: number;
  private problems: Problem[] = [];
  private readonly report = (problem: Problem) => void this.problems.push(problem);

  public constructor(
    private readonly previous: BibtexReading,
    private readonly edit: TextChange,
    private readonly text: string,
  ) {
    this.values = new Values(text, this.report);
    this.reader = new BlockReader(text);
    this.rereader = new BlockReader(text);
    this.isFirst = previous === nothingRead;
    // What is dropped below still counts: a file so near its limits is read anew.
    this.values.expanded = previous.expanded;
    this.wasted = previous.wasted;
    this.expanded = previous.expanded;
    this.reader.addWasted(previous.wasted);
  }

  public read(): BibtexReading {
    const { text, previous, edit } = this;
    const kept = firstReaching(previous.blocks, edit.start);
    this.defineStrings(previous.blocks, 0, kept, 0);
    this.reader.passTo(previous.blocks.ends[kept - 1] ?? 0);
    let resumed = this.readUntilResumed(kept);
    if (this.stringsChanged) resumed = this.keepOneByOne(resumed);
    const blocks = spliced(previous.blocks, kept, this.list, resumed, shiftOf(edit));
    const askedKeys = this.readHeirs(blocks, resumed);
    return {
      text,
      blocks,
      askedKeys,
      wasted: this.wasted,
      expanded: this.expanded,
      // With a margin, since values that are asked for twice count twice.
      isCutShort: this.reader.hasWastedTooMuch || this.values.expanded * 2 > this.values.mostExpanded,
    };
  }

  /** Reads on from the first block that the edit may touch, until a known one behind it; returns that, or how many there were. */
  private readUntilResumed(kept: number): number {
    const { reader, edit } = this;
    const { starts, ends, reaches, contents } = this.previous.blocks;
    const behind = Math.max(kept, firstFrom(this.previous.blocks, edit.oldEnd));
    const shift = shiftOf(edit);
    const isGone = (block: number, head: number): boolean =>
      block < behind
        ? (starts[block] ?? 0) < head || (reaches[block] ?? 0) > edit.start
        : (starts[block] ?? 0) + shift < head;
    let next = kept;
    for (let head = reader.nextHead(); head !== undefined; head = reader.nextHead()) {
      while (next < starts.length && isGone(next, head.start)) this.drop(next++);
      const start = starts[next];
      const content = contents[next];
      if (next >= behind && start !== undefined && start + shift === head.start) return next;
      if (next < behind && start === head.start && content !== undefined) {
        this.keep(start, ends[next] ?? 0, reaches[next] ?? 0, content);
        reader.passTo(ends[next] ?? 0);
        next += 1;
      } else {
        this.addFresh(reader.read(head));
      }
    }
    while (next < starts.length) this.drop(next++);
    return starts.length;
  }

  private drop(block: number): void {
    const content = this.previous.blocks.contents[block];
    if (content === undefined) return;
    this.count(content, -1);
    this.noteChange(content);
  }

  private count({ wasted, expanded }: BlockContent, times: 1 | -1): void {
    this.wasted += wasted * times;
    this.expanded += expanded * times;
  }

  private addFresh(read: ReadBlock): void {
    const { block, reach } = read;
    const content = this.evaluate(read);
    this.count(content, 1);
    // Nothing was kept of the file yet where everything is new.
    this.list.add(block.start, block.end, reach, this.isFirst ? content : detached(content));
    if (!this.isFirst) this.noteChange(content);
  }

  private noteChange(content: BlockContent): void {
    this.changed.push(content);
    if (content.kind === 'string') this.stringsChanged = true;
  }

  /** After a change of a `@string` each block behind it may mean something else. */
  private keepOneByOne(resumed: number): number {
    const { starts, ends, reaches, contents } = this.previous.blocks;
    const shift = shiftOf(this.edit);
    for (let block = resumed; block < contents.length; block += 1) {
      const content = contents[block];
      if (content === undefined) continue;
      const reach = reaches[block] ?? 0;
      const isEndless = reach === ENDLESS;
      this.keep(
        (starts[block] ?? 0) + shift,
        (ends[block] ?? 0) + shift,
        isEndless ? reach : reach + shift,
        content,
      );
    }
    return contents.length;
  }

  private keep(start: number, end: number, reach: number, content: BlockContent): void {
    const isStale = this.stringsChanged && content.usesMacros;
    const again = isStale || content.kind === 'string' ? this.evaluateAt(start) : undefined;
    if (!isStale || again === undefined) {
      this.list.add(start, end, reach, content);
      return;
    }
    this.count(content, -1);
    this.count(again, 1);
    this.list.add(start, end, reach, detached(again));
  }

  /** Takes note of the `@string`s among known blocks, from `from` up to but not including `to`. */
  private defineStrings({ starts, contents }: Blocks, from: number, to: number, shift: number): void {
    for (let block = from; block < to; block += 1) {
      if (contents[block]?.kind === 'string') this.evaluateAt((starts[block] ?? 0) + shift);
    }
  }

  private evaluateAt(start: number): BlockContent | undefined {
    const read = this.rereader.readAt(start);
    return read && this.evaluate(read);
  }

  /** What a block gives by itself; an heir has to wait for its paper. */
  private evaluate({ block, problems, wasted }: ReadBlock): BlockContent {
    const { values, report } = this;
    const expandedBefore = values.expanded;
    this.problems = [];
    for (const problem of problems) report(problem);
    const content: { -readonly [Name in keyof BlockContent]: BlockContent[Name] } = {
      kind: block.kind,
      wasted,
      expanded: 0,
      usesMacros: false,
      isHeir: false,
      key: '',
      keyOffset: 0,
      keyHash: 0,
      ids: none,
      paper: undefined,
      problems: none,
    };
    if (block.kind === 'string') {
      content.usesMacros = block.fields.some(hasMacro);
      values.define(block);
    } else if (block.kind === 'entry') {
      content.key = block.key;
      content.keyOffset = block.keyStart - block.start;
      // Of the text, which is in one piece: a key is a reference to a place in it, and slow to walk.
      content.keyHash = hashText(this.text, block.keyStart, block.keyEnd);
      const traits = traitsOf(block);
      content.isHeir = traits.isHeir;
      content.usesMacros = traits.usesMacros;
      if (traits.usesMacros) this.expandMacros(block);
      if (traits.hasIds) content.ids = idsOf(block, values);
      if (traits.mayRepeat) reportRepeatedFields(block, report);
      if (content.isHeir) this.heirs.set(block.start, block);
      else if (isPaper(block)) content.paper = paperOf(recordOf(block, values), content.ids);
    }
    content.expanded = values.expanded - expandedBefore;
    if (this.problems.length > 0) content.problems = problemsWithin(block, this.problems);
    return content;
  }

  /** Works out all macros of an entry: an unknown one is to be reported also where nobody asks for its field. */
  private expandMacros({ fields }: BibtexEntry): void {
    for (const field of fields) if (hasMacro(field)) this.values.textOf(field);
  }

  /**
   * Gives their papers to new heirs and, where they may differ, to those that were kept; returns the keys asked for. The
   * blocks are those of the whole file, of which the last ones were resumed at `resumed` of the known ones.
   */
  private readHeirs(blocks: Blocks, resumed: number): ReadonlySet<string> {
    const { previous, heirs } = this;
    const allAreStale =
      this.stringsChanged || this.changed.some((content) => isAskedFor(content, previous.askedKeys));
    if (heirs.size === 0 && !allAreStale) return previous.askedKeys;
    this.defineStrings(previous.blocks, resumed, previous.blocks.contents.length, shiftOf(this.edit));
    const askedKeys = new Set(allAreStale ? [] : previous.askedKeys);
    const find = entryFinder(this.text, blocks);
    const entryOf = (key: string) => {
      askedKeys.add(key).add(key.toLowerCase());
      return find(key);
    };
    const contents = blocks.contents;
    for (const [index, content] of contents.entries()) {
      const start = blocks.starts[index] ?? 0;
      if (!content.isHeir || !(allAreStale || heirs.has(start))) continue;
      const own = heirs.has(start) ? content : (this.evaluateAt(start) ?? content);
      const entry = heirs.get(start);
      if (entry === undefined) continue;
      const inheriting = this.withInheritance(own, entry, entryOf);
      this.count(content, -1);
      this.count(inheriting, 1);
      contents[index] = inheriting;
    }
    return askedKeys;
  }

  private withInheritance(
    content: BlockContent,
    entry: BibtexEntry,
    entryOf: (key: string) => BibtexEntry | undefined,
  ): BlockContent {
    const { values, report } = this;
    const expandedBefore = values.expanded;
    this.problems = [];
    const valueOf = (field: BibtexField) => values.textOf(field);
    const ancestors = ancestorsOf(entry, { entryOf, valueOf, report });
    const paper = isPaper(entry) ? paperOf(recordOf(entry, values, ancestors), content.ids) : undefined;
    // What is wrong with an ancestor is told with the ancestor.
    const problems = problemsWithin(entry, this.problems);
    const inheriting = {
      ...content,
      paper,
      expanded: content.expanded + values.expanded - expandedBefore,
      problems: problems.length === 0 ? content.problems : distinct([...content.problems, ...problems]),
    };
    return this.isFirst ? inheriting : detached(inheriting);
  }
}

const none: readonly never[] = [];

function isPaper({ key, type }: BibtexEntry): boolean {
  return key !== '' && !isAuxiliaryType(type);
}

/** What makes more work of an entry, found in one look at its fields: most entries have none of it. */
function traitsOf({ fields }: BibtexEntry) {
  const traits = { isHeir: false, hasIds: false, usesMacros: false, mayRepeat: false };
  let names = 0;
  for (const field of fields) {
    const { name } = field;
    const bit = nameBit(name);
    if ((names & bit) !== 0) traits.mayRepeat = true;
    names |= bit;
    if (name === 'crossref' || name === 'xdata') traits.isHeir = true;
    else if (name === 'ids') traits.hasIds = true;
    if (hasMacro(field)) traits.usesMacros = true;
  }
  return traits;
}

function hasMacro({ parts }: BibtexField): boolean {
  for (const part of parts) if (part.kind === 'macro') return true;
  return false;
}

function isAskedFor({ key, ids }: BlockContent, askedKeys: ReadonlySet<string>): boolean {
  return askedKeys.has(key) || askedKeys.has(key.toLowerCase()) || ids.some((id) => askedKeys.has(id));
}

/** The problems that lie in the block, each once and in their order, counted from where it begins. */
function problemsWithin(
  { start, end }: { readonly start: number; readonly end: number },
  problems: readonly Problem[],
): readonly Problem[] {
  const inside = problems.filter(({ span }) => span.start >= start && span.start < end);
  return distinct(inside.map((problem) => moved(problem, -start)));
}

function moved(problem: Problem, by: number): Problem {
  if (by === 0) return problem;
  return { ...problem, span: { start: problem.span.start + by, end: problem.span.end + by } };
}

/** A value may be asked for twice but is wrong only once. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  if (areApart(problems)) return problems;
  const codes = new Set<Problem['code']>();
  let place = -1;
  return problems
    .toSorted((one, other) => one.span.start - other.span.start)
    .filter(({ code, span }) => {
      if (span.start !== place) codes.clear();
      place = span.start;
      const isNew = !codes.has(code);
      codes.add(code);
      return isNew;
    });
}

/** True if they are in their order already, each at a place of its own, as nearly always. */
function areApart(problems: readonly Problem[]): boolean {
  let last = -1;
  for (const { span } of problems) {
    if (span.start <= last) return false;
    last = span.start;
  }
  return true;
}

/** What a reading found, at its places. Linear. */
export function resultOf(reading: BibtexReading): ReadResult {
  const rows = rowsOf(reading, 0, reading.blocks.contents.length);
  return { ...rows, problems: problemsOf(reading) };
}

/** The papers among the blocks from `from` up to but not including `to`, and where they stand. */
export function rowsOf(
  { blocks: { starts, ends, contents } }: BibtexReading,
  from: number,
  to: number,
): Pick<ReadResult, 'papers' | 'places'> {
  const papers: Paper[] = [];
  const columns = { starts: new Uint32Array(to - from), ends: new Uint32Array(to - from) };
  const keys = { keyStarts: new Uint32Array(to - from), keyEnds: new Uint32Array(to - from) };
  for (let block = from; block < to; block += 1) {
    const content = contents[block];
    if (content?.paper === undefined) continue;
    const { paper, key, keyOffset } = content;
    const row = papers.push(paper) - 1;
    const start = starts[block] ?? 0;
    columns.starts[row] = start;
    columns.ends[row] = ends[block] ?? 0;
    keys.keyStarts[row] = start + keyOffset;
    keys.keyEnds[row] = start + keyOffset + key.length;
  }
  const cut = (column: Uint32Array): Uint32Array => column.slice(0, papers.length);
  const places: Places = {
    starts: cut(columns.starts),
    ends: cut(columns.ends),
    keyStarts: cut(keys.keyStarts),
    keyEnds: cut(keys.keyEnds),
  };
  return { papers, places };
}

/** What is wrong with the file, in its order. */
export function problemsOf({ blocks }: BibtexReading): readonly Problem[] {
  const { starts, contents } = blocks;
  const namesakes = earlierNamesakes(contents);
  const problems: Problem[] = [];
  for (const [block, content] of contents.entries()) {
    const earlier = namesakes[block] ?? -1;
    if (content.problems.length === 0 && earlier === -1) continue;
    const start = starts[block] ?? 0;
    const own = content.problems.map((problem) => moved(problem, start));
    const first = contents[earlier];
    if (first !== undefined) own.push(duplicateKey([content, start], [first, starts[earlier] ?? 0]));
    // One by one: a block may have more problems than a call may have arguments.
    for (const problem of distinct(own)) problems.push(problem);
  }
  return problems;
}
