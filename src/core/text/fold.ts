import { normalForm } from './normalForm';

/** Letters and signs that have no decomposition in Unicode, all in lower case, as plain typing has them. */
const plainForms: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ĸ', 'k'],
  ['ł', 'l'],
  ['ŋ', 'n'],
  ['ŧ', 't'],
  ['ς', 'σ'],
  ['‘', "'"],
  ['’', "'"],
  ['ʼ', "'"],
  ['“', '"'],
  ['”', '"'],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
]);
const foldable = new RegExp(`[${[...plainForms.keys()].join('')}]`, 'gu');
const beyondAscii = /[^\0-\x7f]/;
/** The marks of Latin, Greek and Cyrillic; those of other scripts carry vowels and stay. */
const accents = /[\u0300-\u036f]/g;

/**
 * The text without case and accents, for comparison and never for display: é is e, ß is ss, ł is l, İ and ı are i, a
 * full-width or ligature form is its plain letters, typographic quotes and dashes are those of the keyboard. Folding
 * twice changes nothing more. The length may differ, so offsets do not carry over. Linear, and one pass for ASCII.
 */
export function foldText(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  const lowered = normalForm(text, 'NFKD').replace(accents, '').toLowerCase();
  const plain = normalForm(lowered, 'NFKD')
    .replace(accents, '')
    .replace(foldable, (letter) => plainForms.get(letter) ?? letter);
  return normalForm(plain, 'NFC');
}
