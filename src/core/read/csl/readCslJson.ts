import type { ReadResult } from '../../model/paper';
import { readableText } from './cslText';
import { papersOfItems } from './items';
import { findJsonItems } from './jsonItems';

/**
 * Reads CSL-JSON as Zotero, Pandoc and Crossref write it: a list of items, a map with such a list under `items` or
 * `references`, or one item alone. A broken item costs what stands behind the damage in it, and no other item. Never
 * throws; linear.
 */
export function readCslJson(text: string): ReadResult {
  return papersOfItems(text, findJsonItems(text), readableText);
}

/** True if the text begins as such a file does. Looks no further than the first name in it. */
export function isCslJson(text: string): boolean {
  return /^[\s\ufeff]*(?:\[\s*\{|\{)\s*"(?:id|type|citation-key|author|title|items|references|[A-Z]{3,4})"\s*:/u.test(
    text,
  );
}
