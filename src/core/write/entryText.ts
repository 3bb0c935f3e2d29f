import type { Assignment, BibStyle, LetterCase } from './bibStyle';

/** A field to be written. */
export interface NewField {
  /** In lower case; the file's style says how it is written. */
  readonly name: string;
  /** TeX, without delimiters, with balanced braces. */
  readonly value: string;
  /** How the value stands in the file where it is a macro, without delimiters: `jan`. */
  readonly written?: string;
}

/** A field of another entry, to be written as it is there. */
export interface CopiedField {
  readonly name: string;
  /** All that stands behind the `=`, delimiters, macros and `#` included: `jan # "~1"`. */
  readonly written: string;
}

/** An entry to be written. */
export interface NewEntry {
  /** In lower case; the file's style says how it is written. */
  readonly type: string;
  readonly key: string;
  readonly fields: readonly NewField[];
}

/** Types with a capital in their middle wherever they have one at their beginning. */
const innerCapitals: ReadonlyMap<string, string> = new Map(
  ['InProceedings', 'InCollection', 'InBook', 'PhdThesis', 'MastersThesis', 'TechReport'].map((word) => [
    word.toLowerCase(),
    word,
  ]),
);

const cased: Readonly<Record<LetterCase, (name: string) => string>> = {
  lower: (name) => name,
  upper: (name) => name.toUpperCase(),
  capitalised: (name) => innerCapitals.get(name) ?? name.charAt(0).toUpperCase() + name.slice(1),
};

/** An entry to be written, with fields that may come from another one. */
export interface MixedEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: readonly (NewField | CopiedField)[];
}

/** The entry from its `@` to its closing brace, in the given style; a line end behind it is the caller's. */
export function entryText({ type, key, fields }: MixedEntry, style: BibStyle): string {
  const written = style.spellings.get(`@${type}`) ?? cased[style.typeCase](type);
  const inLines = (text: string) => withLineEnds(text, style.lineEnd);
  const body = fields.map((field) => fieldText(field, style)).join(inLines(style.joint));
  if (fields.length === 0) return `@${written}{${key},${inLines(style.closing.replace(',', ''))}}`;
  return `@${written}{${key}${inLines(style.opening)}${body}${inLines(style.closing)}}`;
}

/** `name = {value}` in the given style, without a comma. */
export function fieldText(field: NewField | CopiedField, style: BibStyle): string {
  const name = style.spellings.get(field.name) ?? cased[style.nameCase](field.name);
  const value = field.written ?? ('value' in field ? delimited(field.value, style) : '');
  return `${name}${assignmentText(name.length, style.assignment)}${withLineEnds(value, style.lineEnd)}`;
}

/** The `=` behind a name of `length` characters, with the blanks around it. */
export function assignmentText(length: number, assignment: Assignment): string {
  switch (assignment.kind) {
    case 'plain':
      return `${assignment.before}=${assignment.after}`;
    case 'equals':
      return `${' '.repeat(Math.max(0, assignment.column - length)) || ' '}=${assignment.after}`;
    case 'value': {
      const equals = `${assignment.before}=`;
      return equals + (' '.repeat(Math.max(0, assignment.column - length - equals.length)) || ' ');
    }
  }
}

/** A value in the delimiters of the style; in braces where it has a quotation mark that would end it. */
export function delimited(value: string, style: Pick<BibStyle, 'delimiters' | 'hasBareNumbers'>): string {
  if (style.hasBareNumbers && /^\d+$/.test(value)) return value;
  return style.delimiters === 'quotes' && !hasOpenQuote(value) ? `"${value}"` : `{${value}}`;
}

/** True if every brace that opens is closed behind it, as BibTeX counts them: `\{` is a brace too. Linear. */
export function hasBalancedBraces(value: string): boolean {
  let depth = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '{') depth += 1;
    else if (value[at] === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

function hasOpenQuote(value: string): boolean {
  let depth = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (value[at] === '{') depth += 1;
    else if (value[at] === '}') depth -= 1;
    else if (value[at] === '"' && depth === 0) return true;
  }
  return false;
}

/** The text with all its line ends, of whatever kind, written as `lineEnd`. */
export function withLineEnds(text: string, lineEnd: string): string {
  return text.replaceAll(/\r\n?|\n/g, lineEnd);
}
