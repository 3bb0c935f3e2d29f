/**
 * Work that lets others do theirs: it pauses with each `yield`, of which there is one every few milliseconds. Whoever
 * drives it decides what a pause is.
 */
export type Steps<Result> = Generator<undefined, Result>;

/** Runs the steps to their end without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** So many items are handled between two pauses. */
const ITEMS_OF_A_STEP = 2000;

/** The items with a pause after every so many of them. */
export function* stepped<Item>(
  items: Iterable<Item>,
  visit: (item: Item) => void,
  itemsOfAStep = ITEMS_OF_A_STEP,
): Steps<void> {
  let count = 0;
  for (const item of items) {
    visit(item);
    if (++count % itemsOfAStep === 0) yield;
  }
}

type Compare<Item> = (one: Item, other: Item) => number;

/** The items in runs that are sorted, as long as they are found. Short ones are made longer by sorting them. */
function* runsOf<Item>(items: readonly Item[], compare: Compare<Item>): Steps<Item[][]> {
  const runs: Item[][] = [];
  for (let start = 0; start < items.length;) {
    let end = start + 1;
    while (end < items.length && compare(items[end - 1] as Item, items[end] as Item) <= 0) end++;
    if (end - start < ITEMS_OF_A_STEP) end = Math.min(items.length, start + ITEMS_OF_A_STEP);
    runs.push(items.slice(start, end).sort(compare));
    start = end;
    yield;
  }
  return runs;
}

function* mergedRuns<Item>(
  one: readonly Item[],
  other: readonly Item[],
  compare: Compare<Item>,
): Steps<Item[]> {
  const both: Item[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const takesLeft =
      right === other.length || (left < one.length && compare(one[left] as Item, other[right] as Item) <= 0);
    both.push((takesLeft ? one[left++] : other[right++]) as Item);
    if (both.length % ITEMS_OF_A_STEP === 0) yield;
  }
  return both;
}

/** The items sorted; equal ones keep their order. What is nearly sorted costs little more than a look at it. */
export function* sortedInSteps<Item>(items: readonly Item[], compare: Compare<Item>): Steps<Item[]> {
  let runs = yield* runsOf(items, compare);
  while (runs.length > 1) {
    const merged: Item[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* mergedRuns(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}
