import type { BlockKind } from './referenceText';

/** A part of a reference that has been written. */
export interface WrittenBlock {
  readonly kind: BlockKind;
  readonly text: string;
}

/** Joins the parts of a reference where there are no columns: `lineEnd` before and behind what has a line of its own. */
export function joinBlocks(blocks: readonly WrittenBlock[], lineEnd: string): string {
  let joined = '';
  let isLineBefore = false;
  for (const { kind, text } of blocks) {
    const isLine = kind === 'block' || kind === 'indent';
    const gap = isLine || isLineBefore ? lineEnd : ' ';
    joined += joined === '' ? text.trim() : gap + text.trim();
    isLineBefore = isLine;
  }
  return joined;
}
