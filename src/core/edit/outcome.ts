import type { TextEdit } from '../cite/markup';

/** Nothing is changed; the reason says what to do next. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
  /** Nothing in this file may be changed, whatever it is; another one may do. */
  readonly isForFile?: true;
}

/** What changing a text comes to: edits in its order that do not overlap, none where all is as wanted, or a refusal. */
export type EditOutcome = { readonly kind: 'edits'; readonly edits: readonly TextEdit[] } | Refused;

/** A refusal for the given reason. */
export function refused(reason: string): Refused {
  return { kind: 'refused', reason };
}
