import type { Problem } from '../model/problem';
import type { Span } from '../model/span';

/** One key in a text, e.g. `doe99` in `\citep[see][3]{doe99, roe01}`. */
export interface Citation {
  readonly key: string;
  /** Exactly the key token: neither `@`, braces, commas nor white space. */
  readonly span: Span;
  /**
   * What the citation is made with, as it is written: `citep` without its backslash in LaTeX, `@` and `-@` in languages
   * that cite with a sign, else the text around the keys, `{cite:p}` or `[cite/t:]`.
   */
  readonly command: string;
}

/** A citation as it is written once: one command, or one pair of brackets, with all its keys. */
export interface CitationGroup {
  readonly command: string;
  /** From the backslash or opening bracket to the closing delimiter, in `\citep[see][3]{doe99}` all of it. */
  readonly span: Span;
  /**
   * Where keys are typed, each list apart: `doe99` in `\citep[see][3]{doe99}`; in Pandoc from behind each `@` to the
   * end of its part, `doe99, p. 3` in `[see @doe99, p. 3; @roe01]`. An unfinished list ends with its line.
   */
  readonly keyLists: readonly Span[];
  readonly citations: readonly Citation[];
  /** How the command takes its arguments, where a language has more than one way; LaTeX has patterns such as `K+`. */
  readonly pattern?: string;
}

/** A bibliography that the text itself declares, e.g. `refs` in `\bibliography{refs}`. */
export interface DeclaredBibliography {
  /** As written, with `.bib` added where the language lets it be left out. */
  readonly path: string;
  readonly span: Span;
}

/** A key that the text itself defines, so that no bibliography need have it: `doe99` in `\bibitem{doe99}`. */
export interface Definition {
  readonly key: string;
  /** Exactly the key. */
  readonly span: Span;
}

/** Another file of the same document: one that this text takes in (`child`), or the one that it is part of (`root`). */
export interface Include {
  readonly kind: 'child' | 'root';
  /** As written, with the ending added where the language lets it be left out. */
  readonly path: string;
  /** What is written, in `\input{intro}` the word `intro`. */
  readonly span: Span;
}

/** Commands beyond those that a language knows, each with how it takes its arguments, in that language's notation. */
export type CommandPatterns = ReadonlyMap<string, string>;

/** What a text cannot say itself. */
export interface ScanOptions {
  /** Commands that other files of the document define, or that the user has named. */
  readonly commands?: CommandPatterns;
}

/**
 * Everything about citations in one text. Groups are in the order in which they end, unfinished ones and those
 * without a key yet included; spans of keys never overlap.
 */
export interface CitationScan {
  readonly groups: readonly CitationGroup[];
  readonly bibliographies: readonly DeclaredBibliography[];
  readonly definitions: readonly Definition[];
  readonly includes: readonly Include[];
  /** What is wrong in the text and keeps other programs from reading it; the scan holds all that could be read. */
  readonly problems: readonly Problem[];
  /** The citation commands that this text defines, to be handed to the scans of other files of the document. */
  readonly learntCommands?: CommandPatterns;
}

/** A place where a key is expected, and what is typed there: `at te` in `\cite{doe99, at te|ll}`. */
export interface CitationContext {
  /** From the start of the key token to the cursor; may hold several words, which search titles. */
  readonly typed: string;
  /** What `typed` covers. */
  readonly insertSpan: Span;
  /** `insertSpan` and the rest of the token behind the cursor; nothing behind it is ever replaced. */
  readonly replaceSpan: Span;
  /** The other keys of the same citation, which need not be suggested again. */
  readonly otherKeys: readonly string[];
  /** The token stands in braces of its own, as `doe` in `@{doe}`, so that more characters are possible. */
  readonly isBraced: boolean;
  /** The command of the citation; said by languages that have several ways to write a key. */
  readonly command?: string;
}

/** Replace `span` by `newText`. An insertion has an empty span. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** What inserting comes to: an edit, nothing to do, or a refusal that says why and what to do. */
export type Insertion =
  | { readonly kind: 'edit'; readonly edit: TextEdit }
  | { readonly kind: 'present' }
  | { readonly kind: 'refused'; readonly reason: string };

/** How far before the cursor the citation around it can begin, in characters; longer ones are not completed. */
export const LOOK_BACK = 5000;

/**
 * One language's answers about citations. All functions are total and take time linear in the text; offsets are
 * UTF-16 code units.
 */
export interface Markup {
  readonly id: 'latex' | 'markdown' | 'quarto' | 'myst' | 'typst' | 'org' | 'asciidoc' | 'restructuredtext';
  /** Characters that may make a key expected where they are typed. */
  readonly triggerCharacters: readonly string[];
  scan(text: string, options?: ScanOptions): CitationScan;
  /**
   * A cheap look at what stands before the cursor: false means that no key is expected there, so that a space typed in
   * prose costs no scan. `behind` is the text up to the cursor, of which the last `LOOK_BACK` characters are enough.
   */
  mayExpectKey(behind: string): boolean;
  /** The context at `offset`, or undefined where no key is expected. `scan` is that of the same text. */
  contextAt(text: string, scan: CitationScan, offset: number): CitationContext | undefined;
  /**
   * The edit that cites `keys` at `offset`: into the citation there, else as a new one. Keys already in that
   * citation are dropped; no other text is touched.
   */
  insert(text: string, scan: CitationScan, offset: number, keys: readonly string[]): Insertion;
  /** What to write for `key` in place of the token of `context`, or undefined if the language cannot write it. */
  keyText(key: string, context: CitationContext): string | undefined;
}

/** All citations of a scan, in the order of their groups. */
export function citationsOf(scan: CitationScan): readonly Citation[] {
  return scan.groups.flatMap((group) => group.citations);
}

/** The citation whose key covers or touches `offset`, or undefined. */
export function citationAt(scan: CitationScan, offset: number): Citation | undefined {
  return citationsOf(scan).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** The innermost group that covers or touches `offset`, or undefined. */
export function groupAt(scan: CitationScan, offset: number): CitationGroup | undefined {
  // Groups are listed in the order in which they end, so of those around an offset the innermost comes first.
  return scan.groups.find(({ span }) => span.start <= offset && offset <= span.end);
}

/** `keys` without repetitions and without those in `present`. */
export function newKeys(keys: readonly string[], present: readonly string[]): string[] {
  return [...new Set(keys)].filter((key) => !present.includes(key));
}
