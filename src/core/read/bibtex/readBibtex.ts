import type { ReadResult } from '../../model/paper';
import { readBibtexAnew, resultOf } from './reading';

/**
 * Reads a BibTeX or BibLaTeX file. Every entry with a key is a paper, also one that is damaged or has the key
 * of another; `@set`, `@xdata`, `@string`, `@preamble` and `@comment` are none. What is wrong comes back as
 * problems, in the order of the file. Never throws; the cost is proportional to the length of the text.
 */
export function readBibtex(text: string): ReadResult {
  return resultOf(readBibtexAnew(text));
}
