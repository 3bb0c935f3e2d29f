/** The UTF-16 code units that structure a BibTeX file. */
export const code = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  hash: 35,
  percent: 37,
  openParenthesis: 40,
  closeParenthesis: 41,
  comma: 44,
  equals: 61,
  at: 64,
  openBrace: 123,
  closeBrace: 125,
} as const;

/** BibTeX's white space: tab, line ends and blank; every other control character counts with it. */
export function isSpace(unit: number): boolean {
  return unit <= code.space;
}

const nameUnits = new Uint8Array(128).fill(1, code.space + 1);
for (const unit of '"#%\'(),={}') nameUnits[unit.charCodeAt(0)] = 0;

/**
 * True for what may stand in the name of a type, a field or a macro: all but white space and `"#%'(),={}`
 * (bibtex.web, "legal_id_char"). Beyond ASCII everything is legal.
 */
export function isNameUnit(unit: number): boolean {
  return unit >= 128 || nameUnits[unit] === 1;
}
