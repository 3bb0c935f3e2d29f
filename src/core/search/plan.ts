import type { IndexShard } from '../model/wordIndex';
import { fieldSet } from './fields';
import { type TermRun, beginnings, closeness, misspellings } from './matchTerms';
import type { Alternative, Clause } from './query';
import { type RowFacts, type RowTest, phraseTest, rowTest } from './rowTests';
import type { PlacedShard, SearchIndex } from './searchIndex';

/** A word that is looked for, in the terms of one shard. */
export interface Need {
  readonly runs: readonly TermRun[];
  /** The set of fields in which it counts. */
  readonly fields: number;
  /** How much the word says: the rarer, the more. */
  readonly weight: number;
  /** How many rows would have to be looked at for this word. */
  readonly cost: number;
}

/** Needs that have to be met all, or, if negated, not all. */
export interface NeedClause {
  readonly isNegated: boolean;
  readonly needs: readonly Need[];
  /** What else the paper has to fulfil once the needs are met. */
  readonly isMet: RowTest;
}

/** How one shard is searched for one alternative of a query. */
export interface ShardPlan {
  readonly placed: PlacedShard;
  /** For each plain word, cheapest first. */
  readonly words: readonly Need[];
  readonly clauses: readonly NeedClause[];
  readonly tests: readonly RowTest[];
}

/** How far a typed word may be from what it finds. */
export type Reach =
  /** The word itself or one that begins so; a misspelling only where there is neither. */
  | 'near'
  /** Misspellings of rare words as well. */
  | 'far'
  /** Nothing but the word itself. */
  | 'whole';

/** A word that so many rows have is taken to be spelt as it was meant. */
const MANY_ROWS = 1000;

/** Rare words decide: 1 for a word in every paper, growing with the logarithm of its rarity. */
function rarity(total: number, occurrences: number): number {
  return 1 + Math.log2(Math.max(1, (total + 1) / (occurrences + 1)));
}

function rowsOfRun({ rowStarts }: IndexShard, { first, end }: TermRun): number {
  return (rowStarts[end] ?? 0) - (rowStarts[first] ?? 0);
}

function runsFor(shard: IndexShard, word: string, reach: Reach): readonly TermRun[] {
  const { vocabulary } = shard;
  const begun = beginnings(vocabulary, word);
  if (reach === 'near') return begun;
  if (reach === 'far') {
    const isCommon = begun.reduce((sum, run) => sum + rowsOfRun(shard, run), 0) > MANY_ROWS;
    return isCommon ? begun : [...begun, ...misspellings(vocabulary, word)];
  }
  return begun.flatMap((run) =>
    closeness(vocabulary, run.first, run) === 1 ? [{ ...run, end: run.first + 1 }] : [],
  );
}

/** What `word` means in each shard; its rarity is that in all of them together. */
function needsFor(
  { shards, size }: SearchIndex,
  word: string,
  reach: Reach,
  fields: number,
): readonly Need[] {
  let runs = shards.map(({ part }) => runsFor(part.index, word, reach));
  if (reach === 'near' && runs.every(({ length }) => length === 0)) {
    runs = shards.map(({ part }) => misspellings(part.index.vocabulary, word));
  }
  const costs = shards.map(({ part }, number) =>
    (runs[number] ?? []).reduce((sum, run) => sum + rowsOfRun(part.index, run), 0),
  );
  const weight = rarity(
    size,
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
  return index.shards.map(({ part }, number) => ({
    isNegated,
    needs: needs.flatMap((ofWord) => ofWord[number] ?? []),
    isMet: phraseTest(part, condition),
  }));
}

/** How to search each shard for `alternative`. Costs a few bisections a word, and a look at the vocabulary if misspelt. */
export function planSearch(
  index: SearchIndex,
  { words, clauses }: Alternative,
  reach: Reach,
  facts: RowFacts,
): readonly ShardPlan[] {
  const wordNeeds = words.map((word) => needsFor(index, word, reach, fieldSet(undefined)));
  const clauseNeeds = clauses.flatMap((clause) => needClauses(index, clause) ?? []);
  const testsIn = (placed: PlacedShard): readonly RowTest[] =>
    clauses.flatMap(({ isNegated, condition }) => {
      const test = rowTest(condition, placed, facts);
      return test === undefined ? [] : [(row: number, place: number) => test(row, place) !== isNegated];
    });
  const shardCount = index.shards.length;
  return index.shards.map((placed, number) => ({
    placed,
    words: wordNeeds.flatMap((ofWord) => ofWord[number] ?? []).sort((one, other) => one.cost - other.cost),
    // One of each clause for each shard, clause after clause.
    clauses: clauseNeeds.filter((_, place) => place % shardCount === number),
    tests: testsIn(placed),
  }));
}
