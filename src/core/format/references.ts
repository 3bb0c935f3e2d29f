import { assertNever } from '../util/assertNever';
import { htmlOf } from './html';
import { markdownOf } from './markdown';
import { plainTextOf } from './plainText';
import type { Block } from './referenceText';

/** What references are written as. */
export const outputs = ['text', 'markdown', 'html'] as const;

/** One of `outputs`, or the blocks themselves as JSON, for a program that draws them. */
export type Output = (typeof outputs)[number] | 'blocks';

/** A reference as it is written: a line of text or Markdown, or what stands inside an element of HTML. */
export interface FormattedReference {
  /** That of the item. */
  readonly id: string;
  readonly text: string;
}

/** Writes one reference. Nothing in `blocks` becomes markup; linear. */
export function writeReference(blocks: readonly Block[], output: Output): string {
  switch (output) {
    case 'text':
      return plainTextOf(blocks);
    case 'markdown':
      return markdownOf(blocks);
    case 'html':
      return htmlOf(blocks);
    case 'blocks':
      return JSON.stringify(blocks);
    default:
      return assertNever(output);
  }
}

/** A list of references as one text: lines, paragraphs of Markdown, or an element of HTML. No line end behind. */
export function joinReferences(references: readonly FormattedReference[], output: Output): string {
  const texts = references.map(({ text }) => text);
  switch (output) {
    case 'text':
    case 'blocks':
      return texts.join('\n');
    case 'markdown':
      return texts.join('\n\n');
    case 'html':
      return [
        '<div class="csl-bib-body">',
        ...texts.map((text) => `  <div class="csl-entry">${text}</div>`),
        '</div>',
      ].join('\n');
    default:
      return assertNever(output);
  }
}
