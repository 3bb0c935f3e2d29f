import { type Category, categoryId, categoryName } from '../model/category';
import { type LibrarySnapshot, NOWHERE } from '../model/library';
import { yearOf } from '../model/paperTable';
import { type RowMarks, progressOf } from '../reading/rowMarks';
import { type Progress, sortedTags } from '../reading/readingMark';
import { once } from '../util/once';
import type { Steps } from '../util/steps';
import {
  type FiledName,
  type KnownNames,
  type NamedProperty,
  type Names,
  namesInLibrary,
} from './paperNames';
import { countOne, sums } from '../util/counts';
import { t, inFigures } from '../util/l10n';

/** What it takes to arrange a library besides the library itself. */
export interface Filing {
  readonly known: KnownNames;
  /** How often the workspace cites the paper in a row. */
  readonly timesCited: (row: number) => number;
  readonly marks: RowMarks;
}

/** A name with what is said of it besides the number of its papers. */
export interface GroupName extends FiledName {
  readonly about?: string;
}

/** Names of which some may say more. */
interface GroupNames extends Names {
  readonly names: readonly GroupName[];
}

/** A way to divide the papers of a library into groups. */
type GroupingRow = GroupLooks &
  (
    | { readonly property: NamedProperty }
    /** The names of all rows, in the order of their groups. */
    | { readonly names: (library: LibrarySnapshot, marks: RowMarks) => GroupNames }
  );

interface GroupLooks {
  readonly title: () => string;
  /** The title within a sentence. */
  readonly inWords: () => string;
  /** The group of the papers that have no name; the last one. */
  readonly noName: () => string;
  /** The icon of a group. */
  readonly icon: string;
  /** So many groups, in words. */
  readonly counted: (number: number) => string;
  readonly below: 'years' | 'papers';
  /** A paper may have several names, and stands under each. */
  readonly isRepeated: boolean;
  /** The names are those of marks, which change without the library. */
  readonly isOfMarks?: true;
}

/** The names of rows that have one each, or none where there is no value; in the order of `compare`. */
function oneEach<Value>(
  library: LibrarySnapshot,
  valueOf: (row: number) => Value | undefined,
  nameOf: (value: Value) => GroupName,
  compare: (one: Value, other: Value) => number,
): GroupNames {
  const counts = new Uint32Array(library.size + 1);
  const seen = new Map<Value, number>();
  const byKey = new Map<string, number>();
  const values: Value[] = [];
  const numberOf = (value: Value): number => {
    let number = seen.get(value);
    if (number === undefined) {
      // Equal values may be several objects.
      const { key } = nameOf(value);
      number = byKey.get(key) ?? values.push(value) - 1;
      byKey.set(key, number);
      seen.set(value, number);
    }
    return number;
  };
  const found = new Uint32Array(library.size);
  let total = 0;
  for (let row = 0; row < library.size; row++) {
    const value = valueOf(row);
    if (value === undefined) continue;
    counts[row] = 1;
    found[total++] = numberOf(value);
  }
  const order = [...values.keys()].sort((one, other) =>
    compare(values[one] as Value, values[other] as Value),
  );
  const places = new Map(order.map((number, place) => [number, place]));
  return {
    names: order.map((number) => nameOf(values[number] as Value)),
    starts: sums(counts),
    numbers: found.subarray(0, total).map((number) => places.get(number) ?? 0),
  };
}

