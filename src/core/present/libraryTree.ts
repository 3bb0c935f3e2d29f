import { authorsInShort } from '../model/author';
import type { Holding } from '../model/library';
import { yearOf } from '../model/paperTable';
import { plainMath } from '../text/plainMath';
import { groupBy } from '../util/groupBy';
import { type Ability, abilitiesOf } from './abilities';
import { countedPapers } from './counted';
import { type ArrangedLibrary, type Groups, groupings, groupsOf } from './groupings';
import { paperIcon } from './paperIcon';
import { plainLabel } from './plainLabel';
import { readableTitle } from './readable';
import { t, inFigures } from '../util/l10n';

/** A row of the library view. Rows are equal between two trees if their ids are. */
export type TreeRow = GroupRow | PaperRow;

/** What is below a group, made when it is asked for. */
type Below =
  | { readonly kind: 'years' }
  /** Papers, before which so many stand in other ranges of their group. */
  | { readonly kind: 'papers'; readonly first: number }
  /** Groups from one number up to another, that one not included. */
  | { readonly kind: 'groups'; readonly groups: Groups; readonly from: number; readonly to: number };

/** A row with rows below it: a category, a year, an author, or a range of what there is very much of. */
export interface GroupRow {
  readonly kind: 'group' | 'range';
  readonly id: string;
  /** Opened where it is seen for the first time. */
  readonly isOpen: boolean;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** The name of an icon of the editor; absent below the top level. */
  readonly icon?: string;
  readonly tree: Tree;
  /** The papers below by their rows in the library, in the order in which they are shown. */
  readonly rows: Uint32Array;
  readonly below: Below;
  /** What tells the rows of its papers from others of the same papers; empty where there are no others. */
  readonly place: string;
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

/** How much of `count` rows is in one range, so that there are few enough of them. */
function rangeSize(count: number): number {
  const rangeCount = Math.ceil(count / ROWS_OF_A_RANGE);
  return rangeCount <= MOST_ROWS ? ROWS_OF_A_RANGE : ROWS_OF_A_RANGE * Math.ceil(Math.sqrt(rangeCount));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where the ranges of `count` rows begin and end. */
function ranges(count: number): readonly Range[] {
  const size = rangeSize(count);
  return Array.from({ length: Math.ceil(count / size) }, (_, number) => ({
    start: number * size,
    end: Math.min(count, (number + 1) * size),
  }));
}

/** What the view is narrowed down to. */
export interface TreeFilter {
  /** The rows of the library that are shown. */
  readonly rows: readonly number[];
  /** Groups of so few papers are opened for the reader. */
  readonly isOpen: boolean;
}

/** The rows in the order in which they are shown. */
function shownRows({ library, order }: ArrangedLibrary, filter: TreeFilter | undefined): Uint32Array {
  if (filter === undefined) return order;
  const isShown = new Uint8Array(library.size);
  for (const row of filter.rows) isShown[row] = 1;
  return order.filter((row) => isShown[row] === 1);
}

/** What all rows of a tree have in common. */
interface Tree extends ArrangedLibrary {
  readonly isOpen: boolean;
  /** What the ids of groups begin with. */
  readonly prefix: string;
}

/** The top level: the groups of the arrangement; only what a filter leaves. Empty for an empty library. */
export function libraryRows(arranged: ArrangedLibrary, filter?: TreeFilter): readonly GroupRow[] {
  const groups = groupsOf(arranged, shownRows(arranged, filter));
  // Under other ids the editor keeps which groups were open before.
  const mark = filter === undefined ? '' : '?';
  const prefix = arranged.grouping === 'category' ? mark : `${mark}${arranged.grouping}=`;
  const tree: Tree = { ...arranged, isOpen: filter?.isOpen === true, prefix };
  return groupLevel(tree, { kind: 'groups', groups, from: 0, to: groups.names.length });
}

type GroupsBelow = Extract<Below, { readonly kind: 'groups' }>;

/** Groups, or ranges of them where there are too many for one level. */
function groupLevel(tree: Tree, below: GroupsBelow): readonly GroupRow[] {
  const { from, to } = below;
  const numbers = Array.from({ length: to - from }, (_, number) => from + number);
  return numbers.length > MOST_ROWS
    ? ranges(numbers.length).map((range) => rangeOfGroups(tree, below, range))
    : numbers.map((number) => groupRow(tree, below.groups, number));
}

function rowsOfGroups({ starts, rows }: Groups, from: number, to: number): Uint32Array {
  return rows.subarray(starts[from], starts[to]);
}

function groupRow(tree: Tree, groups: Groups, number: number): GroupRow {
  const { label = '', key = '', about } = groups.names[number] ?? {};
  const rows = rowsOfGroups(groups, number, number + 1);
  const { icon, below, isRepeated } = groupings[tree.grouping];
  const id = tree.prefix + key;
  return {
    kind: 'group',
    id,
    isOpen: tree.isOpen,
    label: plainLabel(label),
    description: about === undefined ? String(rows.length) : `${rows.length} · ${about}`,
    spoken: t('{0}, {1}', plainLabel(label), countedPapers(rows.length)),
    icon,
    tree,
    rows,
    below: below === 'years' ? { kind: 'years' } : { kind: 'papers', first: 0 },
    place: isRepeated ? id : '',
  };
}

function rangeOfGroups(tree: Tree, { groups, from }: GroupsBelow, { start, end }: Range): GroupRow {
  const below: GroupsBelow = { kind: 'groups', groups, from: from + start, to: from + end };
  const [first, last] = [groups.names[below.from], groups.names[below.to - 1]].map((name) =>
    plainLabel(name?.label ?? ''),
  );
  const count = groupings[tree.grouping].counted(end - start);
  return {
    kind: 'range',
    // Named for its first group, so that it stays the same when others come before it.
    id: `${tree.prefix}${end - start > ROWS_OF_A_RANGE ? '…' : '..'}${groups.names[below.from]?.key ?? ''}`,
    isOpen: tree.isOpen,
    label: `${first} – ${last}`,
    description: String(end - start),
    spoken: t('{0} to {1}, {2}', first ?? '', last ?? '', count),
    icon: groupings[tree.grouping].icon,
    tree,
    rows: rowsOfGroups(groups, below.from, below.to),
    below,
    place: '',
  };
}

/** The years of a group, the newest first; papers without a year last. */
function yearRows({ id, isOpen, tree, place, rows: all }: GroupRow): readonly GroupRow[] {
  const lists = groupBy([...all], (row) => yearOf(tree.library.dates[row] ?? 0));
  const years = [...lists].sort(([one = -1], [other = -1]) => other - one);
  return years.map(([year, list]) => {
    const label = year === undefined ? t('No year') : String(year);
    return {
      kind: 'group',
      id: `${id}/${year ?? ''}`,
      isOpen,
      label,
      description: String(list.length),
      spoken: t('{0}, {1}', label, countedPapers(list.length)),
      tree,
      rows: Uint32Array.from(list),
      below: { kind: 'papers', first: 0 },
      place,
    };
  });
}

/** Papers, or ranges of them where there are too many for one level. */
function paperLevel(group: GroupRow, first: number): readonly TreeRow[] {
  const { rows } = group;
  if (rows.length <= MOST_ROWS) return Array.from(rows, (row) => paperRow(group, row));
  return ranges(rows.length).map((range) => rangeOfPapers(group, first, range));
}

function rangeOfPapers(
  { id, label, tree, place, rows }: GroupRow,
  offset: number,
  { start, end }: Range,
): GroupRow {
  const members = rows.subarray(start, end);
  const [first] = members;
  const title = first === undefined ? '' : tree.library.glance(first).paper.title;
  const range = `${inFigures(offset + start + 1)} – ${inFigures(offset + end)}`;
  return {
    kind: 'range',
    id: `${id}/${start}`,
    isOpen: false,
    label: range,
    description: plainLabel(`${title} …`),
    spoken: t('{0}, papers {1}', label, range),
    tree,
    rows: members,
    below: { kind: 'papers', first: offset + start },
    place,
  };
}

/** The row of one paper: its title, then first author and year. */
function paperRow({ tree, place }: GroupRow, row: number): PaperRow {
  const holding = tree.library.glance(row);
  const { paper } = holding;
  const title = plainLabel(plainMath(readableTitle(holding)));
  const authors = plainLabel(authorsInShort(paper.authors, paper.authorsTruncated));
  const year = paper.year === undefined ? '' : String(paper.year);
  const times = tree.timesCited(row);
  return {
    kind: 'paper',
    id: place === '' ? holding.id : `${holding.id} in ${place}`,
    label: title,
    description: [[authors, year].filter(Boolean).join(' '), times === 0 ? '' : `cited ${times}×`]
      .filter(Boolean)
      .join(' · '),
    hasCode: paper.hasCode,
    spoken: [
      title,
      authors,
      year,
      paper.hasCode ? 'has code' : '',
      times === 0 ? '' : `cited here ${times === 1 ? 'once' : `${times} times`}`,
    ]
      .filter(Boolean)
      .join(', '),
    icon: paperIcon(paper),
    abilities: abilitiesOf(holding),
    holding,
  };
}

/** The rows below `row`, made when they are asked for; a paper has none. */
export function childRows(row: TreeRow): readonly TreeRow[] {
  if (row.kind === 'paper') return [];
  const { below } = row;
  switch (below.kind) {
    case 'years':
      return yearRows(row);
    case 'papers':
      return paperLevel(row, below.first);
    case 'groups':
      return groupLevel(row.tree, below);
  }
}
