import type { Problem } from '../../model/problem';
import type { Span } from '../../model/span';

/** One operand of a `#` concatenation, delimiters included: `{Nature}`, `"Nature"`, `1999`, `jan`. */
export interface BibtexPart extends Span {
  readonly kind: 'braced' | 'quoted' | 'number' | 'macro';
  /** False when the closing brace or quote is missing; the part then ends where the damage was noticed. */
  readonly closed: boolean;
}

/**
 * One `name = value` of an entry or of `@string`, from the first letter of the name to the comma after the
 * value, the comma included if there is one. In `  title = {A} # b,` the span covers `title = {A} # b,`.
 */
export interface BibtexField extends Span {
  /** In lower case, as BibTeX compares names. */
  readonly name: string;
  readonly nameEnd: number;
  /** From the first delimiter to the last, without the comma; both are equal where the value is missing. */
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly parts: readonly BibtexPart[];
}

interface Delimited extends Span {
  /** The offset of `{` or `(`. */
  readonly open: number;
  /** The offset of `}` or `)`; absent when the entry is not closed. */
  readonly close?: number;
}

/** A record, from `@` to its closing delimiter or, when that is missing, to where the next record begins. */
export interface BibtexEntry extends Delimited {
  readonly kind: 'entry';
  /** In lower case; the name itself begins after `@` and white space, at `typeStart`. */
  readonly type: string;
  readonly typeStart: number;
  readonly typeEnd: number;
  /** As written; the empty string, with `keyStart` equal to `keyEnd`, when there is none. */
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly fields: readonly BibtexField[];
}

/** `@string{aij = "Artificial Intelligence"}`; BibTeX allows one definition, more are kept. */
export interface BibtexString extends Delimited {
  readonly kind: 'string';
  readonly fields: readonly BibtexField[];
}

/** `@preamble{"\newcommand…"}`. */
export interface BibtexPreamble extends Delimited {
  readonly kind: 'preamble';
  readonly parts: readonly BibtexPart[];
}

/** `@comment{…}` with its braces, or `@comment` and the rest of its line. */
export interface BibtexComment extends Span {
  readonly kind: 'comment';
}

/** What stands between the blocks; BibTeX takes it for a comment. */
export interface BibtexJunk extends Span {
  readonly kind: 'junk';
}

/** A stretch of the file; the blocks of a file are all of it. */
/** A piece of a file; together they are all of it. */
export type BibtexBlock = BibtexEntry | BibtexString | BibtexPreamble | BibtexComment | BibtexJunk;

/** A file as it is written. The blocks tile it: their texts, joined, are the file, byte for byte. */
export interface BibtexSyntax {
  readonly blocks: readonly BibtexBlock[];
  /** In the order of the file. */
  readonly problems: readonly Problem[];
}
