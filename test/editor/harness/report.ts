import { stripVTControlCharacters } from 'node:util';

/** How many cases passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** Neither a pass nor a failure. */
export const nothing: Tally = { passed: 0, failed: 0 };

/** Both tallies together. */
export function add(first: Tally, second: Tally): Tally {
  return { passed: first.passed + second.passed, failed: first.failed + second.failed };
}

/** "12 passed, 0 failed", the line that scripts look for. */
export function tallyLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** Prints a line for the person who waits. */
export function say(line: string): void {
  console.log(line);
}

/** A reason in words, for a person: the message of an error, or whatever was thrown. Without colours. */
export function inWords(reason: unknown): string {
  return stripVTControlCharacters(reason instanceof Error ? reason.message : String(reason)).trim();
}

/** Something is missing or unreachable and a person can help; the message says how. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
