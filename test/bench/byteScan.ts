import { quickestOf } from './bench';

/** The floor of all reading: one pass over the bytes that follows the braces and counts the entries between them. */
export function countEntries(bytes: Uint8Array): number {
  let depth = 0;
  let entries = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 123) depth += 1;
    else if (byte === 125) depth -= 1;
    else if (byte === 64 && depth === 0) entries += 1;
  }
  return entries;
}

/** What the machine that the figures in `design/` come from takes to scan 10 MB, in milliseconds. */
const scanMsThere = 7;

/** The time in milliseconds that this machine takes to scan 10 MB once. */
export function scanTime(): number {
  const bytes = new Uint8Array(10_000_000).fill(32);
  return quickestOf(9, () => countEntries(bytes));
}

/** How many times slower this machine is than the one of the figures in `design/`; at least 1. */
export function machineFactor(scanMs = scanTime()): number {
  return Math.max(1, scanMs / scanMsThere);
}
