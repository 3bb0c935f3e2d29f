import { type CitationScan, citationsOf } from '../cite/markup';
import { type Span, touches } from '../model/span';

/** A key where it stands in a text. */
export interface KeyPlace {
  readonly key: string;
  /** Exactly the key token. */
  readonly span: Span;
  /**
   * `cites`: a citation, or an entry that refers to another (`crossref`). `defines`: the head of an entry, `\bibitem`.
   * `alias`: a further key of an entry, in `ids`.
   */
  readonly role: 'cites' | 'defines' | 'alias';
  /** All of the entry that the key names, for `defines` and `alias` in a bibliography. */
  readonly entry?: Span;
}

/** Every key of a document, in the order of the text. */
export function placesInDocument(scan: CitationScan): KeyPlace[] {
  return [
    ...citationsOf(scan).map(({ key, span }): KeyPlace => ({ key, span, role: 'cites' })),
    ...scan.definitions.map(({ key, span }): KeyPlace => ({ key, span, role: 'defines' })),
  ].sort((one, other) => one.span.start - other.span.start);
}

/** The key at `offset`, ends included; undefined if none is there. */
export function keyPlaceAt(places: readonly KeyPlace[], offset: number): KeyPlace | undefined {
  return places.find(({ span }) => touches(span, offset));
}
