import { hashText } from '../util/hashText';
import type { Paper } from './paper';
import type { PaperTable } from './paperTable';
import { rowsOfHash, workIds } from './works';

/** What tells of the papers of a source which keys they have, as numbers that are cheaply sent to a worker. */
export type KeyColumns = Pick<
  PaperTable,
  'keyHashes' | 'aliasHashes' | 'aliasRows' | 'workHashes' | 'workRows'
>;

/**
 * Says whether another work than the paper has a key in one of the sources. By hashes: it may rarely say so of a key that is
 * free. Linear once, and then as cheap as a map.
 */
export function keysInUse(sources: readonly KeyColumns[]): (key: string, paper: Paper) => boolean {
  const rows = new Map<number, (readonly [source: KeyColumns, row: number])[]>();
  const add = (hash: number, source: KeyColumns, row: number): void => {
    const known = rows.get(hash);
    if (known === undefined) rows.set(hash, [[source, row]]);
    else known.push([source, row]);
  };
  for (const source of sources) {
    for (const [row, hash] of source.keyHashes.entries()) add(hash, source, row);
    for (const [at, hash] of source.aliasHashes.entries()) add(hash, source, source.aliasRows[at] ?? 0);
  }
  return (key, paper) => {
    const having = rows.get(hashText(key));
    if (having === undefined) return false;
    const works = workIds(paper).map((id) => hashText(id));
    return having.some(([source, row]) => !works.some((work) => rowsOfHash(source, work).includes(row)));
  };
}
