/** How names are written where a file does not show it for the name itself: `article`, `ARTICLE`, `Article`. */
export type LetterCase = 'lower' | 'upper' | 'capitalised';

/**
 * What stands around the `=` of a field. `plain`: always the same blanks. `equals`: blanks up to the column where all
 * the `=` stand, counted from the beginning of the name. `value`: the same for the column where all the values begin.
 *
 *     plain  ' ' ' '      equals 7 ' '        value 9 ' '
 *     year = {2015}       year   = {2015}     year =   {2015}
 *     author = {Xu}       author = {Xu}       author = {Xu}
 */
export type Assignment =
  | { readonly kind: 'plain'; readonly before: string; readonly after: string }
  | { readonly kind: 'equals'; readonly column: number; readonly after: string }
  | { readonly kind: 'value'; readonly column: number; readonly before: string };

/**
 * How a `.bib` file is written. In this file
 *
 *     @Article{xu15,
 *       title = "Show",
 *       year = 2015,
 *     }
 *
 * `joint` is a comma, a line end and two blanks, `opening` the same, `closing` a comma and a line end, values are in
 * `quotes`, numbers bare, types `capitalised`, names of fields `lower`. Line ends are `\n` in all of these and become
 * `lineEnd` when they are written.
 */
export interface BibStyle {
  readonly lineEnd: string;
  /** Between the key and the first field, the comma included. */
  readonly opening: string;
  /** Between a value and the next field, the comma included. */
  readonly joint: string;
  /** Between the last value and what closes the entry; begins with a comma where files have one there. */
  readonly closing: string;
  /** Between an entry and the next one. */
  readonly between: string;
  readonly assignment: Assignment;
  readonly delimiters: 'braces' | 'quotes';
  /** Numbers stand without delimiters. */
  readonly hasBareNumbers: boolean;
  readonly typeCase: LetterCase;
  readonly nameCase: LetterCase;
  /** Types and names of fields as the file writes them, by their lower-case forms. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Where in an entry fields stand on average, from 0 to 1, by their lower-case names. */
  readonly fieldPlaces: ReadonlyMap<string, number>;
}

/** The style of entries that stand in no file yet: fields one a line, in braces, indented by two blanks. */
export const defaultStyle: BibStyle = {
  lineEnd: '\n',
  opening: ',\n  ',
  joint: ',\n  ',
  closing: '\n',
  between: '\n\n',
  assignment: { kind: 'plain', before: ' ', after: ' ' },
  delimiters: 'braces',
  hasBareNumbers: false,
  typeCase: 'lower',
  nameCase: 'lower',
  spellings: new Map(),
  fieldPlaces: new Map(),
};
