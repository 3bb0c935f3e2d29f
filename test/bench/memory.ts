import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Frees all that is no longer used, now. */
export function collectGarbage(): void {
  if (typeof collect === 'function') collect();
}

/** The bytes that are in use once all garbage is collected: objects and typed arrays. */
export function bytesInUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What `make` makes, and the bytes it takes once all garbage is collected. */
export function weighed<Value>(make: () => Value): { readonly value: Value; readonly megabytes: number } {
  const before = bytesInUse();
  const value = make();
  return { value, megabytes: (bytesInUse() - before) / 1e6 };
}
