import { matchAt } from '../matchAt';

/**
 * Labels and references of Typst (its reference, "label" and "ref"; `is_valid_in_label_literal` of its lexer):
 *
 *   reference = "@" name, without "." and ":" at its end      label = "<" name ">"
 *   name      = letter or sign { letter or sign }
 *   letter or sign = XID_Continue of Unicode | "_" | "-" | ":" | "."; the first is neither ":" nor "."
 */
const name = /[\p{XID_Continue}_-][\p{XID_Continue}_:.-]*/uy;
const label = /<([\p{XID_Continue}_-][\p{XID_Continue}_:.-]*)>/uy;

/** Where the name of a reference that begins at `start` ends; `start` itself if there is none. */
export function endOfReference(text: string, start: number): number {
  let end = start + (matchAt(name, text, start)?.[0].length ?? 0);
  while (end > start && (text[end - 1] === '.' || text[end - 1] === ':')) end--;
  return end;
}

/** The name of the label whose `<` is at `at`, or undefined if it is another sign. */
export function labelAt(text: string, at: number): string | undefined {
  return matchAt(label, text, at)?.[1];
}

/** True if the key can stand behind `@`. */
export function isReferenceKey(key: string): boolean {
  return key !== '' && endOfReference(key, 0) === key.length;
}

/** True if the key can stand in `<…>`. */
export function isLabelKey(key: string): boolean {
  return labelAt(`<${key}>`, 0) === key;
}

/** True if the key can stand in the text of `label("…")`. */
export function isTextKey(key: string): boolean {
  return key !== '' && !/["\\\n\r]/u.test(key);
}
