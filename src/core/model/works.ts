import { foldText } from '../text/fold';
import { hashText } from '../util/hashText';
import { shortName } from './author';
import type { Paper } from './paper';

const withoutYear = /^title:.*:$/u;

/** The letters and digits of a title, by which titles are compared. */
export function foldedTitle({ title }: Paper): string {
  return foldText(title).replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** What names a work whatever its key: DOI, arXiv id without version, title with year. Empty if nothing is known. */
export function workIds(paper: Paper): string[] {
  const { doi, arxiv, year } = paper;
  const title = foldedTitle(paper);
  return [
    ...(doi === undefined ? [] : [`doi:${doi.toLowerCase()}`]),
    ...(arxiv === undefined ? [] : [`arxiv:${arxiv.replace(/v\d+$/u, '').toLowerCase()}`]),
    ...(title === '' ? [] : [`title:${title}:${year ?? ''}`]),
  ];
}

/** The last word of the first author's family name, folded: "beethoven" of "van Beethoven". */
export function firstAuthor({ authors: [first] }: Paper): string | undefined {
  return first && foldText(shortName(first)).split(' ').at(-1);
}

/**
 * True if both are the same work: they share a DOI, an arXiv id, or title and year, and then also the
 * first author where both have one. A title without a year names many works, so it needs the author or the same key.
 */
export function isSameWork(one: Paper, other: Paper): boolean {
  const ids = new Set(workIds(one));
  return workIds(other).some((id) => {
    if (!ids.has(id)) return false;
    if (!id.startsWith('title:')) return true;
    const [first, second] = [firstAuthor(one), firstAuthor(other)];
    if (first === undefined || second === undefined) return one.key === other.key || !withoutYear.test(id);
    return first === second;
  });
}

/** What names the works of papers, as numbers that ascend, and the row of each. */
export interface WorkColumns {
  readonly workHashes: Uint32Array;
  readonly workRows: Uint32Array;
}

/** Beyond this a number would have to hold more than 53 bits. */
const MOST_ROWS = 2 ** 21;

/** The columns of papers in their order. Costs n log n. */
export function workColumns(papers: readonly Paper[]): WorkColumns {
  const pairs = papers
    .slice(0, MOST_ROWS)
    .flatMap((paper, row) => workIds(paper).map((id) => hashText(id) * MOST_ROWS + row));
  const sorted = Float64Array.from(pairs).sort();
  return {
    workHashes: Uint32Array.from(sorted, (pair) => Math.floor(pair / MOST_ROWS)),
    workRows: Uint32Array.from(sorted, (pair) => pair % MOST_ROWS),
  };
}

/** The rows with an id of this hash, ascending. Costs the logarithm of their number. */
export function rowsOfHash({ workHashes, workRows }: WorkColumns, hash: number): Uint32Array {
  let [start, end] = [0, workHashes.length];
  while (start < end) {
    const middle = (start + end) >>> 1;
    if ((workHashes[middle] ?? 0) < hash) start = middle + 1;
    else end = middle;
  }
  while (workHashes[end] === hash) end++;
  return workRows.subarray(start, end);
}
