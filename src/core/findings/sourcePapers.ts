import type { SourceSnapshot } from '../model/library';
import type { Paper } from '../model/paper';
import { paperIn } from '../model/paperTable';
import { placeAt } from '../model/places';
import type { Span } from '../model/span';
import type { SourcePart } from '../model/sourcePart';

/** Larger bibliographies are collections; looking through them as a whole would be felt while typing. */
export const MOST_PAPERS = 20_000;

/** A paper of a source, and the key, or else the record, to point at. */
export interface PlacedPaper {
  readonly paper: Paper;
  readonly span: Span;
}

/** The papers of a source in its order, also those that the library leaves out as copies. A few microseconds each. */
export function papersOf({ slices }: SourceSnapshot): PlacedPaper[] {
  const papers: PlacedPaper[] = [];
  for (const { part, from, to, shift } of slices) {
    for (let row = from; row < to; row++) {
      const { span, keySpan } = placeAt(part.table.places, row);
      const { start, end } = keySpan ?? span;
      papers.push({
        paper: paperIn(part.table, undefined, row),
        span: { start: start + shift, end: end + shift },
      });
    }
  }
  return papers;
}

/** Parts are never changed, so that their keys are looked up once. */
const keysOfPart = new WeakMap<SourcePart, readonly string[]>();

function keysIn(part: SourcePart): readonly string[] {
  let keys = keysOfPart.get(part);
  if (keys === undefined) {
    keys = Array.from({ length: part.table.size }, (_, row) => paperIn(part.table, undefined, row).key);
    keysOfPart.set(part, keys);
  }
  return keys;
}

/** The keys of sources, in their order, of very many papers only the first `most`. */
export function* keysOf(sources: readonly SourceSnapshot[], most: number): Generator<string> {
  let left = most;
  for (const { part, from, to } of sources.flatMap(({ slices }) => slices)) {
    if (left <= 0) return;
    // A part so large would have to be unpacked as a whole.
    if (part.table.size > most) continue;
    for (const key of keysIn(part).slice(from, to)) {
      if (left-- <= 0) return;
      yield key;
    }
  }
}