/** The categories of all rows, from the columns of their parts: these are looked at whenever anything changes. */
function categoryNames({ parts, size }: LibrarySnapshot): GroupNames {
  const categories: Category[] = [];
  const known = new Map<string, number>();
  const numbers = new Uint32Array(size);
  for (const { part, places } of parts) {
    const { categoryOf } = part.table;
    const ofPart = part.table.categories.map((category) => {
      const number = known.get(categoryId(category)) ?? categories.push(category) - 1;
      known.set(categoryId(category), number);
      return number;
    });
    for (let row = 0; row < places.length; row++) {
      const place = places[row] ?? NOWHERE;
      if (place !== NOWHERE) numbers[place] = ofPart[categoryOf[row] ?? 0] ?? 0;
    }
  }
  const order = [...categories.keys()].sort((one, other) =>
    compareCategories(categories[one] as Category, categories[other] as Category),
  );
  const ranks = new Uint32Array(order.length);
  for (const [rank, number] of order.entries()) ranks[number] = rank;
  const starts = new Uint32Array(size + 1);
  for (let row = 0; row < size; row++) {
    numbers[row] = ranks[numbers[row] ?? 0] ?? 0;
    starts[row + 1] = row + 1;
  }
  return {
    names: order.map((number) => categoryGroup(categories[number] as Category)),
    starts,
    numbers,
  };
}

function categoryGroup(category: Category): GroupName {
  return {
    label: categoryName(category),
    key: categoryId(category),
    ...(category.kind === 'arxiv' && { about: category.id }),
  };
}

/** The tags of all rows. */
function tagNames(library: LibrarySnapshot, { noted }: RowMarks): GroupNames {
  const tagged = [...noted].sort(([one], [other]) => one - other);
  const tags = sortedTags(tagged.flatMap(([, mark]) => mark.tags));
  const numbers = new Map(tags.map((tag, number) => [tag, number]));
  const counts = new Uint32Array(library.size + 1);
  for (const [row, mark] of tagged) counts[row] = mark.tags.length;
  return {
    names: tags.map((tag) => ({ label: tag, key: tag })),
    starts: sums(counts),
    numbers: Uint32Array.from(tagged.flatMap(([, mark]) => mark.tags.map((tag) => numbers.get(tag) ?? 0))),
  };
}

/** What is in hand comes first. */
const progressGroups = {
  reading: () => t('Reading'),
  unread: () => t('Unread'),
  read: () => t('Read'),
} satisfies Readonly<Record<Progress, () => string>>;

const progressOrder = Object.keys(progressGroups);

const kindOrder = ['arxiv', 'entryType', 'unknown'] as const;

function compareCategories(one: Category, other: Category): number {
  return (
    kindOrder.indexOf(one.kind) - kindOrder.indexOf(other.kind) ||
    categoryName(one).localeCompare(categoryName(other), 'en')
  );
}

