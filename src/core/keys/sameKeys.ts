import type { LibrarySnapshot } from '../model/library';

/** All keys that mean the same papers as `key`, itself first: the keys of their entries and the aliases of these. */
export function sameKeys(library: LibrarySnapshot, key: string): readonly string[] {
  const papers = library.rowsOfKey(key).map((row) => library.holding(row).paper);
  return [...new Set([key, ...papers.flatMap((paper) => [paper.key, ...(paper.aliases ?? [])])])];
}
