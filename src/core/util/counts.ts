/** Counts one more at a place; what was there before comes back, which is the next free place where starts are counted on. */
export function countOne(counts: Uint32Array, at: number): number {
  const before = counts[at] ?? 0;
  counts[at] = before + 1;
  return before;
}

/** Where each of `counts` begins when they stand one behind the other. */
export function sums(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(counts.length);
  let sum = 0;
  for (const [at, count] of counts.entries()) {
    starts[at] = sum;
    sum += count;
  }
  return starts;
}
