import { monthNumber } from './months';

/** What a source says of the date of a work: ISO 8601 as far as it is known, and the year. */
export interface KnownDate {
  /** `2023-09-25`, `2023-09`, `2023`; the start of a range. Absent when not even the year is certain. */
  readonly date?: string;
  readonly year?: number;
}

/** Decoded fields of an entry; those it has not are absent. */
export interface DateFields {
  readonly date?: string | undefined;
  readonly year?: string | undefined;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
}

/**
 * The date of a work from BibLaTeX's `date` or, where that gives none, from BibTeX's `year`, `month` and
 * `day`. An empty object when nothing is known. Never throws.
 */
export function readDate(fields: DateFields): KnownDate {
  // Nine of ten entries have a year and nothing else.
  if (fields.date === undefined && fields.month === undefined && fields.year?.length === 4) {
    const year = Number(fields.year);
    if (year >= 1000) return { date: fields.year, year };
  }
  const fromDate = readIsoDate(fields.date ?? '');
  if (fromDate.year !== undefined) return fromDate;
  // `year = {2020-05}` and `year = {2020-05-17/2020-05-19}` are written by several exporters.
  const fromYear = /^\d{4}-\d/.test(fields.year ?? '') ? readIsoDate(fields.year ?? '') : {};
  if (fromYear.date !== undefined) return fromYear;
  const year = readYear(fields.year ?? '');
  if (year === undefined) return {};
  return { date: joinDate(year, readMonth(fields.month ?? ''), readDay(fields)), year };
}

/**
 * The subset of ISO 8601-2 (EDTF level 1) in the BibLaTeX manual, section 2.3.8; the start of a range, or its
 * end where the start is open:
 *
 *     range = date [ "/" [ date | ".." ] ] | "/" date | "../" date
 *     date  = year [ "-" month [ "-" day ] ] [ "T" time ] [ "~" | "?" | "%" ]
 *     year  = [ "y" ] [ "-" ] digit digit digit digit, unknown digits written "X"
 */
function readIsoDate(source: string): KnownDate {
  const [start = '', end = ''] = source.trim().split('/', 2);
  const match = isoDate.exec(start === '' || start === '..' ? end.trim() : start.trim());
  if (match === null) return {};
  const [, yearText = '', monthText, dayText] = match;
  const year = Number(yearText.replaceAll(/x/gi, '0'));
  if (/x/i.test(yearText)) return { year };
  const month = within(monthText, 12);
  return { date: joinDate(year, month, month === undefined ? undefined : within(dayText, 31)), year };
}

const isoDate = /^[yY]?(-?\d[\dXx]{3})(?:-(\d\d?|XX)(?:-(\d\d?|XX))?)?(?:[T ].*)?[~?%]*$/;

/** The first number of four digits: `c. 1999`, `1999/2000`, `{\noopsort{a}}1999`, `1999a`. */
function readYear(source: string): number | undefined {
  const digits = /(?<!\d)\d{4}(?!\d)/.exec(source)?.[0] ?? /^-?\d{1,3}$/.exec(source.trim())?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** A number, or the first English month: `9`, `sep`, `September`, `12 September`, `September/October`. */
function readMonth(source: string): number | undefined {
  const named = monthNumber(/[A-Za-z]{3,}/.exec(source)?.[0] ?? '');
  return named ?? within(/^\s*(\d{1,2})\s*(?:$|[-–/,])/.exec(source)?.[1], 12);
}

/** The field `day`, or the number beside the name of the month. */
function readDay({ day, month }: DateFields): number | undefined {
  const beside = /^\s*(\d{1,2})(?:st|nd|rd|th)?[.,~\s]*[A-Za-z]|[A-Za-z][.,~\s]*(\d{1,2})(?!\d)/.exec(
    month ?? '',
  );
  return within(day?.trim(), 31) ?? within(beside?.[1] ?? beside?.[2], 31);
}

function within(digits: string | undefined, largest: number): number | undefined {
  const value = digits !== undefined && /^\d{1,2}$/.test(digits) ? Number(digits) : 0;
  return value >= 1 && value <= largest ? value : undefined;
}

function joinDate(year: number, month: number | undefined, day: number | undefined): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  const parts = [year < 0 ? `-${digits}` : digits];
  if (month !== undefined) parts.push(String(month).padStart(2, '0'));
  if (month !== undefined && day !== undefined) parts.push(String(day).padStart(2, '0'));
  return parts.join('-');
}
