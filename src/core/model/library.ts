import { hashText } from '../util/hashText';
import { once } from '../util/once';
import type { Paper } from './paper';
import { type PaperTable, paperIn, titleCollator } from './paperTable';
import { type Place, placeAt } from './places';
import type { LocatedProblem } from './problem';
import type { SourcePart } from './sourcePart';
import { isSameWork } from './works';

/** A file, or a text of ours, that papers come from. */
export interface Source {
  /** Names the source for good: its URI. */
  readonly id: string;
  /** `sample` and `listing` have no keys of their own and no entries to reveal. */
  readonly kind: 'bibliography' | 'listing' | 'sample';
  /** What a person calls it: `refs.bib`, `Sample papers`. */
  readonly name: string;
}

/** Rows `from` up to but not including `to` of a part, whose places in the source are now `shift` further on. */
export interface Slice {
  readonly part: SourcePart;
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/** What the last reading of a source gave. */
export interface SourceSnapshot {
  readonly source: Source;
  /** Its papers in the order of the source: one slice after a reading, more after edits. */
  readonly slices: readonly Slice[];
  readonly problems: readonly LocatedProblem[];
  /** Why the papers are those of an earlier reading: the last one failed. */
  readonly staleBecause?: string;
}

/** How many papers a source has. */
export function paperCount({ slices }: Pick<SourceSnapshot, 'slices'>): number {
  return slices.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The bibliographies of the workspace that have entries. */
export function filledBibliographies({ sources }: LibrarySnapshot): SourceSnapshot[] {
  return sources.filter((one) => one.source.kind === 'bibliography' && paperCount(one) > 0);
}

/** A paper and where it was found. */
export interface Holding {
  /** Stable between readings as long as key and source stay: `file:///thesis/refs.bib#xu2015show`. */
  readonly id: string;
  readonly paper: Paper;
  readonly source: Source;
  readonly place: Place;
}

/** Where a row of the library comes from. */
export interface Origin {
  readonly source: Source;
  readonly part: SourcePart;
  /** The row in the table of the part. */
  readonly row: number;
  readonly shift: number;
}

/**
 * All papers at one moment, by their rows: in the order of the sources, each work once under each key. Never changed; a
 * new reading makes a new one.
 */
export interface LibrarySnapshot {
  readonly sources: readonly SourceSnapshot[];
  readonly size: number;
  /** When each paper is from, as in a table. */
  readonly dates: Uint32Array;
  originOf(row: number): Origin;
  /** Made when asked for. Rows from 0 up to but not including `size`. */
  holding(row: number): Holding;
  /** The same without its abstract, for lists, which show none of it. */
  glance(row: number): Holding;
  /** The rows of a key or of an alias of it, ascending; empty if it is unknown. */
  rowsOfKey(key: string): readonly number[];
  /** The row of the holding with this id; undefined if it is not there. */
  rowOfId(id: string): number | undefined;
  /** The rows of a source, from `start` up to but not including `end`; empty for one that is not there. */
  rangeOfSource(id: string): { readonly start: number; readonly end: number };
  /** Each part with the rows of the library that its rows became, or `NOWHERE`. */
  readonly parts: readonly PlacedPart[];
  /** All rows as they are shown: newest first, then by title. Worked out when first asked for. */
  displayOrder(): Uint32Array;
}

/** A part of a source and where its papers are in the library. */
export interface PlacedPart {
  readonly source: Source;
  readonly part: SourcePart;
  readonly places: Uint32Array;
}

/** What stands for the row of a paper that the library leaves out: a copy of one it has, or one that was edited away. */
export const NOWHERE = 0xffff_ffff;

/** Rows by the hashes of their names: chains of equal hashes in a table of numbers, several times as fast as a map. */
class NameTable {
  private readonly heads: Int32Array;
  private readonly tails: Int32Array;
  private readonly hashes: Uint32Array;
  private readonly rows: Uint32Array;
  private readonly next: Int32Array;
  private count = 0;

  constructor(mostNames: number) {
    const slots = 2 << (32 - Math.clz32(mostNames));
    this.heads = new Int32Array(slots).fill(-1);
    this.tails = new Int32Array(slots);
    this.hashes = new Uint32Array(mostNames);
    this.rows = new Uint32Array(mostNames);
    this.next = new Int32Array(mostNames).fill(-1);
  }

  private slotOf(hash: number): number {
    const mask = this.heads.length - 1;
    let slot = hash & mask;
    for (;;) {
      const head = this.heads[slot] ?? -1;
      if (head === -1 || this.hashes[head] === hash) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Rows are added in ascending order. */
  add(hash: number, row: number): void {
    const slot = this.slotOf(hash);
    const name = this.count++;
    this.hashes[name] = hash;
    this.rows[name] = row;
    if (this.heads[slot] === -1) this.heads[slot] = name;
    else this.next[this.tails[slot] ?? 0] = name;
    this.tails[slot] = name;
  }

  /** The rows with a name of this hash, ascending. */
  *rowsOf(hash: number): Generator<number> {
    let name = this.heads[this.slotOf(hash)] ?? -1;
    while (name !== -1) {
      yield this.rows[name] ?? 0;
      name = this.next[name] ?? -1;
    }
  }
}

const emptyRange = { start: 0, end: 0 };

class AssembledLibrary implements LibrarySnapshot {
  readonly dates: Uint32Array;
  readonly parts: PlacedPart[] = [];
  size = 0;
  private readonly rowOf: Uint32Array;
  private readonly sliceOf: Uint32Array;
  private readonly slices: { readonly source: Source; readonly slice: Slice }[] = [];
  private readonly names: NameTable;
  private readonly ranges = new Map<string, { readonly start: number; readonly end: number }>();

  constructor(readonly sources: readonly SourceSnapshot[]) {
    const most = sources.reduce((sum, snapshot) => sum + paperCount(snapshot), 0);
    const aliases = sources.flatMap(({ slices }) => slices).map(({ part }) => part.table.aliasHashes.length);
    this.dates = new Uint32Array(most);
    this.rowOf = new Uint32Array(most);
    this.sliceOf = new Uint32Array(most);
    this.names = new NameTable(most + aliases.reduce((sum, count) => sum + count, 0));
    for (const snapshot of sources) this.addSource(snapshot);
    this.dates = this.dates.subarray(0, this.size);
  }

  private addSource({ source, slices }: SourceSnapshot): void {
    const start = this.size;
    const places = new Map<SourcePart, Uint32Array>();
    for (const slice of slices) {
      let ofPart = places.get(slice.part);
      if (ofPart === undefined) {
        ofPart = new Uint32Array(slice.part.table.size).fill(NOWHERE);
        places.set(slice.part, ofPart);
        this.parts.push({ source, part: slice.part, places: ofPart });
      }
      this.addSlice(source, slice, start, ofPart);
    }
    this.ranges.set(source.id, { start, end: this.size });
  }

  private addSlice(source: Source, slice: Slice, sourceStart: number, places: Uint32Array): void {
    const { keyHashes, dates } = slice.part.table;
    const number = this.slices.push({ source, slice }) - 1;
    for (let row = slice.from; row < slice.to; row++) {
      const hash = keyHashes[row] ?? 0;
      if (sourceStart > 0 && this.hasElsewhere(slice.part, row, hash, sourceStart)) continue;
      places[row] = this.size;
      this.rowOf[this.size] = row;
      this.sliceOf[this.size] = number;
      this.dates[this.size] = dates[row] ?? 0;
      this.names.add(hash, this.size);
      this.size++;
    }
    this.addAliases(slice, places);
  }

  private addAliases({ part: { table }, from, to }: Slice, places: Uint32Array): void {
    for (const [number, row] of table.aliasRows.entries()) {
      const place = places[row] ?? NOWHERE;
      if (from <= row && row < to && place !== NOWHERE) this.names.add(table.aliasHashes[number] ?? 0, place);
    }
  }

  /** True if another source has the same work under the same key; the first of them stays. */
  private hasElsewhere(part: SourcePart, row: number, hash: number, sourceStart: number): boolean {
    for (const other of this.names.rowsOf(hash)) {
      if (other >= sourceStart) continue;
      const paper = paperIn(part.table, undefined, row);
      const namesake = this.paperWithoutAbstract(other);
      if (namesake.key === paper.key && isSameWork(namesake, paper)) return true;
    }
    return false;
  }

  originOf(row: number): Origin {
    const found = this.slices[this.sliceOf[row] ?? 0];
    if (found === undefined || row >= this.size) throw new RangeError(`The library has no row ${row}.`);
    const { source, slice } = found;
    return { source, part: slice.part, row: this.rowOf[row] ?? 0, shift: slice.shift };
  }

  private paperWithoutAbstract(row: number): Paper {
    const origin = this.originOf(row);
    return paperIn(origin.part.table, undefined, origin.row);
  }

  holding(row: number): Holding {
    const { part, row: partRow } = this.originOf(row);
    return this.holdingOf(row, paperIn(part.table, part.abstracts?.texts, partRow));
  }

  glance(row: number): Holding {
    return this.holdingOf(row, this.paperWithoutAbstract(row));
  }

  private holdingOf(row: number, paper: Paper): Holding {
    const { source, part, row: partRow, shift } = this.originOf(row);
    const times = this.timesBefore(row, part.table.keyHashes[partRow] ?? 0, source, paper.key);
    return {
      id: `${source.id}#${paper.key}${times === 0 ? '' : `~${times}`}`,
      paper,
      source,
      place: shifted(placeAt(part.table.places, partRow), shift),
    };
  }

  /** How many papers of the source before this one have its key. Nearly always the hash alone tells that none has. */
  private timesBefore(row: number, hash: number, source: Source, key: string): number {
    const { start } = this.rangeOfSource(source.id);
    let times = 0;
    for (const other of this.names.rowsOf(hash)) {
      if (start <= other && other < row && this.paperWithoutAbstract(other).key === key) times++;
    }
    return times;
  }

  /** The rows whose own key this is. */
  private rowsWithKey(key: string): readonly number[] {
    return this.rowsNamed(key, (paper) => paper.key === key);
  }

  rowsOfKey(key: string): readonly number[] {
    return this.rowsNamed(key, (paper) => paper.key === key || paper.aliases?.includes(key) === true);
  }

  private rowsNamed(name: string, isNamed: (paper: Paper) => boolean): readonly number[] {
    return [...this.names.rowsOf(hashText(name))].filter((row) => isNamed(this.paperWithoutAbstract(row)));
  }

  rowOfId(id: string): number | undefined {
    // Neither an address nor a key is known to be without `#`, so each place may divide them.
    for (let at = id.indexOf('#'); at !== -1; at = id.indexOf('#', at + 1)) {
      const { start, end } = this.rangeOfSource(id.slice(0, at));
      if (start === end) continue;
      const name = id.slice(at + 1);
      const keys = [name, name.replace(/~\d+$/u, '')];
      const rows = keys.flatMap((key) => this.rowsWithKey(key)).filter((row) => start <= row && row < end);
      const row = rows.find((candidate) => this.glance(candidate).id === id);
      if (row !== undefined) return row;
    }
    return undefined;
  }

  rangeOfSource(id: string): { readonly start: number; readonly end: number } {
    return this.ranges.get(id) ?? emptyRange;
  }

  readonly displayOrder = once(() => {
    const lists = this.parts.map(({ part, places }) => ordered(part.table, places));
    const title = (row: number): string => this.paperWithoutAbstract(row).title;
    return merged(lists, this.dates, title);
  });
}

function shifted({ span, keySpan }: Place, by: number): Place {
  const moved = { start: span.start + by, end: span.end + by };
  if (keySpan === undefined) return { span: moved };
  return { span: moved, keySpan: { start: keySpan.start + by, end: keySpan.end + by } };
}

/** The rows of the library that a part became, in its order. */
function ordered({ order }: PaperTable, places: Uint32Array): Uint32Array {
  const rows = new Uint32Array(order.length);
  let count = 0;
  for (const row of order) {
    const place = places[row] ?? NOWHERE;
    if (place !== NOWHERE) rows[count++] = place;
  }
  return rows.subarray(0, count);
}

/** Sorted lists as one, the shortest first, so that a small source beside a large one costs little. */
function merged(
  lists: readonly Uint32Array[],
  dates: Uint32Array,
  titleOf: (row: number) => string,
): Uint32Array {
  const titles = new Map<number, string>();
  const title = (row: number): string => {
    let known = titles.get(row);
    if (known === undefined) titles.set(row, (known = titleOf(row)));
    return known;
  };
  const compare = (one: number, other: number): number =>
    (dates[other] ?? 0) - (dates[one] ?? 0) || titleCollator.compare(title(one), title(other)) || one - other;
  const waiting = lists.toSorted((one, other) => one.length - other.length);
  let all = waiting[0] ?? new Uint32Array();
  for (const list of waiting.slice(1)) {
    const both = new Uint32Array(all.length + list.length);
    let [left, right] = [0, 0];
    for (let at = 0; at < both.length; at++) {
      const takesLeft =
        right === list.length || (left < all.length && compare(all[left] ?? 0, list[right] ?? 0) < 0);
      both[at] = (takesLeft ? all[left++] : list[right++]) ?? 0;
    }
    all = both;
  }
  return all;
}

/**
 * The library made of `sources`. A work that several sources have under the same key appears once, with the first of
 * them; everything else is kept, also entries of one file that share a key. Linear, and quick: a hundred thousand
 * papers cost about ten milliseconds.
 */
export function assembleLibrary(sources: readonly SourceSnapshot[]): LibrarySnapshot {
  return new AssembledLibrary(sources);
}

/** The library before anything has been read. */
export const emptyLibrary: LibrarySnapshot = assembleLibrary([]);
