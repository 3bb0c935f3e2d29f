import type { ReadResult } from '../../model/paper';
import type { Problem } from '../../model/problem';
import { changeBetween, type TextChange } from '../../text/textChange';
import { BlockReader, type ReadBlock } from './blockReader';
import { detached, moved, startAfter, survives, type BlockReading } from './blockReading';
import { entryFinder, idsOf } from './entryFinder';
import { isAuxiliaryType } from './entryTypes';
import { ancestorsOf, inherits } from './inheritance';
import { paperOf } from './paperOf';
import { recordOf } from './records';
import { duplicateKey, reportRepeatedFields } from './repeated';
import type { BibtexEntry, BibtexField } from './syntax';
import { Values } from './values';

/** What a file says, with what is needed to read it again after an edit. */
export interface BibtexReading extends ReadResult {
  readonly text: string;
  /** All but the junk, in the order of the file. */
  readonly blocks: readonly BlockReading[];
  /** The keys that heirs have looked for, as written and in lower case. */
  readonly askedKeys: ReadonlySet<string>;
  /** A limit of the whole file was met, so that no block can be understood without those before it. */
  readonly isCutShort: boolean;
}

const nothingRead: BibtexReading = {
  text: '',
  blocks: [],
  papers: [],
  problems: [],
  askedKeys: new Set(),
  isCutShort: false,
};

/** Reads a file for the first time, as `readBibtex` says. */
export function readBibtexAnew(text: string): BibtexReading {
  return new FileReading(nothingRead, { start: 0, oldEnd: 0, newEnd: text.length }, text).read();
}

/**
 * Reads a file again after a change. Equal to what `readBibtexAnew` gives, always. Only blocks that the change touches
 * are scanned, and only papers that may differ are decoded: those of these blocks, those with macros after a change
 * of a `@string`, and heirs after a change of an entry they looked for. All others are kept, at their new places.
 * Costs a comparison of the two texts and a small copy of each paper behind the change.
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
  private readonly blocks: BlockReading[] = [];
  /** Blocks that were there before or are there now, but not both. */
  private readonly changed: BlockReading[] = [];
  private stringsChanged = false;
  /** Heirs that await their papers. */
  private readonly heirs = new Map<number, BibtexEntry>();
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
  }

  public read(): BibtexReading {
    this.readBlocks();
    const askedKeys = this.readHeirs();
    const { text, blocks } = this;
    return {
      text,
      blocks,
      papers: papersOf(blocks),
      problems: problemsOf(blocks),
      askedKeys,
      // With a margin, since values that are asked for twice count twice.
      isCutShort: this.reader.hasWastedTooMuch || this.values.expanded * 2 > this.values.mostExpanded,
    };
  }

  private readBlocks(): void {
    const { reader, edit } = this;
    const known = this.previous.blocks;
    let next = 0;
    for (let head = reader.nextHead(); head !== undefined; head = reader.nextHead()) {
      let block = known[next];
      while (block !== undefined && (!survives(block, edit) || startAfter(block, edit) < head.start)) {
        this.noteChange(block);
        next += 1;
        block = known[next];
      }
      if (block !== undefined && startAfter(block, edit) === head.start) {
        next = this.keepFrom(next);
      } else {
        const fresh = this.evaluate(reader.read(head));
        // Nothing was kept of the file yet where everything is new.
        this.blocks.push(known.length === 0 ? fresh : detached(fresh));
        if (known.length > 0) this.noteChange(fresh);
      }
    }
    for (const block of known.slice(next)) this.noteChange(block);
  }

  private noteChange(block: BlockReading): void {
    this.changed.push(block);
    if (block.kind === 'string') this.stringsChanged = true;
  }

  /** Keeps a block that survives the edit and those after it on the same side; returns the index of the next one. */
  private keepFrom(first: number): number {
    const { edit } = this;
    const known = this.previous.blocks;
    const isBehind = (known[first]?.start ?? 0) >= edit.oldEnd;
    let next = first;
    for (let block = known[next]; block !== undefined; block = known[next]) {
      if (!survives(block, edit) || block.start >= edit.oldEnd !== isBehind) break;
      this.keep(block, isBehind);
      next += 1;
    }
    this.reader.passTo(this.blocks.at(-1)?.end ?? 0);
    return next;
  }

  private keep(block: BlockReading, isBehind: boolean): void {
    const isStale = isBehind && this.stringsChanged && block.usesMacros;
    if (isStale || block.kind === 'string') {
      const fresh = this.evaluateAt(startAfter(block, this.edit));
      if (isStale && fresh !== undefined) {
        this.blocks.push(detached(fresh));
        this.reader.addWasted(block.wasted);
        return;
      }
    } else {
      this.values.expanded += block.expanded;
    }
    this.reader.addWasted(block.wasted);
    this.blocks.push(isBehind || block.isHeir ? moved(block, this.edit) : block);
  }

  private evaluateAt(start: number): BlockReading | undefined {
    const read = this.rereader.readAt(start);
    return read && this.evaluate(read);
  }

  /** What a block gives by itself; an heir has to wait for its paper. */
  private evaluate({ block, problems, reach, wasted }: ReadBlock): BlockReading {
    const { values, report } = this;
    const expandedBefore = values.expanded;
    this.problems = [];
    for (const problem of problems) report(problem);
    const reading: { -readonly [Name in keyof BlockReading]: BlockReading[Name] } = {
      kind: block.kind,
      start: block.start,
      end: block.end,
      reach,
      wasted,
      expanded: 0,
      usesMacros: false,
      isHeir: false,
      key: '',
      keyStart: block.start,
      ids: none,
      paper: undefined,
      problems: none,
    };
    if (block.kind === 'string') {
      reading.usesMacros = block.fields.some(hasMacro);
      values.define(block);
    } else if (block.kind === 'entry') {
      reading.key = block.key;
      reading.keyStart = block.keyStart;
      reading.isHeir = inherits(block);
      reading.usesMacros = this.expandMacros(block);
      reading.ids = idsOf(block, values);
      reportRepeatedFields(block, report);
      if (reading.isHeir) this.heirs.set(block.start, block);
      else if (isPaper(block)) reading.paper = paperOf(recordOf(block, values));
    }
    reading.expanded = values.expanded - expandedBefore;
    if (this.problems.length > 0) reading.problems = this.problems;
    return reading;
  }

  /** Works out all macros of an entry: an unknown one is to be reported also where nobody asks for its field. */
  private expandMacros({ fields }: BibtexEntry): boolean {
    let some = false;
    for (const field of fields) {
      if (!hasMacro(field)) continue;
      some = true;
      this.values.textOf(field);
    }
    return some;
  }

  /** Gives their papers to new heirs and, where they may differ, to those that were kept; returns the keys asked for. */
  private readHeirs(): ReadonlySet<string> {
    const { previous, heirs, blocks } = this;
    const allAreStale =
      this.stringsChanged || this.changed.some((block) => isAskedFor(block, previous.askedKeys));
    if (heirs.size === 0 && !allAreStale) return previous.askedKeys;
    const askedKeys = new Set(allAreStale ? [] : previous.askedKeys);
    const find = entryFinder(this.text, blocks);
    const entryOf = (key: string) => {
      askedKeys.add(key).add(key.toLowerCase());
      return find(key);
    };
    for (const [index, block] of blocks.entries()) {
      if (!block.isHeir || !(allAreStale || heirs.has(block.start))) continue;
      const own = heirs.has(block.start) ? block : (this.evaluateAt(block.start) ?? block);
      const entry = heirs.get(block.start);
      if (entry !== undefined) blocks[index] = this.withInheritance(own, entry, entryOf);
    }
    return askedKeys;
  }

  private withInheritance(
    block: BlockReading,
    entry: BibtexEntry,
    entryOf: (key: string) => BibtexEntry | undefined,
  ): BlockReading {
    const { values, report } = this;
    const expandedBefore = values.expanded;
    this.problems = [...block.problems];
    const valueOf = (field: BibtexField) => values.textOf(field);
    const ancestors = ancestorsOf(entry, { entryOf, valueOf, report });
    const paper = isPaper(entry) ? paperOf(recordOf(entry, values, ancestors)) : undefined;
    const reading = {
      ...block,
      paper,
      expanded: block.expanded + values.expanded - expandedBefore,
      problems: this.problems,
    };
    return this.previous.blocks.length === 0 ? reading : detached(reading);
  }
}

