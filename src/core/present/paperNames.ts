import { sums } from '../util/counts';
import type { Author } from '../model/author';
import { shortName } from '../model/author';
import { type LibrarySnapshot, NOWHERE } from '../model/library';
import type { Paper } from '../model/paper';
import { type PaperTable, paperIn } from '../model/paperTable';
import { foldText } from '../text/fold';
import { type Steps, sortedInSteps, stepped } from '../util/steps';

/** A name under which papers are filed. */
export interface FiledName {
  /** What a person reads. */
  readonly label: string;
  /** By it names are told apart and sorted: by code units, so that a hundred thousand are sorted soon. */
  readonly key: string;
}

/** What of a paper is asked for that its columns do not say. */
export type NamedProperty = 'author' | 'venue' | 'organization' | 'keyword' | 'firstAuthor' | 'title';

function named(label: string): FiledName {
  return { label, key: foldText(label) };
}

/** "van Beethoven, Ludwig", filed under "beethoven ludwig van". */
function authorName(author: Author): FiledName {
  if (author.kind === 'literal') return named(author.literal);
  const { family, given, prefix, suffix } = author;
  return {
    label: [shortName(author), given, suffix].filter(Boolean).join(', '),
    key: foldText([family, given, prefix, suffix].filter(Boolean).join(' ')),
  };
}

const namesOf: Readonly<Record<NamedProperty, (paper: Paper) => readonly FiledName[]>> = {
  author: ({ authors }) => authors.map(authorName),
  venue: ({ venue = '' }) => [named(venue)],
  organization: ({ organizations }) => organizations.map(named),
  keyword: ({ keywords = [] }) => keywords.map(named),
  firstAuthor: ({ authors }) => authors.slice(0, 1).map(authorName),
  title: ({ title }) => [named(title.replace(/^[^\p{L}\p{N}]+/u, ''))],
};

/** Names of things by their numbers: each name once, and for every thing the numbers of its names. */
export interface Names {
  readonly names: readonly FiledName[];
  /** The numbers of thing `n` are in `numbers` from `starts[n]` up to but not including `starts[n + 1]`. */
  readonly starts: Uint32Array;
  readonly numbers: Uint32Array;
}

/** What was worked out of tables before. A table that nobody uses any more is forgotten with its names. */
export type KnownNames = WeakMap<PaperTable, Map<NamedProperty, Names>>;

/** The names in a table, ascending. Costs a record of each paper: some microseconds. */
function* namesInTable(table: PaperTable, property: NamedProperty): Steps<Names> {
  const names: FiledName[] = [];
  const known = new Map<string, number>();
  const starts = new Uint32Array(table.size + 1);
  const found: number[] = [];
  yield* stepped(Array(table.size).keys(), (row) => {
    starts[row] = found.length;
    const own = new Set<number>();
    for (const name of namesOf[property](paperIn(table, undefined, row))) {
      if (name.key.trim() === '') continue;
      let number = known.get(name.key);
      if (number === undefined) {
        number = names.push(name) - 1;
        known.set(name.key, number);
      }
      own.add(number);
    }
    found.push(...own);
  });
  starts[table.size] = found.length;
  return yield* inOrder({ names, starts, numbers: Uint32Array.from(found) });
}

function compareKeys({ key: one }: FiledName, { key: other }: FiledName): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The same with the names ascending. */
function* inOrder({ names, starts, numbers }: Names): Steps<Names> {
  const order = yield* sortedInSteps([...names.keys()], (one, other) =>
    compareKeys(names[one] as FiledName, names[other] as FiledName),
  );
  const places = new Uint32Array(names.length);
  for (const [place, number] of order.entries()) places[number] = place;
  return {
    names: order.map((number) => names[number] as FiledName),
    starts,
    numbers: numbers.map((number) => places[number] ?? 0),
  };
}

function* knownNames(known: KnownNames, table: PaperTable, property: NamedProperty): Steps<Names> {
  let ofTable = known.get(table);
  if (ofTable === undefined) known.set(table, (ofTable = new Map()));
  let names = ofTable.get(property);
  if (names === undefined) ofTable.set(property, (names = yield* namesInTable(table, property)));
  return names;
}

/**
 * The names of a property for the rows of a library, ascending. A table costs some microseconds a paper when it is first
 * seen; after that the names of all tables are put together, which is quick as they are sorted.
 */
export function* namesInLibrary(
  library: LibrarySnapshot,
  property: NamedProperty,
  known: KnownNames,
): Steps<Names> {
  const names: FiledName[] = [];
  const numberOf = new Map<string, number>();
  const counts = new Uint32Array(library.size + 1);
  const placed: { readonly ofTable: Names; readonly places: Uint32Array; readonly same: Uint32Array }[] = [];
  for (const { part, places } of library.parts) {
    const ofTable = yield* knownNames(known, part.table, property);
    const same = new Uint32Array(ofTable.names.length);
    yield* stepped(ofTable.names.entries(), ([number, name]) => {
      const there = numberOf.get(name.key) ?? names.push(name) - 1;
      numberOf.set(name.key, there);
      same[number] = there;
    });
    for (const [row, place] of places.entries()) {
      if (place !== NOWHERE) counts[place] = (ofTable.starts[row + 1] ?? 0) - (ofTable.starts[row] ?? 0);
    }
    placed.push({ ofTable, places, same });
  }
  const starts = sums(counts);
  const numbers = new Uint32Array(starts[library.size] ?? 0);
  for (const { ofTable, places, same } of placed) {
    for (const [row, place] of places.entries()) {
      if (place === NOWHERE) continue;
      const first = ofTable.starts[row] ?? 0;
      const count = (ofTable.starts[row + 1] ?? 0) - first;
      for (let at = 0; at < count; at++)
        numbers[(starts[place] ?? 0) + at] = same[ofTable.numbers[first + at] ?? 0] ?? 0;
    }
    yield;
  }
  return yield* inOrder({ names, starts, numbers });
}
