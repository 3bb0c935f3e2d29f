import { authorsInShort } from '../model/author';
import type { Holding } from '../model/library';
import { yearOf } from '../model/paperTable';
import { plainMath } from '../text/plainMath';
import type { Progress } from '../reading/readingMark';
import { hasBit, progressOf } from '../reading/rowMarks';
import { titleWords } from '../search/query';
import { groupBy } from '../util/groupBy';
import { once } from '../util/once';
import { type Ability, abilitiesOf } from './abilities';
import { countedPapers } from './counted';
import { type ArrangedLibrary, type Groups, groupings, groupsOf } from './groupings';
import { type Highlight, highlightsIn } from './highlights';
import { paperIcon } from './paperIcon';
import { badgeOf, markedText, marksOfPaper } from './paperMarks';
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
  /** What the group is for where it is none of the arrangement; absent for all others. */
  readonly role?: 'new' | 'search';
  /** The name of the search that it is; absent for all others. */
  readonly search?: string;
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
  /** Where the label has words of the filter. */
  readonly highlights: readonly Highlight[];
  /** Its marks in words. */
  readonly marks: readonly string[];
  readonly progress: Progress;
  readonly isStarred: boolean;
  /** Signs at the end of the row, where they are seen however long the title is; empty where there are none. */
  readonly badge: { readonly signs: string; readonly words: string };
  /** Its entry has a problem, which the icon says. */
  readonly hasProblem: boolean;
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
  /** The words that are looked for in titles, folded. */
  readonly words: readonly string[];
}

/** A search that somebody has kept, and what it finds when it is opened. */
export interface KeptSearch {
  readonly name: string;
  readonly query: string;
  /** What is wrong with it, with the next step; absent where nothing is. */
  readonly problem?: string;
  readonly find: () => readonly number[];
}

/** Some rows in the order in which they are shown. */
function inOrder({ library, order }: ArrangedLibrary, rows: readonly number[]): Uint32Array {
  const isShown = new Uint8Array(library.size);
  for (const row of rows) isShown[row] = 1;
  const shown = new Uint32Array(rows.length);
  let count = 0;
  for (const row of order) if (isShown[row] === 1) shown[count++] = row;
  return shown.subarray(0, count);
}

/** What all rows of a tree have in common. */
interface Tree extends ArrangedLibrary {
  readonly isOpen: boolean;
  /** What the ids of groups begin with. */
  readonly prefix: string;
  readonly words: readonly string[];
}

/**
 * The top level: what is new, searches that were kept, and the groups of the arrangement; only groups, and only what it
 * leaves, with a filter. Empty for an empty library without searches.
 */
export function libraryRows(
  arranged: ArrangedLibrary,
  filter?: TreeFilter,
  searches: readonly KeptSearch[] = [],
): readonly GroupRow[] {
  const groups =
    filter === undefined
      ? arranged.groups()
      : groupsOf(arranged.grouping, arranged.names, inOrder(arranged, filter.rows));
  // Under other ids the editor keeps which groups were open before.
  const mark = filter === undefined ? '' : '?';
  const prefix = arranged.grouping === 'category' ? mark : `${mark}${arranged.grouping}=`;
  const tree: Tree = { ...arranged, isOpen: filter?.isOpen === true, prefix, words: filter?.words ?? [] };
  const level = groupLevel(tree, { kind: 'groups', groups, from: 0, to: groups.names.length });
  if (filter !== undefined) return level;
  return [...newRows(tree), ...searches.map((search) => searchRow(tree, search)), ...level];
}

/** The group of what has come since last time, if anything has. */
function newRows(tree: Tree): readonly GroupRow[] {
  if (!tree.marks.hasNew) return [];
  const rows = tree.order.filter((row) => hasBit(tree.marks, row, 'new'));
  const id = 'new=';
  const label = t('New Since Last Time');
  return [
    {
      kind: 'group',
      role: 'new',
      id,
      isOpen: false,
      label,
      description: String(rows.length),
      spoken: t('{0}, {1}', label, countedPapers(rows.length)),
      icon: 'sparkle',
      tree,
      rows,
      below: { kind: 'papers', first: 0 },
      place: id,
    },
  ];
}

/** Nothing is searched before the row is opened. */
function searchRow(tree: Tree, { name, query, problem, find }: KeptSearch): GroupRow {
  const id = `search=${name}`;
  const label = plainLabel(name) || t('(no name)');
  const description = plainLabel(problem ?? query);
  const rows = once(() => inOrder(tree, find()));
  return {
    kind: 'group',
    role: 'search',
    search: name,
    id,
    isOpen: false,
    label,
    description,
    spoken: t('Saved search {0}: {1}', label, description),
    icon: problem === undefined ? 'search' : 'warning',
    tree: { ...tree, words: titleWords(query) },
    get rows() {
      return rows();
    },
    below: { kind: 'papers', first: 0 },
    place: id,
  };
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
  const lists = groupBy(all, (row) => yearOf(tree.library.dates[row] ?? 0));
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

/** The row of one paper: its title, or whatever there is of it, then its marks, first author and year. */
function paperRow({ tree, place }: GroupRow, row: number): PaperRow {
  const holding = tree.library.glance(row);
  const { paper } = holding;
  const label = plainLabel(plainMath(readableTitle(holding))) || plainLabel(paper.key) || t('(no title)');
  const authors = plainLabel(authorsInShort(paper.authors, paper.authorsTruncated));
  const year = paper.year === undefined ? '' : String(paper.year);
  const marks = marksOfPaper({ paper, marks: tree.marks, row, timesCited: tree.timesCited(row) });
  const words = marks.map((mark) => mark.words);
  const hasProblem = hasBit(tree.marks, row, 'problem');
  return {
    kind: 'paper',
    id: place === '' ? holding.id : `${holding.id} in ${place}`,
    label,
    highlights: highlightsIn(label, tree.words),
    description: markedText(marks, [authors, year].filter(Boolean).join(' ')),
    marks: words,
    progress: progressOf(tree.marks, row),
    isStarred: tree.marks.noted.get(row)?.isStarred === true,
    badge: badgeOf(marks),
    hasProblem,
    spoken: [label, authors, year, ...words].filter(Boolean).join(', '),
    icon: hasProblem ? 'warning' : paperIcon(paper),
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

/** The rows from the top level down to that of a paper, with its row in the library; empty where it is not shown. */
export function wayTo(top: readonly GroupRow[], paper: number): readonly TreeRow[] {
  const way: TreeRow[] = [];
  let level: readonly TreeRow[] = top.filter(({ role }) => role === undefined);
  for (;;) {
    const next = level.find((row) =>
      row.kind === 'paper' ? row.holding.id === idOf(way, paper) : row.rows.includes(paper),
    );
    if (next === undefined) return [];
    way.push(next);
    if (next.kind === 'paper') return way;
    level = childRows(next);
  }
}

function idOf([top]: readonly TreeRow[], paper: number): string | undefined {
  return top?.kind === 'paper' ? undefined : top?.tree.library.glance(paper).id;
}
