import type { LinePosition } from '../text/lineMap';
import type { Span } from './span';

/** As an editor ranks problems; `error` means that something of the source is not in the library. */
export type Severity = 'error' | 'warning' | 'information';

/** Each code is one kind of problem; its message may differ, its meaning does not. */
export type ProblemCode =
  // Any source
  | 'unreadable-file'
  | 'undecodable-file'
  | 'not-utf8'
  // Listing
  | 'not-a-record'
  | 'impossible-date'
  | 'missing-title'
  | 'missing-authors'
  // BibTeX
  | 'unclosed-entry'
  | 'missing-key'
  | 'malformed-key'
  | 'missing-comma'
  | 'malformed-field'
  | 'duplicate-field'
  | 'duplicate-key'
  | 'undefined-string'
  | 'string-too-long'
  | 'unknown-crossref'
  | 'crossref-cycle'
  | 'unbalanced-braces'
  | 'stray-text'
  // CSL
  | 'not-csl'
  | 'broken-item'
  // Documents
  | 'invalid-front-matter';

/** Something wrong in a source, at its place, said so that the reader knows what to do next. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  /** The text that is wrong, at least one code unit long unless the file is empty or unread. */
  readonly span: Span;
  /** Another place of the same source that has to do with it; absent where there is none. */
  readonly related?: { readonly message: string; readonly span: Span };
}

/** A problem with its place as an editor counts it, so that nobody needs the text to show it. */
export interface LocatedProblem extends Omit<Problem, 'related'>, Lines {
  readonly related?: { readonly message: string } & Lines;
}

/** A span as an editor counts it. */
export interface Lines {
  readonly start: LinePosition;
  readonly end: LinePosition;
}
