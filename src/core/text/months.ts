/** The months as English names them, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const numbers: ReadonlyMap<string, number> = new Map(
  monthNames.map((name, index) => [name.slice(0, 3).toLowerCase(), index + 1]),
);

/** The number of a month, 1 to 12, by the first three letters of its name in any case; undefined if it is none. */
export function monthNumber(name: string): number | undefined {
  return numbers.get(name.slice(0, 3).toLowerCase());
}
