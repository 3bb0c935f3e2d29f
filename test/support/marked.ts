/** A literal text with the cursor written as `|`, taken apart. Throws if there is not exactly one. */
export function marked(literal: string): { readonly text: string; readonly offset: number } {
  const offset = literal.indexOf('|');
  if (offset === -1 || literal.includes('|', offset + 1)) throw new Error(`One | is needed: ${literal}`);
  return { text: literal.slice(0, offset) + literal.slice(offset + 1), offset };
}
