import type { Slice } from './library';
import type { Abstracts, SourcePart } from './sourcePart';

/** Rows that an edit has replaced. */
export interface ReplacedRows {
  /** From this row of the source, before the edit, up to but not including `to`. */
  readonly from: number;
  readonly to: number;
  /** By how much the places of the papers behind them have moved. */
  readonly shift: number;
  /** The papers that stand there now. */
  readonly part: SourcePart;
}

/** A part as one slice. */
export function wholeSlice(part: SourcePart): Slice {
  return { part, from: 0, to: part.table.size, shift: 0 };
}

/** The slices of a source after an edit. Costs the number of slices. */
export function withReplacedRows(
  slices: readonly Slice[],
  { from, to, shift, part }: ReplacedRows,
): readonly Slice[] {
  const before: Slice[] = [];
  const behind: Slice[] = [];
  let start = 0;
  for (const slice of slices) {
    const length = slice.to - slice.from;
    const kept = Math.min(length, Math.max(0, from - start));
    const resumed = Math.min(length, Math.max(0, to - start));
    if (kept > 0) before.push({ ...slice, to: slice.from + kept });
    if (resumed < length && start + length > to) {
      behind.push({ ...slice, from: slice.from + resumed, shift: slice.shift + shift });
    }
    start += length;
  }
  return [...before, ...(part.table.size > 0 ? [wholeSlice(part)] : []), ...behind];
}

/** The slices with the abstracts of one of their parts, which is found by its table; the same if it is not among them. */
export function withAbstracts(
  slices: readonly Slice[],
  { table }: SourcePart,
  abstracts: Abstracts,
): readonly Slice[] {
  if (!slices.some(({ part }) => part.table === table)) return slices;
  const found = slices.find(({ part }) => part.table === table);
  const whole = found && { ...found.part, abstracts };
  return slices.map((slice) => (slice.part.table === table && whole ? { ...slice, part: whole } : slice));
}
