import { distance } from 'fastest-levenshtein';

/** One slip is forgiven in a short key, three in a long one. */
function mostSlips({ length }: string): number {
  return Math.min(3, Math.floor(length / 4));
}

/**
 * The key among `keys` that was probably meant by `typed`, the first of equals; undefined if none is near. Upper and
 * lower case make no difference. Linear in the number of keys; those of a very different length cost nothing.
 */
export function nearestKey(typed: string, keys: Iterable<string>): string | undefined {
  const wanted = typed.toLowerCase();
  let best: string | undefined;
  let least = mostSlips(typed) + 1;
  for (const key of keys) {
    if (Math.abs(key.length - typed.length) >= least) continue;
    const slips = distance(wanted, key.toLowerCase());
    if (slips >= least) continue;
    best = key;
    least = slips;
    if (slips === 0) break;
  }
  return best;
}