/** Every way to group the library, the usual one first. */
export const groupings = {
  category: {
    title: () => t('Category and Year'),
    inWords: () => t('by category and year'),
    noName: () => t('No category'),
    icon: 'folder-library',
    counted: (number) => (number === 1 ? t('1 group') : t('{0} groups', inFigures(number))),
    below: 'years',
    isRepeated: false,
    names: categoryNames,
  },
  year: {
    title: () => t('Year'),
    inWords: () => t('by year'),
    noName: () => t('No year'),
    icon: 'calendar',
    counted: (number) => (number === 1 ? t('1 year') : t('{0} years', inFigures(number))),
    below: 'papers',
    isRepeated: false,
    names: (library) =>
      oneEach(
        library,
        (row) => yearOf(library.dates[row] ?? 0),
        (year) => ({ label: String(year), key: String(year) }),
        (one, other) => other - one,
      ),
  },
  author: {
    title: () => t('Author'),
    inWords: () => t('by author'),
    noName: () => t('No author'),
    icon: 'account',
    counted: (number) => (number === 1 ? t('1 author') : t('{0} authors', inFigures(number))),
    below: 'papers',
    isRepeated: true,
    property: 'author',
  },
  venue: {
    title: () => t('Venue'),
    inWords: () => t('by venue'),
    noName: () => t('No venue'),
    icon: 'comment-discussion',
    counted: (number) => (number === 1 ? t('1 venue') : t('{0} venues', inFigures(number))),
    below: 'papers',
    isRepeated: false,
    property: 'venue',
  },
  organization: {
    title: () => t('Organisation'),
    inWords: () => t('by organisation'),
    noName: () => t('No organisation'),
    icon: 'organization',
    counted: (number) => (number === 1 ? t('1 organisation') : t('{0} organisations', inFigures(number))),
    below: 'papers',
    isRepeated: true,
    property: 'organization',
  },
  keyword: {
    title: () => t('Keyword'),
    inWords: () => t('by keyword'),
    noName: () => t('No keyword'),
    icon: 'tag',
    counted: (number) => (number === 1 ? t('1 keyword') : t('{0} keywords', inFigures(number))),
    below: 'papers',
    isRepeated: true,
    property: 'keyword',
  },
  source: {
    title: () => t('Source File'),
    inWords: () => t('by source file'),
    noName: () => t('No file'),
    icon: 'file',
    counted: (number) => (number === 1 ? t('1 file') : t('{0} files', inFigures(number))),
    below: 'papers',
    isRepeated: false,
    names: (library) =>
      oneEach(
        library,
        (row) => library.originOf(row).source,
        ({ id, name }) => ({ label: name, key: id }),
        (one, other) => library.rangeOfSource(one.id).start - library.rangeOfSource(other.id).start,
      ),
  },
  reading: {
    title: () => t('Reading State'),
    inWords: () => t('by reading state'),
    noName: () => t('Unread'),
    icon: 'book',
    counted: (number) => (number === 1 ? t('1 group') : t('{0} groups', inFigures(number))),
    below: 'papers',
    isRepeated: false,
    isOfMarks: true,
    names: (library, marks) =>
      oneEach(
        library,
        (row) => progressOf(marks, row),
        (progress) => ({ label: progressGroups[progress](), key: progress }),
        (one, other) => progressOrder.indexOf(one) - progressOrder.indexOf(other),
      ),
  },
  tag: {
    title: () => t('Tag'),
    inWords: () => t('by tag'),
    noName: () => t('No tag'),
    icon: 'tag',
    counted: (number) => (number === 1 ? t('1 tag') : t('{0} tags', inFigures(number))),
    below: 'papers',
    isRepeated: true,
    isOfMarks: true,
    names: tagNames,
  },
} satisfies Readonly<Record<string, GroupingRow>>;

/** Names a way to group. */
export type Grouping = keyof typeof groupings;

/** Every way to sort the papers of a group, with its title. Papers that are equal stand newest first. */
export const sortings = {
  date: { title: () => t('Date, Newest First'), inWords: () => t('sorted by date, newest first') },
  author: { title: () => t('Author'), inWords: () => t('sorted by author') },
  title: { title: () => t('Title'), inWords: () => t('sorted by title') },
  cited: { title: () => t('Times Cited Here'), inWords: () => t('sorted by times cited here') },
} as const;

/** Names a way to sort. */
export type Sorting = keyof typeof sortings;

/** How the library is shown. */
export interface Arrangement {
  readonly grouping: Grouping;
  readonly sorting: Sorting;
}

/** What a library is shown by when nobody has chosen anything else. */
export const usualArrangement: Arrangement = { grouping: 'category', sorting: 'date' };

/** `by author, sorted by title`; empty for what is usual. */
export function arrangementInWords({ grouping, sorting }: Arrangement): string {
  return [
    grouping === usualArrangement.grouping ? '' : groupings[grouping].inWords(),
    sorting === usualArrangement.sorting ? '' : sortings[sorting].inWords(),
  ]
    .filter(Boolean)
    .join(', ');
}

/** What somebody has chosen, as it was kept; whatever is not known is as usual. */
export function asArrangement(value: unknown): Arrangement {
  const { grouping, sorting } =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return {
    grouping:
      (Object.keys(groupings) as Grouping[]).find((one) => one === grouping) ?? usualArrangement.grouping,
    sorting: (Object.keys(sortings) as Sorting[]).find((one) => one === sorting) ?? usualArrangement.sorting,
  };
}

/** Adds one, and gives what was there before. */
/** Rows in the order of their ranks, those of one rank in the order that they have. Linear. */
function orderedByRank(rows: Uint32Array, rankOf: (row: number) => number, ranks: number): Uint32Array {
  const counts = new Uint32Array(ranks + 1);
  for (const row of rows) countOne(counts, rankOf(row));
  const next = sums(counts);
  const ordered = new Uint32Array(rows.length);
  for (const row of rows) ordered[countOne(next, rankOf(row))] = row;
  return ordered;
}

