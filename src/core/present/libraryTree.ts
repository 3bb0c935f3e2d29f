import { authorsInShort } from '../model/author';
import { categoryId, categoryName } from '../model/category';
import type { Holding, LibrarySnapshot } from '../model/library';
import { groupBy } from '../util/groupBy';
import { plainMath } from '../text/plainMath';
import { linksOf } from './links';
import { paperIcon } from './paperIcon';
import { plainLabel } from './plainLabel';
import { readableTitle } from './readable';

/** A row of the library view. Rows are equal between two trees if their ids are. */
export type TreeRow = GroupRow | PaperRow;

/** A row with rows below it: a category, a year, or a range of a year with very many papers. */
export interface GroupRow {
  readonly kind: 'category' | 'year' | 'range';
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** The papers below, in the order in which they are shown. */
  readonly holdings: readonly Holding[];
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
  /** What can be done with the row, for the menus: `entry` can be revealed, `online` opened. */
  readonly abilities: readonly ('entry' | 'online')[];
  readonly holding: Holding;
}

/** More rows on one level are divided into ranges: the editor draws a level as a whole. */
const MOST_ROWS = 300;
const ROWS_OF_A_RANGE = 200;

function count(papers: number): string {
  return papers === 1 ? '1 paper' : `${papers.toLocaleString('en')} papers`;
}

const kindOrder = ['arxiv', 'entryType', 'unknown'] as const;

/** The top level: arXiv classes by name, then kinds of entries, then unknown codes. Empty for an empty library. */
export function libraryRows({ holdings }: LibrarySnapshot): GroupRow[] {
  const groups = [...groupBy(holdings, ({ paper }) => categoryId(paper.category))].flatMap(
    ([id, members]) => {
      const category = members[0]?.paper.category;
      return category === undefined ? [] : [{ id, members, category, name: categoryName(category) }];
    },
  );
  groups.sort(
    (one, other) =>
      kindOrder.indexOf(one.category.kind) - kindOrder.indexOf(other.category.kind) ||
      one.name.localeCompare(other.name, 'en'),
  );
  return groups.map(({ id, members, category, name }) => ({
    kind: 'category',
    id,
    label: plainLabel(name),
    description: category.kind === 'arxiv' ? `${members.length} · ${category.id}` : String(members.length),
    spoken: `${name}, ${count(members.length)}`,
    holdings: members,
  }));
}

/** Newest first, then by title. */
function compareHoldings({ paper: one }: Holding, { paper: other }: Holding): number {
  return (other.date ?? '').localeCompare(one.date ?? '') || one.title.localeCompare(other.title, 'en');
}

function yearRows(category: GroupRow): GroupRow[] {
  const groups = [...groupBy(category.holdings, ({ paper }) => String(paper.year ?? ''))];
  // Papers without a year come last.
  groups.sort(([one], [other]) => Number(other) - Number(one));
  return groups.map(([year, members]) => ({
    kind: 'year',
    id: `${category.id}/${year}`,
    label: year === '' ? 'No year' : year,
    description: String(members.length),
    spoken: `${year === '' ? 'No year' : year}, ${count(members.length)}`,
    holdings: [...members].sort(compareHoldings),
  }));
}

function rangeRows({ id, label, holdings }: GroupRow): GroupRow[] {
  const rows: GroupRow[] = [];
  for (let start = 0; start < holdings.length; start += ROWS_OF_A_RANGE) {
    const members = holdings.slice(start, start + ROWS_OF_A_RANGE);
    const range = `${start + 1} – ${start + members.length}`;
    rows.push({
      kind: 'range',
      id: `${id}/${start}`,
      label: range,
      description: plainLabel(`${members[0]?.paper.title ?? ''} …`),
      spoken: `${label}, papers ${range}`,
      holdings: members,
    });
  }
  return rows;
}

/** The row of one paper: its title, then first author and year. */
function paperRow(holding: Holding): PaperRow {
  const { paper, source } = holding;
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
    abilities: [
      ...(source.kind === 'bibliography' ? (['entry'] as const) : []),
      ...(linksOf(paper).length > 0 ? (['online'] as const) : []),
    ],
    holding,
  };
}

/** The rows below `row`, made when they are asked for; a paper has none. */
export function childRows(row: TreeRow): readonly TreeRow[] {
  switch (row.kind) {
    case 'category':
      return yearRows(row);
    case 'year':
      return row.holdings.length > MOST_ROWS ? rangeRows(row) : row.holdings.map(paperRow);
    case 'range':
      return row.holdings.map(paperRow);
    case 'paper':
      return [];
  }
}
