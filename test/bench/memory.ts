import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

const mostCollections = 8;

/** The bytes that are in use once all garbage is collected: objects and typed arrays. */
export function bytesInUse(): number {
  let used = Infinity;
  // What typed arrays stood in is given back by the collection after the one that finds them unused.
  for (let collection = 0; collection < mostCollections; collection += 1) {
    if (typeof collect === 'function') collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const isSettled = heapUsed + arrayBuffers > used * 0.999;
    used = heapUsed + arrayBuffers;
    if (isSettled) break;
  }
  return used;
}

/** What `make` makes, and the bytes it takes once all garbage is collected. */
export function weighed<Value>(make: () => Value): { readonly value: Value; readonly megabytes: number } {
  const before = bytesInUse();
  const value = make();
  return { value, megabytes: (bytesInUse() - before) / 1e6 };
}
