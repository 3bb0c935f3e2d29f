/** The first place from `start` on, before `end`, where the sorted `numbers` reach `least`; `end` if they do not. */
export function bisect(numbers: Uint32Array, least: number, start = 0, end = numbers.length): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
