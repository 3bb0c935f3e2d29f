import { joinBlocks } from './joinBlocks';
import type { Block } from './referenceText';

/** A reference as plain text: how it is set is lost, mathematics keeps its dollar signs. */
export function plainTextOf(blocks: readonly Block[]): string {
  const written = blocks.map(({ kind, runs }) => ({ kind, text: runs.map(({ text }) => text).join('') }));
  return joinBlocks(written, '\n');
}
