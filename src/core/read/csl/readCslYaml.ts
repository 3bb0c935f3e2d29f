import type { ReadResult } from '../../model/paper';
import { readableMarkdown } from './cslText';
import { papersOfItems } from './items';
import { findYamlItems } from './yamlItems';

/**
 * Reads CSL-YAML as Pandoc and Better BibTeX write it: a list of items, or a map with such a list under `references`,
 * also between the lines `---` of a front matter. A broken item costs no other. Never throws; linear.
 */
export function readCslYaml(text: string): ReadResult {
  return papersOfItems(text, findYamlItems(text), readableMarkdown);
}

/** What stands before the first words of a file may not be longer. */
const LONGEST_OPENING = 2000;

/** True if the text begins as such a file does. Looks at its opening only. */
export function isCslYaml(text: string): boolean {
  const opening = text.slice(0, LONGEST_OPENING).replace(/^\ufeff/, '');
  const firstWords = opening.split('\n').find((line) => !/^\s*(?:#.*|---\s*)?$/.test(line)) ?? '';
  return /^(?:references\s*:|\s*-\s+(?:id|type|citation-key|author|title)\s*:)/.test(firstWords);
}
