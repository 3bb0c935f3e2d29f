import type { PackedTexts } from '../util/packedTexts';
import type { PaperTable } from './paperTable';
import type { AbstractIndex, IndexShard } from './wordIndex';

/** The abstracts of a part: nine tenths of its size, and seldom needed, so that they come later. */
export interface Abstracts {
  /** By the rows of the table; empty where there is none. */
  readonly texts: PackedTexts;
  readonly index: AbstractIndex;
}

/** Papers that were read together, and all that is worked out from them. Never changed. */
export interface SourcePart {
  readonly table: PaperTable;
  readonly index: IndexShard;
  /** Undefined until they are there. */
  readonly abstracts: Abstracts | undefined;
}
