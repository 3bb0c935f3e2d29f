import type { Problem } from '../../model/problem';
import type { CharacterFinder } from './characterFinder';
import type { NameTable } from './nameTable';
import type { BibtexField, BibtexPart } from './syntax';

/** The inside of a block and what was wrong with it. */
export interface ScannedBody {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly fields: readonly BibtexField[];
  /** The value of a `@preamble`; empty for other blocks. */
  readonly parts: readonly BibtexPart[];
  readonly close: number | undefined;
  /** The offset after the closing delimiter, or where reading stopped. */
  readonly end: number;
  readonly problems: readonly Problem[];
}

/** A text and what is remembered of it from block to block. */
export interface ScannedText {
  readonly text: string;
  readonly openBraces: CharacterFinder;
  readonly closeBraces: CharacterFinder;
  readonly quotes: CharacterFinder;
  readonly names: NameTable;
}
