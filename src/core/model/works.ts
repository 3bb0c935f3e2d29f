import { foldText } from '../text/fold';
import { hashFurther, hashText, hashUnit } from '../util/hashText';
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
    ...(arxiv === undefined ? [] : [`arxiv:${withoutVersion(arxiv)}`]),
    ...(title === '' ? [] : [`title:${title}:${year ?? ''}`]),
  ];
}

function withoutVersion(arxiv: string): string {
  return arxiv.replace(/v\d+$/u, '').toLowerCase();
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
  const pairs = new Float64Array(Math.min(papers.length, MOST_ROWS) * 3);
  let count = 0;
  for (let row = 0; row < papers.length && row < MOST_ROWS; row++) {
    const paper = papers[row];
    if (paper === undefined) continue;
    for (const hash of hashesOf(paper)) if (hash !== undefined) pairs[count++] = hash * MOST_ROWS + row;
  }
  const sorted = pairs.subarray(0, count).sort();
  const [workHashes, workRows] = [new Uint32Array(count), new Uint32Array(count)];
  for (let at = 0; at < count; at++) {
    const pair = sorted[at] ?? 0;
    workHashes[at] = Math.floor(pair / MOST_ROWS);
    workRows[at] = pair % MOST_ROWS;
  }
  return { workHashes, workRows };
}

const [doiHash, arxivHash, titleHash] = ['doi:', 'arxiv:', 'title:'].map((kind) => hashText(kind));

/** The hashes of `workIds`. Nearly all titles are ASCII, and are hashed without another text being made of them. */
function hashesOf(paper: Paper): readonly (number | undefined)[] {
  const { doi, arxiv, title, year } = paper;
  let hash = titleHash ?? 0;
  let isEmpty = true;
  for (let at = 0; at < title.length; at++) {
    const unit = title.charCodeAt(at);
    if (unit > 0x7f) return workIds(paper).map((id) => hashText(id));
    const isCapital = unit >= 0x41 && unit <= 0x5a;
    if (!isCapital && (unit < 0x61 || unit > 0x7a) && (unit < 0x30 || unit > 0x39)) continue;
    hash = hashUnit(hash, isCapital ? unit + 0x20 : unit);
    isEmpty = false;
  }
  return [
    doi === undefined ? undefined : hashFurther(doiHash ?? 0, doi.toLowerCase()),
    arxiv === undefined ? undefined : hashFurther(arxivHash ?? 0, withoutVersion(arxiv)),
    isEmpty ? undefined : hashFurther(hash, `:${year ?? ''}`),
  ];
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
