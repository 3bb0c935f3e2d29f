import { authorsInShort } from '../model/author';
import { type Category, categoryId, categoryName } from '../model/category';
import type { Holding, LibrarySnapshot } from '../model/library';
import { categoryAt, yearOf } from '../model/paperTable';
import { plainMath } from '../text/plainMath';
import { type Ability, abilitiesOf } from './abilities';
import { counted } from './counted';
import { paperIcon } from './paperIcon';
import { plainLabel } from './plainLabel';
import { readableTitle } from './readable';

/** A row of the library view. Rows are equal between two trees if their ids are. */
export type TreeRow = GroupRow | PaperRow;

/** A row with rows below it: a category, a year, or a range of a year with very many papers. */
export interface GroupRow {
  readonly kind: 'category' | 'year' | 'range';
  readonly id: string;
  /** Opened where it is seen for the first time. */
  readonly isOpen: boolean;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
  readonly library: LibrarySnapshot;
  /** The papers below by their rows in the library, in the order in which they are shown. */
  readonly rows: Uint32Array;
}

/** The row of one paper. */
export interface PaperRow {
  readonly kind: 'paper';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
  /** The name of an icon of the editor. */
  readonly icon: string;
  /** Marked at the end of the row, where it is seen however long the title is. */
  readonly hasCode: boolean;
  readonly abilities: readonly Ability[];
  /** Without its abstract. */
  readonly holding: Holding;
}

/** More rows on one level are divided into ranges: the editor draws a level as a whole. */
const MOST_ROWS = 300;
const ROWS_OF_A_RANGE = 200;

const kindOrder = ['arxiv', 'entryType', 'unknown'] as const;

/** The rows of each group, in their order; groups in the order of their first row. Linear. */
function groupRows<Name>(rows: Uint32Array, nameOf: (row: number) => Name): ReadonlyMap<Name, Uint32Array> {
  const lists = new Map<Name, number[]>();
  for (const row of rows) {
    const name = nameOf(row);
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [row]);
    else list.push(row);
  }
  return new Map(Array.from(lists, ([name, list]) => [name, Uint32Array.from(list)]));
}

/** What the view is narrowed down to. */
export interface TreeFilter {
  /** The rows of the library that are shown. */
  readonly rows: readonly number[];
  /** Groups of so few papers are opened for the reader. */
  readonly isOpen: boolean;
}

/** The rows in the order in which they are shown. */
function shownRows(library: LibrarySnapshot, filter: TreeFilter | undefined): Uint32Array {
  const all = library.displayOrder();
  if (filter === undefined) return all;
  const isShown = new Uint8Array(library.size);
  for (const row of filter.rows) isShown[row] = 1;
  return all.filter((row) => isShown[row] === 1);
}

/**
 * The top level: arXiv classes by name, then kinds of entries, then unknown codes; only what a filter leaves. Empty for
 * an empty library.
 */
export function libraryRows(library: LibrarySnapshot, filter?: TreeFilter): GroupRow[] {
  // Tables have each of their categories once, so that equal ones are found without looking at every paper.
  const known = new Map<string, Category>();
  const sameIn = new Map<Category, Category>();
  const categoryOf = (row: number): Category => {
    const origin = library.originOf(row);
    const category = categoryAt(origin.part.table, origin.row);
    let same = sameIn.get(category);
    if (same === undefined) {
      const id = categoryId(category);
      same = known.get(id) ?? category;
      known.set(id, same);
      sameIn.set(category, same);
    }
    return same;
  };
  const groups = Array.from(groupRows(shownRows(library, filter), categoryOf), ([category, rows]) => ({
    category,
    rows,
    name: categoryName(category),
  }));
  groups.sort(
    (one, other) =>
      kindOrder.indexOf(one.category.kind) - kindOrder.indexOf(other.category.kind) ||
      one.name.localeCompare(other.name, 'en'),
  );
  return groups.map(({ rows, category, name }) => ({
    kind: 'category',
    // Under other ids the editor keeps which groups were open before.
    id: `${filter === undefined ? '' : '?'}${categoryId(category)}`,
    isOpen: filter?.isOpen === true,
    label: plainLabel(name),
    description: category.kind === 'arxiv' ? `${rows.length} · ${category.id}` : String(rows.length),
    spoken: `${name}, ${counted(rows.length, 'paper')}`,
    library,
    rows,
  }));
}

/** Rows are newest first, so the years come out in their order, and papers without a year last. */
function yearRows({ id, isOpen, library, rows: all }: GroupRow): GroupRow[] {
  const groups = groupRows(all, (row) => yearOf(library.dates[row] ?? 0));
  return Array.from(groups, ([year, rows]) => {
    const label = year === undefined ? 'No year' : String(year);
    return {
      kind: 'year',
      id: `${id}/${year ?? ''}`,
      isOpen,
      label,
      description: String(rows.length),
      spoken: `${label}, ${counted(rows.length, 'paper')}`,
      library,
      rows,
    };
  });
}

function rangeRows({ id, label, library, rows }: GroupRow): GroupRow[] {
  const ranges: GroupRow[] = [];
  for (let start = 0; start < rows.length; start += ROWS_OF_A_RANGE) {
    const members = rows.subarray(start, start + ROWS_OF_A_RANGE);
    const [first] = members;
    const title = first === undefined ? '' : library.glance(first).paper.title;
    const range = `${start + 1} – ${start + members.length}`;
    ranges.push({
      kind: 'range',
      id: `${id}/${start}`,
      isOpen: false,
      label: range,
      description: plainLabel(`${title} …`),
      spoken: `${label}, papers ${range}`,
      library,
      rows: members,
    });
  }
  return ranges;
}

/** The row of one paper: its title, then first author and year. */
function paperRow(holding: Holding): PaperRow {
  const { paper } = holding;
  const title = plainLabel(plainMath(readableTitle(holding)));
  const authors = plainLabel(authorsInShort(paper.authors, paper.authorsTruncated));
  const year = paper.year === undefined ? '' : String(paper.year);
  return {
    kind: 'paper',
    id: holding.id,
    label: title,
    description: [authors, year].filter(Boolean).join(' '),
    hasCode: paper.hasCode,
    spoken: [title, authors, year, paper.hasCode ? 'has code' : ''].filter(Boolean).join(', '),
    icon: paperIcon(paper),
    abilities: abilitiesOf(holding),
    holding,
  };
}

function paperRows({ library, rows }: GroupRow): PaperRow[] {
  return Array.from(rows, (row) => paperRow(library.glance(row)));
}

/** The rows below `row`, made when they are asked for; a paper has none. */
export function childRows(row: TreeRow): readonly TreeRow[] {
  switch (row.kind) {
    case 'category':
      return yearRows(row);
    case 'year':
      return row.rows.length > MOST_ROWS ? rangeRows(row) : paperRows(row);
    case 'range':
      return paperRows(row);
    case 'paper':
      return [];
  }
}
