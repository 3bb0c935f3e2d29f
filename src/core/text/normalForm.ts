/** More marks on one letter than any writing has: the limit of Unicode's "stream-safe" text (Annex 15, section 13). */
const mostMarks = 30;
const tooManyMarks = new RegExp(String.raw`\p{M}{${mostMarks + 1}}`, 'u');
const pieces = new RegExp(String.raw`\P{M}*\p{M}{0,${mostMarks}}`, 'gu');

/**
 * The text in a normal form of Unicode. Marks are put into their order thirty at a time: the engine sorts a longer run
 * in quadratic time, so that some hundred thousand of them would take a minute. Linear.
 */
export function normalForm(text: string, form: 'NFC' | 'NFKD'): string {
  if (!tooManyMarks.test(text)) return text.normalize(form);
  return text.replaceAll(pieces, (piece) => piece.normalize(form));
}
