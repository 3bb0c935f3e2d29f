import type { LibrarySnapshot } from '../model/library';

/** The row of the paper that a document means by a key: of its own sources if they have it; undefined if none has. */
export function preferredRow(
  library: LibrarySnapshot,
  key: string,
  ownSources: ReadonlySet<string>,
): number | undefined {
  const rows = library.rowsOfKey(key);
  return rows.find((row) => ownSources.has(library.originOf(row).source.id)) ?? rows[0];
}
