import { fullName } from '../model/author';
import type { Paper } from '../model/paper';
import { BestItems } from './bestItems';
import { fuzzyScores } from './fuzzy';
import { type Reach, planSearch } from './plan';
import { type Alternative, parseQuery } from './query';
import { type RowSet, addRow, countRows, emptyRowSet, forEachRowOf, rowsOfAny } from './rowSet';
import type { SearchIndex } from './searchIndex';
import { setNumbers } from './tally';
import { termsOf } from './terms';
import { weighRows } from './weighRows';

/** A paper that fits a query. */
export interface SearchHit {
  /** A row of the index. */
  readonly row: number;
  /** Larger is better; comparable within one search only. */
  readonly score: number;
}

/** What a search is told besides the words. */
export interface SearchOptions {
  /** The most hits to return, at least 1. */
  readonly limit: number;
  /**
   * What puts a paper before others that fit as well, 0 if nothing: cited in the document, in its bibliography. Papers
   * are first ordered by how many of the words they have, then by favour, then by score.
   */
  readonly favour?: (row: number) => number;
  /** Whether the document cites the paper, for `cited:yes`. Without a document nothing is cited. */
  readonly isCited?: (row: number) => boolean;
}

/** The best papers, and how many there are. */
export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** How many papers fit, returned or not. */
  readonly total: number;
}

/** How many of the best are ordered anew by fuse.js; more cost time and change nothing at the top. */
const RERANKED = 50;
/** A library this small can be compared with fuse.js as a whole when no word was found. */
const SMALL_LIBRARY = 200;

/** A paper that fits, with all that its place among the others hangs on. */
interface RankedRow {
  readonly row: number;
  /** How many of the plain words the paper lacks. */
  readonly missing: number;
  readonly favour: number;
  readonly score: number;
  /** The larger, the newer. */
  readonly date: number;
}

/** What one alternative of a query finds. */
interface Findings {
  /** The best, at least as many as are asked for if there are so many, in their order. */
  readonly best: readonly RankedRow[];
  /** All that fit. */
  readonly rows: RowSet;
  /** How many they are. */
  readonly total: number;
  /** How many plain words the best one lacks. */
  readonly missing: number;
}

const nothing: Findings = { best: [], rows: emptyRowSet(0), total: 0, missing: Infinity };

function compareRows(one: RankedRow, other: RankedRow): number {
  return (
    one.missing - other.missing ||
    other.favour - one.favour ||
    other.score - one.score ||
    other.date - one.date ||
    one.row - other.row
  );
}

/** 1 if the words stand in the title in this order without gaps, 0.5 if only in this order, else 0. */
function wordOrder(title: string, words: readonly string[]): number {
  if (words.length < 2) return 0;
  const titleWords = termsOf(title);
  let place = -1;
  let isUnbroken = true;
  for (const word of words) {
    const next = titleWords.findIndex((candidate, at) => at > place && candidate.startsWith(word));
    if (next === -1) return 0;
    if (place !== -1 && next !== place + 1) isUnbroken = false;
    place = next;
  }
  return isUnbroken ? 1 : 0.5;
}

/** The fewest words that a paper must have if the best one has `most` of `all`. */
function fewestWords(most: number, all: number): number {
  return most === all ? all : Math.max(1, Math.ceil(all / 2), most - 1);
}

/**
 * Fills the index's tally with every paper that fits, and perhaps some that have too few words; gives the most words
 * that one has, or -1 if none fits.
 */
function weighPapers(
  index: SearchIndex,
  alternative: Alternative,
  reach: Reach,
  options: SearchOptions,
): number {
  const { tally } = index;
  const facts = { isCited: options.isCited ?? (() => false), marks: index.marks?.() };
  const plans = planSearch(index, alternative, reach, facts);
  const all = alternative.words.length;
  for (let leads = 1; ; leads++) {
    tally.clear();
    for (const plan of plans) weighRows(plan, leads, tally);
    const most = tally.mostWords;
    // A paper that was not noted lacks as many words as have led.
    const mostUnseen = all - leads;
    if (mostUnseen < fewestWords(most, all)) return most;
  }
}

/** The words of the alternative that a title is compared with. */
function rankedWords({ words, clauses }: Alternative): readonly string[] {
  const ofClauses = clauses.flatMap(({ isNegated, condition }) =>
    condition.kind === 'terms' && !isNegated ? condition.words : [],
  );
  return [...words, ...ofClauses];
}

/** The best anew by the likeness of the whole title, and by the order of the words. */
function rerank(
  { paperAt }: SearchIndex,
  best: readonly RankedRow[],
  words: readonly string[],
): readonly RankedRow[] {
  if (words.length === 0) return best;
  const titles = new Map(best.map(({ row }) => [row, paperAt(row).title]));
  const fit = fuzzyScores(
    Array.from(titles, ([row, text]) => ({ row, text })),
    words.join(' '),
  );
  const top = Math.max(...best.map(({ score }) => score));
  return best
    .map((hit) => {
      const likeness = fit.get(hit.row) ?? 0;
      return {
        ...hit,
        score: hit.score / top + 0.3 * likeness + 0.25 * wordOrder(titles.get(hit.row) ?? '', words),
      };
    })
    .sort(compareRows);
}

