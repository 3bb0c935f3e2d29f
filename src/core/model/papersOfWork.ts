import { hashText } from '../util/hashText';
import type { SourceSnapshot } from './library';
import type { Paper } from './paper';
import { paperIn } from './paperTable';
import { isSameWork, rowsOfHash, workIds } from './works';

/**
 * The papers of sources that are the same work, in no order, without their abstracts; also those that a library leaves out as
 * copies. Looks at numbers, and at papers only to be sure.
 */
export function papersOfWork(sources: readonly SourceSnapshot[], paper: Paper): readonly Paper[] {
  const hashes = workIds(paper).map((id) => hashText(id));
  const found: Paper[] = [];
  for (const { part, from, to } of sources.flatMap(({ slices }) => slices)) {
    const rows = new Set(hashes.flatMap((hash) => [...rowsOfHash(part.table, hash)]));
    for (const row of rows) {
      if (row < from || row >= to) continue;
      const other = paperIn(part.table, undefined, row);
      if (isSameWork(paper, other)) found.push(other);
    }
  }
  return found;
}
