import { fieldSet, worthOf } from './fields';
import type { IndexShard } from './indexShard';
import { type TermRun, beginnings, closeness, misspellings } from './matchTerms';
import type { Alternative, Clause } from './query';
import { type Row, hasPhrase, rowTest } from './rowTests';
import { NOWHERE, type PlacedShard, type SearchIndex } from './searchIndex';
import type { Tally } from './tally';

/** A word that is looked for, in the terms of one shard. */
interface Need {
  readonly runs: readonly TermRun[];
  /** The set of fields in which it counts. */
  readonly fields: number;
  /** How much the word says: the rarer, the more. */
  readonly weight: number;
  /** How many rows would have to be looked at for this word. */
  readonly cost: number;
}

/** Needs that have to be met all, or, if negated, not all. */
interface NeedClause {
  readonly isNegated: boolean;
  readonly needs: readonly Need[];
  /** What else the paper has to fulfil once the needs are met. */
  readonly isMet: (row: Row) => boolean;
}

/** How one shard is searched for one alternative of a query. */
export interface ShardPlan {
  readonly placed: PlacedShard;
  /** For each plain word, cheapest first. */
  readonly words: readonly Need[];
  readonly clauses: readonly NeedClause[];
  readonly tests: readonly ((row: Row) => boolean)[];
}

/** How far a typed word may be from what it finds. */
export type Reach =
  /** The word itself or one that begins so; a misspelling only where there is neither. */
  | 'near'
  /** Misspellings as well. */
  | 'far'
  /** Nothing but the word itself. */
  | 'whole';

/** Rare words decide: 1 for a word in every paper, growing with the logarithm of its rarity. */
function rarity(total: number, occurrences: number): number {
  return 1 + Math.log2(Math.max(1, (total + 1) / (occurrences + 1)));
}

function rowsOfRun({ rowStarts }: IndexShard, { first, end }: TermRun): number {
  return (rowStarts[end] ?? 0) - (rowStarts[first] ?? 0);
}

function runsFor({ vocabulary }: IndexShard, word: string, reach: Reach): readonly TermRun[] {
  const begun = beginnings(vocabulary, word);
  if (reach === 'near') return begun;
  if (reach === 'far') return [...begun, ...misspellings(vocabulary, word)];
  return begun.flatMap((run) =>
    closeness(vocabulary, run.first, run) === 1 ? [{ ...run, end: run.first + 1 }] : [],
  );
}

/** What `word` means in each shard; its rarity is that in all of them together. */
function needsFor(
  { shards, papers }: SearchIndex,
  word: string,
  reach: Reach,
  fields: number,
): readonly Need[] {
  let runs = shards.map(({ shard }) => runsFor(shard, word, reach));
  if (reach === 'near' && runs.every(({ length }) => length === 0)) {
    runs = shards.map(({ shard }) => misspellings(shard.vocabulary, word));
  }
  const costs = shards.map(({ shard }, number) =>
    (runs[number] ?? []).reduce((sum, run) => sum + rowsOfRun(shard, run), 0),
  );
  const weight = rarity(
    papers.length,
    costs.reduce((sum, cost) => sum + cost, 0),
  );
  return costs.map((cost, number) => ({ runs: runs[number] ?? [], fields, weight, cost }));
}

/** A clause about words in the terms of each shard; undefined for one that the index cannot answer. */
function needClauses(
  index: SearchIndex,
  { isNegated, condition }: Clause,
): readonly NeedClause[] | undefined {
  if (condition.kind !== 'terms' || condition.field === 'abstract') return undefined;
  const { words, order, field } = condition;
  const fields = fieldSet(field);
  const needs = words.map((word, place) => {
    const mayGoOn = order === 'loose' ? !isNegated : order === 'unfinished' && place === words.length - 1;
    return needsFor(index, word, mayGoOn ? 'near' : 'whole', fields);
  });
  const isMet = ({ paper }: Row): boolean => order === 'loose' || hasPhrase(paper, condition);
  return index.shards.map((_, number) => ({
    isNegated,
    needs: needs.flatMap((ofWord) => ofWord[number] ?? []),
    isMet,
  }));
}

