import { NOWHERE } from '../model/library';
import type { IndexShard } from '../model/wordIndex';
import { bisect } from './bisect';
import { worthOf } from './fields';
import { type TermRun, closeness } from './matchTerms';
import type { Need, NeedClause, ShardPlan } from './plan';
import { type RowSet, addRow, countRows, forEachRowOf, hasRow, keepCommonRows } from './rowSet';
import { type Tally, setNumbers } from './tally';

/** What the best match of a need in a row is worth; 0 if there is none. */
function worthIn({ vocabulary, words, wordStarts, fields }: IndexShard, row: number, need: Need): number {
  const start = wordStarts[row] ?? 0;
  const end = wordStarts[row + 1] ?? start;
  let best = 0;
  for (const run of need.runs) {
    for (let at = bisect(words, run.first, start, end); at < end; at++) {
      const word = words[at] ?? 0;
      if (word >= run.end) break;
      const set = (fields[at] ?? 0) & need.fields;
      if (set !== 0) best = Math.max(best, worthOf(set) * closeness(vocabulary, word, run));
    }
  }
  // As exact as in a column, so that both ways of weighing give the same.
  return Math.fround(best * need.weight);
}

/** Fills a column of zeros with what the best match of a need is worth in each row, at the cost of its lists. */
function fillWorths(
  { vocabulary, rowStarts, rows, rowFields }: IndexShard,
  need: Need,
  worths: Float32Array,
): Float32Array {
  for (const run of need.runs) {
    for (let word = run.first; word < run.end; word++) {
      const close = closeness(vocabulary, word, run);
      const stop = rowStarts[word + 1] ?? 0;
      for (let at = rowStarts[word] ?? 0; at < stop; at++) {
        const row = rows[at] ?? 0;
        const worth = worthOf((rowFields[at] ?? 0) & need.fields) * close * need.weight;
        if (worth > (worths[row] ?? 0)) worths[row] = worth;
      }
    }
  }
  return worths;
}

/** What the words of a clause are worth in a row, or undefined if the clause does not hold there. */
function worthOfClause(
  shard: IndexShard,
  row: number,
  place: number,
  { isNegated, needs, isMet }: NeedClause,
): number | undefined {
  let sum = 0;
  let isFull = true;
  for (const need of needs) {
    const worth = worthIn(shard, row, need);
    if (worth === 0) isFull = false;
    sum += worth;
  }
  const holds = (isFull && isMet(row, place)) !== isNegated;
  return holds ? (isNegated ? 0 : sum) : undefined;
}

/**
 * Looks at a row for the first time: how many words it has and what they are worth. It may lack `mayLack` of them.
 * `worths` has what is known already of some of the words.
 */
function weigh(
  { placed, words, clauses, tests }: ShardPlan,
  row: number,
  mayLack: number,
  tally: Tally,
  worths: readonly (Float32Array | undefined)[] = [],
): void {
  const { places } = placed;
  const { index } = placed.part;
  const place = places[row] ?? NOWHERE;
  if (place === NOWHERE || !tally.isNew(place)) return;
  let lacking = 0;
  let score = 0;
  for (let number = 1; number <= words.length; number++) {
    // The cheapest word comes last: it has led here, the others decide.
    const at = number % words.length;
    const need = words[at];
    const worth = worths[at]?.[row] ?? (need === undefined ? 0 : worthIn(index, row, need));
    if (worth === 0 && ++lacking > mayLack) return;
    score += worth;
  }
  for (const test of tests) if (!test(row, place)) return;
  for (const clause of clauses) {
    const worth = worthOfClause(index, row, place, clause);
    if (worth === undefined) return;
    score += worth;
  }
  tally.note(place, words.length - lacking + 1, score);
}

/** Every row that has a word of the runs; a row with several comes several times. */
function forEachRow(
  { rowStarts, rows }: IndexShard,
  runs: readonly TermRun[],
  visit: (row: number) => void,
): void {
  for (const { first, end } of runs) {
    const stop = rowStarts[end] ?? 0;
    for (let at = rowStarts[first] ?? 0; at < stop; at++) visit(rows[at] ?? 0);
  }
}

/** Puts into `set` the rows that have a word of the runs: a list is read in its order, and the set stays near the processor. */
function addRows(set: RowSet, shard: IndexShard, runs: readonly TermRun[]): RowSet {
  forEachRow(shard, runs, (row) => addRow(set, row));
  return set;
}

/** Beyond so many rows of a word for each row in question it is cheaper to look at what the rows in question have. */
const CHEAP_LIST = 16;
/** Where one row of so many has a word, each row comes once and in its order, so that what is read of it is near. */
const DENSE_LIST = 64;

/** Weighs the rows of the cheapest of `needs`, without those that cannot have the others; there is at least one. */
function weighRowsWithAll(plan: ShardPlan, needs: readonly Need[], mayLack: number, tally: Tally): void {
  const shard = plan.placed.part.index;
  const [lead, ...others] = needs.toSorted((one, other) => one.cost - other.cost);
  if (lead === undefined) return;
  if (lead.cost * DENSE_LIST > shard.size) {
    const set = addRows(tally.rowSet(setNumbers.leading, shard.size), shard, lead.runs);
    const listed = new Set([lead]);
    for (const need of others) {
      if (need.cost > countRows(set) * CHEAP_LIST) break;
      keepCommonRows(set, addRows(tally.rowSet(setNumbers.other, shard.size), shard, need.runs));
      listed.add(need);
    }
    const worths = plan.words.map((need, at) =>
      listed.has(need) ? fillWorths(shard, need, tally.column(at, shard.size)) : undefined,
    );
    forEachRowOf(set, (row) => weigh(plan, row, mayLack, tally, worths));
    return;
  }
  let rows: number[] = [];
  forEachRow(shard, lead.runs, (row) => rows.push(row));
  for (const { runs, cost } of others) {
    if (cost > rows.length * CHEAP_LIST) break;
    const set = addRows(tally.rowSet(setNumbers.other, shard.size), shard, runs);
    rows = rows.filter((row) => hasRow(set, row));
  }
  for (const row of rows) weigh(plan, row, mayLack, tally);
}

/**
 * Notes the rows of the shard that fit and lack less than `leads` of the plain words. Each of them has one of the
 * `leads` cheapest words, so that words that are everywhere need not be looked up everywhere.
 */
export function weighRows(plan: ShardPlan, leads: number, tally: Tally): void {
  const shard = plan.placed.part.index;
  const strict = plan.clauses.flatMap(({ isNegated, needs }) => (isNegated ? [] : needs));
  const required = leads === 1 ? [...strict, ...plan.words] : strict;
  if (required.length > 0) {
    weighRowsWithAll(plan, required, leads - 1, tally);
  } else if (plan.words.length > 0) {
    const leading = plan.words.slice(0, leads).flatMap(({ runs }) => runs);
    forEachRow(shard, leading, (row) => weigh(plan, row, leads - 1, tally));
  } else {
    for (let row = 0; row < shard.size; row++) weigh(plan, row, leads - 1, tally);
  }
}