const none: readonly never[] = [];

function isPaper({ key, type }: BibtexEntry): boolean {
  return key !== '' && !isAuxiliaryType(type);
}

function hasMacro({ parts }: BibtexField): boolean {
  for (const part of parts) if (part.kind === 'macro') return true;
  return false;
}

function isAskedFor({ key, ids }: BlockReading, askedKeys: ReadonlySet<string>): boolean {
  return askedKeys.has(key) || askedKeys.has(key.toLowerCase()) || ids.some((id) => askedKeys.has(id));
}

function papersOf(blocks: readonly BlockReading[]): BibtexReading['papers'] {
  const papers = [];
  for (const { paper } of blocks) if (paper !== undefined) papers.push(paper);
  return papers;
}

/** In the order of the file. A value may be asked for twice, and by several heirs, but is wrong only once. */
function problemsOf(blocks: readonly BlockReading[]): readonly Problem[] {
  const problems = new Map<string, Problem>();
  const add = (problem: Problem) => {
    const identity = `${problem.code} ${problem.span.start}`;
    if (!problems.has(identity)) problems.set(identity, problem);
  };
  for (const block of blocks) for (const problem of block.problems) add(problem);
  for (const block of blocksWithKnownKeys(blocks)) add(duplicateKey(block));
  return Array.from(problems.values()).sort((a, b) => a.span.start - b.span.start);
}

/** The blocks whose key an earlier one has. */
function blocksWithKnownKeys(blocks: readonly BlockReading[]): readonly BlockReading[] {
  const keys = new Set<string>();
  // A set that has grown has seen a new key: one look-up for each block.
  return blocks.filter(({ key }) => key !== '' && keys.size === keys.add(key).size);
}