/** How to search each shard for `alternative`. Costs a few bisections a word, and a look at the vocabulary if misspelt. */
export function planSearch(
  index: SearchIndex,
  { words, clauses }: Alternative,
  reach: Reach,
  isCited: (row: number) => boolean,
): readonly ShardPlan[] {
  const wordNeeds = words.map((word) => needsFor(index, word, reach, fieldSet(undefined)));
  const clauseNeeds = clauses.flatMap((clause) => needClauses(index, clause) ?? []);
  const tests = clauses.flatMap(({ isNegated, condition }) => {
    const test = rowTest(condition, isCited);
    return test === undefined ? [] : [(row: Row): boolean => test(row) !== isNegated];
  });
  const shardCount = index.shards.length;
  return index.shards.map((placed, number) => ({
    placed,
    words: wordNeeds.flatMap((ofWord) => ofWord[number] ?? []).sort((one, other) => one.cost - other.cost),
    // One of each clause for each shard, clause after clause.
    clauses: clauseNeeds.filter((_, place) => place % shardCount === number),
    tests,
  }));
}

/** The first place from `start` on, before `end`, where the sorted `numbers` reach `least`; `end` if they do not. */
function bisect(numbers: Uint32Array, start: number, end: number, least: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the best match of a need in a row is worth; 0 if there is none. */
function worthIn({ vocabulary, words, wordStarts, fields }: IndexShard, row: number, need: Need): number {
  const start = wordStarts[row] ?? 0;
  const end = wordStarts[row + 1] ?? start;
  let best = 0;
  for (const run of need.runs) {
    for (let at = bisect(words, start, end, run.first); at < end; at++) {
      const word = words[at] ?? 0;
      if (word >= run.end) break;
      const set = (fields[at] ?? 0) & need.fields;
      if (set !== 0) best = Math.max(best, worthOf(set) * closeness(vocabulary, word, run));
    }
  }
  return best * need.weight;
}

/** What the words of a clause are worth in a row, or undefined if the clause does not hold there. */
function worthOfClause(shard: IndexShard, row: number, { isNegated, needs, isMet }: NeedClause, of: Row) {
  let sum = 0;
  let isFull = true;
  for (const need of needs) {
    const worth = worthIn(shard, row, need);
    if (worth === 0) isFull = false;
    sum += worth;
  }
  const holds = (isFull && isMet(of)) !== isNegated;
  return holds ? (isNegated ? 0 : sum) : undefined;
}

/** Looks at a row for the first time: how many words it has and what they are worth. */
function weigh({ placed, words, clauses, tests }: ShardPlan, row: number, tally: Tally): void {
  const { shard, places } = placed;
  const place = places[row] ?? NOWHERE;
  if (place === NOWHERE || !tally.isNew(place)) return;
  let count = 0;
  let score = 0;
  for (const need of words) {
    const worth = worthIn(shard, row, need);
    if (worth > 0) count++;
    score += worth;
  }
  if (count === 0 && words.length > 0) return;
  const paper = shard.papers[row];
  if (paper === undefined) return;
  if (clauses.length > 0 || tests.length > 0) {
    const of = { row: place, paper, sourceName: placed.sourceName };
    if (!tests.every((test) => test(of))) return;
    for (const clause of clauses) {
      const worth = worthOfClause(shard, row, clause, of);
      if (worth === undefined) return;
      score += worth;
    }
  }
  tally.note(place, count + 1, score);
}

/** The cheapest need that every paper has to meet, if any. */
function strictNeed({ clauses }: ShardPlan): Need | undefined {
  const needs = clauses.flatMap(({ isNegated, needs: all }) => (isNegated ? [] : all));
  return needs.sort((one, other) => one.cost - other.cost)[0];
}

/**
 * Weighs rows of the shard, among them all that have at least one of the `leads` cheapest words. So a paper that is
 * passed over lacks that many words, and words that are everywhere need not be looked up everywhere.
 */
export function weighRows(plan: ShardPlan, leads: number, tally: Tally): void {
  const { shard } = plan.placed;
  const leading = plan.words.slice(0, leads);
  const strict = strictNeed(plan);
  const cost = leading.reduce((sum, need) => sum + need.cost, 0);
  if (leading.length === 0 && strict === undefined) {
    for (let row = 0; row < shard.papers.length; row++) weigh(plan, row, tally);
    return;
  }
  const isStrictCheaper = strict !== undefined && (leading.length === 0 || strict.cost < cost);
  for (const { runs } of isStrictCheaper ? [strict] : leading) {
    for (const { first, end } of runs) {
      const stop = shard.rowStarts[end] ?? 0;
      for (let at = shard.rowStarts[first] ?? 0; at < stop; at++) weigh(plan, shard.rows[at] ?? 0, tally);
    }
  }
}
