import { monthNumber } from '../../text/months';

/** The first line of a record: `LGSep 25, 2023Code`. */
export interface Headline {
  /** The category as it is written: `LG`, `hep-th`, `cs.CL`; absent when the line starts with the date. */
  readonly code?: string;
  readonly year: number;
  /** `2023-09-25`; `2023-09` without a day or with one that the month does not have. */
  readonly date: string;
  /** False when the month does not have the day that is written. */
  readonly isDatePossible: boolean;
  /** What follows the date, in the order of the line: `Code`. */
  readonly badges: readonly string[];
}

/** A longer line is no headline, so that every pattern below works on a short text. */
const longestHeadline = 120;

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

// headline := code? gap date badges
// date     := month day? year | day month year | year "-" month "-" day      (Sep 25, 2023; 25 Sep 2023; 2023-09-25)
// gap      := nothing, spaces or a separator; badges start after a gap or with a capital
const monthName =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const code = '(?<code>[a-z][a-z.-]{0,30}?)?';
const gap = '\\s{0,3}[·|,]?\\s{0,3}';
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const year = '(?<year>(?:19|20)\\d\\d)(?!\\d)';
const dateForms: readonly RegExp[] = [
  `${monthName}\\s{0,3}(?:${day},?\\s{1,3})?${year}`,
  `${day}\\s{0,3}${monthName},?\\s{1,3}${year}`,
  `${year}-(?<monthNumber>0[1-9]|1[0-2])-${day}`,
].map((date) => new RegExp(`^${code}${gap}${date}(?<badges>.*)$`, 'iu'));

/** A line as short as a headline that ends in a day and a year, whatever stands where the month should. */
const brokenHeadline = /^[\p{L}.-]{2,30}[^\p{L}\d]{0,3}[\p{L}.]{0,12}\s{0,3}\d{1,2}, \d{4}[\p{L} ·]{0,20}$/u;

const separator = /[·|,]/;
const badgeShape = /^[\p{L}\d][\p{L}\d.+&'()-]{0,29}(?: [\p{L}\d.+&'()-]{1,30}){0,2}$/u;

/**
 * The category, date and badges of a headline, with nothing, spaces or ` · ` between them. `undefined` when the line is
 * not one. Never throws; constant cost, since long lines are not looked at.
 */
export function readHeadline(line: string): Headline | undefined {
  if (line.length > longestHeadline) return undefined;
  for (const form of dateForms) {
    const groups = form.exec(line.trim())?.groups;
    const badges = groups && readBadges(groups['badges'] ?? '');
    if (groups === undefined || badges === undefined) continue;
    return {
      ...(groups['code'] !== undefined && { code: groups['code'] }),
      ...readDate(Number(groups['year']), monthOf(groups), Number(groups['day'] ?? 0)),
      badges,
    };
  }
  return undefined;
}

/** True for a line that is no headline but was meant as one, such as `LGSpt 25, 2023`. Constant cost. */
export function isBrokenHeadline(line: string): boolean {
  return (
    line.length <= longestHeadline && brokenHeadline.test(line.trim()) && readHeadline(line) === undefined
  );
}

/** True if a badge says that code has been published: `Code`, `code`, `Official Code`. */
export function saysCode(badges: readonly string[]): boolean {
  return badges.some((badge) => badge.toLowerCase().split(' ').includes('code'));
}

function monthOf(groups: Readonly<Record<string, string | undefined>>): number {
  return monthNumber(groups['month'] ?? '') ?? Number(groups['monthNumber']);
}

function readDate(
  yearNumber: number,
  month: number,
  dayNumber: number,
): Pick<Headline, 'year' | 'date' | 'isDatePossible'> {
  const yearAndMonth = `${yearNumber}-${twoDigits(month)}`;
  const isDayKnown = dayNumber >= 1 && dayNumber <= lengthOfMonth(yearNumber, month);
  return {
    year: yearNumber,
    date: isDayKnown ? `${yearAndMonth}-${twoDigits(dayNumber)}` : yearAndMonth,
    isDatePossible: isDayKnown || dayNumber === 0,
  };
}

function lengthOfMonth(yearNumber: number, month: number): number {
  const isLeapYear = yearNumber % 4 === 0 && (yearNumber % 100 !== 0 || yearNumber % 400 === 0);
  return month === 2 && !isLeapYear ? 28 : (longestMonths[month - 1] ?? 0);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** The badges after a date; `undefined` if what follows is running text, so that the line is no headline. */
function readBadges(text: string): readonly string[] | undefined {
  if (text.trim() === '') return [];
  const isSeparated = separator.test(text.trim().charAt(0));
  if (!isSeparated && !/^\s*\p{Lu}/u.test(text)) return undefined;
  // Badges are glued to each other as they are to the date: `CodeData`.
  const badges = text
    .replace(/(\p{Ll})(?=\p{Lu}\p{Ll})/gu, '$1·')
    .split(separator)
    .map((badge) => badge.trim())
    .filter((badge) => badge !== '');
  return badges.every((badge) => badgeShape.test(badge)) ? badges : undefined;
}
