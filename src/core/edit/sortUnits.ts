import type { TextEdit } from '../cite/markup';
import type { EntryUnit } from './entryUnits';
import { longestGrowing } from './sequence';
import { applyEdits } from './textEdits';
import { shortestEdit } from './tidyEntry';

/** An entry with what is to become of it. */
export interface SortableUnit extends EntryUnit {
  /** Units are sorted by it. */
  readonly rank: number;
  /** Edits of the unit itself. */
  readonly edits: readonly TextEdit[];
  /** Nothing is to be left of the unit. */
  readonly isGone: boolean;
}

/**
 * The edits that sort the units of a run and change each as its own edits say. As many units as possible stay where they
 * are, and with them the blanks between them; `between` parts those for which there are no blanks.
 */
export function sortUnits(
  text: string,
  units: readonly SortableUnit[],
  between: string,
): readonly TextEdit[] {
  const places = units
    .map((_, place) => place)
    .filter((place) => units[place]?.isGone !== true)
    .sort((one, other) => (units[one]?.rank ?? 0) - (units[other]?.rank ?? 0));
  const staying = new Set(longestGrowing(places).map((index) => places[index]));
  const edits: TextEdit[] = [];
  let before: number | undefined;
  let arriving: SortableUnit[] = [];
  for (const place of [...places, undefined]) {
    const unit = place === undefined ? undefined : units[place];
    if (unit !== undefined && !staying.has(place)) {
      arriving.push(unit);
      continue;
    }
    edits.push(...fillGap(text, units, { before, behind: place, arriving, between }), ...(unit?.edits ?? []));
    before = place;
    arriving = [];
  }
  return edits;
}

interface Gap {
  /** The places of the units that stay on either side; undefined at an end of the run. */
  readonly before: number | undefined;
  readonly behind: number | undefined;
  readonly arriving: readonly SortableUnit[];
  readonly between: string;
}

/** Puts the units that arrive between two that stay, in place of those that stood there. */
function fillGap(
  text: string,
  units: readonly SortableUnit[],
  { before, behind, arriving, between }: Gap,
): readonly TextEdit[] {
  const [first, last] = [before ?? -1, behind ?? units.length];
  if (last - first === 1 && arriving.length === 0) return [];
  const start = before === undefined ? units[0]?.start : units[before]?.end;
  const end = behind === undefined ? units.at(-1)?.end : units[behind]?.start;
  if (start === undefined || end === undefined) return [];
  const blanks = units
    .slice(Math.max(first, 0), last)
    .map((unit, index) => text.slice(unit.end, units[Math.max(first, 0) + index + 1]?.start ?? unit.end))
    .filter((blank) => blank !== '');
  const blank = () => blanks.shift() ?? between;
  const leading = before === undefined ? [] : [blank()];
  const parts = arriving.flatMap((unit, index) => [
    unitText(text, unit),
    ...(behind !== undefined || index < arriving.length - 1 ? [blank()] : []),
  ]);
  const isEnd = behind === undefined && arriving.length === 0;
  return shortestEdit(text, start, end, [...(isEnd ? [] : leading), ...parts].join(''));
}

function unitText(text: string, { start, end, edits }: SortableUnit): string {
  const moved = edits.map(({ span, newText }) => ({
    span: { start: span.start - start, end: span.end - start },
    newText,
  }));
  return applyEdits(text.slice(start, end), moved);
}
