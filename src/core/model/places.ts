import type { Span } from './span';

/** Where a paper stands in its source. */
export interface Place {
  /** The record: from `@` to the closing brace; the lines of a listing record. */
  readonly span: Span;
  /** The citation key; absent where the source has no keys. */
  readonly keySpan?: Span;
}

/** The places of many papers as columns, by the row of the paper; offsets are UTF-16 code units. */
export interface Places {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Equal to `keyEnds` where the source has no key. */
  readonly keyStarts: Uint32Array;
  readonly keyEnds: Uint32Array;
}

/** The columns for `places`, in their order. */
export function placeColumns(places: readonly Place[]): Places {
  return {
    starts: Uint32Array.from(places, ({ span }) => span.start),
    ends: Uint32Array.from(places, ({ span }) => span.end),
    keyStarts: Uint32Array.from(places, ({ keySpan }) => keySpan?.start ?? 0),
    keyEnds: Uint32Array.from(places, ({ keySpan }) => keySpan?.end ?? 0),
  };
}

/** The place of the paper in `row`; at the beginning of the text if there is no such row. */
export function placeAt({ starts, ends, keyStarts, keyEnds }: Places, row: number): Place {
  const span = { start: starts[row] ?? 0, end: ends[row] ?? 0 };
  const keySpan = { start: keyStarts[row] ?? 0, end: keyEnds[row] ?? 0 };
  return keySpan.start === keySpan.end ? { span } : { span, keySpan };
}