/** `number` counts the alternatives of a query. What is found is good until the next search. */
function findPapers(
  index: SearchIndex,
  alternative: Alternative,
  number: number,
  options: SearchOptions,
): Findings {
  const { dates, tally } = index;
  const all = alternative.words.length;
  let most = weighPapers(index, alternative, 'near', options);
  if (all > 0 && most < all) most = weighPapers(index, alternative, 'far', options);
  if (most === -1) return nothing;

  const fewest = fewestWords(most, all);
  const best = new BestItems(Math.max(options.limit, RERANKED), compareRows);
  const rows = tally.rowSet(setNumbers.found + number, index.size);
  let total = 0;
  // One for all rows: an object for each of a hundred thousand would be work for the collector.
  const candidate = { row: 0, missing: 0, favour: 0, score: 0, date: 0 };
  for (const row of tally.rows()) {
    const count = tally.countOf(row) - 1;
    if (count < fewest) continue;
    addRow(rows, row);
    total += 1;
    candidate.row = row;
    candidate.missing = all - count;
    candidate.favour = options.favour?.(row) ?? 0;
    candidate.score = tally.scoreOf(row);
    candidate.date = dates[row] ?? 0;
    if (best.admits(candidate)) best.add({ ...candidate });
  }
  const ranked = best.sorted();
  const reranked = rerank(index, ranked.slice(0, RERANKED), rankedWords(alternative));
  // Behind the best, scores stay below every one of them.
  const top = ranked[0]?.score ?? 1;
  const rest = ranked.slice(RERANKED).map((hit) => ({ ...hit, score: hit.score / top / 10 }));
  return { best: [...reranked, ...rest], rows, total, missing: all - most };
}

/** What the alternatives find together: what several find is the better for it. */
function unite(findings: readonly Findings[]): Findings {
  const [only = nothing, ...others] = findings;
  if (others.length === 0) return only;
  // One that has only part of its words is no alternative to one that has them all.
  const missing = Math.min(...findings.map((found) => found.missing));
  const kept = findings.filter((found) => found.missing === missing);
  const hits = new Map<number, RankedRow>();
  for (const hit of kept.flatMap(({ best }) => best)) {
    const same = hits.get(hit.row);
    hits.set(hit.row, same === undefined ? hit : { ...hit, score: hit.score + same.score });
  }
  const rows = rowsOfAny(kept.map((found) => found.rows));
  return { best: [...hits.values()].sort(compareRows), rows, total: countRows(rows), missing };
}

/** What a query is compared with as a whole. */
function wholeText(paper: Paper): string {
  return [paper.title, ...paper.authors.slice(0, 3).map(fullName), String(paper.year ?? '')].join(' ');
}

/** When no word is known, a small library is compared as a whole: two slips in a short word still find it. */
function unlikely(index: SearchIndex, query: string, { limit }: SearchOptions): SearchResult {
  if (index.size > SMALL_LIBRARY) return { hits: [], total: 0 };
  const candidates = Array.from({ length: index.size }, (_, row) => ({
    row,
    text: wholeText(index.paperAt(row)),
  }));
  const ranked = [...fuzzyScores(candidates, query)]
    .filter(([, score]) => score >= 0.5)
    .map(([row, score]): SearchHit => ({ row, score }));
  ranked.sort((one, other) => other.score - one.score || one.row - other.row);
  return { hits: ranked.slice(0, limit), total: ranked.length };
}

/** All that fit the query and the best of them, as one; undefined where nothing has its words. */
function fitting(index: SearchIndex, query: string, options: SearchOptions): Findings | undefined {
  const alternatives = parseQuery(query);
  const found = unite(
    alternatives.map((alternative, number) => findPapers(index, alternative, number, options)),
  );
  const isPlain = alternatives.every(({ clauses }) => clauses.length === 0);
  return found.total === 0 && isPlain ? undefined : found;
}

/**
 * The papers that fit `query` (its language is described in query.ts), best first: any words of title, authors, year,
 * key, venue and category, in any order, whole or begun, small misspellings forgiven. A query without words gives every
 * paper that fulfils the rest of it, the newest first. Papers that have fewer of the words come behind those with more,
 * and only if none has all or they have more than half. Costs the papers that have the rarest words. Never throws.
 */
export function search(index: SearchIndex, query: string, options: SearchOptions): SearchResult {
  const found = fitting(index, query, options);
  if (found === undefined) return unlikely(index, query, options);
  const hits = found.best.slice(0, options.limit).map(({ row, score }): SearchHit => ({ row, score }));
  return { hits, total: found.total };
}

/** The rows that fit `query` as `search` finds them, in no order: everything that a filter leaves. Never throws. */
export function matchingRows(
  index: SearchIndex,
  query: string,
  isCited: (row: number) => boolean = () => false,
): readonly number[] {
  const found = fitting(index, query, { limit: 1, isCited });
  if (found === undefined) return unlikely(index, query, { limit: index.size }).hits.map(({ row }) => row);
  const rows: number[] = [];
  forEachRowOf(found.rows, (row) => rows.push(row));
  return rows;
}
