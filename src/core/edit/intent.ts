import type { EntryChange, EntryFacts } from './entryFacts';

/** What edits are to come to. Entries that are not named stay as they are, byte for byte, in their order. */
export interface Intent {
  /** In the order of the text. */
  readonly added?: readonly EntryFacts[];
  /** Where the entries begin that go. */
  readonly removed?: ReadonlySet<number>;
  /** How entries differ afterwards, by where they begin. */
  readonly changed?: ReadonlyMap<number, EntryChange>;
  /** Entries may change their places and the order and alignment of their fields, but not what they say. */
  readonly isTidying?: boolean;
  /** Papers that inherit from others may be other papers afterwards, since one of those is changed. */
  readonly mayChangeHeirs?: boolean;
}
