import { fullName } from '../model/author';
import type { Paper } from '../model/paper';
import { fuzzyScores } from './fuzzy';
import { matchTerms } from './matchTerms';
import { type SearchIndex, worthOf } from './searchIndex';
import { termsOf } from './terms';

export interface SearchHit {
  readonly row: number;
  readonly paper: Paper;
  /** Larger is better; comparable within one search only. */
  readonly score: number;
}

export interface SearchOptions {
  /** The most hits to return, at least 1. */
  readonly limit: number;
  /**
   * What puts a paper before others that fit as well, 0 if nothing: cited in the document, in its bibliography. Papers
   * are first ordered by how many of the words they have, then by favour, then by score.
   */
  readonly favour?: (row: number) => number;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** How many papers fit, returned or not. */
  readonly total: number;
}

/** How many of the best are ordered anew by fuse.js; more cost time and change nothing at the top. */
const RERANKED = 50;
/** A library this small can be compared with fuse.js as a whole when no word was found. */
const SMALL_LIBRARY = 200;
/** Words beyond this are a pasted text; its beginning is enough to find it. */
const MOST_WORDS = 24;

interface Tally {
  /** Sum of the best match of each word. */
  readonly scores: Float32Array;
  /** How many words matched. */
  readonly counts: Uint8Array;
  readonly touched: number[];
}

/** Rare words decide: 1 for a word in every paper, growing with the logarithm of its rarity. */
function rarity(total: number, occurrences: number): number {
  return 1 + Math.log2((total + 1) / (occurrences + 1));
}

function tally(index: SearchIndex, words: readonly string[]): Tally {
  const size = index.papers.length;
  const scores = new Float32Array(size);
  const counts = new Uint8Array(size);
  const bestOfWord = new Float32Array(size);
  const touched: number[] = [];
  for (const word of words) {
    const wordRows: number[] = [];
    for (const { term, closeness } of matchTerms(index, word)) {
      const start = index.offsets[term] ?? 0;
      const end = index.offsets[term + 1] ?? start;
      const weight = closeness * rarity(size, end - start);
      for (let at = start; at < end; at++) {
        const row = index.rows[at] ?? 0;
        const score = weight * worthOf(index.masks[at] ?? 0);
        const best = bestOfWord[row] ?? 0;
        if (best === 0) wordRows.push(row);
        if (score > best) bestOfWord[row] = score;
      }
    }
    for (const row of wordRows) {
      if (counts[row] === 0) touched.push(row);
      scores[row] = (scores[row] ?? 0) + (bestOfWord[row] ?? 0);
      counts[row] = (counts[row] ?? 0) + 1;
      bestOfWord[row] = 0;
    }
  }
  return { scores, counts, touched };
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

function compareHits(one: RankedHit, other: RankedHit): number {
  return (
    other.words - one.words || other.favour - one.favour || other.score - one.score || one.row - other.row
  );
}

interface RankedHit extends SearchHit {
  readonly words: number;
  readonly favour: number;
}

/** Every paper, favoured ones first, then the newest. */
function everything({ papers }: SearchIndex, { limit, favour }: SearchOptions): SearchResult {
  const ranked = papers.map((paper, row): RankedHit => {
    return { row, paper, score: 0, words: 0, favour: favour?.(row) ?? 0 };
  });
  ranked.sort(
    (one, other) =>
      other.favour - one.favour ||
      (other.paper.year ?? 0) - (one.paper.year ?? 0) ||
      (other.paper.date ?? '').localeCompare(one.paper.date ?? '') ||
      one.row - other.row,
  );
  return { hits: ranked.slice(0, limit), total: papers.length };
}

/** What a query is compared with as a whole. */
function wholeText(paper: Paper): string {
  return [paper.title, ...paper.authors.slice(0, 3).map(fullName), String(paper.year ?? '')].join(' ');
}

/** When no word is known, a small library is compared as a whole: two slips in a short word still find it. */
function unlikely(index: SearchIndex, query: string, options: SearchOptions): SearchResult {
  if (index.papers.length > SMALL_LIBRARY) return { hits: [], total: 0 };
  const candidates = index.papers.map((paper, row) => ({ row, text: wholeText(paper) }));
  const ranked = [...fuzzyScores(candidates, query)].flatMap(([row, score]): SearchHit[] => {
    const paper = index.papers[row];
    return paper === undefined || score < 0.5 ? [] : [{ row, paper, score }];
  });
  ranked.sort((one, other) => other.score - one.score || one.row - other.row);
  return { hits: ranked.slice(0, options.limit), total: ranked.length };
}

/**
 * The papers that fit the words of `query`, best first: any words of title, authors, year, key, venue and category, in
 * any order, whole or begun, small misspellings forgiven. A query without words gives every paper. Papers that have
 * fewer of the words come behind those with more, and only if none has all or they have more than half.
 */
export function search(index: SearchIndex, query: string, options: SearchOptions): SearchResult {
  const words = [...new Set(termsOf(query))].slice(0, MOST_WORDS);
  if (words.length === 0) return everything(index, options);
  const { scores, counts, touched } = tally(index, words);
  if (touched.length === 0) return unlikely(index, query, options);

  const most = touched.reduce((best, row) => Math.max(best, counts[row] ?? 0), 0);
  const least = most === words.length ? most : Math.max(1, Math.ceil(words.length / 2), most - 1);
  const ranked: RankedHit[] = [];
  for (const row of touched) {
    const paper = index.papers[row];
    if (paper === undefined || (counts[row] ?? 0) < least) continue;
    ranked.push({
      row,
      paper,
      score: scores[row] ?? 0,
      words: counts[row] ?? 0,
      favour: options.favour?.(row) ?? 0,
    });
  }
  ranked.sort(compareHits);
  const best = ranked.slice(0, RERANKED);
  const fit = fuzzyScores(
    best.map(({ row, paper }) => ({ row, text: paper.title })),
    query,
  );
  const top = Math.max(...best.map(({ score }) => score));
  const reranked = best
    .map((hit) => {
      const likeness = fit.get(hit.row) ?? 0;
      return { ...hit, score: hit.score / top + 0.3 * likeness + 0.25 * wordOrder(hit.paper.title, words) };
    })
    .sort(compareHits);
  // Behind the best, scores stay below every one of them.
  const rest = ranked.slice(RERANKED, options.limit).map((hit) => ({ ...hit, score: hit.score / top / 10 }));
  const hits = [...reranked, ...rest].slice(0, options.limit);
  return { hits: hits.map(({ row, paper, score }) => ({ row, paper, score })), total: ranked.length };
}
