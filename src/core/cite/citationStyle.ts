import { isBlank } from './blank';
import type { CitationGroup, TextEdit } from './markup';

/**
 * One way to write citations in a language, e.g. `[@a; @b]` or {cite:p}`a,b` in MyST. Its keys stand either each in
 * a list of its own, or in one list:
 *
 *   list = item { separator item }      item = [ note ] key [ note ]
 */
export interface CitationStyle {
  /** True for the command of a group that is written in this style. */
  readonly has: (command: string) => boolean;
  /** What stands before the first key; where none of these is before the cursor, no key is expected. */
  readonly openings: readonly string[];
  /** Signs behind which the citation that was opened is over. */
  readonly closings: string;
  /** Signs between the keys of one list; empty where each key has a list of its own. */
  readonly separators: string;
  /** The signs around a note in a list, `{` and `}` in `{see}doe99{p. 3}`. */
  readonly note?: readonly [string, string];
  /** Signs that end a key besides white space; behind those of `stops` a locator is typed and no key. */
  readonly ends: string;
  readonly stops: string;
  /** True if a key that begins at `start` stands in braces or quotation marks of its own. */
  readonly isBraced?: (text: string, start: number) => boolean;
  /** The key as it is written in a list, or undefined if this style cannot write it. */
  readonly written: (key: string, isBraced: boolean) => string | undefined;
  /**
   * A new citation of keys that can be written. `command` is that of the citation of this style before, if there is
   * one; `next` is the character behind the cursor.
   */
  readonly cite: (keys: readonly string[], command: string | undefined, next: string) => string;
  /** The edit that adds keys that can be written to a citation of this style with the cursor at `offset`. */
  readonly add: (text: string, group: CitationGroup, keys: readonly string[], offset: number) => TextEdit;
}

/** The edit that puts `newText` at `at`. */
export function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/**
 * The edit that adds keys to a list that holds several: behind its last key, or in the empty list. They are separated
 * as those there, or by the first of `separators`.
 */
export function addToList(
  text: string,
  { keyLists, citations, span }: CitationGroup,
  keys: readonly string[],
  separators: string,
): TextEdit {
  const list = keyLists.at(-1) ?? span;
  const typed = text.slice(list.start, list.end);
  const sign = [...separators].findLast((one) => typed.includes(one)) ?? separators.slice(0, 1);
  const separator = typed.includes(`${sign} `) ? `${sign} ` : sign;
  if (citations.length === 0 && typed.trim() === '') return insertion(list.start, keys.join(separator));
  let end = list.end;
  while (end > list.start && (isBlank(text[end - 1] ?? '') || separators.includes(text[end - 1] ?? '')))
    end--;
  return insertion(end, separator + keys.join(separator));
}
