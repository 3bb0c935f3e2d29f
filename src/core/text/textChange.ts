/** The replacement of `[start, oldEnd)` of one text by `[start, newEnd)` of another. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * The shortest single edit that makes `after` of `before`: what remains without their common beginning and their
 * common end. Empty where they are equal. Linear, at the speed at which the engine compares strings.
 */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const start = longestEqual(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const equalAtEnd = longestEqual(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      after.slice(after.length - to, after.length - from),
  );
  return { start, oldEnd: before.length - equalAtEnd, newEnd: after.length - equalAtEnd };
}

const longestStep = 65_536;

/** How far two texts of `length` are equal, compared in pieces that shrink where the difference is. */
function longestEqual(length: number, isEqual: (from: number, to: number) => boolean): number {
  let equal = 0;
  for (let step = longestStep; step >= 1; step = Math.floor(step / 16)) {
    while (equal < length && isEqual(equal, Math.min(equal + step, length))) {
      equal = Math.min(equal + step, length);
    }
  }
  return equal;
}