function* orderBy(library: LibrarySnapshot, property: NamedProperty, known: KnownNames): Steps<Uint32Array> {
  const { names, starts, numbers } = yield* namesInLibrary(library, property, known);
  // Who has no name comes last.
  const rankOf = (row: number): number =>
    starts[row] === starts[row + 1] ? names.length : (numbers[starts[row] ?? 0] ?? 0);
  return orderedByRank(library.displayOrder(), rankOf, names.length + 1);
}

function* orderOf(library: LibrarySnapshot, sorting: Sorting, filing: Filing): Steps<Uint32Array> {
  switch (sorting) {
    case 'date':
      return library.displayOrder();
    case 'author':
      return yield* orderBy(library, 'firstAuthor', filing.known);
    case 'title':
      return yield* orderBy(library, 'title', filing.known);
    case 'cited': {
      const rows = library.displayOrder();
      const most = rows.reduce((sum, row) => Math.max(sum, filing.timesCited(row)), 0);
      return orderedByRank(rows, (row) => most - filing.timesCited(row), most + 1);
    }
  }
}

/** A library in the order and with the groups that somebody has chosen. */
export interface ArrangedLibrary {
  readonly library: LibrarySnapshot;
  readonly grouping: Grouping;
  /** All rows in the order in which they are shown. */
  readonly order: Uint32Array;
  readonly names: GroupNames;
  readonly timesCited: (row: number) => number;
  readonly marks: RowMarks;
  /** The groups of all rows, worked out once. */
  readonly groups: () => Groups;
}

/**
 * Works out how a library is shown. As usual, by columns alone, it takes no pause, and some milliseconds for a hundred
 * thousand papers; what needs the record of each paper takes them a step at a time.
 */
export function* arranged(
  library: LibrarySnapshot,
  { grouping, sorting }: Arrangement,
  filing: Filing,
): Steps<ArrangedLibrary> {
  const order = yield* orderOf(library, sorting, filing);
  const by: GroupingRow = groupings[grouping];
  const names =
    'property' in by
      ? yield* namesInLibrary(library, by.property, filing.known)
      : by.names(library, filing.marks);
  const groups = once(() => groupsOf(grouping, names, order));
  return { library, grouping, order, names, groups, timesCited: filing.timesCited, marks: filing.marks };
}

/** True if the groups are others once marks are others. */
export function isOfMarks(grouping: Grouping): boolean {
  const by: GroupLooks = groupings[grouping];
  return by.isOfMarks === true;
}

/** Groups of papers: the rows of group `n` are in `rows` from `starts[n]` up to but not including `starts[n + 1]`. */
export interface Groups {
  readonly names: readonly GroupName[];
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** The groups that some of the papers make, without those that would be empty. Linear. */
export function groupsOf(
  grouping: Grouping,
  { names, starts, numbers }: GroupNames,
  order: Uint32Array,
): Groups {
  const none = names.length;
  const counts = new Uint32Array(none + 2);
  for (const row of order) {
    const end = starts[row + 1] ?? 0;
    const first = starts[row] ?? 0;
    if (first === end) countOne(counts, none);
    for (let at = first; at < end; at++) countOne(counts, numbers[at] ?? 0);
  }
  const all = sums(counts);
  const rows = new Uint32Array(all[none + 1] ?? 0);
  const next = all.slice();
  for (const row of order) {
    const end = starts[row + 1] ?? 0;
    const first = starts[row] ?? 0;
    if (first === end) rows[countOne(next, none)] = row;
    for (let at = first; at < end; at++) rows[countOne(next, numbers[at] ?? 0)] = row;
  }
  const shown = [...Array(none + 1).keys()].filter((number) => counts[number] !== 0);
  return {
    names: shown.map((number) => names[number] ?? { label: groupings[grouping].noName(), key: '' }),
    starts: Uint32Array.from([...shown.map((number) => all[number] ?? 0), rows.length]),
    rows,
  };
}
