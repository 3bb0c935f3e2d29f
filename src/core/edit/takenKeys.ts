import type { BibtexEntry } from '../read/bibtex/syntax';
import type { BibDocument } from './bibDocument';

/**
 * Why an entry, other than `except`, may not have a key: another one has it, or has it among its `ids`, in whatever case
 * of letters, since BibTeX does not tell those apart. Undefined where the key is free.
 */
export function objectionToTaken(
  { reading }: BibDocument,
  key: string,
  except?: BibtexEntry,
): string | undefined {
  const { starts, contents } = reading.blocks;
  const wanted = key.toLowerCase();
  for (const [index, content] of contents.entries()) {
    if (content.kind !== 'entry' || starts[index] === except?.start) continue;
    const taken = [content.key, ...content.ids].find((known) => known.toLowerCase() === wanted);
    if (taken !== undefined) return `The key "${taken}" is taken in this file. Choose another one.`;
  }
  return undefined;
}
