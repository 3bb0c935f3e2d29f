import type { TreeRow } from '../core/present/libraryTree';

/** A row as the editor holds it: the same object as long as its id lives, with the latest row inside. */
export interface LibraryNode {
  row: TreeRow;
  readonly parent: LibraryNode | undefined;
}

/** True if a command was called with a row of the library view. */
export function isLibraryNode(value: unknown): value is LibraryNode {
  return typeof value === 'object' && value !== null && 'row' in value && 'parent' in value;
}
