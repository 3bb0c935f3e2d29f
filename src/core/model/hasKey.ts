import { hashText } from '../util/hashText';
import type { SourceSnapshot } from './library';

/** True if one of the sources has this key, or an entry with this alias. Looks at numbers only. */
export function hasKey(sources: readonly SourceSnapshot[], key: string): boolean {
  const hash = hashText(key);
  return sources.some(({ slices }) =>
    slices.some(
      ({ part: { table }, from, to }) =>
        table.keyHashes.subarray(from, to).includes(hash) || table.aliasHashes.includes(hash),
    ),
  );
}
