import { readDate } from '../text/dates';

/** A date variable of CSL-JSON. */
export interface CslDate {
  /** Year, month and day as far as they are known; two for a range. */
  readonly 'date-parts'?: readonly (readonly number[])[];
  /** 1 to 4 for spring to winter. */
  readonly season?: number;
  readonly circa?: boolean;
  /** A date that is no number: `in press`. */
  readonly literal?: string;
}

/** A date in the notation of a reference; undefined where there is none. Never throws. */
export function cslDate(written: string | undefined): CslDate | undefined {
  if (written === undefined) return undefined;
  const ends = written.split('/', 2).map((end) => end.trim());
  const parts = ends.map(partsOf).filter((one) => one.length > 0);
  const [first] = parts;
  if (first === undefined || (ends.length > 1 && parts.length < 2 && !/^(?:\.\.)?$/.test(ends[1] ?? '')))
    return { literal: written };
  const season = /^-?\d{4}-2([1-4])$/.exec(ends[0] ?? '')?.[1];
  return {
    'date-parts': parts,
    ...(season !== undefined && { season: Number(season) }),
    ...(/[~?%]$/.test(written) && { circa: true }),
  };
}

function partsOf(end: string): readonly number[] {
  if (end === '' || end === '..') return [];
  const { date } = readDate({ date: end });
  const [, year, ...others] = /^(-?\d+)(?:-(\d\d))?(?:-(\d\d))?$/.exec(date ?? '') ?? [];
  return [year, ...others].filter((part) => part !== undefined).map(Number);
}
