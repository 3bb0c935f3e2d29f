import type { DocumentRow } from '../core/present/documentCitations';
import type { TreeRow } from '../core/present/libraryTree';

/** A row of the library view as the editor holds it: the same object as long as its id lives, with the latest row inside. */
export interface LibraryNode {
  row: TreeRow;
  readonly parent: LibraryNode | undefined;
}

/** A row of the view of what a document cites. */
export interface DocumentNode {
  readonly row: DocumentRow;
  readonly parent: DocumentNode | undefined;
}

/** True if a command was called with a row of one of the views. */
export function isViewNode(value: unknown): value is LibraryNode | DocumentNode {
  return typeof value === 'object' && value !== null && 'row' in value && 'parent' in value;
}
